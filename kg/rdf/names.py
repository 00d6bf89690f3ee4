"""The IRIs of everything that is not an entity: articles and their graphs, sentences, frames, mentions.

All are made of the article's id and of offsets in its text, so they depend on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from rdflib import URIRef

from kg.rdf.vocabulary import BASE

_UNQUOTED = "/:@!$'()*,;=+~"


@dataclass(frozen=True, slots=True)
class Names:
    """Makes IRIs under one base (which ends in ``/`` or ``#``)."""

    base: str = BASE

    def article(self, article_id: str) -> URIRef:
        """An article, and the named graph of what it states."""
        return URIRef(f"{self.base}article/{quote(article_id, safe=_UNQUOTED)}")

    def graph(self, name: str) -> URIRef:
        """One of the graphs about all articles: ``entities``, ``articles``, ``history``."""
        return URIRef(f"{self.base}graph/{name}")

    def software(self, version: str) -> URIRef:
        """The version of `kg` that a graph was made with."""
        return URIRef(f"{self.base}software/kg-{quote(version, safe='')}")


def part(article: URIRef, name: str, *numbers: int | str) -> URIRef:
    """A part of an article: ``part(article, "sentence", 120, 260)`` is ``…/article/x#sentence-120-260``."""
    return URIRef("-".join([f"{article}#{name}", *map(str, numbers)]))


def article_id(iri: str) -> str:
    """The id of the article that an IRI names, or names a part of."""
    return unquote(iri.partition("/article/")[2].partition("#")[0])
