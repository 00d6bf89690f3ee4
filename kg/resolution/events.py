"""Events told several times: asserted frames of one event, in an article or across articles, become one."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kg.article import Article
from kg.entity import Event, Extraction
from kg.frame import EVENT_TYPES, Filler, Frame
from kg.resolution.iris import BASE, digest
from kg.resolution.names import Words, shortens, words

_ALIKE = 0.5
_UNLIKE = 0.25
_DOUBTFUL = 0.3
_BODIES = ("Organization", "Place")
_TOLD_BY_IRI = ("Person", "Organization", "Place")
_ENOUGH_IN_ARTICLE = 1.0
_ENOUGH_ACROSS = 1.5
_SAME_DAYS = 2
_NEWS = 3

Place = tuple[str, int]
"""Article id, index in its frames."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a type of event is told apart; see `events.toml`. Each of `who` is a set of roles that stand for one."""

    who: tuple[tuple[str, ...], ...]
    what: tuple[str, ...]
    must: tuple[str, ...]
    trigger: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A frame with where it stands, the days it may mean, and the day its article came out."""

    place: Place
    frame: Frame
    first: date | None
    last: date | None
    published: date | None


def find_events(extractions: Sequence[Extraction], base: str = BASE) -> tuple[Event, ...]:
    """One event for every asserted frame of an event type, or for several that tell of the same.

    The order of `extractions` makes no difference. Frames are compared with the events so far that share a
    participant with them, in their article or their month, not with all others.
    """
    groups: list[list[Told]] = []
    by_mark: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for told in sorted(_tellings(extractions), key=_best_told):
        marks = list(_marks(told))
        near = sorted({group for mark in marks for group in by_mark[mark]})
        judged = [(_agreement(told, groups[group]), -group) for group in near]
        score, found = max(judged, default=(0.0, 0))
        if score > 0:
            group = -found
            groups[group].append(told)
        else:
            group = len(groups)
            groups.append([told])
        for mark in marks:
            if group not in by_mark[mark]:
                by_mark[mark].append(group)
    return tuple(sorted((_event(group, base) for group in groups), key=lambda event: event.frames))


def _event(group: Iterable[Told], base: str) -> Event:
    frames = {told.place: told.frame for told in group}
    article, index = min(frames)
    first = frames[article, index]
    sign = digest(f"{first.type} {article} {first.sentence.start} {first.trigger.start} {index}", 12)
    return Event(f"{base}event/{first.type.lower()}-{sign}", first.type, tuple(sorted(frames)))


def _tellings(extractions: Iterable[Extraction]) -> Iterator[Told]:
    from kg.rdf.times import bounds

    for extraction in extractions:
        published = _published(extraction.article)
        for index, frame in enumerate(extraction.frames):
            if frame.modality == "asserted" and frame.type in EVENT_TYPES:
                days = [found for filler in frame.roles.get("time", ()) if (found := bounds(filler.entity))]
                first = max((day for day, _ in days if day), default=None)
                last = min((day for _, day in days if day), default=None)
                yield Told((extraction.article.id, index), frame, first, last, published)


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _best_told(told: Told) -> tuple[int, Place]:
    """Those that tell most come first, so that the rest is measured against them."""
    return (-sum(len(held) for held in told.frame.roles.values()), told.place)


def _marks(told: Told) -> Iterator[tuple[str, ...]]:
    """What frames that may tell of one event have in common."""
    when = told.first or told.published
    month = when.isoformat()[:7] if when else ""
    telling = _tellings_of()[told.frame.type]
    for roles in telling.who:
        for filler in _held(told.frame, roles):
            name = filler.iri or filler.entity
            yield (told.frame.type, name, told.place[0])
            yield (told.frame.type, name, "month", month)


def _held(frame: Frame, roles: Iterable[str]) -> list[Filler]:
    return [filler for role in roles for filler in frame.roles.get(role, ())]


def _agreement(told: Told, group: Sequence[Told]) -> float:
    """How well a frame agrees with all of a group; 0 where it contradicts one, or where there is not enough."""
    scores = [_pair(told, other) for other in group]
    return 0.0 if any(score is None for score in scores) else max(score or 0.0 for score in scores)


def _pair(one: Told, other: Told) -> float | None:
    """How well two frames agree: 0 for not enough to tell, None where they contradict each other."""
    telling = _tellings_of()[one.frame.type]
    score = 0.0
    dated = _same_days(one, other)
    if dated is False:
        return None
    alike = [_same_fillers(_held(one.frame, roles), _held(other.frame, roles)) for roles in telling.who]
    if not any(alike):
        return 0.0
    score += 0.5 * sum(alike_one is True for alike_one in alike)
    if len(telling.who) == 1 and len(telling.who[0]) > 1:
        two = min(_named(one.frame, telling.who[0]), _named(other.frame, telling.who[0]))
        shared = _shared(_held(one.frame, telling.who[0]), _held(other.frame, telling.who[0]))
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
    return abs((one.published - other.published).days) <= _NEWS


def _same_days(one: Told, other: Told) -> bool | None:
    """Whether the days two frames mean can be the same; None where one has none."""
    if not (one.first or one.last) or not (other.first or other.last):
        return None
    starts = max(one.first or date.min, other.first or date.min)
    ends = min(one.last or date.max, other.last or date.max)
    return (starts - ends).days <= (_SAME_DAYS if one.place[0] != other.place[0] else 0)


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
    described = [one for one in some if one.kind not in _TOLD_BY_IRI and (one.iri or one.entity) not in same]
    alike = {one.entity for one in described if any(_likeness(one, other) >= _ALIKE for other in others)}
    return len(same) + len(alike)


def _named(frame: Frame, roles: Iterable[str]) -> int:
    return len({filler.iri or filler.entity for filler in _held(frame, roles)})


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


@cache
def _tellings_of() -> Mapping[str, Telling]:
    table = tomllib.loads(Path(__file__).with_name("events.toml").read_text(encoding="utf-8"))
    return {
        kind: Telling(
            who=tuple((roles,) if isinstance(roles, str) else tuple(roles) for roles in told["who"]),
            what=tuple(told["what"]),
            must=tuple(told.get("must", ())),
            trigger=told.get("trigger", False),
        )
        for kind, told in table.items()
    }
