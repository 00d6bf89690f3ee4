"""Whether frames of one type tell of one event: what they share, and what they must not contradict each other in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kg.frame import Filler, Frame
from kg.resolution.names import Words, shortens, words
from kg.resolution.tellings import Told, tellings

SAME_DAYS = 2
"""So many days two articles may differ in when something happened."""

SAME_NEWS = 3
"""So many days apart two articles may come out that tell of one thing."""

BY_IRI = ("Person", "Organization", "Place")
"""Kinds of which two names are never alike without being one thing."""

_ALIKE = 0.5
_UNLIKE = 0.25
_DOUBTFUL = 0.3
_BODIES = ("Organization", "Place")
_ENOUGH_IN_ARTICLE = 1.0
_ENOUGH_ACROSS = 1.5


def agreement(told: Told, group: Sequence[Told]) -> float:
    """How well a frame agrees with all of a group; 0 where it contradicts one, or where there is not enough."""
    scores = [_pair(told, other) for other in group]
    return 0.0 if any(score is None for score in scores) else max(score or 0.0 for score in scores)


def _pair(one: Told, other: Told) -> float | None:
    """How well two frames agree: 0 for not enough to tell, None where they contradict each other."""
    telling = tellings()[one.frame.type]
    score = 0.0
    dated = _same_days(one, other)
    if dated is False:
        return None
    alike = [_same_fillers(one.held(roles), other.held(roles)) for roles in telling.who]
    if not any(alike):
        return 0.0
    score += 0.5 * sum(alike_one is True for alike_one in alike)
    if len(telling.who) == 1 and len(telling.who[0]) > 1:
        two = min(_different(one.held(telling.who[0])), _different(other.held(telling.who[0])))
        shared = _shared(one.held(telling.who[0]), other.held(telling.who[0]))
        if two >= 2 and shared < 2:
            return None
        score += 0.5 if shared >= 2 else 0.0
    for role in telling.must:
        if not _same_fillers(one.frame.roles.get(role, ()), other.frame.roles.get(role, ())):
            return None
        score += 0.5
    for role in telling.what:
        agrees = _same_fillers(one.frame.roles.get(role, ()), other.frame.roles.get(role, ()))
        if agrees is False:
            return None
        score += 0.5 if agrees else 0.0
    same_trigger = _same_trigger(one.frame, other.frame)
    if telling.trigger and not same_trigger:
        return None
    score += 0.5 * same_trigger + 0.5 * bool(dated) + 0.5 * _same_news(one, other)
    return score if score >= _enough(one, other) else 0.0


def _enough(one: Told, other: Told) -> float:
    return _ENOUGH_IN_ARTICLE if one.place[0] == other.place[0] else _ENOUGH_ACROSS


def _same_news(one: Told, other: Told) -> bool:
    """Whether two articles came out within days of each other."""
    if one.place[0] == other.place[0] or one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= SAME_NEWS


def _same_days(one: Told, other: Told) -> bool | None:
    """Whether the days two frames mean can be the same; None where one has none."""
    if not (one.first or one.last) or not (other.first or other.last):
        return None
    starts = max(one.first or date.min, other.first or date.min)
    ends = min(one.last or date.max, other.last or date.max)
    return (starts - ends).days <= (SAME_DAYS if one.place[0] != other.place[0] else 0)


def _same_fillers(some: Sequence[Filler], others: Sequence[Filler]) -> bool | None:
    """Whether what fills a role is the same in part; False where it is not, None where that is open."""
    if not some or not others:
        return None
    if _shared(some, others):
        return True
    doubtful = any(_likeness(one, other) > _UNLIKE for one in some for other in others)
    return None if doubtful else False


def _shared(some: Sequence[Filler], others: Sequence[Filler]) -> int:
    """How many different fillers two roles have in common."""
    named = {other.iri or other.entity for other in others}
    same = {one.iri or one.entity for one in some} & named
    described = [one for one in some if one.kind not in BY_IRI and (one.iri or one.entity) not in same]
    alike = {one.entity for one in described if any(_likeness(one, other) >= _ALIKE for other in others)}
    return len(same) + len(alike)


def _different(fillers: Iterable[Filler]) -> int:
    return len({filler.iri or filler.entity for filler in fillers})


def _likeness(one: Filler, other: Filler) -> float:
    """1 for the same thing, 0 for two people or bodies; of descriptions the share of words in common (Dice)."""
    if one.iri is not None and one.iri == other.iri:
        return 1.0
    if one.kind == "Person" or other.kind == "Person":
        return 0.0
    said, heard = words(one.entity), words(other.entity)
    if said == heard:
        return 1.0
    if one.kind in _BODIES and other.kind in _BODIES:
        return _DOUBTFUL if set(said) <= set(heard) or set(heard) <= set(said) else 0.0
    if shortens(said, heard) or shortens(heard, said):
        return 1.0
    return 0.0 if one.kind == "Honour" else _dice(said, heard)


def _dice(one: Words, other: Words) -> float:
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _same_trigger(one: Frame, other: Frame) -> bool:
    first, second = words(one.trigger.text), words(other.trigger.text)
    return first == second or set(first) <= set(second) or set(second) <= set(first)
