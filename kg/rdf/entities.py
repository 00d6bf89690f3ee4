"""The graph of what is the same across articles: entities with their labels, posts, events."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, Node, URIRef

from kg.entity import Entity, Event, Resolved
from kg.frame import Frame
from kg.rdf.article import frame_iris
from kg.rdf.names import Names
from kg.rdf.times import outer_bounds
from kg.rdf.vocabulary import BASE, KG, KIND_CLASSES, new_graph

Triples = Iterator[tuple[URIRef, URIRef, Node]]


def entities_graph(resolved: Resolved, base: str = BASE) -> Graph:
    """The graph ``graph/entities``: one preferred label a language, what gazetteers say, and events.

    The class of an entity stands with the articles that mention it, and here where none does (a body that is
    known only as the one above another).
    """
    graph = new_graph(Names(base).graph("entities"))
    mentioned = {
        filler.iri
        for extraction in resolved.extractions
        for frame in extraction.frames
        for _, filler in frame.fillers()
    } | set(resolved.posts.values())
    for entity in resolved.entities.values():
        for triple in _entity(entity):
            graph.add(triple)
        if entity.iri not in mentioned:
            graph.add((URIRef(entity.iri), RDF.type, KIND_CLASSES[entity.kind]))
    for triple in _events(resolved, base):
        graph.add(triple)
    return graph


def _entity(entity: Entity) -> Triples:
    iri = URIRef(entity.iri)
    for language, label in entity.labels.items():
        yield iri, RDFS.label, Literal(label, lang=language)
        yield iri, SKOS.prefLabel, Literal(label, lang=language)
    if entity.notation is not None:
        yield iri, SKOS.notation, Literal(entity.notation)
    for match in entity.exact_match:
        yield iri, SKOS.exactMatch, URIRef(match)
    for whole in entity.part_of:
        yield iri, DCTERMS.isPartOf, URIRef(whole)
    if entity.post_role is not None:
        yield iri, KG.postRole, URIRef(entity.post_role)
    if entity.post_in is not None:
        yield iri, KG.postIn, URIRef(entity.post_in)


def _events(resolved: Resolved, base: str) -> Triples:
    """Each event with its frames; a sentence told twice is one frame, and so tells of one event."""
    names = Names(base)
    frames: dict[tuple[str, int], tuple[URIRef, Frame]] = {}
    for extraction in resolved.extractions:
        iris = frame_iris(extraction.frames, names.article(extraction.article.id))
        for index, told in enumerate(zip(iris, extraction.frames, strict=True)):
            frames[extraction.article.id, index] = told
    telling: set[URIRef] = set()
    for event in resolved.events:
        told_by = {iri: frame for iri, frame in (frames[one] for one in event.frames) if iri not in telling}
        telling.update(told_by)
        if told_by:
            yield from _event(event, told_by)


def _event(event: Event, told_by: dict[URIRef, Frame]) -> Triples:
    iri = URIRef(event.iri)
    yield iri, RDF.type, KG.Event
    yield iri, KG.eventType, KG[event.type]
    times = [filler.entity for frame in told_by.values() for filler in frame.roles.get("time", ())]
    first, last = outer_bounds(times)
    if first is not None:
        yield iri, KG.notBefore, Literal(first)
    if last is not None:
        yield iri, KG.notAfter, Literal(last)
    for frame_iri in told_by:
        yield frame_iri, KG.denotes, iri
