"""A store behind a SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from kg.errors import QueryError, StoreError
from kg.rdf.quads import from_ox
from kg.rdf.vocabulary import PREFIXES, new_graph
from kg.store.binding import bound
from kg.store.store import Answer, Term

TIMEOUT_SECONDS = 60
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
_UNION_IS_OFF = (
    "queries here do not see the union of the named graphs; set the server so (Fuseki: tdb2:unionDefaultGraph true, "
    "Oxigraph: --union-default-graph)"
)


class RemoteStore:
    """A dataset that a server keeps; read only."""

    def __init__(self, url: str) -> None:
        self.location = url
        in_a_graph = bool(self.query("ASK { GRAPH ?graph { ?s ?p ?o } }"))
        if in_a_graph and not self.query("ASK { ?s ?p ?o }"):
            raise StoreError(f"{url}: {_UNION_IS_OFF}")

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answers SPARQL 1.1. Raises QueryError where the server refuses it, StoreError where none answers."""
        body = urlencode({"query": _prologue() + bound(text, bindings or {})}).encode()
        request = Request(self.location, data=body, headers={"Accept": _ACCEPT})
        try:
            with urlopen(request, timeout=TIMEOUT_SECONDS) as reply:
                content, kind = reply.read(), reply.headers.get_content_type()
        except HTTPError as error:
            said = error.read(300).decode("utf-8", "replace").strip()
            raise QueryError(
                f"{self.location}: the server refused the query ({error.code}): {said}"
            ) from error
        except (URLError, OSError) as error:
            raise StoreError(f"{self.location}: no answer ({error}); is the server running?") from error
        if kind == "application/sparql-results+json":
            return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        store = ox.Store()
        store.load(content, format=ox.RdfFormat.N_TRIPLES)
        return store.query("CONSTRUCT WHERE { ?s ?p ?o }")

    def graph_names(self) -> list[str]:
        rows = cast(ox.QuerySolutions, self.query("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }"))
        return sorted(cast(ox.NamedNode, row["graph"]).value for row in rows)

    def graph(self, name: str) -> Graph:
        graph = new_graph(URIRef(name))
        query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }"
        for triple in cast(ox.QueryTriples, self.query(query, {"graph": ox.NamedNode(name)})):
            graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
        return graph

    def rdflib(self) -> Dataset:
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        return Dataset(store=SPARQLStore(self.location), default_union=True)


def _prologue() -> str:
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
