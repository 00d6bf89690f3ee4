"""On whose word: headlines of the form `A: C`, and who stands behind a reported frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extractors import mentions
from kg.extractors.clause import Clause
from kg.extractors.sentence import Sentence
from kg.frame import Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPEAKERS = {"Statement": "speaker", "Directive": "agent", "Conflict": "agent"}
"""Types whose frames make claims, with the role of who makes them."""


def candidates(doc: Doc) -> Iterator[Frame]:
    """`Statement` frames of headlines and captions that open with their speaker and a colon."""
    for sentence in mentions.read(doc):
        frame = headline(sentence)
        if frame is not None:
            yield frame


def headline(sentence: Sentence) -> Frame | None:
    """A sentence that is `A: C`, where A is a person or an office-holder."""
    clause = Clause(sentence, 0, 0)
    speaker = clause.phrase(0)
    if speaker is None or speaker.kind != "Person" or speaker.end >= len(sentence.words):
        return None
    named = sentence.covering.get(speaker.core_start)
    if sentence.words[speaker.end].text != ":" or named is None:
        return None
    content = clause.content(speaker.end + 1)
    if content is None or content[1] - content[0] < 4:
        return None
    begin = speaker.start
    return Frame(
        sentence.doc,
        "Statement",
        sentence.span,
        sentence.span_of(begin, speaker.end + 1),
        {
            "speaker": (sentence.filler(speaker.core_start, speaker.core_end, "Person"),),
            "content": (sentence.filler(*content, "Text"),),
        },
        why=("rule:headline", "speaker:before-colon", "content:content"),
    )


def with_sources(frames: Iterable[Frame]) -> Iterator[Frame]:
    """`frames`, those reported with the filler on whose word they stand."""
    frames = list(frames)
    for frame in frames:
        yield replace(frame, source=source_of(frame, frames)) if frame.modality == "reported" else frame


def source_of(frame: Frame, frames: list[Frame]) -> Filler | None:
    """Who says what a reported frame tells: whose content holds its trigger, else who speaks in its sentence."""
    near = [
        other
        for other in frames
        if other.sentence == frame.sentence
        and other is not frame
        and other.roles.get(SPEAKERS.get(other.type, "-"))
    ]
    for other in near:
        contents = other.roles.get("content", ()) + other.roles.get("reason", ())
        if any(filler.start <= frame.trigger.start < filler.end for filler in contents):
            return other.roles[SPEAKERS[other.type]][0]
    before = [other for other in near if other.trigger.start < frame.trigger.start]
    chosen = before[-1] if before else near[0] if near else None
    return chosen.roles[SPEAKERS[chosen.type]][0] if chosen else None
