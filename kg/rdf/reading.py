"""Frames read back from the graph of their article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, Node, URIRef

from kg.frame import ENTITY_KINDS, ROLES, Filler, Frame, Span
from kg.rdf.names import article_id
from kg.rdf.vocabulary import KG, KIND_CLASSES

_KINDS = {KIND_CLASSES[kind]: kind for kind in ENTITY_KINDS}


def frames_of(graph: Graph) -> Iterator[Frame]:
    """The frames in a graph, in the order of articles and of their texts.

    The name of an entity is its preferred label in the language of the article, so `graph` should hold the
    graph of the entities too (the union of a store does); where it does not, the words of the mention stand in.
    A sentence told several times gives its frame once, at the place of its trigger.
    """
    index = _Index(graph)
    frames = [
        _Reader(index, article_id(str(iri))).frame(iri)
        for name in ROLES
        for iri in index.subjects(RDF.type, KG[name])
    ]
    yield from sorted(frames, key=lambda one: (one.doc, one.sentence.start, one.trigger.start, one.type))


def read_frame(graph: Graph, iri: Node) -> Frame:
    """One frame. Raises KeyError where the graph has no such frame."""
    return _Reader(graph, article_id(str(iri))).frame(iri)


class _Index:
    """A graph in memory that is only read: what `_Reader` asks of rdflib's, without what makes that slow."""

    def __init__(self, graph: Graph) -> None:
        self._objects: dict[tuple[Node, Node], list[Node]] = defaultdict(list)
        self._subjects: dict[tuple[Node, Node], list[Node]] = defaultdict(list)
        for subject, predicate, object_ in graph:
            self._objects[subject, predicate].append(object_)
            self._subjects[predicate, object_].append(subject)

    def objects(self, subject: Node, predicate: Node) -> list[Node]:
        return self._objects.get((subject, predicate), [])

    def subjects(self, predicate: Node, object: Node) -> list[Node]:
        return self._subjects.get((predicate, object), [])

    def value(self, subject: Node, predicate: Node) -> Node | None:
        return next(iter(self.objects(subject, predicate)), None)


@dataclass(frozen=True, slots=True)
class _Reader:
    graph: Graph | _Index
    article_id: str

    def frame(self, iri: Node) -> Frame:
        mentions: dict[str, list[Node]] = defaultdict(list)
        for mention in self.graph.subjects(KG.ofFrame, iri):
            mentions[_local(self.graph.value(mention, KG.role))].append(mention)
        if not mentions["trigger"]:
            raise KeyError(str(iri))
        name = next(_local(one) for one in self.graph.objects(iri, RDF.type) if _local(one) in ROLES)
        trigger = self._span(mentions["trigger"][0])
        sources = list(self._fillers(mentions["source"], "source"))
        return Frame(
            doc=self.article_id,
            type=name,
            sentence=self._sentence(iri, trigger),
            trigger=trigger,
            roles={
                role: tuple(self._fillers(mentions[role], role)) for role in ROLES[name] if mentions[role]
            },
            modality=_local(self.graph.value(iri, KG.modality)).removeprefix("modality-"),
            confidence=float(str(self.graph.value(iri, KG.confidence))),
            cue=self._span(mentions["cue"][0]) if mentions["cue"] else None,
            source=sources[0] if sources else None,
            why=tuple(sorted(str(reason) for reason in self.graph.objects(iri, KG.because))),
        )

    def _sentence(self, frame: Node, trigger: Span) -> Span:
        """Of the sentences that a frame draws on, the shortest that its trigger stands in."""
        sentences = [self._span(sentence) for sentence in self.graph.objects(frame, PROV.wasDerivedFrom)]
        around = [one for one in sentences if one.start <= trigger.start and trigger.end <= one.end]
        return min(around, key=lambda one: one.end - one.start)

    def _fillers(self, mentions: list[Node], role: str) -> list[Filler]:
        found = []
        for mention in mentions:
            things: list[Node | None] = [*self.graph.objects(mention, KG.refersTo)]
            found += [self._filler(mention, role, thing) for thing in things or [None]]
        return sorted(found, key=lambda one: (one.start, one.end, one.iri or ""))

    def _filler(self, mention: Node, role: str, thing: Node | None) -> Filler:
        span = self._span(mention)
        kind = self._kind(thing)
        qualifier = self.graph.value(mention, KG.qualifier)
        normal = self.graph.value(mention, KG.normalized)
        return Filler(
            start=span.start,
            end=span.end,
            text=span.text,
            kind=kind or _value_kind(role, normal),
            entity=self._name(thing, mention) if kind else str(span.text if normal is None else normal),
            iri=str(thing) if kind else None,
            qualifier=None if qualifier is None else str(qualifier),
        )

    def _kind(self, thing: Node | None) -> str | None:
        classes = () if thing is None else self.graph.objects(thing, RDF.type)
        return next((_KINDS[one] for one in classes if isinstance(one, URIRef) and one in _KINDS), None)

    def _name(self, thing: Node | None, mention: Node) -> str:
        text = self.graph.value(mention, KG.text)
        language = text.language if isinstance(text, Literal) else None
        names = self.graph.objects(thing, SKOS.prefLabel) if thing is not None else ()
        labels = sorted(one for one in names if isinstance(one, Literal))
        labels.sort(key=lambda one: one.language != language)
        return str(labels[0] if labels else text)

    def _span(self, node: Node) -> Span:
        start, end = self.graph.value(node, KG.start), self.graph.value(node, KG.end)
        return Span(int(str(start)), int(str(end)), str(self.graph.value(node, KG.text)))


def _value_kind(role: str, normal: Node | None) -> str:
    if role == "time":
        return "Time"
    if role == "value":
        return "Quantity"
    if not isinstance(normal, Literal):
        return "Text"
    return "Quantity" if normal.datatype == XSD.decimal else "Time"


def _local(iri: Node | None) -> str:
    return str(iri).rpartition("#")[2]
