"""The scene of a stored graph, read by SPARQL: what the page shows is what anybody can ask the graph for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from typing import Any, cast

from kg.frame import ROLES
from kg.rdf.plain import Row, rows
from kg.rdf.vocabulary import KG, KIND_CLASSES
from kg.store.store import Store
from kg.view.scene import Article, Entity, Filler, Frame, Relation, Scene, Sentence, Triple

_KINDS = {str(iri): kind for kind, iri in KIND_CLASSES.items()}
_NO_FILLERS = frozenset({"trigger", "cue", "source"})


def scene_of(store: Store) -> Scene:
    """Everything in the store that has a sentence."""
    articles = {row[0]: Article(*row) for row in sorted(_ask(store, "articles"))}
    sentences = {
        id: Sentence(id, article, int(start), text)
        for id, article, start, text in sorted(_ask(store, "sentences"))
    }
    entities = _entities(store)
    posts: dict[str, list[str]] = defaultdict(list)
    for frame, post in sorted(_ask(store, "posts")):
        posts[frame].append(post)
    frames = _frames(store, sentences, entities)
    stated = set(_stated(store))
    triples = tuple(triple for triple in _triples(frames.values(), posts) if _key(triple) in stated)
    mentioned = {entity for frame in frames.values() for entity in frame.entities()}
    mentioned.update(entity for triple in triples for entity in (triple.subject, triple.object))
    return Scene(
        articles=articles,
        sentences=sentences,
        entities={id: entities[id] for id in sorted(mentioned) if id in entities},
        frames=frames,
        triples=tuple(one for one in triples if one.subject in entities and one.object in entities),
        relations={row.property: Relation(row.property, row.labels) for row in rows()},
    )


def _entities(store: Store) -> dict[str, Entity]:
    kinds: dict[str, str] = {}
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    names: dict[str, list[str]] = defaultdict(list)
    for id, kind, label in _terms(store, "entities"):
        kinds[id.value] = _KINDS[kind.value]
        labels[id.value][label.language or "vi"] = label.value
    for id, name in sorted(_ask(store, "names")):
        names[id].append(name)
    return {id: Entity(id, kind, labels[id], tuple(names[id])) for id, kind in kinds.items()}


def _frames(
    store: Store, sentences: Mapping[str, Sentence], entities: Mapping[str, Entity]
) -> dict[str, Frame]:
    reasons: dict[str, list[str]] = defaultdict(list)
    evidence: dict[str, list[Sentence]] = defaultdict(list)
    mentions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for frame, reason in sorted(_ask(store, "reasons")):
        reasons[frame].append(reason)
    for frame, sentence in _ask(store, "evidence"):
        if sentence in sentences:
            evidence[frame].append(sentences[sentence])
    for frame, *mention in _ask(store, "mentions"):
        mentions[frame].append(tuple(mention))
    made = {}
    for id, type, modality, confidence, first, last, event, source in sorted(_ask(store, "frames")):
        name = type.removeprefix(str(KG))
        place = sorted(evidence[id], key=lambda sentence: sentence.start)
        triggers = [
            (int(start), int(end)) for role, start, end, *_ in mentions[id] if _name(role) == "trigger"
        ]
        if name not in ROLES or not triggers or not place:
            continue
        trigger = min(triggers)
        own = _holder(place, *trigger)
        fillers = [_filler(mention, own, place, entities) for mention in mentions[id]]
        order = ROLES[name]
        told = [filler for filler in fillers if filler.role in order and filler.role not in _NO_FILLERS]
        made[id] = Frame(
            id=id,
            type=name,
            sentence=own.id,
            trigger=trigger,
            fillers=tuple(
                sorted(told, key=lambda one: (order.index(one.role), one.start, one.end, one.entity or ""))
            ),
            modality=modality.rpartition("modality-")[2],
            confidence=float(confidence),
            why=tuple(reasons[id]),
            on_word_of=source,
            event=event,
            not_before=first,
            not_after=last,
        )
    return made


def _filler(
    mention: tuple[str, ...], own: Sentence, evidence: list[Sentence], entities: Mapping[str, Entity]
) -> Filler:
    role, start, end, text, meaning, value, qualifier = mention
    first, last = int(start), int(end)
    place = own if _holds(own, first, last) else _holder(evidence, first, last)
    entity = meaning if meaning in entities else None
    return Filler(
        _name(role), text, first, last, place.id, entity, "" if entity else value or text, qualifier
    )


def _holder(sentences: list[Sentence], start: int, end: int) -> Sentence:
    """The sentence that a span stands in; the first where none holds it."""
    return next((sentence for sentence in sentences if _holds(sentence, start, end)), sentences[0])


def _holds(sentence: Sentence, start: int, end: int) -> bool:
    return sentence.start <= start and end <= sentence.start + len(sentence.text)


def _triples(frames: Iterable[Frame], posts: Mapping[str, list[str]]) -> Iterator[Triple]:
    """Plain triples that the table gives, each with the frames that match its row."""
    by_type: dict[str, list[Row]] = defaultdict(list)
    for row in rows():
        by_type[row.type].append(row)
    evidence: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for frame in frames:
        if frame.modality == "asserted":
            for row in by_type[frame.type]:
                for subject, object_ in dict.fromkeys(_pairs(frame, row, posts.get(frame.id, []))):
                    evidence[subject, row.property, object_].append(frame.id)
    return (Triple(*triple, tuple(found)) for triple, found in evidence.items())


def _stated(store: Store) -> Iterator[tuple[str, ...]]:
    """The plain triples that stand in the graph: not all that the table would give do, where names are vague."""
    properties = " ".join(f"kg:{name}" for name in sorted({row.property for row in rows()}))
    query = f"{_query('stated')}\nVALUES ?property {{ {properties} }}"
    for subject, property, object_ in cast(Iterable[Iterable[Any]], store.query(query)):
        yield subject.value, _name(property.value), object_.value


def _key(triple: Triple) -> tuple[str, str, str]:
    return triple.subject, triple.relation, triple.object


def _pairs(frame: Frame, row: Row, posts: list[str]) -> Iterator[tuple[str, str]]:
    subjects = _in_role(frame, row.subject)
    if row.object == "post":
        return product(subjects, posts or _in_role(frame, "position"))
    objects = _in_role(frame, row.object)
    pairs = combinations(subjects, 2) if row.subject == row.object else product(subjects, objects)
    return ((subject, object_) for subject, object_ in pairs if subject != object_)


def _in_role(frame: Frame, role: str) -> list[str]:
    return [filler.entity for filler in frame.fillers if filler.role == role and filler.entity]


def _name(iri: str) -> str:
    return iri.removeprefix(str(KG))


def _ask(store: Store, name: str) -> Iterator[tuple[str, ...]]:
    """The solutions of a query as text; what is unbound is empty."""
    for solution in _terms(store, name):
        yield tuple("" if term is None else term.value for term in solution)


def _terms(store: Store, name: str) -> Iterator[tuple[Any, ...]]:
    return map(tuple, cast(Iterable[Iterable[Any]], store.query(_query(name))))


@cache
def _query(name: str) -> str:
    return (files("kg.view") / "queries" / f"{name}.rq").read_text(encoding="utf-8")
