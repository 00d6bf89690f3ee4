"""The vocabulary itself: what its terms are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.ontologies import ontology

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


@cache
def vocabulary_labels(language: str) -> Mapping[str, str]:
    """The label of every term of `ontologies/kg.ttl` in a language, by IRI."""
    return {
        quad.subject.value: quad.object.value
        for quad in ox.parse(path=ontology("kg.ttl"), format=ox.RdfFormat.TURTLE)
        if quad.predicate == _LABEL
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == language
    }
