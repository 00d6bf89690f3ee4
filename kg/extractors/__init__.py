"""Frames of an analysed article: the methods run, what they find merged, modality decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extractors import (
    agreement,
    attribution,
    counts,
    hedges,
    inheritance,
    mentions,
    modality,
    model,
    mood,
    relevance,
    rules,
    tidy,
    titles,
)
from kg.frame import ROLES, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

Method = Callable[["Doc"], Iterable[Frame]]

METHODS: tuple[Method, ...] = (
    titles.candidates,
    counts.candidates,
    rules.candidates,
    attribution.candidates,
)


def extract(doc: Doc) -> tuple[Frame, ...]:
    """The frames of a `Doc`, in the order of sentence, trigger and type."""
    sentences = mentions.read(doc)
    ruled = rule_frames(doc)
    found: Iterable[Frame] = agreement.reconciled(model.candidates(doc, ruled), ruled)
    found = tidy.tidied(found, sentences)
    found = relevance.public(found, sentences)
    decided = list(modality.decide(found, sentences))
    found = hedges.hedged(mood.weigh(decided, sentences), decided, sentences)
    found = inheritance.complete(found, sentences)
    found = attribution.with_sources(found)
    return tuple(sorted(found, key=lambda frame: (frame.sentence.start, frame.trigger.start, frame.type)))


def rule_frames(doc: Doc) -> list[Frame]:
    """What the rules find, one frame for each type and trigger, before modality and inheritance."""
    return merged(frame for method in METHODS for frame in method(doc))


def merged(frames: Iterable[Frame]) -> list[Frame]:
    """One frame for each type and trigger: the first method's, with the roles that only later ones fill.

    Counts are apart: several may hang on one verb, each with its number.
    """
    kept: dict[tuple[str, int, int], Frame] = {}
    for frame in frames:
        value = frame.roles["value"][0].start if frame.roles.get("value") else 0
        key = (frame.type, frame.trigger.start, value)
        kept[key] = joined(kept[key], frame) if key in kept else frame
    return list(kept.values())


def joined(one: Frame, other: Frame) -> Frame:
    """`one` with the roles that only `other` fills."""
    both = {**other.roles, **one.roles}
    roles = {role: both[role] for role in ROLES[one.type] if role in both}
    return replace(
        one, roles=roles, why=(*one.why, *(reason for reason in other.why if reason not in one.why))
    )
