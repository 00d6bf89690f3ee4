"""Names become things: inside an article, against the gazetteers, across articles."""

from kg.resolution.across import resolve_across
from kg.resolution.corrections import Corrections, read_corrections, write_corrections
from kg.resolution.explain import Reason, explain
from kg.resolution.mentions import resolve_mentions
from kg.resolution.within import resolve_within

__all__ = [
    "Corrections",
    "Reason",
    "explain",
    "read_corrections",
    "resolve_across",
    "resolve_mentions",
    "resolve_within",
    "write_corrections",
]
