"""The namespaces a graph is written in, and how the kinds and roles of frames map to classes and properties."""

from __future__ import annotations

from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD, Graph, Namespace, URIRef

KG = Namespace("https://w3id.org/kg-events/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = Namespace("https://schema.org/")

EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
"""Datatype of dates that XML Schema has no type for: intervals, quarters, uncertain dates."""

BASE = "https://w3id.org/kg-events/id/"
"""Where data stands, unless `--base` says otherwise."""

PREFIXES = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "edtf": Namespace("http://id.loc.gov/datatypes/edtf/"),
    "foaf": FOAF,
    "kg": KG,
    "nif": NIF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "void": VOID,
    "wd": Namespace("http://www.wikidata.org/entity/"),
    "xsd": XSD,
}

KIND_CLASSES = {
    "Person": KG.Person,
    "Organization": KG.Organization,
    "Place": KG.Place,
    "Honour": KG.Honour,
    "Document": KG.Document,
    "Gathering": KG.PublicEvent,
    "Position": KG.Position,
    "Post": KG.Post,
}
"""The class of an entity of each kind. A Gathering is both a type of frame and a kind of thing; the thing is
a `kg:PublicEvent`."""

LITERAL_ROLES = frozenset({"content", "charge", "outcome", "measure", "reason", "item"})
"""Roles whose fillers are words, told in the language of the article."""

VALUE_ROLES = LITERAL_ROLES | {"time", "value"}
"""Roles that are datatype properties; every other role is an object property."""


def modality(name: str) -> URIRef:
    """The individual of a modality: ``kg:modality-asserted``."""
    return KG[f"modality-{name}"]


def new_graph(identifier: URIRef | None = None) -> Graph:
    """An empty graph that writes the prefixes of `PREFIXES` and no others."""
    graph = Graph(identifier=identifier, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    return graph
