"""Times as RDF: the literal of each precision, and the first and last day that it may mean.

Values are ISO 8601 (``2017-04-09``, ``2017-04``, ``2017``, ``2007-04-11/2017-04-11``) or level 1 of the Library
of Congress' Extended Date/Time Format (https://www.loc.gov/standards/datetime/): open intervals, ``~`` and
``?``, seasons 21-24, quarters 33-36 (level 2), unspecified digits ``201X``. Anything else is words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from rdflib import XSD, Literal

from kg.rdf.vocabulary import EDTF

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T[\d:]+\S*)?[~?%]?"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_XSD_TYPES = {
    re.compile(r"\d{4}-\d{2}-\d{2}"): XSD.date,
    re.compile(r"\d{4}-(0[1-9]|1[0-2])"): XSD.gYearMonth,
    re.compile(r"\d{4}"): XSD.gYear,
}

Bounds = tuple[date | None, date | None]


def time_literal(value: str, language: str) -> Literal:
    """The literal of a time: an XML Schema date type, else EDTF, else the words in their language."""
    if bounds(value) is None:
        return Literal(value, lang=language)
    for pattern, datatype in _XSD_TYPES.items():
        if pattern.fullmatch(value):
            return Literal(value, datatype=datatype, normalize=False)
    return Literal(value, datatype=EDTF)


def bounds(value: str) -> Bounds | None:
    """First and last day of a time, either None where an interval is open; None for words and impossible dates."""
    if "/" not in value:
        return _days(value)
    start, _, end = value.partition("/")
    first, last = _days(start), _days(end)
    if (first is None and start not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    if first is None and last is None:
        return None
    earliest, latest = first and first[0], last and last[1]
    return None if earliest and latest and latest < earliest else (earliest, latest)


def outer_bounds(values: Iterable[str]) -> Bounds:
    """The days that several times lie between; None on a side where none of them is bounded."""
    known = [found for found in map(bounds, values) if found is not None]
    firsts, lasts = [first for first, _ in known if first], [last for _, last in known if last]
    return min(firsts, default=None), max(lasts, default=None)


def _days(value: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    try:
        return _first_and_last(match["year"], match["month"], match["day"])
    except ValueError:
        return None


def _first_and_last(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """Raises ValueError for a day or month that no calendar has."""
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if day is not None:
        return (exactly := date(first_year, int(month), int(day))), exactly
    first_month, last_month = (_SEASONS | _QUARTERS).get(int(month), (int(month), int(month)))
    return date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])
