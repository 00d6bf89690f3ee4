"""The persons of one article: their fullest names, what posts and honorifics are said of them, and where."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.frame import Frame, Span
from kg.resolution.full_names import full_names
from kg.resolution.names import Words, bare, ends, one_letter_apart, starts, words
from kg.resolution.passage import Passage
from kg.resolution.references import References
from kg.resolution.titles import Titles, post_head

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
        full = full_names(passage, references, frames, named)
        for form in sorted(full, key=lambda form: (-len(form), form)):
            known = self._same_person(form)
            if known is None:
                self.everyone.append(Person(full[form], form))
            elif not ends(known.words, form):
                known.also.add(form)
        whole = self._whole_names()
        self.taken = frozenset(i for _, first, end in whole for i in range(first, end))
        self.titles = Titles(passage, references, self.taken)
        self._find_spots(whole)
        self._read_titles(frames)

    # Who is named in full.

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

    def _whole_names(self) -> list[tuple[Person, int, int]]:
        """Everyone with the first and the end of the words of each mention in full."""
        return [
            (person, first, end)
            for person in self.everyone
            for spelling in (person.words, *sorted(person.also))
            for first, end in self.passage.occurrences(spelling)
        ]

    def _find_spots(self, whole: Iterable[tuple[Person, int, int]]) -> None:
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
        person.titles.update(self.titles.before(first))
        person.titles.update(self.titles.after(end))

    def _honorific(self, first: int) -> str | None:
        row = self.passage.words
        for size in (2, 1):
            if first >= size and row[first].gap in (" ", ". "):
                form = tuple(word.form for word in row[first - size : first])
                if form in self.references.genders:
                    return self.references.genders[form]
        return None

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
                    person.titles.update(
                        self.titles.canonical(words(f"{position.text} {body}")) for body in bodies
                    )

    # Finding someone again.

    def without_more(self, person: Person) -> Person:
        """Who is meant where a name has a word more than another's (`Trần Hữu Phước|Đồng`, from a caption)."""
        least = 3 if self._vietnamese(person) else 2
        shorter = [person.words[:size] for size in range(least, len(person.words))]
        return next((other for other in self.everyone if other.words in shorter), person)

    def named(self, form: Words, at: int) -> Person | None:
        """The person that a name, or a part of one, stands for at offset `at`."""
        if not form:
            return None
        for fits in (self._by_whole, self._by_end, self._by_start, self._by_initials, self._by_bare):
            found = [person for person in self.everyone if fits(person, form)]
            if found:
                return self._nearest(self._of_gender(found, at), at)
        return None

    def _of_gender(self, found: list[Person], at: int) -> list[Person]:
        """Of `found` those whose gender is that of the honorific before the name at offset `at`, if there are any."""
        first = self.passage.index(at)
        gender = self._honorific(first) if first < len(self.passage.words) else None
        if gender not in ("male", "female"):
            return found
        same = [person for person in found if person.gender == gender]
        return same or [person for person in found if person.gender == "either"] or found

    @staticmethod
    def _by_whole(person: Person, form: Words) -> bool:
        return person.words == form or form in person.also

    @staticmethod
    def _by_end(person: Person, form: Words) -> bool:
        return ends(person.words, form)

    def _by_start(self, person: Person, form: Words) -> bool:
        return starts(person.words, form) and not (
            form == person.words[:1]
            and self._vietnamese(person)
            and form[0] not in self.references.called_by_surname
        )

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
        post = self.titles.canonical(phrase)
        head = post_head(post, self.references)
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
        if post_head(title, self.references) != head:
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
                _contains(title, rest) and post_head(title, self.references) in self.references.leading_posts
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


def _subsequence(short: Words, full: Words) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)


def _contains(title: Words, part: Words) -> bool:
    return any(title[i : i + len(part)] == part for i in range(len(title) - len(part) + 1))
