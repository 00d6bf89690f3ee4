"""An article's text as a row of words, for looking around a mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from kg.resolution.names import Words, form

_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(r"[“\"][^”\"\n]*[”\"]")


class Word(NamedTuple):
    """A run of letters or digits, its offsets in the text, its normal form, and what stands before it."""

    start: int
    end: int
    text: str
    form: str
    gap: str
    capital: bool


class Passage:
    """The words of a text, found by offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = []
        end = 0
        for match in _WORD.finditer(text):
            start, word = match.start(), match[0]
            self.words.append(Word(start, match.end(), word, form(word), text[end:start], word[0].isupper()))
            end = match.end()
        self._starts = [word.start for word in self.words]
        self._at: dict[str, list[int]] = {}
        for i, known in enumerate(self.words):
            self._at.setdefault(known.form, []).append(i)
        self.quotations = [match.span() for match in _QUOTATION.finditer(text)]

    def index(self, offset: int) -> int:
        """Position of the first word that starts at `offset` or after it."""
        return bisect_left(self._starts, offset)

    def occurrences(self, name: Words) -> Iterator[tuple[int, int]]:
        """Positions (first word, one after the last) where the words of `name` stand, on one line."""
        for i in self._at.get(name[0], ()) if name else ():
            row = self.words[i : i + len(name)]
            if tuple(word.form for word in row) == name and all("\n" not in word.gap for word in row[1:]):
                yield i, i + len(name)

    def slice(self, first: int, end: int) -> str:
        """The text from word `first` to before word `end`."""
        return self.text[self.words[first].start : self.words[end - 1].end]

    def quoted(self, offset: int) -> bool:
        """Whether `offset` lies inside quotation marks."""
        return any(start < offset < end for start, end in self.quotations)
