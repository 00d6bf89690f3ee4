"""What every kind of store answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pyoxigraph as ox
from rdflib import Dataset, Graph

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store(Protocol):
    """A dataset of named graphs. A query without FROM sees their union."""

    location: str

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answers SPARQL 1.1, the variables of `bindings` standing for their terms.

        Raises QueryError for what is no SPARQL, StoreError where the store cannot be read.
        """
        ...

    def graph_names(self) -> list[str]:
        """The IRIs of the named graphs, in order."""
        ...

    def graph(self, name: str) -> Graph:
        """One named graph, as rdflib's, in memory."""
        ...

    def rdflib(self) -> Dataset:
        """The store behind rdflib's API, default graph the union."""
        ...
