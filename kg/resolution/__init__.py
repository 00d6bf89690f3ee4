"""Names become things: inside an article, against the gazetteers, across articles."""

from kg.resolution.across import resolve_across
from kg.resolution.within import resolve_within

__all__ = ["resolve_across", "resolve_within"]
