"""The clause around a trigger: its subject, its object, what follows a preposition, what it says.

A linear model over words, names and signs. Vietnamese is strictly subject-verb-object, with few inflections and
fixed small words, so that order and prepositions give most roles; where the doc was parsed, arcs settle the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors.lexicon import Phrases, phrases, table
from kg.extractors.sentence import Mention, Sentence
from kg.frame import Filler

OPENING, CLOSING = frozenset('“"‘«('), frozenset('”"’»)')
STOPS = frozenset(".;:!?…[]")
NOUN_TAGS = ("NOUN", "PROPN", "N", "X", "NUM", "M")
VERB_TAGS = ("VERB", "AUX", "V")
CONTENT_WORDS = 30
"""How many words a clause of content may have before it is cut at a comma."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: word positions of the whole, and of its core, which fills the role."""

    start: int
    end: int
    kind: str
    core_start: int
    core_end: int


class Words:
    """The small words of a language's clauses."""

    def __init__(self, language: str) -> None:
        self.adverbs, self.passive = (
            phrases(language, "clause", "adverbs"),
            phrases(language, "clause", "passive"),
        )
        self.prepositions = phrases(language, "clause", "prepositions")
        self.openers, self.joiners = (
            phrases(language, "clause", "openers"),
            phrases(language, "clause", "joiners"),
        )
        self.determiners = phrases(language, "clause", "determiners")
        self.closers = phrases(language, "clause", "closers")
        self.event_nouns = phrases(language, "clause", "event_nouns")
        self.decision_nouns = phrases(language, "clause", "decision_nouns")
        self.decision_verbs = phrases(language, "clause", "decision_verbs")
        self.honorifics = phrases(language, "mentions", "honorifics")
        self.heads = Phrases(
            {
                phrase: kind
                for key, kind in (
                    ("people", "Person"),
                    ("groups", "Organization"),
                    ("documents", "Document"),
                    ("gatherings", "Gathering"),
                    ("place_heads", "Place"),
                    ("pronouns", "Person"),
                )
                for phrase in table(language, "mentions").get(key, ())
            }
        )
        self.pronouns = phrases(language, "mentions", "pronouns")
        self.bodies_pronouns = frozenset(("hai bên", "các bên", "hai nước"))


@cache
def small_words(language: str) -> Words:
    return Words(language)


