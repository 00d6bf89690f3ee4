"""Events told several times: asserted frames of one event, in an article or across articles, become one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.entity import Event, Extraction
from kg.resolution.iris import BASE, digest
from kg.resolution.names import words
from kg.resolution.same_event import BY_IRI, SAME_DAYS, SAME_NEWS, agreement
from kg.resolution.tellings import Place, Told, tellings, told_events

_RARE_WORDS = 4
"""By so many of its rarest words what is told is found in other articles."""

Mark = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """The events, and how many pairs of a frame and an event were compared to find them."""

    events: tuple[Event, ...]
    compared: int


def find_events(extractions: Sequence[Extraction], base: str = BASE) -> Events:
    """One event for every asserted frame of an event type, or for several that tell of the same.

    The order of `extractions` makes no difference.
    """
    by_type: dict[str, list[Told]] = defaultdict(list)
    for told in told_events(extractions):
        by_type[told.frame.type].append(told)
    events: list[Event] = []
    compared = 0
    for found in by_type.values():
        groups, pairs = _group(found)
        events += (_event(group, base) for group in groups)
        compared += pairs
    return Events(tuple(sorted(events, key=lambda event: event.frames)), compared)


def _group(found: Iterable[Told]) -> tuple[list[list[Told]], int]:
    """Frames of one type, those of one event together; each is compared with the events so far that share a mark."""
    found = sorted(found, key=_best_told)
    common = Counter(word for told in found for word in _words(told))
    groups: list[list[Told]] = []
    by_mark: dict[Mark, list[int]] = defaultdict(list)
    compared = 0
    for told in found:
        marks = set(_marks(told, common))
        near = sorted({group for mark in marks for group in by_mark.get(mark, ())})
        judged = [(agreement(told, groups[group]), -group) for group in near]
        compared += len(near)
        score, best = max(judged, default=(0.0, 0))
        group = -best if score > 0 else len(groups)
        if group == len(groups):
            groups.append([])
        groups[group].append(told)
        for mark in marks:
            if group not in by_mark[mark]:
                by_mark[mark].append(group)
    return groups, compared


def _best_told(told: Told) -> tuple[int, Place]:
    """Those that tell most come first, so that the rest is measured against them."""
    return (-sum(len(held) for held in told.frame.roles.values()), told.place)


def _marks(told: Told, common: Counter[str]) -> Iterator[Mark]:
    """What frames that may tell of one event have in common.

    That is who takes part, and: the article; or the day; or when it came out; or one thing more in the same month.
    """
    when = told.first or told.published
    month = when.isoformat()[:7] if when else ""
    names = Counter(name for roles in _sides(told) for name in _names(told, roles))
    rare = sorted(_words(told), key=lambda word: (common[word], word))[:_RARE_WORDS]
    for name in {name for roles in tellings()[told.frame.type].who for name in _names(told, roles)}:
        yield "article", name, told.place[0]
        if told.first is not None and told.first == told.last:
            yield from (("day", name, told.first.toordinal() + day) for day in range(SAME_DAYS + 1))
        if told.published is not None:
            yield from (("news", name, told.published.toordinal() + day) for day in range(SAME_NEWS + 1))
        for other, times in names.items():
            if other != name or times > 1:
                yield "other", name, month, other
        yield from (("word", name, month, word) for word in rare)


def _sides(told: Told) -> Iterator[tuple[str, ...]]:
    """The sets of roles that count for or against one event."""
    telling = tellings()[told.frame.type]
    yield from telling.who
    yield from ((role,) for role in (*telling.must, *telling.what))


def _names(told: Told, roles: Iterable[str]) -> set[str]:
    return {filler.iri or filler.entity for filler in told.held(roles)}


def _words(told: Told) -> set[str]:
    """The words of what is described rather than named."""
    described = (filler for roles in _sides(told) for filler in told.held(roles) if filler.kind not in BY_IRI)
    return {word for filler in described for word in words(filler.entity)}


def _event(group: Iterable[Told], base: str) -> Event:
    frames = {told.place: told.frame for told in group}
    article, index = min(frames)
    first = frames[article, index]
    sign = digest(f"{first.type} {article} {first.sentence.start} {first.trigger.start} {index}", 12)
    return Event(f"{base}event/{first.type.lower()}-{sign}", first.type, tuple(sorted(frames)))
