"""Whether two portraits under one name show one person: evidence for and against, weighed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log10
from pathlib import Path

from kg.resolution.names import Words, shortens
from kg.resolution.portraits import Portrait
from kg.resolution.references import References

_SHARES = Path(__file__).parent.parent / "language" / "vi" / "name_shares.csv"
_RARE = 0.001
_PEOPLE_IN_NEWS = 100_000
_WIDELY_NAMED = 4
_READINESS = 0.6

Evidence = tuple[str, float]
"""A reason, as it is shown, with its weight: above 0 for one person, below for two."""

THRESHOLD = 0.0
"""Two are one when their evidence together is above this."""


def bearers(name: Words, references: References) -> float:
    """How many people of the news may be expected to bear a name; well under 1 for a rare one."""
    if name[0] not in references.surnames or len(name) > 4:
        return 0.01
    shares = _shares()
    share = shares.get(("family", name[0]), _RARE) * shares.get(("given", name[-1]), _RARE)
    for middle in name[1:-1]:
        share *= shares.get(("middle", middle), _RARE)
    if len(name) == 2:
        share *= 0.1
    return share * _PEOPLE_IN_NEWS


@cache
def _shares() -> dict[tuple[str, str], float]:
    with _SHARES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {(row["part"], row["syllable"]): float(row["share"]) for row in rows}


def weigh(
    name: Words, one: Portrait, other: Portrait, references: References, fame: Mapping[Words, int]
) -> tuple[Evidence, ...]:
    """All evidence on whether two portraits under `name` are of one person.

    `fame` is in how many articles others are named: to be named with the widely known says little.
    """
    return (
        _rarity(name, references),
        *_posts(one, other),
        *_seats(one, other),
        *_age(one, other),
        *_company(one, other, fame),
        *_standing(one, other),
    )


def score(evidence: Iterable[Evidence]) -> float:
    """The weights together."""
    return sum(weight for _, weight in evidence)


def _rarity(name: Words, references: References) -> Evidence:
    weight = _READINESS - log10(max(bearers(name, references), 1e-3))
    return ("rare name" if weight > 0 else "common name"), weight


def _posts(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if not one.posts or not other.posts:
        return
    pairs = [(mine, theirs) for mine in one.posts for theirs in other.posts]
    if any(
        head == other_head and rest and _agree(rest, other_rest)
        for (head, rest), (other_head, other_rest) in pairs
    ):
        yield "same post", 2.0
    elif any(len(rest) > 1 and _agree(rest, other_rest) for (_, rest), (_, other_rest) in pairs):
        yield "posts at the same body", 1.5
    elif any(
        head == other_head and not (rest and other_rest) for (head, rest), (other_head, other_rest) in pairs
    ):
        yield "posts of one name", 0.7
    else:
        yield "different posts", -0.7


def _agree(one: Words, other: Words) -> bool:
    """Whether one name of a body is the other, or a shorter way of writing it."""
    return (
        bool(one)
        and bool(other)
        and any(
            shortens(short, full) or shortens(short, full[1:]) for short, full in ((one, other), (other, one))
        )
    )


def _seats(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if one.seats and other.seats:
        yield (
            ("in office in the same province", 1.0)
            if one.seats & other.seats
            else ("in office in two provinces", -1.5)
        )
    elif one.provinces and other.provinces:
        yield ("the same province", 0.5) if one.provinces & other.provinces else ("different provinces", -0.5)


def _age(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if one.born is not None and other.born is not None:
        apart = abs(one.born - other.born)
        if apart <= 1:
            yield "same age", 2.0
        elif apart > 2:
            yield "different age", -4.0


def _company(one: Portrait, other: Portrait, fame: Mapping[Words, int]) -> Iterator[Evidence]:
    shared = one.company & other.company
    weight = sum(0.8 if fame.get(name, 1) <= _WIDELY_NAMED else 0.1 for name in sorted(shared))
    if weight:
        yield "named with the same people", min(2.5, weight)


def _standing(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if one.accused != other.accused and bool(one.posts) != bool(other.posts):
        yield "accused here, in office there", -1.0
