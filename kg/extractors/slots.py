"""Roles by what they have in common: a slot is one role of each type, so that types teach one another."""

from __future__ import annotations

from kg.frame import ROLES

SHARED = {
    "agent": "doer",
    "speaker": "doer",
    "organizer": "doer",
    "party": "doer",
    "part": "doer",
    "member": "doer",
    "subject": "doer",
    "recipient": "undergoer",
    "person": "undergoer",
    "target": "undergoer",
    "counterpart": "undergoer",
    "host": "undergoer",
    "attendee": "undergoer",
    "addressee": "undergoer",
    "award": "object",
    "gathering": "object",
    "document": "object",
    "item": "object",
    "result": "object",
    "value": "object",
    "position": "post",
    "organization": "body",
    "whole": "body",
    "group": "body",
    "topic": "matter",
    "content": "matter",
    "occasion": "reason",
    "charge": "reason",
    "reason": "reason",
    "measure": "manner",
    "outcome": "manner",
    "means": "manner",
    "destination": "goal",
    "chair": "chair",
    "time": "time",
    "place": "place",
}
"""The slot of each role."""

EXCEPTIONS = {("OrganizationChange", "organization"): "undergoer"}
"""Roles that stand to their type otherwise than their name does."""

SLOTS = tuple(sorted(set(SHARED.values())))


def slot_of(type_: str, role: str) -> str:
    """The slot of a role of a type."""
    return EXCEPTIONS.get((type_, role)) or SHARED[role]


ROLE_OF = {type_: {slot_of(type_, role): role for role in roles} for type_, roles in ROLES.items()}
"""For each type the role that a slot stands for."""
