"""Names in a sentence, read left to right: posts, persons, bodies, states, places, honours.

What starts with a head word (`Ủy ban`, `Huân chương`) goes on as long as words belong to names of that kind; a
capitalised run is a person by its family name, by the honorific or post before it, or by its foreign spelling. Word
lists: mentions.toml, posts.toml and known_names.toml of a language.
"""

from __future__ import annotations

import re

from kg.extractors.lexicon import Phrases, known_names, phrases
from kg.extractors.sentence import Mention, Sentence
from kg.language.vi.orthography import is_syllable

DATE = re.compile(r"\d+[/.-]\d+")
INITIALS = re.compile(r"(?:[A-ZĐ]\.)+([A-ZĐ]\w[\w-]*)")
"""A name with initials in front, written as one word (`D.Trump`)."""


class Lists:
    """The word lists of a language that names are read by."""

    def __init__(self, language: str) -> None:
        def of(*keys: str, file: str = "mentions") -> Phrases:
            return phrases(language, file, *keys)

        self.surnames, self.honorifics = of("surnames"), of("honorifics")
        self.bodies, self.weak, self.inner = of("bodies"), of("weak_bodies"), of("inner")
        known = known_names(language)
        self.states, self.places, self.known_bodies = known["states"], known["places"], known["bodies"]
        self.single_bodies = of("single_bodies")
        self.place_heads, self.ambiguous = of("place_heads"), of("ambiguous_states")
        self.tenses, self.no_bridge = of("tenses"), of("no_bridge")
        self.links, self.list_links, self.closers = of("name_links"), of("list_links"), of("list_closers")
        self.abbreviated, self.numbered = of("abbreviated_heads"), of("numbered_heads")
        self.classes, self.metals = of("honour_classes"), of("metals")
        self.honours, self.no_bodies = of("honours"), of("no_bodies")
        self.documents, self.named_after = of("documents"), of("named_after")
        self.honour_links, self.honours_named = of("honour_links"), of("honours_named")
        self.founders = of("common_surnames")
        self.posts, self.suffixes = of("posts", file="posts"), of("post_suffixes", file="posts")
        self.prefixes, self.fields = of("post_prefixes", file="posts"), of("fields", file="posts")
        self.outside, self.not_posts = of("outside", file="posts"), of("not_posts", file="posts")
        self.field_posts = of("field_posts", file="posts")
        self.inside = of("bodies_inside", file="posts")
        self.name_heads, self.anywhere = of("name_heads"), of("inner_anywhere")
        self.listing, self.particles, self.breaks = of("listing_bodies"), of("particles"), of("name_breaks")

    def named_otherwise(self, norms: tuple[str, ...], at: int) -> bool:
        """Whether a body, state, place or post is named at a word."""
        lists = (self.states, self.places, self.bodies, self.inner, self.posts, self.honours)
        return any(phrases.match(norms, at) for phrases in lists)


