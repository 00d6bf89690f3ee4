"""Why the mentions of an entity are held to be one, for a graph that a build of `kg` left in a folder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg.correcting import MENTIONS
from kg.entity import Extraction, Resolved
from kg.frame import Filler, Frame
from kg.graph import Graph
from kg.rdf.names import article_id
from kg.resolution.corrections import read_corrections
from kg.resolution.explain import Reason, explain
from kg.store.generations import current
from kg.store.journal import open_journal
from kg.store.manifest import read_manifest


def reasons(graph: Graph, iri: str) -> tuple[Reason, ...]:
    """A reason for each article and name, by article; none for a graph that is not in a folder of a build."""
    folder = Path(graph.store.location)
    generation = current(folder) if folder.is_dir() else None
    if generation is None:
        return ()
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in graph.query(MENTIONS, {"thing": ox.NamedNode(iri)}).values:
        places[article_id(row["article"])].add((int(row["start"]), int(row["end"])))
    listed = read_manifest(generation).articles
    with open_journal(folder) as journal:
        extractions = tuple(_named(journal[listed[name].key], places[name], iri) for name in sorted(places))
    return explain(Resolved(extractions), iri, read_corrections(folder / "corrections.yaml"))


def _named(extraction: Extraction, places: set[tuple[int, int]], iri: str) -> Extraction:
    """The extraction with `iri` at the fillers that stand at these places."""

    def filler(one: Filler) -> Filler:
        return replace(one, iri=iri) if (one.start, one.end) in places else one

    def frame(one: Frame) -> Frame:
        return replace(one, roles={role: tuple(map(filler, fillers)) for role, fillers in one.roles.items()})

    return replace(extraction, frames=tuple(map(frame, extraction.frames)))
