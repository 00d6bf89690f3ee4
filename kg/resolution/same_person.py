"""Whether two portraits under one name show one person: evidence for and against, weighed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from math import log10
from pathlib import Path

from kg.resolution.names import Words
from kg.resolution.portraits import Portrait
from kg.resolution.references import References

_SHARES = Path(__file__).parent.parent / "language" / "vi" / "name_shares.csv"
_RARE = 0.001
_PEOPLE_IN_NEWS = 100_000

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


def weigh(name: Words, one: Portrait, other: Portrait, references: References) -> tuple[Evidence, ...]:
    """All evidence on whether two portraits under `name` are of one person."""
    return tuple(
        evidence
        for evidence in (
            _rarity(name, references),
            *_posts(one, other),
            _age(one, other),
            _company(one, other),
            _standing(one, other),
            _places(one, other),
        )
        if evidence is not None
    )


def score(evidence: Iterable[Evidence]) -> float:
    """The weights together."""
    return sum(weight for _, weight in evidence)


def _rarity(name: Words, references: References) -> Evidence:
    return "rare name" if (
        weight := -log10(max(bearers(name, references), 1e-3))
    ) > 0 else "common name", weight


def _posts(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if not one.posts or not other.posts:
        return
    same = {(head, rest) for head, rest in one.posts & other.posts}
    if any(rest or len(head) > 1 for head, rest in same):
        yield "same post", 2.0
        return
    bodies = {rest for _, rest in one.posts if rest} & {rest for _, rest in other.posts if rest}
    if bodies:
        yield "posts at the same body", 1.5
    elif {head for head, _ in one.posts} & {head for head, _ in other.posts}:
        yield "posts of one name", 0.7
    else:
        yield "different posts", -0.5


def _age(one: Portrait, other: Portrait) -> Evidence | None:
    if one.born is None or other.born is None:
        return None
    return ("same age", 2.0) if abs(one.born - other.born) <= 1 else ("different age", -4.0)


def _company(one: Portrait, other: Portrait) -> Evidence | None:
    shared = one.company & other.company
    return ("named with the same people", min(2.0, 0.8 * len(shared))) if shared else None


def _standing(one: Portrait, other: Portrait) -> Evidence | None:
    if one.accused != other.accused and (one.posts or other.posts) and not (one.posts and other.posts):
        return "accused here, in office there", -1.0
    return None


def _places(one: Portrait, other: Portrait) -> Evidence | None:
    if not one.provinces or not other.provinces:
        return None
    return ("the same province", 0.7) if one.provinces & other.provinces else ("different provinces", -0.8)