class Reader:
    """Reads the names of one sentence from left to right."""

    def __init__(
        self, sentence: Sentence, known: frozenset[str], places: Phrases, values: tuple[Mention, ...]
    ) -> None:
        self.sentence, self.words, self.norms = sentence, sentence.words, sentence.norms
        self.known, self.places, self.lists = known, places, Lists(sentence.language)
        self.values = {at: value for value in values for at in range(value.start, value.end)}

    def mentions(self) -> list[Mention]:
        """Every name, none overlapping."""
        found: list[Mention] = []
        at = 0
        while at < len(self.words):
            mention = self.at(at, found[-1] if found else None)
            if mention is None or mention.end <= at:
                at += 1
            else:
                found.append(mention)
                at = mention.end
        return found

    def at(self, at: int, before: Mention | None) -> Mention | None:
        """The name that starts at a word; `before` is the one before it."""
        if at in self.values and self.values[at].kind == "Time":
            return None
        follows = before is not None and before.end == at
        if follows and before is not None and before.kind in ("Position", "Organization"):
            person = self.person_after_post(at)
            if person is not None:
                return person
        if follows and before is not None and before.kind == "Position" and self.words[at].capital:
            bare = self.lists.bodies.match(self.norms, at)
            if bare and self.body(at) is None:
                return Mention(at, bare[0], "Organization", "body-of-post")
        return (
            self.honour(at)
            or self.post(at)
            or self.honoured_person(at)
            or self.state(at)
            or self.body(at)
            or self.known_body(at)
            or self.place(at)
            or self.person(at)
            or self.acronym(at)
        )

    def post(self, at: int) -> Mention | None:
        """A post: its longest name, with what makes it longer (`Quyền …`, `… Thường trực`, `… Quốc phòng`)."""
        start = at
        prefix = self.lists.prefixes.match(self.norms, at)
        head = self.lists.posts.match(self.norms, prefix[0]) if prefix else None
        if prefix and head and self.lists.outside.match(self.norms, at):
            start = prefix[0]
        head = head or self.lists.posts.match(self.norms, at)
        if head is None or not self.whole_or_long(at, head[0]):
            return None
        if at > 0 and self.lists.not_posts.match(self.norms, at - 1):
            return None
        end: int = self.without_body(head[0])
        suffix = self.lists.suffixes.match(self.norms, end)
        if suffix:
            end = suffix[0]
        matter = self.lists.fields.match(self.norms, end)
        if matter and self.lists.field_posts.ending(self.norms, end) is not None:
            end = matter[0]
        return Mention(start, end, "Position", "post")

    def whole_or_long(self, start: int, end: int) -> bool:
        """A phrase of one syllable counts only where it is a word by itself."""
        if end - start > 1 or self.sentence.whole(start, end):
            return True
        return self.words[start].capital and end < len(self.words) and self.words[end].capital

    def without_body(self, end: int) -> int:
        """End of a post before the head of the body it ends with (`Trưởng|ban Tuyên giáo`)."""
        for length in (2, 1):
            start = end - length
            if start > 0 and self.lists.inside.match(self.norms, start) == (
                end,
                " ".join(self.norms[start:end]),
            ):
                goes_on = end < len(self.words) and self.further(end, start) is not None
                if goes_on and not (self.words[end].name and self.starts_person(end)):
                    return start
        return end

    def person_after_post(self, at: int) -> Mention | None:
        """A person named right after a post or its body."""
        end = self.capital_run(at)
        if end == at or (
            self.lists.named_otherwise(self.norms, at) and not self.lists.surnames.match(self.norms, at)
        ):
            return None
        body = self.lists.bodies.match(self.norms, at)
        if body and body[0] - at > 1:
            return None
        if self.two_foreigners(at, end):
            end = at + 1
        place = self.lists.places.match(self.norms, at)
        namesake = end - at == 3 and self.norms[at] in self.lists.surnames
        if self.lists.states.match(self.norms, at) or (place and not namesake):
            return None
        if len(self.words[at].text) > 1 and self.words[at].text.isupper():
            return None
        if self.lists.breaks.match(self.norms, at) or self.common_word(at, end):
            return None
        if self.like_a_place(at, end):
            return Mention(at, end, "Place", "place-after-post")
        return Mention(at, end, "Person", "after-post")

    def two_foreigners(self, at: int, end: int) -> bool:
        """Whether a run is a known surname and another's whole name (`Tổng thống Duterte|Ernesto Abella`)."""
        foreign = not any(is_syllable(norm) for norm in self.norms[at:end])
        return foreign and end - at >= 3 and self.norms[at] in self.known

    def common_word(self, at: int, end: int) -> bool:
        """Whether a single capitalised word is a verb or preposition of the title's own words (`Chống tham nhũng`)."""
        verbal = self.words[at].tag.startswith(("V", "ADP", "E", "SCONJ"))
        return end - at == 1 and verbal and self.norms[at] not in self.known

    def like_a_place(self, at: int, end: int) -> bool:
        """Whether two syllables after a post name where it is held (`Bí thư Cát Lâm`): no family name is among them."""
        norms = self.norms[at:end]
        if end - at != 2 or norms[0] in self.lists.surnames or norms[-1] in self.known:
            return False
        return all(is_syllable(norm) for norm in norms)

    def honoured_person(self, at: int) -> Mention | None:
        """A capitalised run right after an honorific."""
        start = self.lists.honorifics.ending(self.norms, at)
        if start is None or not self.words[at].name:
            return None
        end = self.capital_run(at)
        others = (self.lists.honours, self.lists.states, self.lists.bodies)
        if end == at or any(phrases.match(self.norms, at) for phrases in others):
            return None
        return Mention(at, end, "Person", "after-honorific")

    def person(self, at: int) -> Mention | None:
        """A capitalised run with a family name first, of foreign spelling, or known as a person elsewhere."""
        if not self.words[at].name:
            return None
        if self.lists.honorifics.match(self.norms, at):
            return None
        end = self.capital_run(at)
        names = self.words[at:end]
        if not names or any(len(word.text) > 1 and word.text.isupper() for word in names[:1]):
            return None
        if self.initialled(at):
            return Mention(at, end, "Person", "initials")
        vietnamese = self.norms[at] in self.lists.surnames and 2 <= end - at <= 4
        foreign = 2 <= end - at <= 4 and sum(not is_syllable(word.norm) for word in names) >= 2
        if vietnamese or foreign:
            return Mention(at, end, "Person", "family-name" if vietnamese else "foreign-name")
        if self.norms[end - 1] in self.known and not self.lists.named_otherwise(self.norms, at):
            return Mention(at, end, "Person", "named-before")
        return None

    def initialled(self, at: int) -> bool:
        """Whether a word is a foreign surname behind initials (`D.Trump`, not `Q.Gò`)."""
        name = INITIALS.fullmatch(self.words[at].text)
        return name is not None and not is_syllable(name[1].lower())

    def capital_run(self, at: int) -> int:
        """End of the run of capitalised words of one personal name that starts at a word."""
        end = at
        while end < len(self.words) and end - at < 5:
            word = self.words[end]
            dotted = word.text == "." and end > at and len(self.words[end - 1].text) <= 2
            if (
                dotted
                and end + 1 < len(self.words)
                and self.adjacent(end - 1)
                and self.words[end + 1].capital
            ):
                end += 1
                continue
            if end > at and self.lists.particles.match(self.norms, end):
                after = end + 1
                while self.lists.particles.match(self.norms, after):
                    after += 1
                if self.name_at(after):
                    end = after + 1
                    continue
            if end > at + 1 and self.norms[end] == self.norms[at]:
                break
            in_name = end > at and word.capital and self.norms[at] in self.lists.surnames
            if not (word.name or in_name) or (end > at and self.breaks_name(end)):
                break
            end += 1
        return end

    def name_at(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].name

    def breaks_name(self, at: int) -> bool:
        """Whether a capitalised word starts another name: a post, a body or an honorific."""
        return bool(self.lists.posts.match(self.norms, at) or self.lists.breaks.match(self.norms, at))

    def adjacent(self, at: int) -> bool:
        """Whether no space stands between a word and the next."""
        return at + 1 < len(self.words) and self.words[at].end == self.words[at + 1].start

    def state(self, at: int) -> Mention | None:
        """A state, bloc or capital that is known by its name."""
        if not self.words[at].capital:
            return None
        found = self.lists.states.match(self.norms, at)
        if found is None:
            return None
        if self.lists.ambiguous.match(self.norms, at) == found and not self.state_in_context(at):
            return None
        return Mention(at, found[0], "Organization", "state")

    def known_body(self, at: int) -> Mention | None:
        """A body of the world that is known by its name alone."""
        found = self.lists.known_bodies.match(self.norms, at) if self.words[at].capital else None
        return Mention(at, found[0], "Organization", "known-body") if found else None

    def state_in_context(self, at: int) -> bool:
        return at > 0 and self.words[at - 1].text not in '."“'

    def body(self, at: int) -> Mention | None:
        """A body: its head, and on as long as words belong to it."""
        head = self.lists.bodies.match(self.norms, at)
        if head is None or not self.whole_or_long(at, head[0]) or self.is_verb(at):
            return None
        start, end = at, head[0]
        strong = " ".join(self.norms[at:end]) not in self.lists.weak
        needs_name = " ".join(self.norms[at:end]) in self.lists.name_heads and not self.words[at].capital
        if needs_name and not (end < len(self.words) and self.words[end].capital):
            return None
        named = False
        while end < len(self.words):
            longer = self.further(end, start)
            if longer is None:
                break
            end, named = longer, True
        if not named and not (strong and (self.words[at].capital or len(self.norms[at:end]) > 1)):
            return None
        return Mention(start, end, "Organization", "body")

    def is_verb(self, at: int) -> bool:
        """Whether a head in lower case is the verb of its clause (`đã thanh tra UBND huyện`)."""
        word = self.words[at]
        return not word.capital and (
            word.tag.startswith("V") or self.lists.tenses.ending(self.norms, at) is not None
        )

    def further(self, at: int, start: int) -> int | None:
        """End of what comes next in the name of a body that started at `start`, if it goes on."""
        norms = self.norms
        if at in self.values and self.values[at].kind == "Time" and DATE.match(norms[at]):
            return None
        if self.lists.posts.match(norms, at):
            return None
        if self.words[at].capital and self.lists.breaks.match(norms, at):
            return None
        known = self.lists.states.match(norms, at) or self.lists.places.match(norms, at)
        if known and self.words[at].capital and not self.starts_person(at, known[0]):
            return int(known[0])
        capital = self.words[at].capital
        anywhere = self.lists.anywhere.match(norms, at)
        inner = self.lists.inner.match(norms, at)
        body = self.lists.bodies.match(norms, at)
        ends = [
            int(found[0])
            for found, fits in (
                (anywhere, capital or not self.lists.bodies.match(norms, at)),
                (inner, capital or not self.in_capital(at - 1) or self.head_before(start, at)),
                (body, capital),
            )
            if found and fits
        ]
        if ends:
            return max(ends)
        if self.lists.links.match(norms, at) and at + 1 < len(self.words):
            return self.linked(at, start)
        if (
            self.words[at].text == "."
            and self.adjacent(at - 1)
            and self.lists.abbreviated.ending(norms, at) is not None
        ):
            return at + 1
        if norms[at].isdigit() and at - start <= 4 and at not in self.values:
            return at + 1
        if norms[at].isdigit() and self.lists.numbered.ending(norms, at) is not None:
            return at + 1
        bridge = self.bridge(at)
        if bridge is not None and self.lists.weak.match(norms, start):
            return bridge
        if self.words[at].capital and not self.starts_person(at) and not self.foreign_acronym(at, start):
            verb_follows = at + 1 < len(self.words) and self.words[at + 1].tag.startswith("V")
            proper = self.words[at - 1].name and at - 1 > start
            return at + 1 + (0 if verb_follows and proper else self.words[at].tail)
        return None

    def foreign_acronym(self, at: int, start: int) -> bool:
        """Whether a word in capitals stands behind a finished name (`UBND huyện Tân Lập GPMB`)."""
        text = self.words[at].text
        return len(text) > 2 and text.isupper() and self.words[at - 1].name and at - start > 2

    def bridge(self, at: int) -> int | None:
        """End of a run of common nouns that leads to a capitalised word of the same name (`điện lực miền Trung`)."""
        end = at
        while end < len(self.words) and end - at < 6:
            word = self.words[end]
            if (
                end in self.values
                or not word.tag.startswith(("N", "A", "PROPN"))
                or word.tag.startswith(("NUM", "ADP", "ADV", "AUX"))
            ):
                return None
            if word.capital:
                return (
                    end + 1
                    if end > at and not self.starts_person(end) and not self.person_word(end)
                    else None
                )
            lists = (self.lists.posts, self.lists.honorifics, self.lists.honours, self.lists.documents)
            if self.lists.no_bridge.match(self.norms, end) or any(
                phrases.match(self.norms, end) for phrases in lists
            ):
                return None
            end += 1
        return None

    def person_word(self, at: int) -> bool:
        return self.norms[at] in self.known

    def in_capital(self, at: int) -> bool:
        """Whether a word is capitalised, or belongs to a dictionary word that is."""
        begin = max(0, at - 3)
        return any(
            word.capital and begin + i + word.tail >= at for i, word in enumerate(self.words[begin : at + 1])
        )

    def head_before(self, start: int, at: int) -> bool:
        head = self.lists.bodies.match(self.norms, start)
        return head is not None and head[0] == at and not self.words[at].tag.startswith("V")

    def linked(self, at: int, start: int) -> int | None:
        """A link goes on in a name only between two capitalised words, and never before another body."""
        after = at + 1
        word = self.words[after]
        if not word.capital or self.starts_person(after) or self.lists.posts.match(self.norms, after):
            return None
        if self.lists.bodies.match(self.norms, after) or self.lists.states.match(self.norms, after):
            return None
        if (
            self.lists.list_links.match(self.norms, at)
            and self.lists.listing.match(self.norms, start) is None
        ):
            return None
        if self.norms[at] == "," and not self.list_closes(after):
            return None
        return after + 1 + word.tail

    def list_closes(self, at: int) -> bool:
        """Whether capitalised words from here lead to `và` and another (`Văn hóa, Thể thao và Du lịch`)."""
        end = at
        while end < len(self.words) and end - at < 5:
            if self.lists.closers.match(self.norms, end):
                return end + 1 < len(self.words) and self.words[end + 1].capital
            if self.words[end].text in ",.;:":
                return False
            end += 1
        return False

    def starts_person(self, at: int, known_end: int | None = None) -> bool:
        """Whether a personal name starts here, inside what would else be a longer name of a body.

        `known_end` is where a place or state known by name ends, if one starts here: a person's name goes on.
        """
        if known_end is not None:
            run = self.capital_run(at)
            return (
                self.norms[at] in self.lists.surnames
                and run - at <= 4
                and run > known_end
                and not (self.lists.bodies.match(self.norms, known_end) or self.starts_person(known_end))
            )
        if self.initialled(at):
            return True
        if at > 0 and self.lists.named_after.match(self.norms, at - 1) and not self.chamber_before(at):
            return False
        run = self.capital_run(at)
        if self.norms[at] not in self.lists.surnames:
            return run - at >= 2 and sum(not is_syllable(norm) for norm in self.norms[at:run]) >= 2
        if (
            self.lists.places.match(self.norms, at)
            or self.lists.place_heads.ending(self.norms, at) is not None
        ):
            return False
        if any(self.norms[later] in self.lists.founders and run - later >= 2 for later in range(at + 1, run)):
            return self.norms[at] in self.lists.founders and run - at <= 4
        return 3 <= run - at <= 4 or (run - at == 2 and self.norms[at] in self.lists.founders)

    def chamber_before(self, at: int) -> bool:
        """Whether the body named so far is one of a kind, and takes no name (`Thượng viện`)."""
        return self.lists.single_bodies.ending(self.norms, at) is not None

    def place(self, at: int) -> Mention | None:
        """A place: a head with a capitalised name, or a name known by itself."""
        head = self.lists.place_heads.match(self.norms, at)
        if head is not None and self.whole_or_long(at, head[0]):
            end = head[0]
            if end < len(self.words) and self.words[end].text == "." and self.adjacent(end - 1):
                end += 1
            begun = end
            while end < len(self.words) and end - begun < 4:
                known = self.lists.places.match(self.norms, end)
                if known:
                    end = known[0]
                    break
                if not self.words[end].name and not (end == begun and self.norms[end].isdigit()):
                    break
                if self.lists.breaks.match(self.norms, end):
                    break
                end += 1
            if end > begun:
                return Mention(at, end, "Place", "place-head")
        known = self.lists.places.match(self.norms, at) or self.places.match(self.norms, at)
        if known is not None and any(word.capital for word in self.words[at : known[0]]):
            return Mention(at, known[0], "Place", "place")
        return None

    def honour(self, at: int) -> Mention | None:
        """An honour: its head, the capitalised words after it, its class (`hạng Nhất`)."""
        head = self.lists.honours.match(self.norms, at)
        if head is None or not self.whole_or_long(at, head[0]):
            return None
        end: int = head[0]
        while end < len(self.words):
            if self.words[end].capital and not self.starts_person(end):
                end += 1 + self.words[end].tail
            elif self.lists.classes.match(self.norms, end) and end + 1 < len(self.words):
                end += 2
            elif self.lists.honour_links.match(self.norms, end) and self.honour_goes_on(end):
                end += 1
            else:
                break
        if end == head[0] and self.lists.honours_named.match(self.norms, at):
            return None
        return Mention(at, end, "Honour", "honour")

    def honour_goes_on(self, at: int) -> bool:
        if self.lists.metals.match(self.norms, at):
            return True
        return (
            at + 1 < len(self.words)
            and self.words[at + 1].capital
            and not self.lists.honours.match(self.norms, at + 1)
        )

    def acronym(self, at: int) -> Mention | None:
        """A word in capitals is a body (`FBI`), unless the whole sentence is."""
        word = self.words[at]
        if (
            len(word.text) < 2
            or not word.text.isupper()
            or not word.text.isalpha()
            or self.sentence.span.text.isupper()
        ):
            return None
        if self.lists.no_bodies.match(self.norms, at) or self.lists.honorifics.match(self.norms, at):
            return None
        return Mention(at, at + 1, "Organization", "acronym")
