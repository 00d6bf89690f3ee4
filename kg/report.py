"""What a build did: to each article, in figures, and in how many seconds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import kg
from kg.entity import Resolved
from kg.sources import Rejected
from kg.store.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build would do to each article, by id."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    @classmethod
    def between(cls, before: Manifest, keys: Mapping[str, str], gone: Collection[str]) -> Changes:
        """From what a graph holds to articles with these keys, `gone` taken out."""
        old = {name: one.key for name, one in before.articles.items()}
        both = sorted(keys.keys() & old.keys())
        return cls(
            added=tuple(sorted(keys.keys() - old.keys())),
            replaced=tuple(name for name in both if keys[name] != old[name]),
            removed=tuple(sorted(gone)),
            unchanged=tuple(name for name in both if keys[name] == old[name]),
        )

    @property
    def stale(self) -> bool:
        """Whether the graph is behind its sources."""
        return bool(self.added or self.replaced or self.removed)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `started` is ISO 8601, `seconds` by step; figures are of the whole graph, not of this run.

    `compared` counts the pairs that resolution weighed, `taken_up` the articles that an unfinished build had already
    extracted; `made_from` is a hash of all that the graph depends on.
    """

    folder: str
    changes: Changes
    rejected: tuple[Rejected, ...] = ()
    articles: int = 0
    frames: Mapping[str, int] = field(default_factory=dict)
    modalities: Mapping[str, int] = field(default_factory=dict)
    entities: Mapping[str, int] = field(default_factory=dict)
    events: int = 0
    compared: int = 0
    triples: int = 0
    taken_up: int = 0
    made_from: str = ""
    files: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    started: str = ""
    version: str = kg.__version__

    def to_json(self) -> str:
        """The content of `report.json`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


FIGURES = ("articles", "frames", "modalities", "entities", "events", "compared", "triples")
"""What a report says of the graph as a whole."""


def figures(resolved: Resolved) -> dict[str, Any]:
    """Those of `FIGURES` that do not need the store."""
    frames = [frame for extraction in resolved.extractions for frame in extraction.frames]
    return {
        "articles": len(resolved.extractions),
        "frames": dict(Counter(frame.type for frame in frames).most_common()),
        "modalities": dict(Counter(frame.modality for frame in frames).most_common()),
        "entities": dict(Counter(entity.kind for entity in resolved.entities.values()).most_common()),
        "events": len(resolved.events),
        "compared": resolved.compared,
    }


def figures_before(folder: Path, made_from: str) -> dict[str, Any] | None:
    """The figures in a folder's report, where it is of a build from the same."""
    path = folder / "report.json"
    report = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: report[name] for name in FIGURES} if report.get("made_from") == made_from else None


class Clock:
    """When a run began, and its seconds by step."""

    def __init__(self) -> None:
        self.started = datetime.now(UTC).isoformat(timespec="seconds")
        self.laps: dict[str, float] = {}
        self._since = perf_counter()

    def lap(self, step: str) -> None:
        """Ends a step: the time since the last one goes to it."""
        now = perf_counter()
        self.laps[step], self._since = round(now - self._since, 3), now
