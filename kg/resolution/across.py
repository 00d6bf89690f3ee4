"""Across articles: what is one thing gets one IRI, its labels, its posts.

A function of the articles, the corrections and the version of `kg`; the order of the articles is no matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from kg.entity import Entity, Extraction, Resolved
from kg.frame import ENTITY_KINDS, Filler, Frame
from kg.resolution.composition import compose, english_label, post_label
from kg.resolution.corrections import Corrections, corrected
from kg.resolution.events import find_events
from kg.resolution.gazetteer import load
from kg.resolution.identities import entry_of, identify
from kg.resolution.iris import BASE, entity_iri, gazetteer_iri
from kg.resolution.jurisdiction import placed
from kg.resolution.named import Identity, Named, things_of

_PLACE = re.compile(r"<([\w-]+)>$")
_LEVEL = re.compile(r"^(tỉnh|thành phố|huyện|quận|thị xã|xã|phường) ", re.IGNORECASE)

Iris = Mapping[tuple[str, str, str], str]
"""(article, kind, name) -> IRI."""


def resolve_across(
    extractions: Sequence[Extraction], corrections: Corrections | None = None, base: str = BASE
) -> Resolved:
    """All articles with the IRI of every filler that is a thing, with the entities and events these make.

    `extractions` have been through `resolve_within`. Their order makes no difference to the result, which has
    them by article id. `corrections` override what is found; `base` is where IRIs stand.
    """
    extractions = sorted(extractions, key=lambda extraction: extraction.article.id)
    named = [thing for extraction in extractions for thing in things_of(extraction)]
    found = identify(extractions, named)
    iris, entities = _entities(named, corrected(found.identities, corrections), base)
    told = tuple(_with_iris(extraction, iris) for extraction in extractions)
    posts, made = _posts(told, entities, base)
    events = find_events(told, base)
    return Resolved(
        told,
        dict(sorted((entities | made).items())),
        posts,
        events.events,
        found.compared + events.compared,
    )


def _entities(
    named: Sequence[Named], identities: Mapping[Named, Identity], base: str
) -> tuple[Iris, dict[str, Entity]]:
    """One entity an identity, with its IRI; and the IRI of every named thing."""
    members: dict[Identity, list[Named]] = defaultdict(list)
    for thing in named:
        members[identities[thing]].append(thing)
    iris: dict[tuple[str, str, str], str] = {}
    entities: dict[str, Entity] = {}
    for identity, things in sorted(members.items(), key=lambda pair: min(thing.first for thing in pair[1])):
        entity = (
            _listed(identity[1], base)
            if identity[0] == "gazetteer"
            else _new(identity, things, base, entities)
        )
        entities[entity.iri] = entity
        iris.update({(thing.article, thing.kind, thing.name): entity.iri for thing in things})
    named_so = {
        identity: iris[things[0].article, things[0].kind, things[0].name]
        for identity, things in members.items()
    }
    for entity in list(entities.values()):
        entities[entity.iri] = _part_of(entity, named_so, base)
        _add_wholes(entities[entity.iri], entities, base)
    return iris, entities


def _listed(notation: str, base: str) -> Entity:
    """The entity of a gazetteer entry."""
    entry = load().entries[notation]
    return Entity(
        gazetteer_iri(base, notation),
        entry.kinds[0],
        dict(sorted(entry.labels.items(), reverse=True)),
        notation,
        entry.exact_match,
        tuple(sorted(gazetteer_iri(base, whole) for whole in entry.broader)),
    )


def _part_of(entity: Entity, named_so: Mapping[Identity, str], base: str) -> Entity:
    """The entity with what its name says it is a part of, where that is listed or named by itself."""
    composed = compose(entity.labels.get("vi", ""), entity.kind) if entity.notation is None else None
    if composed is None or composed.part_of is None:
        return entity
    name, kind = composed.part_of.name, composed.part_of.kind
    entry = entry_of(name, kind)
    whole = gazetteer_iri(base, entry.notation) if entry else named_so.get(("name", kind, placed(name)[0]))
    return entity if whole in (None, entity.iri) else replace(entity, part_of=(whole,))


def _add_wholes(entity: Entity, entities: dict[str, Entity], base: str) -> None:
    """What gazetteers put an entity under is an entity too."""
    for iri in entity.part_of:
        if iri not in entities:
            notation = iri.removeprefix(gazetteer_iri(base, ""))
            if notation in load().entries:
                entities[iri] = _listed(notation, base)
                _add_wholes(entities[iri], entities, base)


def _new(identity: Identity, things: Sequence[Named], base: str, taken: Mapping[str, Entity]) -> Entity:
    """An entity that no gazetteer lists, under the name most articles give it."""
    kind = things[0].kind
    labels = _labels(identity, things)
    name = labels.get("vi") or next(iter(labels.values()))
    scope = things[0].article if identity[0] == "article" else None
    return Entity(_free(entity_iri(base, kind, name, scope), taken), kind, labels)


def _labels(identity: Identity, things: Sequence[Named]) -> dict[str, str]:
    """The name most articles give a thing, in each language they are in, and English where it can be composed."""
    kind = things[0].kind
    labels: dict[str, str] = {}
    for language in sorted({thing.language for thing in things}, reverse=True):
        counted = Counter(thing.name for thing in things if thing.language == language)
        labels[language] = min(
            counted, key=lambda name: (not placed(name)[1], -counted[name], -len(name), name)
        )
    if "vi" in labels:
        labels["vi"] = _with_place(labels["vi"], identity)
    if "en" not in labels and "vi" in labels and kind != "Person":
        english = english_label(labels["vi"], kind)
        if english:
            labels["en"] = english
    return labels


def _with_place(name: str, identity: Identity) -> str:
    """`name` with the place that its articles give it, where it lacks one: `Tỉnh ủy` is `Tỉnh ủy Yên Bái`."""
    noted = _PLACE.search(identity[-1]) if identity[0] == "name" else None
    if noted is None or placed(name)[1]:
        return name
    return f"{name} {_LEVEL.sub('', load().entries[noted[1]].labels['vi'])}"


def _free(iri: str, taken: Mapping[str, Entity]) -> str:
    """`iri`, or the first of it with ``-2``, ``-3``… that no earlier entity has."""
    if iri not in taken:
        return iri
    number = 2
    while f"{iri}-{number}" in taken:
        number += 1
    return f"{iri}-{number}"


def _with_iris(extraction: Extraction, iris: Iris) -> Extraction:
    def linked(filler: Filler) -> Filler:
        iri = iris.get((extraction.article.id, filler.kind, filler.entity))
        return replace(filler, iri=iri) if filler.kind in ENTITY_KINDS else filler

    return replace(
        extraction,
        frames=tuple(
            replace(
                frame,
                roles={role: tuple(linked(filler) for filler in held) for role, held in frame.roles.items()},
                source=linked(frame.source) if frame.source else None,
            )
            for frame in extraction.frames
        ),
    )


def _posts(
    told: Sequence[Extraction], entities: Mapping[str, Entity], base: str
) -> tuple[dict[tuple[str, str], str], dict[str, Entity]]:
    """A post for every position that a frame puts at a body."""
    posts: dict[tuple[str, str], str] = {}
    made: dict[str, Entity] = {}
    for extraction in told:
        for frame in extraction.frames:
            for role, body in product(_held(frame, "position"), _held(frame, "organization")):
                if (role, body) in posts:
                    continue
                post = _post(entities[role], entities[body], base, made)
                posts[role, body] = post.iri
                made[post.iri] = post
    return posts, made


def _held(frame: Frame, role: str) -> list[str]:
    return [filler.iri for filler in frame.roles.get(role, ()) if filler.kind in ENTITY_KINDS and filler.iri]


def _post(position: Entity, body: Entity, base: str, taken: Mapping[str, Entity]) -> Entity:
    labels: dict[str, str] = {}
    if "vi" in position.labels and "vi" in body.labels:
        for language in ("vi", "en"):
            label = post_label(position.labels["vi"], body.labels["vi"], language)
            if label:
                labels[language] = label
    elif "en" in position.labels and "en" in body.labels:
        labels["en"] = f"{position.labels['en']}, {body.labels['en']}"
    if not labels:
        labels["vi"] = " ".join(next(iter(part.labels.values())) for part in (position, body))
    iri = _free(entity_iri(base, "post", next(iter(labels.values()))), taken)
    return Entity(iri, "Post", labels, post_role=position.iri, post_in=body.iri)
