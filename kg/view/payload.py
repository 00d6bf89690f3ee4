"""A scene as the data of its page: JSON in columns, and small enough to stand in the page itself."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.view.scene import Entity, Filler, Frame, Scene

SMALL = 128_000
"""Bytes of JSON up to which the data stand in the page as they are, readable; above, gzip and base64."""

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class _Table:
    """Numbers for values, in the order they are first asked for."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.numbers = {value: number for number, value in enumerate(values)}

    def __call__(self, value: str) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    def __iter__(self) -> Any:
        return iter(self.numbers)


def columns(scene: Scene) -> dict[str, Any]:
    """The scene as lists; what refers to another thing holds its position. Read by `script/model.js`.

    Offsets become code points of the sentence they stand in.
    """
    entities, articles = _Table(scene.entities), _Table(scene.articles)
    sentences, frames = _Table(scene.sentences), _Table(scene.frames)
    kinds, types, modalities, roles, reasons, events = (_Table() for _ in range(6))

    def filler(filler: Filler) -> list[Any]:
        start = scene.sentences[filler.sentence].start
        return [
            roles(filler.role),
            entities(filler.entity) if filler.entity else -1,
            sentences(filler.sentence),
            filler.start - start,
            filler.end - start,
            filler.value,
            filler.qualifier,
        ]

    def frame(frame: Frame) -> list[Any]:
        start = scene.sentences[frame.sentence].start
        return [
            frame.id,
            types(frame.type),
            sentences(frame.sentence),
            frame.trigger[0] - start,
            frame.trigger[1] - start,
            modalities(frame.modality),
            round(frame.confidence, 2),
            [reasons(reason) for reason in frame.why],
            frame.on_word_of,
            events(frame.event or frame.id),
            frame.not_before,
            frame.not_after,
            [filler_ for each in frame.fillers for filler_ in filler(each)],
        ]

    def entity(entity: Entity) -> list[Any]:
        labels = entity.labels
        return [entity.id, kinds(entity.kind), labels.get("vi", ""), labels.get("en", ""), list(entity.names)]

    data = {
        "entities": [entity(each) for each in scene.entities.values()],
        "articles": [[a.id, a.title, a.date, a.url, a.publisher] for a in scene.articles.values()],
        "sentences": [[s.id, articles(s.article), s.start, s.text] for s in scene.sentences.values()],
        "frames": [frame(each) for each in scene.frames.values()],
        "triples": [
            [entities(t.subject), t.relation, entities(t.object), [frames(f) for f in t.frames]]
            for t in scene.triples
        ],
        "relations": {relation.id: dict(relation.labels) for relation in scene.relations.values()},
    }
    tables = {"kinds": kinds, "types": types, "modalities": modalities, "roles": roles, "reasons": reasons}
    return data | {name: list(table) for name, table in tables.items()} | {"events": list(events)}


def embedded(data: Mapping[str, Any]) -> tuple[str, str]:
    """Data as the text of a script element, and its form: ``json`` or ``gzip``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if len(text.encode("utf-8")) <= SMALL:
        return escaped(text), "json"
    packed = gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)
    return base64.b64encode(packed).decode("ascii"), "gzip"


def escaped(text: str) -> str:
    """JSON in which nothing can end or open an element."""
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text
