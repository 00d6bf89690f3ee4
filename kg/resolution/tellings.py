"""What frames tell of events: of which days, and by which roles two of a type are held to be one (`events.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kg.article import Article
from kg.entity import Extraction
from kg.frame import EVENT_TYPES, Filler, Frame

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

    def held(self, roles: Iterable[str]) -> list[Filler]:
        """The fillers of some roles."""
        return [filler for role in roles for filler in self.frame.roles.get(role, ())]


def told_events(extractions: Iterable[Extraction]) -> Iterator[Told]:
    """The asserted frames of event types."""
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


@cache
def tellings() -> Mapping[str, Telling]:
    """By type, how its events are told apart."""
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
