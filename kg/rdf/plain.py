"""Plain triples: what a frame says in one line, by the table `ontologies/plain.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from kg.entity import Extraction, Resolved
from kg.frame import ENTITY_KINDS, Filler, Frame
from kg.ontologies import ontology

LEAST_CONFIDENCE = 0.5
"""A frame below this gives no plain triple: these stand alone, and are read as fact."""

LEAST_ROLE_CONFIDENCE = 0.85
"""Nor does what is less sure to fill its role. How many lines are right, as read: benchmarks/triples."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: between the fillers of `subject` and those of `object` stands `property`."""

    type: str
    subject: str
    property: str
    object: str
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlainTriple:
    """Two fillers of a frame and the row that joins them.

    `post` says that the object is the post made of `object` (the position) and `body`, its organization.
    """

    frame: Frame
    subject: Filler
    row: Row
    object: Filler
    body: Filler | None = None

    @property
    def is_sure(self) -> bool:
        """Whether each of what it joins is likely enough to fill its role."""
        joined = (self.subject, self.object, *((self.body,) if self.body else ()))
        return all(filler.confidence >= LEAST_ROLE_CONFIDENCE for filler in joined)

    def object_iri(self, resolved: Resolved) -> str | None:
        """The IRI of the object: its post where it has one."""
        if self.body is None or self.object.iri is None or self.body.iri is None:
            return self.object.iri
        return resolved.posts.get((self.object.iri, self.body.iri), self.object.iri)

    def labels(self, resolved: Resolved, language: str) -> tuple[str, str, str]:
        """Subject, relation and object as a reader of `language` sees them."""
        return (
            _label(self.subject, self.subject.iri, resolved, language),
            self.row.labels.get(language, self.row.property),
            _label(self.object, self.object_iri(resolved), resolved, language),
        )


@cache
def rows() -> tuple[Row, ...]:
    """The table, in its own order."""
    with ontology("plain.csv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        return tuple(
            Row(
                row["type"],
                row["subject"],
                row["property"],
                row["object"],
                {"vi": row["vi"], "en": row["en"]},
            )
            for row in table
        )


def plain_triples(frame: Frame) -> Iterator[PlainTriple]:
    """The lines that an asserted frame reads as, in the order of the table.

    None for any other modality, nor for a frame that is as likely wrong as right, nor between fillers that are not
    sure.
    """
    if frame.modality != "asserted" or frame.confidence < LEAST_CONFIDENCE:
        return
    for row in rows():
        if row.type == frame.type:
            yield from (triple for triple in _by_row(frame, row) if triple.is_sure)


def plain_triples_of(extraction: Extraction) -> Iterator[PlainTriple]:
    """The lines of all frames of an article, repeats included."""
    for frame in extraction.frames:
        yield from plain_triples(frame)


def _by_row(frame: Frame, row: Row) -> Iterator[PlainTriple]:
    subjects = _entities(frame, row.subject)
    if row.object == "post":
        for subject, (position, body) in product(subjects, posts(frame)):
            yield PlainTriple(frame, subject, row, position, body)
        return
    objects = _entities(frame, row.object)
    pairs = combinations(subjects, 2) if row.subject == row.object else product(subjects, objects)
    for subject, object_ in pairs:
        if subject.entity != object_.entity:
            yield PlainTriple(frame, subject, row, object_)


def posts(frame: Frame) -> Iterator[tuple[Filler, Filler | None]]:
    """Each position of a frame with each body it is at; with None where no body is named."""
    bodies: list[Filler | None] = [*_entities(frame, "organization")]
    return product(_entities(frame, "position"), bodies or [None])


def _entities(frame: Frame, role: str) -> list[Filler]:
    return [
        filler for filler in frame.roles.get(role, ()) if filler.kind in ENTITY_KINDS and _is_named(filler)
    ]


def _is_named(filler: Filler) -> bool:
    """Whether a filler names something, and does not only describe it: `lễ ký kết`, `445 người`, `nhiều văn kiện`.

    A post or an honour (`bằng khen`) needs no name of its own: it has its holder's.
    """
    if filler.kind in ("Position", "Honour"):
        return True
    return not filler.entity[:1].isdigit() and any(character.isupper() for character in filler.entity)


def _label(filler: Filler, iri: str | None, resolved: Resolved, language: str) -> str:
    entity = resolved.entities.get(iri) if iri else None
    if entity is None or not entity.labels:
        return filler.entity
    return entity.labels.get(language) or next(iter(entity.labels.values()))
