"""The scene of articles just resolved, before they are in a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.entity import Extraction, Resolved
from kg.frame import ENTITY_KINDS, Filler, Frame, Span
from kg.rdf.article import frame_iris
from kg.rdf.names import Names, part
from kg.rdf.places import surrounding
from kg.rdf.plain import plain_triples, rows
from kg.rdf.times import outer_bounds
from kg.rdf.vocabulary import BASE
from kg.view import scene as seen


def scene_of_resolved(resolved: Resolved, base: str = BASE) -> seen.Scene:
    """All that `resolved` tells, under the IRIs that its graph would have."""
    event_of = {frame: event.iri for event in resolved.events for frame in event.frames}
    articles: dict[str, seen.Article] = {}
    sentences: dict[str, seen.Sentence] = {}
    frames: dict[str, seen.Frame] = {}
    evidence: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for extraction in resolved.extractions:
        article = Names(base).article(extraction.article.id)
        articles[str(article)] = _article(extraction, str(article))
        spans = sorted({frame.sentence for frame in extraction.frames})
        iris = frame_iris(extraction.frames, article)
        for index, (iri, frame) in enumerate(zip(map(str, iris), extraction.frames, strict=True)):
            if iri in frames:
                continue
            fillers = []
            for role, filler in frame.fillers():
                place = _place(filler, frame, extraction.article.text, spans)
                sentence = str(part(article, "sentence", place.start, place.end))
                sentences.setdefault(sentence, seen.Sentence(sentence, str(article), place.start, place.text))
                fillers.append(_filler(role, filler, sentence))
                if filler.iri:
                    names[filler.iri][filler.text] = None
            sentence = str(part(article, "sentence", frame.sentence.start, frame.sentence.end))
            sentences.setdefault(
                sentence, seen.Sentence(sentence, str(article), frame.sentence.start, frame.sentence.text)
            )
            frames[iri] = _frame(
                iri, frame, sentence, fillers, event_of.get((extraction.article.id, index), "")
            )
            for subject, relation, object_ in _plain(frame, resolved):
                evidence[subject, relation, object_][iri] = None
    mentioned = {entity for frame in frames.values() for entity in frame.entities()}
    mentioned.update(node for subject, _, object_ in evidence for node in (subject, object_))
    return seen.Scene(
        articles=articles,
        sentences=sentences,
        entities={iri: _entity(iri, resolved, names[iri]) for iri in sorted(mentioned)},
        frames=frames,
        triples=tuple(seen.Triple(*triple, tuple(found)) for triple, found in evidence.items()),
        relations={row.property: seen.Relation(row.property, row.labels) for row in rows()},
    )


def _article(extraction: Extraction, iri: str) -> seen.Article:
    article = extraction.article
    return seen.Article(
        iri, article.title or "", article.published or "", article.url or "", article.publisher or ""
    )


def _entity(iri: str, resolved: Resolved, names: Iterable[str]) -> seen.Entity:
    entity = resolved.entities[iri]
    labels = set(entity.labels.values())
    return seen.Entity(iri, entity.kind, entity.labels, tuple(name for name in names if name not in labels))


def _frame(iri: str, frame: Frame, sentence: str, fillers: list[seen.Filler], event: str) -> seen.Frame:
    first, last = outer_bounds(filler.entity for filler in frame.roles.get("time", ()))
    return seen.Frame(
        id=iri,
        type=frame.type,
        sentence=sentence,
        trigger=(frame.trigger.start, frame.trigger.end),
        fillers=tuple(fillers),
        modality=frame.modality,
        confidence=frame.confidence,
        why=frame.why,
        on_word_of=frame.source.entity if frame.source else "",
        event=event,
        not_before=first.isoformat() if first else "",
        not_after=last.isoformat() if last else "",
    )


def _filler(role: str, filler: Filler, sentence: str) -> seen.Filler:
    entity = filler.iri if filler.kind in ENTITY_KINDS else None
    return seen.Filler(
        role,
        filler.text,
        filler.start,
        filler.end,
        sentence,
        entity,
        "" if entity else filler.entity,
        filler.qualifier or "",
    )


def _place(filler: Filler, frame: Frame, text: str, sentences: list[Span]) -> Span:
    if frame.sentence.start <= filler.start < frame.sentence.end:
        return frame.sentence
    return surrounding(filler.start, filler.end, text, sentences)


def _plain(frame: Frame, resolved: Resolved) -> Iterator[tuple[str, str, str]]:
    for triple in plain_triples(frame):
        object_ = triple.object_iri(resolved)
        if triple.subject.iri and object_:
            yield triple.subject.iri, triple.row.property, object_
