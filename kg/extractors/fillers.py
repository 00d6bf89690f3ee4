"""A span that the learned model gives a role, as a filler: its edges trimmed, its kind and value decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.extractors import mentions
from kg.frame import Filler, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = {
    "position": "Position",
    "time": "Time",
    "value": "Quantity",
    "place": "Place",
    "destination": "Place",
    "award": "Honour",
    "document": "Document",
    "gathering": "Gathering",
    "content": "Text",
    "topic": "Text",
    "charge": "Text",
    "outcome": "Text",
    "measure": "Text",
    "means": "Text",
    "reason": "Text",
    "occasion": "Text",
    "item": "Text",
    "result": "Organization",
    "organization": "Organization",
    "whole": "Organization",
    "part": "Organization",
    "group": "Organization",
    "person": "Person",
    "speaker": "Person",
    "attendee": "Person",
    "chair": "Person",
}
"""The kind of a role's filler where no mention says otherwise; `Organization` for the rest."""

FIXED = frozenset(
    role for role, kind in KINDS.items() if kind not in ("Person", "Organization", "Place", "Text")
) | frozenset(("content", "charge", "outcome", "measure", "means", "reason"))
"""Roles whose fillers are of one kind, whatever is named in them."""

TAKEN = {
    "Person": ("Person",),
    "Organization": ("Person", "Organization", "Place"),
    "Place": ("Place", "Organization"),
    "Position": ("Position",),
    "Honour": ("Honour",),
}
"""For each usual kind of a role the kinds of mention that its fillers are made whole with."""
SHARED = 0.6
"""How much a range and a mention must have in common, of what both cover, to be taken for the same."""

EDGES = " \n\t,;:.–-“”\"'‘’"
"""Signs that are no part of a filler at its edges."""


def filler(doc: Doc, role: str, start: int, end: int) -> Filler | None:
    """The filler of `role` at an offset range of the article; None where only signs stand there."""
    start, end = trimmed(doc._.article.text, start, end)
    if start >= end:
        return None
    if role == "time" and (time := nearest(doc._.times, start, end)):
        return Filler(time.start, time.end, time.text, "Time", time.value)
    start, end = snapped(doc, role, start, end)
    text = doc._.article.text[start:end]
    if role == "value" and (quantity := nearest(doc._.quantities, start, end)):
        return Filler(start, end, text, "Quantity", quantity.value, None, quantity.qualifier)
    return Filler(start, end, text, kind_of(doc, role, start, end), text)


def snapped(doc: Doc, role: str, start: int, end: int) -> tuple[int, int]:
    """The whole mention where a range covers a good part of just one of a kind that the role takes."""
    kinds = TAKEN.get(KINDS.get(role, "Organization"))
    if kinds is None:
        return start, end
    touched = [
        span for span, kind in mention_spans(doc) if span.start < end and start < span.end and kind in kinds
    ]
    if len(touched) != 1:
        return start, end
    only = touched[0]
    shared = min(end, only.end) - max(start, only.start)
    whole = max(end, only.end) - min(start, only.start)
    inside = only.start <= start and end <= only.end
    return (only.start, only.end) if inside or shared / whole >= SHARED else (start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without signs and spaces at its edges; a closing bracket stays with its opening one."""
    while start < end and text[start] in EDGES + ")":
        start += 1
    while start < end and (
        text[end - 1] in EDGES + "(" or (text[end - 1] == ")" and "(" not in text[start:end])
    ):
        end -= 1
    return start, end


def nearest(values: Iterable[Any], start: int, end: int) -> Any:
    """Of the values that share characters with a range the one that shares most."""
    sharing = [(min(end, value.end) - max(start, value.start), value) for value in values]
    best = max(sharing, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def kind_of(doc: Doc, role: str, start: int, end: int) -> str:
    """The kind of what a role is filled with: fixed by the role, else that of the mention it begins with."""
    usual = KINDS.get(role, "Organization")
    if role in FIXED:
        return usual
    spans = mention_spans(doc)
    inside = [(span, kind) for span, kind in spans if span.start < end and start < span.end]
    if usual == "Text":
        whole = [kind for span, kind in inside if (span.start, span.end) == (start, end)]
        return whole[0] if whole and whole[0] not in ("Time", "Quantity") else usual
    if not inside:
        return usual
    kind = inside[0][1]
    return {"Position": "Person", "Time": usual, "Quantity": usual}.get(kind, kind)


def mention_spans(doc: Doc) -> list[tuple[Span, str]]:
    """Every mention of the article with its kind, in order."""
    return [
        (sentence.span_of(mention.start, mention.end), mention.kind)
        for sentence in mentions.read(doc)
        for mention in sentence.mentions
    ]
