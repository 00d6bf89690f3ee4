"""Things as articles name them, before it is known which of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.entity import Extraction
from kg.frame import ENTITY_KINDS, Filler, Frame
from kg.resolution.words import key

Identity = tuple[str, ...]
"""What tells one thing from another; its first word says how: ``gazetteer``, ``name``, ``person``, ``article``."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as one article names it: its fullest name there, and where it is mentioned."""

    article: str
    language: str
    kind: str
    name: str
    spots: tuple[tuple[int, int], ...]

    @property
    def first(self) -> tuple[str, int]:
        """Where the thing is named first."""
        return (self.article, self.spots[0][0])


def in_article(thing: Named) -> Identity:
    """The identity of a thing that nothing outside its article names."""
    return ("article", thing.article, thing.kind, key(thing.name) or thing.name)


def things_of(extraction: Extraction) -> Iterator[Named]:
    """Each thing an article names, once a kind and name."""
    article = extraction.article
    spots: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for filler in _things(extraction.frames):
        spots[filler.kind, filler.entity].add((filler.start, filler.end))
    for (kind, name), where in sorted(spots.items()):
        yield Named(article.id, article.language, kind, name, tuple(sorted(where)))


def _things(frames: Iterable[Frame]) -> Iterator[Filler]:
    for frame in frames:
        yield from (filler for _, filler in frame.fillers() if filler.kind in ENTITY_KINDS)
        if frame.source is not None and frame.source.kind in ENTITY_KINDS:
            yield frame.source
