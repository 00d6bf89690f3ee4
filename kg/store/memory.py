"""A store that Oxigraph keeps: in memory here, on disk in `kg.store.disk`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from kg.errors import QueryError
from kg.rdf.quads import from_ox, quads
from kg.rdf.vocabulary import PREFIXES, new_graph
from kg.store.binding import bound
from kg.store.store import Answer, Term


class MemoryStore:
    """A dataset in memory."""

    location = "memory:"

    def __init__(self, graphs: Iterable[Graph] = (), oxigraph: ox.Store | None = None) -> None:
        self._oxigraph = ox.Store() if oxigraph is None else oxigraph
        for graph in graphs:
            self._oxigraph.extend(quads(graph))

    @property
    def oxigraph(self) -> ox.Store:
        """Oxigraph's own store."""
        return self._oxigraph

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answers SPARQL 1.1 over the union of the graphs. Raises QueryError for what is no SPARQL."""
        try:
            return self.oxigraph.query(
                bound(text, bindings or {}),
                use_default_graph_as_union=True,
                prefixes={prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
            )
        except SyntaxError as error:
            raise QueryError(f"not SPARQL: {error}; see https://www.w3.org/TR/sparql11-query/") from error

    def graph_names(self) -> list[str]:
        return sorted(name.value for name in self.oxigraph.named_graphs() if isinstance(name, ox.NamedNode))

    def graph(self, name: str) -> Graph:
        graph = new_graph(URIRef(name))
        for quad in self.oxigraph.quads_for_pattern(None, None, None, ox.NamedNode(name)):
            graph.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
        return graph

    def rdflib(self) -> Dataset:
        from oxrdflib import OxigraphStore

        dataset = Dataset(store=OxigraphStore(store=self.oxigraph), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, override=True)
        return dataset
