"""Frames as JSON and back: the form of one line of ``kg extract --format frames``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.frame import Filler, Frame, Span


def to_json(frame: Frame) -> dict[str, Any]:
    """A frame as plain dictionaries, in the order that the lines are written in."""
    return {
        "doc": frame.doc,
        "type": frame.type,
        "modality": frame.modality,
        "confidence": round(frame.confidence, 2),
        "sentence": _span(frame.sentence),
        "trigger": _span(frame.trigger),
        "roles": {role: [_filler(filler) for filler in fillers] for role, fillers in frame.roles.items()},
        "cue": _span(frame.cue) if frame.cue else None,
        "source": _filler(frame.source) if frame.source else None,
        "why": list(frame.why),
    }


def from_json(data: Mapping[str, Any]) -> Frame:
    """The frame that `to_json` wrote. Raises KeyError where a field is missing."""
    return Frame(
        doc=data["doc"],
        type=data["type"],
        sentence=Span(**data["sentence"]),
        trigger=Span(**data["trigger"]),
        roles={
            role: tuple(Filler(**filler) for filler in fillers) for role, fillers in data["roles"].items()
        },
        modality=data["modality"],
        confidence=data["confidence"],
        cue=Span(**data["cue"]) if data["cue"] else None,
        source=Filler(**data["source"]) if data["source"] else None,
        why=tuple(data["why"]),
    )


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _filler(filler: Filler) -> dict[str, Any]:
    found: dict[str, Any] = {
        "text": filler.text,
        "start": filler.start,
        "end": filler.end,
        "entity": filler.entity,
        "kind": filler.kind,
        "iri": filler.iri,
    }
    if filler.qualifier is not None:
        found["qualifier"] = filler.qualifier
    if filler.confidence < 1:
        found["confidence"] = round(filler.confidence, 2)
    return found
