"""Where rules and the learned model both see a frame: whose roles count, and what only the rules see.

Of some types the rules' roles are better than the model's (`benchmarks/accuracy.py`, one switched off): what has a
fixed form, such as posts, counts, honours, pacts. There a rule's frame stands as it is, with the roles that only the
model fills; elsewhere the model's frame stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extractors.rules import is_maybe
from kg.frame import ROLES, Filler, Frame

RULED = frozenset(
    (
        "Agreement",
        "Award",
        "Commemoration",
        "Departure",
        "HoldsPosition",
        "Message",
        "OrganizationChange",
        "PartOf",
        "Statistic",
        "Visit",
    )
)
"""Types whose roles are the rules' where a rule finds them all."""

CIRCUMSTANCES = frozenset(("time", "place"))
FEWEST = 2
"""How many roles besides time and place a rule's frame has that stands by itself."""

CONFIDENCE = 0.8
"""How sure a frame is that only a rule sees: what the rules of `RULED` reach (benchmarks/rules.md)."""


def reconciled(learned: Iterable[Frame], ruled: Iterable[Frame]) -> Iterator[Frame]:
    """The model's frames, each rule's frame of `RULED` in the place of those that it tells better."""
    rest = list(learned)
    for frame in ruled:
        if frame.type not in RULED or is_maybe(frame) or not is_full(frame):
            continue
        same = [other for other in rest if tells_same(frame, other)]
        rest = [other for other in rest if other not in same]
        yield completed(frame, same)
    yield from rest


def is_full(frame: Frame) -> bool:
    """Whether a frame has roles enough to stand; when a body was founded is what its frame tells."""
    beside = frozenset(("place",)) if frame.type == "OrganizationChange" else CIRCUMSTANCES
    return len(set(frame.roles) - beside) >= FEWEST


def tells_same(one: Frame, other: Frame) -> bool:
    """Same type, triggers that overlap, and of counts the same number."""
    if (
        one.type != other.type
        or one.trigger.start >= other.trigger.end
        or other.trigger.start >= one.trigger.end
    ):
        return False
    numbers = [filler.start for filler in one.roles.get("value", ())]
    others = [filler.start for filler in other.roles.get("value", ())]
    return not numbers or not others or bool(set(numbers) & set(others))


def completed(frame: Frame, same: list[Frame]) -> Frame:
    """A rule's frame with the roles that only the model fills, as sure as the model is."""
    if not same:
        return replace(frame, confidence=CONFIDENCE)
    best = max(same, key=lambda other: other.confidence)
    taken = [filler for fillers in frame.roles.values() for filler in fillers]
    roles = dict(frame.roles)
    for role, fillers in best.roles.items():
        apart = tuple(filler for filler in fillers if not overlaps(filler, taken))
        if role not in roles and apart:
            roles[role] = apart
    return replace(
        frame,
        roles={role: roles[role] for role in ROLES[frame.type] if role in roles},
        confidence=max(best.confidence, CONFIDENCE),
        why=(*frame.why, *(reason for reason in best.why if reason.startswith("model:"))),
    )


def overlaps(filler: Filler, others: list[Filler]) -> bool:
    return any(filler.start < other.end and other.start < filler.end for other in others)
