"""What resolution passes on: articles with their frames, the entities these name, the events they tell of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.article import Article
from kg.frame import Frame


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article and the frames found in it."""

    article: Article
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the graph.

    `labels` holds one preferred label a language (`vi`, `en`). `kind` is one of `kg.frame.ENTITY_KINDS`, or
    ``Post``: a position at a body, with the IRIs of both in `post_role` and `post_in`. `notation` is the
    gazetteer's own identifier, `exact_match` the Wikidata IRIs that the gazetteer gives a source for,
    `part_of` the bodies or places that the gazetteer, or composition, puts it under.
    """

    iri: str
    kind: str
    labels: Mapping[str, str]
    notation: str | None = None
    exact_match: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    post_role: str | None = None
    post_in: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, told by one frame or by several. `frames` are positions: (article id, index in its frames)."""

    iri: str
    type: str
    frames: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """All articles after resolution: every filler of an entity kind has its IRI, found in `entities`.

    `posts` maps (position IRI, organization IRI) to the `Post` entity of the two. `compared` counts the pairs that
    were weighed against each other to tell who is who, and which frames tell of one event.
    """

    extractions: tuple[Extraction, ...]
    entities: Mapping[str, Entity] = field(default_factory=dict)
    posts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    compared: int = 0
