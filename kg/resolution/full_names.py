"""Which words of an article are a person's name in full: what frames say, and what the text shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.frame import Frame, Span
from kg.resolution.name_shares import share
from kg.resolution.names import Words, ends, words
from kg.resolution.passage import Passage
from kg.resolution.references import References
from kg.resolution.titles import post_head

_LONGEST_INTRODUCTION = 7


def full_names(
    passage: Passage, references: References, frames: Iterable[Frame], named: Iterable[Span]
) -> dict[Words, str]:
    """The full names of an article's persons, by their words.

    `frames` and `named`, the spans of persons found otherwise, are believed; of what the text alone shows, a name
    that only has more words before such a one is not.
    """
    reader = _Reader(passage, references)
    stated = {words(name): name for name in reader.stated(frames, named)}
    seen = {words(name): name for name in reader.seen()}
    return {
        form: name
        for form, name in seen.items()
        if form[0] in references.surnames or not any(ends(form, known) for known in stated)
    } | stated


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


class _Reader:
    def __init__(self, passage: Passage, references: References) -> None:
        self.passage, self.references = passage, references

    def stated(self, frames: Iterable[Frame], named: Iterable[Span]) -> Iterator[str]:
        """The names of fillers and spans, without what stands before them."""
        fillers = (filler for frame in frames for _, filler in frame.fillers() if filler.kind == "Person")
        for text in (*(filler.text for filler in fillers), *(span.text for span in named)):
            if is_full_name(text, self.references):
                yield self._without_body(text)

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

    def seen(self) -> Iterator[str]:
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
        return end - 1 if self._begins_term(end - 1) else end

    def _begins_term(self, i: int) -> bool:
        """Whether word `i` and the small one behind it name a post or body (`Hai|Bộ trưởng`)."""
        after = self.passage.words[i + 1 : i + 2]
        if not after or after[0].capital or after[0].gap != " ":
            return False
        pair = (self.passage.words[i].form, after[0].form)
        return pair in self.references.posts or pair in self.references.body_heads

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


def _abbreviates_body(piece: str) -> bool:
    return piece.isupper() and piece.replace(".", "").isalpha() and len(piece) > 1 and piece[1] != "."