class Clause:
    """What stands around one trigger, words `start` to `end` of a sentence."""

    def __init__(self, sentence: Sentence, start: int, end: int, openings: Collection[int] = ()) -> None:
        self.sentence, self.start, self.end = sentence, start, end
        self.words, self.norms = sentence.words, sentence.norms
        self.small = small_words(sentence.language)
        self.openings = openings
        self.verbs_from, self.voice_at = self.verb_group()

    def verb_group(self) -> tuple[int, int | None]:
        """Where the adverbs before the trigger start, and where its passive marker stands, if it has one."""
        at = self.start
        voice: int | None = None
        while at > 0:
            adverb = self.small.adverbs.ending(self.norms, at)
            if adverb is not None:
                at = adverb
                continue
            if self.norms[at - 1] in self.small.passive:
                voice = at - 1 if voice is None else voice
                at -= 1
                continue
            break
        if voice is None:
            voice = self.marker_before_agent(at)
        return at, voice

    def marker_before_agent(self, at: int) -> int | None:
        """`được` or `bị` with only one noun phrase between it and the verb (`được Nhà nước trao tặng`)."""
        for marker in range(at - 1, max(-1, at - 25), -1):
            if self.norms[marker] in self.small.passive:
                phrase = self.phrase(marker + 1)
                while (
                    phrase is not None
                    and phrase.end < at
                    and self.small.joiners.match(self.norms, phrase.end)
                ):
                    joined = self.small.joiners.match(self.norms, phrase.end)
                    phrase = self.phrase(joined[0]) if joined else None
                return marker if phrase is not None and phrase.end == at else None
            if self.words[marker].text in ",;:.":
                return None
        return None

    @property
    def nominal(self) -> bool:
        """Whether a noun stands before the trigger that makes it the name of an event (`việc bổ nhiệm`)."""
        if self.start - 1 in self.sentence.covering:
            return False
        if self.small.event_nouns.ending(self.norms, self.start) is not None:
            return True
        decision = self.small.decision_nouns.ending(self.norms, self.start)
        return decision is not None and self.small.decision_verbs.ending(self.norms, decision) is not None

    @property
    def passive(self) -> bool:
        return self.voice_at is not None

    def opening(self, at: int) -> int:
        """Where the clause that word `at` stands in begins."""
        depth = 0
        for position in range(at - 1, -1, -1):
            text = self.words[position].text
            if text == ")":
                depth += 1
            elif text == "(":
                if depth == 0:
                    return position + 1
                depth -= 1
            elif depth == 0:
                if text in "“‘«;:" or position + 1 in self.openings:
                    return position + 1
                opener = self.small.openers.ending(self.norms, position + 1, reach=3)
                if (
                    opener is not None
                    and position not in self.sentence.covering
                    and self.sentence.whole(opener, position + 1)
                ):
                    return position + 1
        return 0

    def phrase(self, at: int) -> Phrase | None:
        """The noun phrase that starts at a word."""
        norms, end = self.norms, at
        size = len(norms)
        while end < size:
            determiner = self.small.determiners.match(norms, end)
            head = self.small.heads.match(norms, end)
            quantity = self.sentence.covering.get(end)
            if quantity is not None and quantity.kind == "Quantity" and not (head and head[0] > quantity.end):
                end = quantity.end
                continue
            if determiner is None or (head and head[0] > determiner[0]):
                break
            if quantity is not None and quantity.kind != "Quantity":
                break
            end = determiner[0]
        quantity = self.sentence.covering.get(at)
        if quantity is not None and quantity.kind == "Quantity" and not self.noun_at(end):
            return Phrase(at, end, "Quantity", at, end)
        if end >= size:
            return None
        named = self.named(at, end)
        if named is not None:
            return named
        return self.common(at, end)

    def noun_at(self, at: int) -> bool:
        """Whether a noun or a name stands at a word."""
        if at >= len(self.words):
            return False
        return at in self.sentence.covering or self.words[at].tag.startswith(NOUN_TAGS)

    def named(self, start: int, at: int) -> Phrase | None:
        """A phrase around a name: honorifics, posts and ranks before it are no part of its core."""
        position: int | None = None
        end = at
        limit = at + 14
        while end < len(self.norms) and end < limit:
            mention = self.sentence.covering.get(end)
            if mention is not None and mention.start == end:
                if mention.kind == "Person":
                    return Phrase(start, mention.end, "Person", mention.start, mention.end)
                if mention.kind == "Position":
                    position = end if position is None else position
                    end = mention.end
                    continue
                if position is not None and mention.kind in ("Organization", "Place"):
                    end = mention.end
                    continue
                if position is None and mention.kind not in ("Time", "Quantity"):
                    return Phrase(start, mention.end, mention.kind, mention.start, mention.end)
                break
            honorific = self.small.honorifics.match(self.norms, end)
            if honorific is not None and honorific[0] in self.sentence.covering:
                end = honorific[0]
                continue
            people = self.small.heads.match(self.norms, end)
            if people is not None and people[1] == "Person" and self.person_at(people[0]):
                end = people[0]
                continue
            if position is not None and self.norms[end] == "của" and end + 1 in self.sentence.covering:
                end += 1
                continue
            if position is not None and self.norms[end] == "," and self.chain_follows(end + 1):
                end += 1
                continue
            break
        while end > start and self.norms[end - 1] == ",":
            end -= 1
        if position is not None and end > position:
            return Phrase(start, end, "Person", position, end)
        return None

    def person_at(self, at: int) -> bool:
        mention = self.sentence.covering.get(at)
        return mention is not None and mention.kind == "Person" and mention.start == at

    def chain_follows(self, at: int) -> bool:
        """Whether after the comma of a chain of posts another post, or the holder with an honorific, stands."""
        honorific = self.small.honorifics.match(self.norms, at)
        mention = self.sentence.covering.get(honorific[0] if honorific else at)
        if mention is None:
            return False
        if mention.kind == "Person":
            return honorific is not None
        return mention.kind == "Position" and self.chain_ends_in_person(at)

    def chain_ends_in_person(self, at: int) -> bool:
        """Whether posts and bodies from here lead up to a name, with no comma right before it."""
        while at < len(self.norms):
            mention = self.sentence.covering.get(at)
            if mention is not None:
                if mention.kind == "Person":
                    return self.words[at - 1].text != ","
                if mention.kind not in ("Position", "Organization", "Place"):
                    return False
                at = mention.end
            elif self.norms[at] in (",", "của", "và", "kiêm"):
                at += 1
            else:
                return False
        return False

    def common(self, start: int, at: int) -> Phrase | None:
        """A phrase around a common noun, with the nouns, adjectives and names that follow it."""
        head = self.small.heads.match(self.norms, at)
        if head is not None and not (head[0] - at > 1 or self.sentence.whole(at, head[0])):
            head = None
        kind = head[1] if head else "Text"
        end: int = head[0] if head else at
        if head is None:
            tag = self.words[at].tag
            if not tag.startswith(NOUN_TAGS) or self.small.prepositions.match(self.norms, at):
                return None
        elif self.small.pronouns.match(self.norms, at) == (end, " ".join(self.norms[at:end])):
            closer = self.small.closers.match(self.norms, end)
            return Phrase(start, closer[0] if closer else end, kind, at, closer[0] if closer else end)
        while end < len(self.norms):
            closer = self.small.closers.match(self.norms, end)
            if closer is not None:
                end = closer[0]
                break
            mention = self.sentence.covering.get(end)
            if mention is not None:
                if mention.kind in ("Time", "Person") or mention.start != end:
                    break
                end = mention.end
                continue
            word = self.words[end]
            if end > start and word.token == self.words[end - 1].token:
                end += 1
                continue
            if (
                self.norms[end] in ("của", "thuộc")
                and end + 1 < len(self.norms)
                and kind in ("Person", "Organization")
            ):
                inner = self.phrase(end + 1)
                if inner is not None and inner.kind in ("Organization", "Person", "Place"):
                    end = inner.end
                break
            if word.tag.startswith((*NOUN_TAGS, "ADJ", "A")) and not word.tag.startswith(
                ("ADP", "ADV", "AUX")
            ):
                if self.small.prepositions.match(self.norms, end) and self.norms[end] not in ("trên",):
                    break
                end += 1
                continue
            break
        if end == at:
            return None
        if kind == "Person" and self.small.determiners.match(self.norms, end):
            inner = self.phrase(end)
            if inner is not None and inner.kind in ("Organization", "Person", "Place", "Text"):
                end = inner.end
        if kind == "Person" and end - at == 1 and self.norms[at] == "người":
            kind = "Text"
        core = start if head is None or kind in ("Person", "Text", "Organization", "Document") else at
        if kind == "Gathering" and at > start and self.norms[at - 1] in ("cuộc", "buổi", "phiên", "lễ"):
            core = at - 1
        return Phrase(start, end, kind, core, end)

    def coordinated(self, first: Phrase, kinds: Collection[str]) -> Iterator[Phrase]:
        """`first` and what is joined to it: phrases of like kind after commas and `và`."""
        yield first
        last = first
        while last.end < len(self.norms):
            joiner = self.small.joiners.match(self.norms, last.end)
            if joiner is None:
                return
            phrase = self.phrase(joiner[0])
            if (
                phrase is None
                or phrase.kind not in kinds
                or (phrase.kind == "Text") != (first.kind == "Text")
            ):
                return
            if joiner[1] == "," and self.is_apposition(phrase, first):
                last = phrase
                continue
            if joiner[1] == "với":
                return
            yield phrase
            last = phrase

    def is_apposition(self, phrase: Phrase, first: Phrase) -> bool:
        """Whether a post after a comma describes the person before it instead of naming another."""
        post = self.sentence.covering.get(phrase.core_start)
        return first.kind == "Person" and post is not None and post.kind == "Position"

    def subjects(self, kinds: Collection[str], before: int | None = None) -> list[Phrase]:
        """The subject with what is coordinated to it: the first phrase of the clause that no preposition governs."""
        if self.nominal and not self.passive:
            return self.owners(kinds)
        limit = self.verbs_from if before is None else before
        begin = self.opening(limit)
        near = self.adjacent_subject(begin, limit, kinds)
        if near:
            return near
        for attempt in (begin, self.opening(begin - 1) if begin > 1 and self.joined_clause(begin) else None):
            if attempt is None:
                continue
            for phrase in self.free_phrases(attempt, limit):
                if phrase.kind in kinds:
                    return [p for p in self.coordinated(phrase, kinds) if p.end <= limit]
        return []

    def owners(self, kinds: Collection[str]) -> list[Phrase]:
        """Whose event a noun names: what stands after `của` in its clause."""
        return self.after_preposition("của", kinds, reach=12)

    def adjacent_subject(self, begin: int, limit: int, kinds: Collection[str]) -> list[Phrase]:
        """The person or pronoun that ends right before the verb, with those coordinated before it."""
        free = [phrase for phrase in self.free_phrases(begin, limit) if phrase.kind in kinds]
        named = self.name_before(limit, kinds)
        if named is not None and (not free or free[-1].end < limit):
            return [named]
        if not free or free[-1].end != limit or free[-1].kind not in ("Person", "Organization"):
            return []
        last = free[-1]
        core = self.sentence.covering.get(last.core_start)
        if core is not None and core.kind == "Position" and len(free) > 1:
            return []
        if self.norms[last.start - 1 : last.start] == (",",):
            return [last]
        for phrase in free:
            chain = list(self.coordinated(phrase, kinds))
            if last in chain:
                return [p for p in chain if p.end <= limit]
        return [last]

    def name_before(self, limit: int, kinds: Collection[str]) -> Phrase | None:
        """A name that ends right before the verb behind a common noun (`nghi vấn|Nga can thiệp`)."""
        name = self.sentence.covering.get(limit - 1)
        if name is None or name.kind not in kinds or name.end != limit or name.start == 0:
            return None
        before = self.words[name.start - 1]
        if not before.tag.startswith("N") or self.small.heads.ending(self.norms, name.start) is not None:
            return None
        return Phrase(name.start, name.end, name.kind, name.start, name.end)

    def joined_clause(self, begin: int) -> bool:
        """Whether a clause without its own subject is joined to the one before."""
        return begin == self.verbs_from and self.norms[begin - 1] in (
            "và",
            ",",
            ";",
            "đồng thời",
            "để",
            "nhằm",
        )

    def free_phrases(self, begin: int, limit: int) -> Iterator[Phrase]:
        """Noun phrases between two words that stand under no preposition."""
        at = begin
        governed = False
        while at < limit:
            if self.words[at].text in ",)-–":
                governed = False
                at += 1
                continue
            preposition = self.small.prepositions.match(self.norms, at)
            if preposition is not None and at not in self.sentence.covering:
                governed = True
                at = preposition[0]
                continue
            phrase = self.phrase(at)
            if phrase is not None and phrase.end > limit and at not in self.sentence.covering:
                phrase = Phrase(at, limit, phrase.kind, min(phrase.core_start, at), limit)
            if phrase is None or phrase.end > limit:
                mention = self.sentence.covering.get(at)
                at = mention.end if mention is not None and mention.start == at else at + 1
                continue
            if not governed:
                yield phrase
            governed = False
            at = phrase.end
        return

    def object_phrases(self, kinds: Collection[str], at: int | None = None) -> list[Phrase]:
        """The phrase right after the trigger (or after word `at`) and what is coordinated to it."""
        begin = self.end if at is None else at
        while begin < len(self.norms) and self.norms[begin] in (
            "thêm",
            "được",
            "lại",
            "ngay",
            "đối",
            "rằng",
            "cả",
        ):
            begin += 1
        phrase = self.phrase(begin)
        if phrase is None or phrase.kind not in kinds:
            return []
        return list(self.coordinated(phrase, kinds))

    def after_preposition(self, preposition: str, kinds: Collection[str], reach: int = 40) -> list[Phrase]:
        """The phrase after the nearest `preposition` that follows the trigger in its clause."""
        words = tuple(preposition.split())
        for at in range(self.end, min(len(self.norms), self.end + reach)):
            if self.words[at].text in STOPS:
                return []
            if self.norms[at : at + len(words)] == words and at not in self.sentence.covering:
                found = self.object_phrases(kinds, at + len(words))
                if found:
                    return found
        return []

    def passive_agents(self, kinds: Collection[str]) -> list[Phrase]:
        """Who acts in a passive clause: between the marker and the verb."""
        if self.voice_at is None:
            return []
        phrase = self.phrase(self.voice_at + 1)
        if phrase is None or phrase.kind not in kinds or phrase.end > self.start:
            return []
        return [p for p in self.coordinated(phrase, kinds) if p.end <= self.start]

    def content(self, begin: int | None = None) -> tuple[int, int] | None:
        """The clause after the trigger, without the words that introduce it, cut where it grows long."""
        at = self.end if begin is None else begin
        size = len(self.words)
        while at < size and (
            self.norms[at] in ("rằng", "về", "thêm", "rõ", "là", "việc", "như")
            or self.words[at].text in ',:-–“"‘'
        ):
            at += 1
        end = size
        while end > at and (self.words[end - 1].text in '.;:!?…,“”"’‘' or self.words[end - 1].text in "”"):
            end -= 1
        quote_end = next((i for i in range(at, end) if self.words[i].text == "”"), None)
        if quote_end is not None and at > 0 and self.words[at - 1].text in '“"':
            end = quote_end
        if end - at > CONTENT_WORDS:
            cuts = [
                i
                for i in range(at + 6, at + CONTENT_WORDS)
                if self.words[i].text in ",;:." or self.norms[i] == "và"
            ]
            end = cuts[-1] if cuts else at + CONTENT_WORDS
        if end - at < 2:
            return None
        return at, end

    def fillers(self, found: list[Phrase], kind: str | None = None) -> list[Filler]:
        """Phrases as fillers, each by its core."""
        return [self.sentence.filler(p.core_start, p.core_end, kind or p.kind) for p in found]

    def mention_after(self, kind: str, at: int) -> Mention | None:
        mention = self.sentence.covering.get(at)
        return mention if mention is not None and mention.kind == kind else None
