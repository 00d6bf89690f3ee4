"""A graph as tables: a folder of CSV files with a `datapackage.json` (https://specs.frictionlessdata.io/)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import replacing

if TYPE_CHECKING:
    from kg.frame import Frame
    from kg.graph import Graph

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "id": "string",
        "title": "string",
        "published": "string",
        "publisher": "string",
        "url": "string",
        "source": "string",
    },
    "entities": {"iri": "string", "kind": "string", "label_vi": "string", "label_en": "string"},
    "relations": {
        "subject": "string",
        "relation": "string",
        "object": "string",
        "subject_label": "string",
        "relation_label": "string",
        "object_label": "string",
        "weight": "integer",
        "start": "date",
        "end": "date",
    },
    "frames": {
        "frame": "integer",
        "article": "string",
        "type": "string",
        "modality": "string",
        "confidence": "number",
        "trigger": "string",
        "trigger_start": "integer",
        "trigger_end": "integer",
        "sentence": "string",
        "sentence_start": "integer",
        "sentence_end": "integer",
        "why": "string",
    },
    "fillers": {
        "frame": "integer",
        "role": "string",
        "text": "string",
        "start": "integer",
        "end": "integer",
        "kind": "string",
        "entity": "string",
        "iri": "string",
        "qualifier": "string",
    },
}
"""The columns of each table with their types. `frame` joins fillers to frames, `iri` to entities."""

Row = Mapping[str, object]


def write_tables(graph: Graph, folder: Path) -> None:
    """Writes a CSV file for each of `COLUMNS` and a `datapackage.json` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, "articles", graph.query(_ARTICLES).values)
    _write(folder, "entities", _entities(graph))
    _write(folder, "relations", _relations(graph))
    with ExitStack() as stack:
        frames, fillers = (_Table(stack, folder, name) for name in ("frames", "fillers"))
        for number, frame in enumerate(graph.frames()):
            frames.add(_frame(number, frame))
            for row in _fillers(number, frame):
                fillers.add(row)
    with replacing(folder / "datapackage.json") as file:
        file.write((json.dumps(_package(), ensure_ascii=False, indent=1) + "\n").encode())


def filler_rows(graph: Graph) -> Iterator[Row]:
    """A row for each filler of each frame, the columns of its frame with it."""
    for number, frame in enumerate(graph.frames()):
        for row in _fillers(number, frame):
            yield {**_frame(number, frame), **row}


_ARTICLES = """SELECT ?id ?title ?published ?publisher ?url ?source {
  ?article a kg:Article ; dcterms:identifier ?id .
  OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:issued ?published }
  OPTIONAL { ?article dcterms:publisher ?publisher } OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article dcterms:source ?source }
} ORDER BY ?id"""


class _Table:
    """A CSV file being written."""

    def __init__(self, stack: ExitStack, folder: Path, name: str) -> None:
        file = stack.enter_context(replacing(folder / f"{name}.csv"))
        text = stack.enter_context(_KeptOpen(file, encoding="utf-8", newline=""))
        self._rows = csv.DictWriter(text, COLUMNS[name], extrasaction="ignore", lineterminator="\r\n")
        self._rows.writeheader()

    def add(self, row: Row) -> None:
        self._rows.writerow({name: _safe(value) for name, value in row.items()})


def _write(folder: Path, name: str, rows: Iterable[Row]) -> None:
    with ExitStack() as stack:
        table = _Table(stack, folder, name)
        for row in rows:
            table.add(row)


def _entities(graph: Graph) -> Iterator[Row]:
    for entity in graph.entities():
        yield {
            "iri": entity.iri,
            "kind": entity.kind,
            "label_vi": entity.labels.get("vi"),
            "label_en": entity.labels.get("en"),
        }


def _relations(graph: Graph) -> Iterator[Row]:
    figures = graph.weights()
    for relation, _ in graph.relations():
        triple = relation.subject.iri, relation.property, relation.object.iri
        weight, start, end = figures.get(triple, (1, "", ""))
        yield {
            "subject": triple[0],
            "relation": triple[1],
            "object": triple[2],
            "subject_label": relation.subject.label(),
            "relation_label": relation.labels["vi"],
            "object_label": relation.object.label(),
            "weight": weight,
            "start": start,
            "end": end,
        }


def _frame(number: int, frame: Frame) -> Row:
    return {
        "frame": number,
        "article": frame.doc,
        "type": frame.type,
        "modality": frame.modality,
        "confidence": frame.confidence,
        "trigger": frame.trigger.text,
        "trigger_start": frame.trigger.start,
        "trigger_end": frame.trigger.end,
        "sentence": frame.sentence.text,
        "sentence_start": frame.sentence.start,
        "sentence_end": frame.sentence.end,
        "why": "; ".join(frame.why),
    }


def _fillers(number: int, frame: Frame) -> Iterator[Row]:
    for role, filler in frame.fillers():
        yield {
            "frame": number,
            "role": role,
            "text": filler.text,
            "start": filler.start,
            "end": filler.end,
            "kind": filler.kind,
            "entity": filler.entity,
            "iri": filler.iri,
            "qualifier": filler.qualifier,
        }


def _package() -> dict[str, object]:
    return {
        "profile": "tabular-data-package",
        "name": "kg-events",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": field, "type": kind} for field, kind in columns.items()]},
            }
            for name, columns in COLUMNS.items()
        ],
    }


def _safe(value: object) -> object:
    """What an article says, kept from being taken for a formula by a spreadsheet."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "@", "\t", "\r")) else value


class _KeptOpen(io.TextIOWrapper):
    """Flushes, and leaves the file below to who opened it."""

    def close(self) -> None:
        self.flush()
        self.detach()
