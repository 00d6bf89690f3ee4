"""The whole data set, graph by graph, in order of their IRIs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph

from kg.entity import Resolved
from kg.rdf.article import article_graph
from kg.rdf.articles import Described, articles_graph
from kg.rdf.entities import entities_graph
from kg.rdf.names import Names
from kg.rdf.quads import nquads, quads
from kg.rdf.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Part:
    """One named graph with its canonical N-Quads. `article_id` is None for a graph about all articles."""

    graph: Graph
    nquads: bytes
    article_id: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the N-Quads: equal for equal graphs."""
        return hashlib.sha256(self.nquads).hexdigest()

    @property
    def triples(self) -> int:
        return self.nquads.count(b"\n")


def dataset(resolved: Resolved, extractor: str, base: str = BASE) -> Iterator[Part]:
    """Each article's graph, then those about all articles, one in memory at a time."""
    names = Names(base)
    described = []
    for extraction in sorted(resolved.extractions, key=lambda one: names.article(one.article.id)):
        graph = article_graph(extraction, resolved, base)
        part = Part(graph, nquads(quads(graph)), extraction.article.id)
        described.append(Described(extraction.article, extractor, part.triples, part.sha256))
        yield part
    for graph in (articles_graph(described, base), entities_graph(resolved, base)):
        yield Part(graph, nquads(quads(graph)))
