"""Where rules and the learned model both see a frame: whose roles count, and what only the rules see.

Of some types the rules' roles are better than the model's (`benchmarks/accuracy.py`, one switched off): what has a
fixed form, such as posts, counts, honours, pacts. There a rule's frame stands as it is, with the roles that only the
model fills; elsewhere the model's frame stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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

STANDING = frozenset(("Membership", "Support"))
"""Types of which a rule's frame stands where the model sees none, and gives way where it does."""

CIRCUMSTANCES = frozenset(("time", "place"))
FEWEST = 2
"""How many roles besides time and place a rule's frame has that stands by itself."""

AGREED = 0.95
"""How sure a filler is that a rule and the model give at the same place."""

SEEN = 0.9
"""How sure a filler is that a rule of `RULED` gives to a frame which the model sees too."""

ROLE_CONFIDENCE = 0.7
"""How sure a filler is that only a rule gives: the share of the rules' roles that is right (benchmarks/rules.md)."""

CONFIDENCE = 0.8
"""How sure a frame is that only a rule sees: what the rules of `RULED` reach (benchmarks/rules.md)."""


def reconciled(learned: Iterable[Frame], ruled: Iterable[Frame]) -> Iterator[Frame]:
    """The model's frames, each rule's frame of `RULED` in the place of those that it tells better."""
    ruled = list(ruled)
    rest = [agreeing(frame, [other for other in ruled if tells_same(frame, other)]) for frame in learned]
    for frame in ruled:
        if frame.type not in RULED | STANDING or is_maybe(frame) or not is_full(frame):
            continue
        same = [other for other in rest if tells_same(frame, other)]
        if same and frame.type in STANDING:
            continue
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
    frame = as_sure(frame, same)
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


def agreeing(frame: Frame, ruled: list[Frame]) -> Frame:
    """A model's frame, sure of each filler that a rule gives as well."""

    def weighed(role: str, filler: Filler) -> Filler:
        agreed = same_filler(ruled, role, filler) is not None
        return replace(filler, confidence=max(filler.confidence, AGREED)) if agreed else filler

    return with_fillers(frame, weighed)


def as_sure(frame: Frame, learned: list[Frame]) -> Frame:
    """A rule's frame, sure of each filler that the model's frames have too, and nearly so where it sees the frame."""

    def weighed(role: str, filler: Filler) -> Filler:
        same = same_filler(learned, role, filler)
        if same is not None:
            return replace(filler, confidence=max(same.confidence, AGREED))
        return replace(filler, confidence=SEEN if learned else ROLE_CONFIDENCE)

    return with_fillers(frame, weighed)


def with_fillers(frame: Frame, weighed: Callable[[str, Filler], Filler]) -> Frame:
    roles = {role: tuple(weighed(role, filler) for filler in held) for role, held in frame.roles.items()}
    return replace(frame, roles=roles)


def same_filler(frames: list[Frame], role: str, filler: Filler) -> Filler | None:
    """What one of `frames` has in a role at the very place of a filler."""
    found = (other for frame in frames for other in frame.roles.get(role, ()) if other.span == filler.span)
    return next(found, None)


def overlaps(filler: Filler, others: list[Filler]) -> bool:
    return any(filler.start < other.end and other.start < filler.end for other in others)
