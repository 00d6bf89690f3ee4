"""The graph of IRIs that earlier builds gave out and that now have another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import DCTERMS

from kg.rdf.names import Names
from kg.rdf.vocabulary import BASE, KG

_IS_REPLACED_BY = ox.NamedNode(str(DCTERMS.isReplacedBy))
_POINTERS = [ox.NamedNode(str(KG[name])) for name in ("refersTo", "post", "denotes")]
"""What points from an article's own nodes, which keep their IRIs, to things that resolution names."""


def history(before: ox.Store, after: ox.Store, base: str = BASE) -> Iterator[ox.Quad]:
    """What ``graph/history`` holds after a build: each IRI that is gone as replaced by the one now in its place.

    In its place is what most of the mentions, frames or posts that pointed to it now point to. What an earlier
    build wrote here stays, unless the IRI is in use again.
    """
    name = ox.NamedNode(str(Names(base).graph("history")))
    things = _things(after)
    for quad in before.quads_for_pattern(None, _IS_REPLACED_BY, None, name):
        if quad.subject not in things:
            yield quad
    for gone in sorted(_things(before) - things, key=lambda node: node.value):
        places: Counter[str] = Counter()
        for pointer in _POINTERS:
            for old in before.quads_for_pattern(None, pointer, gone):
                for new in after.quads_for_pattern(old.subject, pointer, None):
                    if isinstance(new.object, ox.NamedNode):
                        places[new.object.value] += 1
        if places:
            replacement = min(places, key=lambda iri: (-places[iri], iri))
            yield ox.Quad(gone, _IS_REPLACED_BY, ox.NamedNode(replacement), name)


def _things(store: ox.Store) -> set[ox.NamedNode]:
    return {
        quad.object
        for pointer in _POINTERS
        for quad in store.quads_for_pattern(None, pointer, None)
        if isinstance(quad.object, ox.NamedNode)
    }
