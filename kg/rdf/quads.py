"""rdflib's terms and graphs as Oxigraph's, and back, and as canonical N-Quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, Node, URIRef


def to_ox(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """One term. Raises ValueError for what no IRI may hold."""
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return (
            ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
            if term.datatype
            else ox.Literal(str(term))
        )
    return ox.BlankNode(str(term)) if isinstance(term, BNode) else ox.NamedNode(str(term))


def from_ox(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
    """One term, its lexical form untouched. Raises TypeError for a triple term, which `kg` never writes."""
    if isinstance(term, ox.Triple):
        raise TypeError(f"a triple as a term: {term}")
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value.endswith("#string") else URIRef(term.datatype.value)
    return Literal(term.value, datatype=datatype, normalize=False)


_iri: Callable[[str], URIRef] = lru_cache(maxsize=65536)(
    URIRef
)  # rdflib looks through every IRI anew, and most come often


def quads(graph: Graph) -> Iterator[ox.Quad]:
    """The triples of a graph without blank nodes, in the graph named as it is."""
    name = ox.NamedNode(str(graph.identifier))
    for subject, predicate, object_ in graph:
        yield ox.Quad(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), to_ox(object_), name)


def nquads(statements: Iterable[ox.Quad]) -> bytes:
    """Canonical N-Quads, lines sorted bytewise."""
    return b"".join(sorted(set(lines(statements, ox.RdfFormat.N_QUADS))))


def lines(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> list[bytes]:
    """N-Quads or N-Triples, a statement a line."""
    return (ox.serialize(statements, format=form) or b"").splitlines(keepends=True)
