"""A graph as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import Graph


def filler_rows(graph: Graph) -> Iterator[dict[str, object]]:
    """A row for each filler of each frame."""
    for number, frame in enumerate(graph.frames()):
        for role, filler in frame.fillers():
            yield {
                "article": frame.doc,
                "frame": number,
                "type": frame.type,
                "modality": frame.modality,
                "confidence": frame.confidence,
                "trigger": frame.trigger.text,
                "role": role,
                "text": filler.text,
                "kind": filler.kind,
                "entity": filler.entity,
                "iri": filler.iri,
                "qualifier": filler.qualifier,
                "sentence": frame.sentence.text,
                "start": filler.start,
                "end": filler.end,
            }
