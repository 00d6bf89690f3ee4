"""The named graph of one article: its sentences, mentions, frames, plain triples, classes, other names."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, Node, URIRef

from kg.entity import Extraction, Resolved
from kg.frame import ENTITY_KINDS, Filler, Frame, Span
from kg.rdf.names import Names, part
from kg.rdf.places import places_of, same_statement, surrounding
from kg.rdf.plain import plain_triples, posts
from kg.rdf.times import outer_bounds, time_literal
from kg.rdf.vocabulary import BASE, KG, KIND_CLASSES, LITERAL_ROLES, VALUE_ROLES, modality, new_graph
from kg.resolution.doubts import is_stand_in

Triples = Iterator[tuple[URIRef, URIRef, Node]]


def article_graph(extraction: Extraction, resolved: Resolved, base: str = BASE) -> Graph:
    """What one article states, as the named graph ``article/<id>``.

    A sentence that stands in the article more than once gives its frames once, derived from every place.
    Every filler of an entity kind must have the IRI of an entity of `resolved`.
    """
    article = Names(base).article(extraction.article.id)
    graph = new_graph(article)
    for triple in _Article.of(extraction, resolved, article).triples():
        graph.add(triple)
    return graph


def frame_iris(frames: Sequence[Frame], article: URIRef) -> list[URIRef]:
    """The IRI of each frame of an article, by position; a repeat has that of the frame it repeats."""
    iris: list[URIRef] = []
    times_taken: dict[URIRef, int] = {}
    for index, first in enumerate(same_statement(frames)):
        if first < index:
            iris.append(iris[first])
            continue
        frame = frames[index]
        iri = part(article, frame.type, frame.trigger.start, frame.trigger.end)
        times_taken[iri] = number = times_taken.get(iri, 0) + 1
        iris.append(iri if number == 1 else URIRef(f"{iri}-{number}"))
    return iris


@dataclass(frozen=True, slots=True)
class _Article:
    """An article on its way into triples."""

    iri: URIRef
    text: str
    language: str
    frames: dict[URIRef, Frame]
    sentences: list[Span]
    resolved: Resolved

    @classmethod
    def of(cls, extraction: Extraction, resolved: Resolved, iri: URIRef) -> _Article:
        frames: dict[URIRef, Frame] = {}
        for frame_iri, frame in zip(frame_iris(extraction.frames, iri), extraction.frames, strict=True):
            frames.setdefault(frame_iri, frame)
        sentences = sorted({frame.sentence for frame in frames.values()})
        return cls(iri, extraction.article.text, extraction.article.language, frames, sentences, resolved)

    def triples(self) -> Triples:
        """All triples of the article's graph; some come more than once."""
        for iri, frame in self.frames.items():
            yield from self._statement(iri, frame)
            yield from self._roles(iri, frame)
            yield from self._sentences(iri, frame)
            yield from self._mentions(iri, frame)
            yield from self._plain_triples(frame)

    def _statement(self, iri: URIRef, frame: Frame) -> Triples:
        yield iri, RDF.type, KG[frame.type]
        yield iri, KG.modality, modality(frame.modality)
        yield iri, KG.confidence, _decimal(Decimal(repr(frame.confidence)).quantize(Decimal("0.01")))
        for reason in frame.why:
            yield iri, KG.because, Literal(reason)
        if frame.source is not None:
            yield iri, KG.attributedTo, self._node(frame.source)
        first, last = outer_bounds(filler.entity for filler in frame.roles.get("time", ()))
        if first is not None:
            yield iri, KG.notBefore, Literal(first)
        if last is not None:
            yield iri, KG.notAfter, Literal(last)

    def _roles(self, iri: URIRef, frame: Frame) -> Triples:
        for role, filler in frame.fillers():
            value = self._value(role, filler) if role in VALUE_ROLES else self._node(filler)
            if value is not None:
                yield iri, KG[role], value
        for position, body in posts(frame):
            post = self._post(position, body)
            if post is not None:
                yield iri, KG.post, post
                yield post, RDF.type, KG.Post

    def _sentences(self, iri: URIRef, frame: Frame) -> Triples:
        places = set(places_of(frame.sentence, self.text))
        places.update(
            surrounding(filler.start, filler.end, self.text, self.sentences)
            for _, filler in frame.fillers()
            if not frame.sentence.start <= filler.start < frame.sentence.end
        )
        for place in places:
            sentence = part(self.iri, "sentence", place.start, place.end)
            yield iri, PROV.wasDerivedFrom, sentence
            yield sentence, RDF.type, KG.Sentence
            yield sentence, KG.inArticle, self.iri
            yield from self._span(sentence, place)

    def _mentions(self, iri: URIRef, frame: Frame) -> Triples:
        yield from self._mention(iri, "trigger", frame.trigger)
        if frame.cue is not None:
            yield from self._mention(iri, "cue", frame.cue)
        fillers = list(frame.fillers())
        if frame.source is not None:
            fillers.append(("source", frame.source))
        for role, filler in fillers:
            mention = yield from self._mention(iri, role, filler.span)
            yield from self._meaning(mention, role, filler)

    def _mention(
        self, frame: URIRef, role: str, span: Span
    ) -> Generator[tuple[URIRef, URIRef, Node], None, URIRef]:
        mention = URIRef(f"{frame}-{role}-{span.start}-{span.end}")
        yield mention, RDF.type, KG.Mention
        yield mention, KG.ofFrame, frame
        yield mention, KG.role, KG[role]
        yield from self._span(mention, span)
        return mention

    def _span(self, node: URIRef, span: Span) -> Triples:
        yield node, KG.text, Literal(span.text, lang=self.language)
        yield node, KG.start, Literal(span.start)
        yield node, KG.end, Literal(span.end)

    def _meaning(self, mention: URIRef, role: str, filler: Filler) -> Triples:
        if filler.qualifier is not None:
            yield mention, KG.qualifier, Literal(filler.qualifier)
        if filler.kind in ("Time", "Quantity"):
            normal = self._normal(filler)
            if normal is not None:
                yield mention, KG.normalized, normal
        if filler.kind in ENTITY_KINDS:
            yield mention, KG.refersTo, self._node(filler)
            yield from self._entity(filler)
        elif role not in VALUE_ROLES:
            yield mention, KG.refersTo, self._node(filler)
            yield self._node(filler), RDF.type, KG.Description
            yield self._node(filler), KG.text, Literal(filler.text, lang=self.language)

    def _entity(self, filler: Filler) -> Triples:
        entity = self._node(filler)
        yield entity, RDF.type, KIND_CLASSES[self._kind(filler)]
        if filler.text not in self._labels(filler) and not is_stand_in(filler, self.language):
            yield entity, SKOS.altLabel, Literal(filler.text, lang=self.language)

    def _plain_triples(self, frame: Frame) -> Triples:
        for triple in plain_triples(frame):
            object_iri = triple.object_iri(self.resolved)
            if triple.subject.iri is not None and object_iri is not None:
                yield URIRef(triple.subject.iri), KG[triple.row.property], URIRef(object_iri)

    def _node(self, filler: Filler) -> URIRef:
        return URIRef(filler.iri) if filler.iri else part(self.iri, "text", filler.start, filler.end)

    def _value(self, role: str, filler: Filler) -> Literal | None:
        if role in LITERAL_ROLES:
            return Literal(filler.text, lang=self.language)
        return time_literal(filler.entity, self.language) if role == "time" else _number(filler.entity)

    def _normal(self, filler: Filler) -> Literal | None:
        return time_literal(filler.entity, self.language) if filler.kind == "Time" else _number(filler.entity)

    def _post(self, position: Filler, body: Filler | None) -> URIRef | None:
        if position.iri is None or body is None or body.iri is None:
            return None
        post = self.resolved.posts.get((position.iri, body.iri))
        return URIRef(post) if post else None

    def _kind(self, filler: Filler) -> str:
        entity = self.resolved.entities.get(filler.iri or "")
        return entity.kind if entity else filler.kind

    def _labels(self, filler: Filler) -> list[str]:
        entity = self.resolved.entities.get(filler.iri or "")
        return list(entity.labels.values()) if entity else []


def _number(value: str) -> Literal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return _decimal(number) if number.is_finite() else None


def _decimal(number: Decimal) -> Literal:
    """In the form that XML Schema 1.1 calls canonical: no point without digits after it."""
    digits = f"{number:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal("0" if digits in ("-0", "") else digits, datatype=XSD.decimal)
