"""A graph checked: against the SHACL shapes of `ontologies/shapes.ttl`, and for what shapes cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from rdflib import PROV, RDF, RDFS, SH, Graph, Literal, Node, URIRef

from kg.errors import MissingExtra
from kg.ontologies import ontology
from kg.rdf.names import article_id
from kg.rdf.results import shortened
from kg.rdf.vocabulary import KG, KIND_CLASSES, new_graph

if TYPE_CHECKING:
    from kg import graph as stored

BATCH = 20
"""Graphs checked at a time: SHACL reads its shapes anew for each batch, and holds a batch in memory."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a node: the rule that it breaks, in words, and what stands there instead."""

    node: str
    rule: str
    found: str = ""

    def __str__(self) -> str:
        where = f"article {article_id(self.node)}, " if "/article/" in self.node else ""
        name = self.node.rpartition("#")[2] if where else shortened(self.node)
        return f"{where}{name}: {self.rule}" + (f" (here: {self.found})" if self.found else "")


def validate(graph: stored.Graph) -> Iterator[Problem]:
    """Everything wrong with a graph, some graphs at a time. Raises MissingExtra where pySHACL is not installed."""
    labelled = {str(thing) for thing in graph.rdflib().subjects(RDFS.label, None)}
    graphs = graph.graphs()
    while batch := list(islice(graphs, BATCH)):
        union = new_graph()
        for one in batch:
            for triple in one:
                union.add(triple)
        yield from problems(union, labelled)


def problems(graph: Graph, labelled: Iterable[str] | None = None) -> list[Problem]:
    """What is wrong with one graph in memory, in order of its nodes.

    `labelled`, where given, are the IRIs that have a label somewhere; entities that are not among them have none.
    """
    found = {*_shape_problems(graph), *_offset_problems(graph)}
    if labelled is not None:
        found.update(_label_problems(graph, set(labelled)))
    return sorted(found, key=lambda one: (one.node, one.rule, one.found))


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology("shapes.ttl"))


def _shape_problems(graph: Graph) -> Iterator[Problem]:
    try:
        from pyshacl import validate as conforms
    except ImportError:
        raise MissingExtra("kg validate", "validate") from None
    _, report, _ = conforms(graph, shacl_graph=_shapes())
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _told(report, result)


def _told(report: Graph, result: Node) -> Problem:
    node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if report.value(result, SH.sourceConstraintComponent) == SH.ClosedConstraintComponent:
        path = shortened(str(report.value(result, SH.resultPath)))
        kind = str(report.value(result, SH.sourceShape)).rpartition("#")[2]
        return Problem(str(node), f"{path} is no role of {kind}")
    return Problem(
        str(node), str(report.value(result, SH.resultMessage)), "" if value is None else _shown(value)
    )


def _shown(value: Node) -> str:
    if not isinstance(value, Literal):
        return shortened(str(value))
    return f"{value} as {shortened(str(value.datatype))}" if value.datatype else str(value)


def _offset_problems(graph: Graph) -> Iterator[Problem]:
    """Spans whose text is not as long as their offsets say, or that stand in no sentence of their frame."""
    for node in (*graph.subjects(RDF.type, KG.Sentence), *graph.subjects(RDF.type, KG.Mention)):
        span = _span(graph, node)
        if span is not None and span[1] - span[0] != len(span[2]):
            yield Problem(str(node), "the text of a span is as long as from its start to its end", span[2])
    for mention in graph.subjects(RDF.type, KG.Mention):
        frame = graph.value(mention, KG.ofFrame)
        sentences = [_span(graph, sentence) for sentence in graph.objects(frame, PROV.wasDerivedFrom)]
        span = _span(graph, mention)
        if span is not None and not any(_stands_in(span, one) for one in sentences if one is not None):
            yield Problem(
                str(mention), "a mention stands, word for word, in a sentence of its frame", span[2]
            )


def _stands_in(span: tuple[int, int, str], sentence: tuple[int, int, str]) -> bool:
    start = span[0] - sentence[0]
    return start >= 0 and sentence[2][start : start + len(span[2])] == span[2]


def _span(graph: Graph, node: Node) -> tuple[int, int, str] | None:
    """Start, end and text of a span; None where the shapes already find fault with them."""
    start, end, text = (graph.value(node, KG[name]) for name in ("start", "end", "text"))
    if not (isinstance(start, Literal) and isinstance(end, Literal) and isinstance(text, Literal)):
        return None
    numbers = start.toPython(), end.toPython()
    return (numbers[0], numbers[1], str(text)) if all(isinstance(one, int) for one in numbers) else None


def _label_problems(graph: Graph, labelled: set[str]) -> Iterator[Problem]:
    for kind in KIND_CLASSES.values():
        for thing in graph.subjects(RDF.type, kind):
            if isinstance(thing, URIRef) and str(thing) not in labelled:
                yield Problem(str(thing), "an entity has a label in graph/entities")
