"""The persons of one article: their fullest names, what posts and honorifics are said of them, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.frame import Frame, Span
from kg.resolution.name_shares import share
from kg.resolution.names import Words, bare, ends, expand, one_letter_apart, starts, words
from kg.resolution.passage import Passage, Word
from kg.resolution.references import References

_BREAK = re.compile(r"[\n.;:!?()\[\]“”\"…]")
_LONGEST_TITLE = 16
_LONGEST_INTRODUCTION = 7
_SHORT_WORD = 4


@dataclass(slots=True)
class Person:
    """One person of the article, other spellings in `also`; `spots` are offsets of mentions, in order."""

    name: str
    words: Words
    also: set[Words] = field(default_factory=set)
    gender: str = "either"
    titles: set[Words] = field(default_factory=set)
    spots: list[int] = field(default_factory=list)


class People:
    """Everyone the article names in full, found by any way of naming them again."""

    def __init__(
        self, passage: Passage, references: References, frames: Iterable[Frame], named: Iterable[Span]
    ):
        self.passage, self.references = passage, references
        self.everyone: list[Person] = []
        stated = {words(name): name for name in self._full_names(frames, named)}
        seen = {
            words(name): name
            for name in self._names_in_text()
            if not any(ends(words(name), known) for known in stated) or words(name)[0] in references.surnames
        }
        full = seen | stated
        for form in sorted(full, key=lambda form: (-len(form), form)):
            known = self._same_person(form)
            if known is None:
                self.everyone.append(Person(full[form], form))
            elif not ends(known.words, form):
                known.also.add(form)
        self._find_spots()
        self._read_titles(frames)

    # Who is named in full.

    def _full_names(self, frames: Iterable[Frame], named: Iterable[Span]) -> Iterator[str]:
        for frame in frames:
            for _, filler in frame.fillers():
                if filler.kind == "Person" and is_full_name(filler.text, self.references):
                    yield self._without_body(filler.text)
        for span in named:
            if is_full_name(span.text, self.references):
                yield self._without_body(span.text)

    def _without_body(self, name: str) -> str:
        """`name` without what stands before it: an abbreviated body (``VCCI Nguyễn Văn A``), a surname typed twice."""
        pieces = name.split()
        for i in range(len(pieces) - 2, 0, -1):
            if _abbreviates_body(pieces[i - 1]) or (i == 1 and words(pieces[0]) == words(pieces[1])):
                return " ".join(pieces[i:])
        for i in range(1, len(pieces) - 1):
            before = any(_abbreviates_body(piece) for piece in pieces[:i])
            if before and words(pieces[i])[:1] and words(pieces[i])[0] in self.references.surnames:
                return " ".join(pieces[i:])
        return name

    def _names_in_text(self) -> Iterator[str]:
        """Runs of capitalised words that start with a family name, or follow an honorific or a post."""
        row = self.passage.words
        i = 0
        while i < len(row):
            run = self._run(i)
            first = self._name_in_run(i, run) if run - i > 1 else None
            if first is not None:
                yield self.passage.slice(first, run)
            i = max(run, i + 1)

    def _name_in_run(self, start: int, run: int) -> int | None:
        """Where in a run of capitalised words a person's name begins, or None."""
        row = self.passage.words
        i = start + self._place(start, run)
        surnames = [
            first
            for first in range(max(i, run - 4), run - 1)
            if row[first].form in self.references.surnames and not self._ends_place(first, run)
        ]
        if surnames:
            # In `tỉnh Lam Sơn Trần Hữu Phước` the place ends in what is, for a few, a family name.
            return (
                surnames[0]
                if surnames[0] == start
                else max(surnames, key=lambda at: share("family", row[at].form))
            )
        if not 2 <= run - i <= 4 or len(row[run - 1].text) == 1 or self._body(i):
            return None
        if not self._introduces(start) or (run - i == 2 and row[i + 1].gap == "-"):
            return None
        return i + (row[i].form == row[i + 1].form)

    def _ends_place(self, first: int, end: int) -> bool:
        """Whether the words up to `end`, from `first` or one before it, are a place or state."""
        form = tuple(word.form for word in self.passage.words[max(0, first - 2) : end])
        return any(
            form[i:] in self.references.places | self.references.states for i in range(3) if len(form) - i > 1
        )

    def _body(self, i: int) -> bool:
        form = tuple(word.form for word in self.passage.words[i : i + 3])
        return any(form[:size] in self.references.body_heads for size in (1, 2, 3))

    def _place(self, first: int, end: int) -> int:
        """How many words from `first` on name a state or place, or abbreviate a body, before a person's name."""
        if (
            end - first > 2
            and self.passage.words[first].text.isupper()
            and len(self.passage.words[first].text) > 2
        ):
            return 1
        named = self.references.states | self.references.places
        form = tuple(word.form for word in self.passage.words[first:end])
        if first and (self.passage.words[first - 1].form, *form[:1]) in named:
            return 1
        return next((size for size in range(len(form), 0, -1) if form[:size] in named), 0)

    def _run(self, i: int) -> int:
        """One after the last of the capitalised words from `i` on that only a space or a hyphen parts."""
        row = self.passage.words
        if not row[i].capital or row[i].text.isdigit():
            return i
        end = i + 1
        while end < len(row) and row[end].gap in (" ", "-") and (row[end].capital or row[end].gap == "-"):
            end += 1
        return end

    def _introduces(self, i: int) -> bool:
        """Whether an honorific, or a post with no more than a body behind it, stands before word `i`."""
        row = self.passage.words
        before: Words = ()
        for word in reversed(row[max(0, i - _LONGEST_INTRODUCTION) : i]):
            if row[i].gap != " " and not before:
                return False
            before = (word.form, *before)
            if post_head(before, self.references) or before in self.references.genders:
                return True
            if word.gap != " " or not (word.capital or word.form in self.references.inner):
                return False
        return False

    def _same_person(self, form: Words) -> Person | None:
        """Someone already known under a longer name that `form` is a part of, or another spelling of."""
        return next((person for person in self.everyone if self._is_part(form, person)), None)

    def _is_part(self, form: Words, person: Person) -> bool:
        if ends(person.words, form):
            return True
        if self._vietnamese(person):
            return False
        if len(form) == len(person.words):
            other = [pair for pair in zip(form, person.words, strict=True) if pair[0] != pair[1]]
            return len(other) == 1 and len(other[0][0]) > _SHORT_WORD and one_letter_apart(*other[0])
        return form[0] == person.words[0] and form[-1] == person.words[-1] and set(form) <= set(person.words)

    def _vietnamese(self, person: Person) -> bool:
        return person.words[0] in self.references.surnames

    # Where they are named, and as what.

    def _find_spots(self) -> None:
        whole = [
            (person, first, end)
            for person in self.everyone
            for spelling in (person.words, *sorted(person.also))
            for first, end in self.passage.occurrences(spelling)
        ]
        self._taken_starts = {self.passage.words[first].start for _, first, _ in whole}
        self.taken = {i for _, first, end in whole for i in range(first, end)}
        for person, first, end in whole:
            self._note(person, first, end)
        for i, word in enumerate(self.passage.words):
            if word.capital and i not in self.taken and self._may_be_name(i):
                found = self.named((word.form,), word.start)
                if found:
                    self._note(found, i, i + 1)

    def _may_be_name(self, i: int) -> bool:
        """Whether a capitalised word alone can be a person's name: after an honorific, or a foreign surname."""
        row = self.passage.words
        if i and self._honorific(i) is not None:
            return True
        last = {person.words[-1] for person in self.everyone if not self._vietnamese(person)}
        return row[i].form in last and not (i + 1 < len(row) and row[i + 1].gap == " " and row[i + 1].capital)

    def _note(self, person: Person, first: int, end: int) -> None:
        insort(person.spots, self.passage.words[first].start)
        gender = self._honorific(first)
        if gender in ("male", "female"):
            person.gender = gender
        elif person.gender == "either":
            person.gender = next(
                (
                    self.references.middle[word]
                    for word in person.words[1:-1]
                    if word in self.references.middle
                ),
                "either",
            )
        title = self._title_before(first)
        person.titles.update(title)
        person.titles.update(self._title_after(end))

    def _honorific(self, first: int) -> str | None:
        row = self.passage.words
        for size in (2, 1):
            if first >= size and row[first].gap in (" ", ". "):
                form = tuple(word.form for word in row[first - size : first])
                if form in self.references.genders:
                    return self.references.genders[form]
        return None

    # Posts said of them.

    def _post_head(self, form: Words) -> Words:
        return post_head(form, self.references)

    def _title_before(self, first: int) -> Iterator[Words]:
        """Posts that stand right before a name, each with its body: ``Bí thư Thành ủy Nguyễn Văn A``."""
        row = self.passage.words
        first = self._before_brackets(first)
        begin = first
        while begin > 0 and first - begin < _LONGEST_TITLE and not _BREAK.search(row[begin].gap):
            begin -= 1
            if begin and _BREAK.search(row[begin].gap):
                break
        yield from self._posts_in(row[begin:first])

    def _before_brackets(self, first: int) -> int:
        """Where the words end that stand before a name, brackets in between left out: `Bộ X (BX) Nguyễn Văn A`."""
        row = self.passage.words
        if row[first].gap.strip() != ")":
            return first
        for i in range(first - 1, max(-1, first - 8), -1):
            if row[i].gap.endswith("("):
                return i
        return first

    def _title_after(self, end: int) -> Iterator[Words]:
        """Posts in apposition to a name, or said of it: ``Nguyễn Văn A, Giám đốc Sở Y tế,``."""
        row = self.passage.words
        at = end
        for size in (3, 2, 1):
            if tuple(word.form for word in row[end : end + size]) in self.references.after_name:
                at = end + size
                break
        if at == end and (at >= len(row) or not re.fullmatch(r" ?[,(–-] ?", row[at].gap)):
            return
        segment: list[Word] = []
        for word in row[at : at + _LONGEST_TITLE]:
            if segment and (_BREAK.search(word.gap) or "," in word.gap):
                break
            segment.append(word)
        form = tuple(word.form for word in segment)
        head = self._post_head(form)
        if head:
            reach = self._reach(segment, len(head))
            if at + reach not in self.taken:
                yield self._canonical(form[:reach])

    def _posts_in(self, segment: list[Word]) -> Iterator[Words]:
        """The posts of a run of words that ends before a name; a comma, or nothing, parts one from the next."""
        form = tuple(word.form for word in segment)
        at = 0
        while at < len(form):
            head = self._post_head(form[at:])
            if not head:
                at += 1
                continue
            end = at + self._reach(segment[at:], len(head))
            if end == len(form) or "," in segment[end].gap or form[end] in self.references.joining:
                yield self._canonical(form[at:end])
            at = end

    def _reach(self, segment: list[Word], head: int) -> int:
        """How many words from the start of `segment` belong to the post whose own words are the first `head`."""
        end = head
        while end < len(segment):
            word = segment[end]
            following = segment[end + 1] if end + 1 < len(segment) else None
            if word.form in self.references.inside_titles and following and following.capital:
                end += 2
                continue
            if (
                "," in word.gap
                or word.start in self._taken_starts
                or not (word.capital or word.form in self.references.inner or word.form.isdigit())
            ):
                break
            if word.form in self.references.joining or self._post_head(
                tuple(w.form for w in segment[end : end + 3])
            ):
                break
            end += 1
        return end

    def _read_titles(self, frames: Iterable[Frame]) -> None:
        """What frames of posts state of someone."""
        for frame in frames:
            if frame.type not in ("HoldsPosition", "Appointment"):
                continue
            for holder in frame.roles.get("person", ()):
                person = self.named(words(holder.text), holder.start)
                if person is None:
                    continue
                bodies = [filler.text for filler in frame.roles.get("organization", ())] or [""]
                for position in frame.roles.get("position", ()):
                    person.titles.update(self._canonical(words(f"{position.text} {body}")) for body in bodies)

    def _canonical(self, title: Words) -> Words:
        title = expand(title, self.references.abbreviations)
        for short, full in self.references.same_post.items():
            if starts(title, short):
                title = full + title[len(short) :]
        return title

    # Finding someone again.

    def named(self, form: Words, at: int) -> Person | None:
        """The person that a name, or a part of one, stands for at offset `at`."""
        if not form:
            return None
        for fits in (self._by_whole, self._by_end, self._by_start, self._by_initials, self._by_bare):
            found = [person for person in self.everyone if fits(person, form)]
            if found:
                return self._nearest(found, at)
        return None

    @staticmethod
    def _by_whole(person: Person, form: Words) -> bool:
        return person.words == form or form in person.also

    @staticmethod
    def _by_end(person: Person, form: Words) -> bool:
        return ends(person.words, form)

    def _by_start(self, person: Person, form: Words) -> bool:
        return starts(person.words, form) and not (
            form == person.words[:1] and self._vietnamese(person) and form[0] in self._common_surnames()
        )

    def _common_surnames(self) -> frozenset[str]:
        return self.references.surnames - {"kim", "tập", "vương", "moon", "lý"}

    @staticmethod
    def _by_initials(person: Person, form: Words) -> bool:
        if len(form) < 2 or form[-1] != person.words[-1]:
            return False
        rest = iter(person.words)
        return all(any(word == own or (len(word) == 1 and own[0] == word) for own in rest) for word in form)

    @staticmethod
    def _by_bare(person: Person, form: Words) -> bool:
        return all(bare(word) == word for word in form) and ends([bare(word) for word in person.words], form)

    def holding(self, phrase: Words, at: int) -> Person | None:
        """The person whose post `phrase` names: the post said of exactly one, or of the nearest."""
        while phrase[:1] in self.references.after_name:
            phrase = phrase[1:]
        post = self._canonical(phrase)
        head = self._post_head(post)
        if not head:
            return None
        best: list[Person] = []
        best_score = 0
        for person in self.everyone:
            score = max((self._agreement(post, head, title) for title in person.titles), default=0)
            if score > best_score:
                best, best_score = [person], score
            elif score and score == best_score:
                best.append(person)
        return self._nearest(best, at) if best else None

    def _agreement(self, post: Words, head: Words, title: Words) -> int:
        if self._post_head(title) != head:
            return 0
        if post == title:
            return 3
        if _subsequence(post, title):
            return 3 if post == head else 2
        return 1 if title == head else 0

    def leading(self, rest: Words, at: int, but: Person | None = None) -> Person | None:
        """The nearest person with a leading post of the state `rest`."""
        found = [
            person
            for person in self.everyone
            if person is not but
            and any(
                _contains(title, rest) and self._post_head(title) in self.references.leading_posts
                for title in person.titles
            )
        ]
        return self._nearest(found, at) if found else None

    def of_state(self, rest: Words, at: int) -> Person | None:
        """The nearest person with any post whose words contain `rest`."""
        found = [person for person in self.everyone if any(_contains(title, rest) for title in person.titles)]
        return self._nearest(found, at) if found else None

    def before(self, at: int, gender: str = "either") -> Iterator[Person]:
        """Persons by how shortly before `at` they were named; those of the other gender left out."""
        spots = sorted(
            (
                (person.spots[i - 1], person.name, person)
                for person in self.everyone
                if (i := bisect_left(person.spots, at)) and {gender, person.gender} != {"male", "female"}
            ),
            key=lambda spot: spot[:2],
            reverse=True,
        )
        return (person for _, _, person in spots)

    def remember(self, person: Person, at: int) -> None:
        """Note that `person` is spoken of at `at`."""
        if at not in person.spots:
            insort(person.spots, at)

    def _nearest(self, found: list[Person], at: int) -> Person:
        """Of `found`, who was named last before `at` (or at it); failing that, who is named first after it."""

        def distance(person: Person) -> tuple[bool, int, str]:
            i = bisect_left(person.spots, at + 1)
            if i:
                return (False, at - person.spots[i - 1], person.name)
            return (True, person.spots[0] if person.spots else 0, person.name)

        return min(found, key=distance)


def is_full_name(name: str, references: References) -> bool:
    """Whether a name is a person's in full: two to six words, capitalised, no post or honorific before them."""
    forms = words(name)
    pieces = name.split()
    return (
        2 <= len(forms) <= 6
        and len(pieces) > 1
        and "," not in name
        and sum(piece[0].isupper() for piece in pieces) >= max(2, len(pieces) - 1)
        and pieces[0][0].isupper()
        and not post_head(forms, references)
        and forms[:1] not in references.genders
        and len(forms[-1]) > 1
        and not any(forms[:size] in references.body_heads for size in (1, 2, 3))
        and forms not in references.places | references.states
        and forms[:1] not in references.levels
    )


def _abbreviates_body(piece: str) -> bool:
    return piece.isupper() and piece.replace(".", "").isalpha() and len(piece) > 1 and piece[1] != "."


def post_head(form: Words, references: References) -> Words:
    """The longest post that `form` begins with, or nothing."""
    return next(
        (form[:size] for size in range(min(5, len(form)), 0, -1) if form[:size] in references.posts), ()
    )


def _subsequence(short: Words, full: Words) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)


def _contains(title: Words, part: Words) -> bool:
    return any(title[i : i + len(part)] == part for i in range(len(title) - len(part) + 1))
