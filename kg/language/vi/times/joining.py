"""Neighbouring expressions made one interval; bare numbers that nothing supports dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from kg.language import calendar
from kg.language.vi.patterns import any_of, compiled, lexicon
from kg.language.vi.times.grammar import Atom, follows, parts

_JOINABLE = ("day", "month", "year", "now", "week", "span")


def joined(lower: str, atoms: Sequence[Atom]) -> list[Atom]:
    """`atoms`, in order, with intervals where the words between two of them say so (``từ … đến …``, a dash).

    A weak one (``9/4``, ``4/2017``, ``2017``) stays only where it is part of an interval or supported by what
    stands around it. `lower` is the text in lower case.
    """
    done: list[Atom] = []
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        pair = _interval(lower, atom, atoms[index + 1]) if index + 1 < len(atoms) else None
        if pair:
            done.append(pair)
        elif not atom.weak or _is_supported(lower, atom, done[-1] if done else None):
            done.append(replace(atom, weak=False))
        index += 2 if pair else 1
    return done


def _interval(lower: str, first: Atom, last: Atom) -> Atom | None:
    opened = _pattern(r"(?<!\w){from} $").search(lower, max(0, first.start - 16), first.start)
    if not _are_bound(lower, first, last, opened is not None):
        return None
    value = _interval_value(first, last)
    return Atom(opened.start() if opened else first.start, last.end, value, "span") if value else None


def _are_bound(lower: str, first: Atom, last: Atom, opened: bool) -> bool:
    between = lower[first.end : last.start]
    if first.unit == "now":
        from_now = _pattern("{from_now}").fullmatch(lower, first.start, first.end)
        return from_now is not None and _pattern(" {until} ").fullmatch(between) is not None
    if last.unit == "now":
        return opened and between.isspace() and _pattern("{to_now}").match(lower, last.start) is not None
    if _pattern(r",? ?(?:{until}) ").fullmatch(between):
        return opened or (first.unit == last.unit and not first.weak)
    return first.unit == last.unit and _pattern("{dash}").fullmatch(between) is not None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return compiled(template, parts())


def _interval_value(first: Atom, last: Atom) -> str | None:
    if not (first.unit in _JOINABLE and last.unit in _JOINABLE and first.value and last.value):
        return None
    start, end = calendar.first_of(first.value), calendar.last_of(last.value)
    if "X" in start + end:
        return None
    if first.guessed and not last.guessed:
        start = _moved(start, int(end[:4]), not_after=end)
    elif last.guessed and not first.guessed:
        end = _moved(end, int(start[:4]), not_before=start)
    in_order = start[: len(end)] <= end[: len(start)]
    return f"{start}/{end}" if in_order and _exists(start) and _exists(end) else None


def _moved(value: str, year: int, *, not_after: str = "9999", not_before: str = "0000") -> str:
    """`value` in another year, the one before or after it where the interval would run backwards."""
    moved = f"{year:04}{value[4:]}"
    if moved > not_after:
        return f"{year - 1:04}{value[4:]}"
    return f"{year + 1:04}{value[4:]}" if moved < not_before else moved


def _exists(value: str) -> bool:
    """False for the 29th of February of a common year."""
    try:
        return len(value) < 10 or bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_supported(lower: str, atom: Atom, before: Atom | None) -> bool:
    """Whether a bare number is a date: beside a date, in brackets, or behind a word such as `từ`."""
    if (
        before
        and before.unit == atom.unit
        and _pattern(r"_,_|_,? và |{dash}").fullmatch(lower, before.end, atom.start)
    ):
        return True
    in_brackets = lower[atom.start - 1 : atom.start] == "(" and _BRACKET_CLOSES.match(lower, atom.end)
    if atom.unit == "year":
        return bool(in_brackets) or (not _counts(lower, atom.end) and follows(atom.start, lower, "year"))
    if _CLOCK_BEFORE.search(lower, max(0, atom.start - 9), atom.start):
        return True
    if in_brackets:
        return True
    if atom.unit == "month":
        return not _is_named_before(lower, atom, "documents")
    if _SMALL_NUMBERS.fullmatch(lower, atom.start, atom.end) and (
        follows(atom.start, lower, "scoring") or _counts(lower, atom.end)
    ):
        return False
    return follows(atom.start, lower, "day") or _is_no_fraction(lower, atom)


def _is_no_fraction(lower: str, atom: Atom) -> bool:
    """`31/5`: as a fraction it would be over one. But `24/7`, and streets and schools have such names."""
    match = _NO_FRACTION.fullmatch(lower, atom.start, atom.end)
    if match is None or int(match[1]) <= 12 or match[0] == "24/7":
        return False
    return not _is_named_before(lower, atom, "named_by_day")


def _is_named_before(lower: str, atom: Atom, context: str) -> bool:
    """Whether a word of that list, or one that numbers things, stands before."""
    words = lexicon("times")["context"][context] + lexicon("numbers")["context"]["numbering"]
    return _pattern_before(tuple(words)).search(lower, max(0, atom.start - 16), atom.start) is not None


_CLOCK_BEFORE = re.compile(r"\d[:h]\d\d\s*[-–,|]?\s*$")
_BRACKET_CLOSES = re.compile(r"\)|\s*[-–]\s*(?:pv|nv)")
_NO_FRACTION = re.compile(r"(\d\d)/\d\d?")


@cache
def _pattern_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(r"(?<!\w){words}_$", {"words": any_of(words)})


def _counts(lower: str, end: int) -> bool:
    """Whether a noun follows that a number could count."""
    return _NOUN_AFTER.match(lower, end) is not None and _pattern_after().match(lower, end) is None


@cache
def _pattern_after() -> re.Pattern[str]:
    return compiled(r" {words}(?!\w)", {"words": any_of(lexicon("numbers")["context"]["no_noun"])})


_SMALL_NUMBERS = re.compile(r"[1-9][0-2]?-[1-9][0-2]?")
_NOUN_AFTER = re.compile(r"\s+[^\W\d_]")
