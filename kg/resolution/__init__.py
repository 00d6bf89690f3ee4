"""Names become things: inside an article, against the gazetteers, across articles."""

from kg.resolution.within import resolve_within

__all__ = ["resolve_within"]
