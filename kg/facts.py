"""A few things a graph tells, for who has just built it: different relations first, each with its sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import Graph, Relation


@dataclass(frozen=True, slots=True)
class Fact:
    """A plain triple in words, and the sentence of the article (by id) that states it."""

    subject: str
    relation: str
    object: str
    sentence: str
    article: str


def facts(graph: Graph, number: int, language: str | None = None) -> list[Fact]:
    """At most `number` facts: one of each relation, in the order of the table, then a second of each."""
    from kg.rdf.plain import rows

    by_property: dict[str, list[Relation]] = defaultdict(list)
    for relation, _ in graph.relations():
        by_property[relation.property].append(relation)
    ordered = [
        by_property[name] for name in dict.fromkeys(row.property for row in rows()) if name in by_property
    ]
    in_turn = (relation for relation in chain.from_iterable(zip_longest(*ordered)) if relation is not None)
    return [_fact(graph, relation, language) for relation in islice(in_turn, number)]


def _fact(graph: Graph, relation: Relation, language: str | None) -> Fact:
    frame = graph.evidence(relation.subject.iri, relation.property, relation.object.iri)[0]
    return Fact(
        relation.subject.label(language),
        relation.labels.get(language or "vi", relation.property),
        relation.object.label(language),
        frame.sentence.text,
        frame.doc,
    )
