"""Frames: typed events and relations, each as one sentence states it, with the spans it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

ROLES: Mapping[str, tuple[str, ...]] = {
    "Award": ("agent", "recipient", "award", "occasion", "time", "place"),
    "Appointment": ("person", "position", "organization", "agent", "time"),
    "Departure": ("person", "position", "organization", "agent", "reason", "time"),
    "Discipline": ("agent", "target", "measure", "reason", "time"),
    "Meeting": ("agent", "counterpart", "topic", "time", "place"),
    "Visit": ("agent", "destination", "host", "time"),
    "Gathering": ("gathering", "organizer", "chair", "attendee", "topic", "time", "place"),
    "Commemoration": ("agent", "occasion", "time", "place"),
    "Statement": ("speaker", "content", "addressee", "time"),
    "Directive": ("agent", "addressee", "content", "time"),
    "LegalAct": ("agent", "document", "content", "time"),
    "Agreement": ("party", "document", "topic", "time", "place"),
    "LegalProceeding": ("agent", "target", "charge", "outcome", "time", "place"),
    "Inspection": ("agent", "target", "topic", "time"),
    "OrganizationChange": ("organization", "result", "agent", "time"),
    "Support": ("agent", "recipient", "item", "time"),
    "Message": ("agent", "recipient", "occasion", "time"),
    "Conflict": ("agent", "target", "means", "reason", "time", "place"),
    "HoldsPosition": ("person", "position", "organization", "time"),
    "PartOf": ("part", "whole"),
    "Membership": ("member", "group", "time"),
    "Statistic": ("subject", "measure", "value", "time"),
}
"""Every frame type with its roles, in the order they are shown."""

EVENT_TYPES = tuple(list(ROLES)[:18])

ENTITY_KINDS = ("Person", "Organization", "Place", "Honour", "Document", "Gathering", "Position")
"""Kinds of filler that are things, and so have an IRI."""

VALUE_KINDS = ("Time", "Quantity", "Text")
"""Kinds of filler that are values: no IRI."""

MODALITIES = ("asserted", "planned", "requested", "negated", "reported")

QUALIFIERS = ("exact", "about", "under", "over")
"""How a quantity stands to its number: `gần 7 vạn` is under, `trên 6,5 vạn` over, `khoảng` about."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of an article's text: ``article.text[start:end] == text``, in code points, end exclusive."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` between two offsets."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the words as they stand, and the thing or value they name.

    `entity` is the resolved name (ISO 8601 or EDTF for `Time`, a plain number for `Quantity`, the words
    themselves for `Text`); `iri` is given by resolution across articles, and only to `ENTITY_KINDS`.
    `confidence` says how sure it is that this fills the role, and makes no other filler of it.
    """

    start: int
    end: int
    text: str
    kind: str
    entity: str
    iri: str | None = None
    qualifier: str | None = None
    confidence: float = field(default=1.0, compare=False)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.text)

    def at_most(self, confidence: float) -> Filler:
        """The same filler, no surer than `confidence`."""
        return replace(self, confidence=min(self.confidence, confidence))


@dataclass(frozen=True, slots=True)
class Frame:
    """One event or relation as one sentence states it.

    `roles` keeps the order of `ROLES[type]`. `cue` is the span that decides the modality, `source` the
    filler on whose word a reported frame stands, `why` the rules, or the model and its score, that made it.
    """

    doc: str
    type: str
    sentence: Span
    trigger: Span
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)
    modality: str = "asserted"
    confidence: float = 1.0
    cue: Span | None = None
    source: Filler | None = None
    why: tuple[str, ...] = ()

    def fillers(self) -> Iterator[tuple[str, Filler]]:
        """Each role with each of its fillers, in role order."""
        for role, fillers in self.roles.items():
            for filler in fillers:
                yield role, filler
