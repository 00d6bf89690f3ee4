"""Annotated articles as resolution gets them: the annotator's spans, but every name no more than its own words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.annotation import Annotated, Role, Scored, read_annotated
from kg.frame import VALUE_KINDS, Filler, Frame, Span

DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[2] / ".." / "shared"))


def annotated(part: str) -> list[Annotated]:
    """The annotated articles of `train` or `dev`."""
    return read_annotated(DATA / "gold" / "texts", DATA / "gold" / part)


def frames_of(one: Annotated) -> tuple[Frame, ...]:
    """The frames of an article before resolution, in the annotator's order."""
    return tuple(_frame(one.article.text, frame) for frame in one.frames)


def _frame(text: str, scored: Scored) -> Frame:
    roles: dict[str, tuple[Filler, ...]] = {}
    for role in scored.roles:
        roles[role.role] = (*roles.get(role.role, ()), _filler(text, role, scored.trigger[0]))
    return Frame(
        scored.doc,
        scored.type,
        Span.of(text, *scored.sentence),
        Span.of(text, *scored.trigger),
        roles,
        scored.modality,
    )


def _filler(text: str, role: Role, trigger: int) -> Filler:
    start, end = min(role.spans, key=lambda span: abs(span[0] - trigger))
    return Filler(
        start, end, text[start:end], role.kind, role.entity if role.kind in VALUE_KINDS else text[start:end]
    )


def names_of(one: Annotated) -> Iterator[tuple[int, Role]]:
    """Each annotated role that names a thing, with the position of its frame."""
    for index, frame in enumerate(one.frames):
        yield from ((index, role) for role in frame.roles if role.kind not in VALUE_KINDS)
