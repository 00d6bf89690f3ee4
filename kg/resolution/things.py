"""The bodies, places and other named things of one article, found by a shorter way of naming them again."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extractors.sentence import dictionary
from kg.resolution.gazetteer import load
from kg.resolution.names import Words, expand, shortens, spelled_out, starts, words
from kg.resolution.passage import Passage
from kg.resolution.references import References

_LONGEST_NAME = 16
_MORE_INITIALS = re.compile(r"(?:[,&-][A-ZĐƯ]{2,})+")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Thing:
    """One named thing; `full` is `words` with abbreviations written out, `spots` are offsets, in order."""

    name: str
    words: Words
    full: Words
    kind: str
    spots: list[int] = field(default_factory=list)


@lru_cache
def _states() -> frozenset[Words]:
    """The names of states, as their words."""
    entries = (entry for entry in load().entries.values() if entry.scheme == "states")
    return frozenset(words(name) for entry in entries for name in entry.names)


class Things:
    """The things of one kind, or of kinds that name each other, that an article gives names to."""

    def __init__(
        self,
        passage: Passage,
        references: References,
        named: Iterable[tuple[str, str]],
        people: Collection[int] = (),
        language: str = "vi",
    ) -> None:
        """`people` are the positions of words that name persons."""
        self.people = people
        self.dictionary = dictionary(language)
        self.passage, self.references = passage, references
        self.known: dict[Words, Thing] = {}
        self.acronyms = dict(self._acronyms())
        for name, kind in named:
            self.add(name, kind)

    def add(self, name: str, kind: str) -> Thing | None:
        """Take a name into account; None where it only points to something (`cơ quan này`) or is no name."""
        if "(" in name and ")" not in name:
            name = name.partition("(")[0].strip()
        form = words(name)
        if not form or self._pointed(form) is not None or not self._proper(name):
            return None
        if form not in self.known:
            thing = Thing(name, form, self.expand(form), kind)
            thing.spots = [self.passage.words[first].start for first, _ in self.passage.occurrences(form)]
            self.known[form] = thing
        return self.known[form]

    def expand(self, form: Words) -> Words:
        """`form` with abbreviations written out, those of the language and those the article itself explains."""
        return expand(form, self.references.abbreviations)

    @staticmethod
    def _proper(name: str) -> bool:
        """Whether a name has a capital behind its first word, or is capitalised as a whole."""
        pieces = name.split()
        return any(piece[0].isupper() or piece[0].isdigit() for piece in pieces[1:]) or (
            len(pieces) == 1 and pieces[0][0].isupper()
        )

    def _acronyms(self) -> Iterator[tuple[Words, str]]:
        """Acronyms given in brackets behind a name whose initials they are: acronym -> the name."""
        row = self.passage.words
        for i, word in enumerate(row):
            closed = self.passage.text[word.end : word.end + 1] == ")"
            if not (closed and word.gap.endswith("(") and word.text[:2].isupper() and len(word.form) > 1):
                continue
            for first in range(i - 1, max(-1, i - _LONGEST_NAME), -1):
                name = tuple(w.form for w in row[first:i])
                if shortens((word.form,), name, self.references.left_out) and self._whole(word.form, name):
                    yield (word.form,), self.passage.slice(first, i)
                    break
                if row[first].gap.strip():
                    break

    def _whole(self, letters: str, name: Words) -> bool:
        """Whether the initials use up the name, words left out of initials aside."""
        return len([word for word in name if word not in self.references.left_out]) <= len(letters)

    # Finding a thing again.

    def _pointed(self, form: Words) -> Words | None:
        """The head of a phrase that points back (`dự luật` of `dự luật này`), or None where it does not."""
        for pointing in self.references.pointing:
            if len(form) > len(pointing) and form[-len(pointing) :] == pointing:
                return form[: -len(pointing)]
        return None

    def pointed_at(self, form: Words, at: int, kinds: tuple[str, ...]) -> Thing | None:
        """What a pointing phrase, such as `Bộ này`, stands for: the last thing named with that head."""
        if form in self.references.heads_of:
            heads = self.references.heads_of[form]
            return self._last(
                at,
                lambda thing: (
                    thing.kind in kinds
                    and any(starts(thing.words, head) and len(thing.words) > len(head) for head in heads)
                ),
            )
        head = self._pointed(form)
        if head is None:
            return None
        if head in self.references.state_words:
            return self._last(at, lambda thing: self.is_state(thing.words))
        if head in self.references.any_body:
            return self._last(
                at, lambda thing: thing.kind in kinds and starts(thing.full, head) and thing.words != head
            ) or self._last(at, lambda thing: thing.kind in kinds and not self.is_state(thing.words))
        full = self.expand(head)
        return self._last(
            at,
            lambda thing: thing.kind in kinds and len(thing.words) > len(head) and starts(thing.full, full),
        )

    def is_state(self, form: Words) -> bool:
        """Whether the words name a state."""
        return form in _states()

    def _last(self, at: int, fits: Callable[[Thing], bool]) -> Thing | None:
        """The thing that fits and was named last before `at`."""
        best: tuple[int, int, Thing] | None = None
        for thing in self.known.values():
            i = bisect_left(thing.spots, at)
            if i and fits(thing):
                candidate = (thing.spots[i - 1], len(thing.words), thing)
                if best is None or candidate[:2] > best[:2]:
                    best = candidate
        return best[2] if best else None

    def last_two(self, at: int) -> tuple[str, ...]:
        """The two states, or else bodies, that were named last before `at`, the earlier first."""
        for fits in (lambda thing: self.is_state(thing.words), lambda thing: thing.kind == "Organization"):
            spots = sorted(
                (thing.spots[i - 1], thing.name)
                for thing in self.known.values()
                if fits(thing) and (i := bisect_left(thing.spots, at))
            )
            if len(spots) >= 2:
                return tuple(name for _, name in spots[-2:])
        return ()

    def acronym(self, text: str) -> str | None:
        """The name the article writes out for one with initials in it: ``VKSND``, ``Bộ GD&ĐT``."""
        form = words(text)
        if form in self.acronyms:
            return self.acronyms[form]
        if not any(word.isupper() and len(word) > 1 for word in _WORD.findall(text)):
            return None
        row = self.passage.words
        for i, word in enumerate(row):
            if not word.capital or word.text[0].lower() != text[0].lower():
                continue
            following = tuple(w.form for w in row[i : i + _LONGEST_NAME])
            taken = spelled_out(form, following, self.references.left_out)
            if taken > len(form):
                return self.passage.slice(i, i + taken)
        return None

    def fuller(self, form: Words, at: int, kinds: tuple[str, ...]) -> Thing | None:
        """The thing whose name `form` is a short way of writing; the nearest, where there are several."""
        full = self.expand(form)
        if len(full) == 1 and (full[0],) not in self.references.body_heads:
            return None
        found = [
            thing
            for thing in self.known.values()
            if thing.kind in kinds
            and thing.words != form
            and len(thing.full) > len(full)
            and self._shortens(form, full, thing)
        ]
        if not found:
            return None
        nearest = min(found, key=lambda thing: self._distance(thing, at))
        longer = [
            t for t in found if t is not nearest and shortens(nearest.full, t.full, self.references.left_out)
        ]
        return max(longer, key=lambda t: (len(t.full), t.name)) if longer else nearest

    def _shortens(self, form: Words, full: Words, thing: Thing) -> bool:
        """Whether a name is a short way of writing a thing's; one with its place leaves out no field of the other."""
        left_out = self.references.left_out
        if not (shortens(full, thing.full, left_out) or shortens(form, thing.words, left_out)):
            return False
        if starts(thing.words, form) and self._runs_on(thing.words, len(form)):
            return False
        described = thing.kind not in ("Organization", "Place") and starts(thing.full, full)
        if described or not self.complete(form):
            return True
        fields = [word for word in thing.full if word not in left_out]
        return fields == [word for word in full if word not in left_out] or bool(
            spelled_out(form, thing.words, left_out)
        )

    def _runs_on(self, name: Words, at: int) -> bool:
        """Whether what a name has from its word `at` on is no part of it: a person, or a number."""
        if all(word.isdigit() or word in self.references.joining for word in name[at:]):
            return True
        return any(
            all(i in self.people for i in range(first + at, end))
            for first, end in self.passage.occurrences(name)
        )

    def listed(self, text: str, kind: str) -> str | None:
        """The fullest name the article uses of those a gazetteer lists for one thing (`EU`: `Liên minh châu Âu`)."""
        entry = load().lookup(text, kind)
        if entry is None or not any(len(piece) > 1 and piece.isupper() for piece in text.split()):
            return None
        form = words(text)
        fuller = [name for name in entry.names if "(" not in name and len(words(name)) > len(form)]
        for name in sorted(fuller, key=lambda name: (-len(words(name)), name)):
            for first, end in self.passage.occurrences(words(name)):
                return self.passage.slice(first, end)
        return None

    def _distance(self, thing: Thing, at: int) -> tuple[bool, int, int, str]:
        i = bisect_left(thing.spots, at + 1)
        before = (False, at - thing.spots[i - 1]) if i else (True, thing.spots[0] if thing.spots else 0)
        return (*before, -len(thing.words), thing.name)

    def continuation(self, form: Words, at: int) -> str | None:
        """How the text goes on elsewhere after the same words, up to a capitalised name: `UBND TP` + `Đà Nẵng`."""
        if self.complete(form):
            return None
        found: list[tuple[bool, int, str]] = []
        row = self.passage.words
        for first, end in self.passage.occurrences(form):
            last = end
            for i in range(end, min(len(row), end + 8)):
                if not self._goes_on(i):
                    break
                if row[i].capital and not self._begins_word(i):
                    last = i + 1
                elif last > end:
                    break
            if last > end and row[first].start != at:
                start = row[first].start
                name = self.passage.slice(first, last)
                initials = _MORE_INITIALS.match(self.passage.text, start + len(name))
                found.append((start > at, abs(start - at), name + (initials[0] if initials else "")))
        return min(found)[2] if found else None

    def _goes_on(self, i: int) -> bool:
        """Whether word `i` can continue the name of a body: part of a place's name, or an administrative level."""
        word, last = self.passage.words[i], self.passage.words[i - 1]
        joined = word.gap == " " or (word.gap == "." and self._abbreviated(last.form))
        if i in self.people or not joined:
            return False
        return word.capital or any(word.form in level for level in self.references.levels)

    def _begins_word(self, i: int) -> bool:
        """Whether word `i` and the small one behind it are one word of the dictionary (`UBND TP.|Đề nghị`)."""
        after = self.passage.words[i + 1 : i + 2]
        small = bool(after) and after[0].gap == " " and after[0].text.islower()
        return small and f"{self.passage.words[i].form} {after[0].form}" in self.dictionary

    def _abbreviated(self, form: str) -> bool:
        return (form,) in self.references.levels and form in self.references.abbreviations

    def complete(self, form: Words) -> bool:
        """Whether a name already has the state or place it belongs to."""
        levelled = any(
            form[i : i + len(level)] == level
            for level in self.references.levels
            for i in range(len(form) - len(level))
        )
        return levelled or any(
            form[-size:] in self.references.states or form[-size:] in self.references.places
            for size in range(1, min(6, len(form)) + 1)
        )

    def level(self, form: Words, at: int) -> str | None:
        """The name elided behind an administrative level that ends `form`: `Hà` of `Phòng Giáo dục huyện`."""
        for level in sorted(self.references.levels, key=len, reverse=True):
            if form[-len(level) :] == level:
                named = self.continuation(level, at)
                return named[len(" ".join(level)) :].strip(" .") if named else None
        return None

    def capital(self, form: Words) -> str | None:
        """The state, named in the article, whose seat of government `form` is."""
        for state in self.references.capitals.get(form, ()):
            for first, end in self.passage.occurrences(state):
                return self.passage.slice(first, end)
        return None

    def note(self, thing: Thing, at: int) -> None:
        """Remember that a thing was named again at `at`."""
        if at not in thing.spots:
            insort(thing.spots, at)
