"""Dates and times as Vietnamese newspapers write them, to ISO 8601 and EDTF.

A grammar over plain text: each rule is a pattern and a reader, its docstring says what it takes. At every
word that may open an expression the longest rule wins; then neighbours are joined to intervals
(``từ ngày 16/1 đến nay``), and bare numbers without support from their context are dropped (``tỷ số 3-2``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.language.vi.anchor import Anchor, anchor_of
from kg.language.vi.patterns import compiled, folded
from kg.language.vi.times import counts, days, periods, years
from kg.language.vi.times.grammar import Atom, Reader, Reading, opening, parts
from kg.language.vi.times.joining import joined

__all__ = ["Anchor", "TimeExpression", "anchor_of", "find_times"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time: ``text == article_text[start:end]``, offsets in code points, end exclusive.

    `value` is ISO 8601, or EDTF for an interval or a decade, or the words themselves where the article does
    not let one resolve them.
    """

    start: int
    end: int
    text: str
    value: str


def find_times(text: str, anchor: Anchor) -> list[TimeExpression]:
    """Every date and time in `text`, in order, none overlapping another.

    `text` is in NFC. Years, and days such as ``hôm qua``, are counted from `anchor`, never from today's clock.
    """
    lower = folded(text)
    return [
        TimeExpression(atom.start, atom.end, words := text[atom.start : atom.end], atom.value or words)
        for atom in joined(lower, list(_atoms(Reading(text, lower, anchor, anchor.today))))
    ]


def _atoms(reading: Reading) -> Iterator[Atom]:
    end = 0
    for match in opening().finditer(reading.lower):
        atom = _longest(match.start(), reading) if match.start() >= end else None
        if atom is None:
            continue
        end = atom.end
        if atom.unit == "day" and atom.value and not atom.weak:
            reading.day, reading.named = date.fromisoformat(atom.value), True
        yield atom


def _longest(start: int, reading: Reading) -> Atom | None:
    best: Atom | None = None
    for pattern, read in _rules():
        match = pattern.match(reading.lower, start)
        if match is None or (best and match.end() <= best.end):
            continue
        value = read(match, reading)
        if value is not None:
            best = Atom(start, match.end(), value.value, value.unit, value.guessed, value.weak)
    return best


@cache
def _rules() -> list[tuple[re.Pattern[str], Reader]]:
    rules = (*days.RULES, *periods.RULES, *years.RULES, *counts.RULES)
    return [(compiled(rule.template, parts()), rule.read) for rule in rules]
