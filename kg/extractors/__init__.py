"""Frames of an analysed article: the methods run, what they find merged, modality decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extractors import counts, inheritance, mentions, modality, rules, titles
from kg.frame import ROLES, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

Method = Callable[["Doc"], Iterable[Frame]]

METHODS: tuple[Method, ...] = (titles.candidates, counts.candidates, rules.candidates)


def extract(doc: Doc) -> tuple[Frame, ...]:
    """The frames of a `Doc`, in the order of sentence, trigger and type."""
    sentences = mentions.read(doc)
    found = inheritance.complete(modality.decide(rule_frames(doc), sentences), sentences)
    return tuple(sorted(found, key=lambda frame: (frame.sentence.start, frame.trigger.start, frame.type)))


def rule_frames(doc: Doc) -> list[Frame]:
    """What the rules find, one frame for each type and trigger, before modality and inheritance."""
    return merged(frame for method in METHODS for frame in method(doc))


def merged(frames: Iterable[Frame]) -> list[Frame]:
    """One frame for each type and trigger: the first method's, with the roles that only later ones fill."""
    kept: dict[tuple[str, int], Frame] = {}
    for frame in frames:
        key = (frame.type, frame.trigger.start)
        kept[key] = joined(kept[key], frame) if key in kept else frame
    return list(kept.values())


def joined(one: Frame, other: Frame) -> Frame:
    roles = {
        role: one.roles.get(role) or other.roles[role]
        for role in ROLES[one.type]
        if role in one.roles or role in other.roles
    }
    return replace(
        one, roles=roles, why=(*one.why, *(reason for reason in other.why if reason not in one.why))
    )
