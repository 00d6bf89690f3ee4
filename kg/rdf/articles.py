"""The graph about the articles: where each came from and what was made of it (PROV-O, VoID, DCAT)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import DCAT, DCTERMS, PROV, RDF, RDFS, VOID, XSD, Graph, Literal, Node, URIRef

import kg
from kg.article import Article
from kg.rdf.names import Names, part
from kg.rdf.times import time_literal
from kg.rdf.vocabulary import BASE, KG, SCHEMA, new_graph

_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?")

Triples = Iterator[tuple[URIRef, URIRef, Node]]


@dataclass(frozen=True, slots=True)
class Described:
    """An article with the figures of its graph. `extractor` names what made its frames."""

    article: Article
    extractor: str
    triples: int
    graph_sha256: str


def articles_graph(described: Iterable[Described], base: str = BASE) -> Graph:
    """The graph ``graph/articles``: each article, the graph made of it, the whole as a data set.

    No time of the run stands here: the same articles give the same graph.
    """
    names = Names(base)
    graph = new_graph(names.graph("articles"))
    dataset, software = names.graph("dataset"), names.software(kg.__version__)
    for triple in _whole(dataset, software):
        graph.add(triple)
    for one in described:
        iri = names.article(one.article.id)
        for triple in (*_article(iri, one.article), *_made(iri, one, software)):
            graph.add(triple)
        graph.add((dataset, VOID.subset, part(iri, "graph")))
    return graph


def issued(published: str) -> Literal:
    """The literal of a publication time, as precise as it is known; plain words where it is no ISO 8601."""
    if _DATE_TIME.fullmatch(published):
        return Literal(published, datatype=XSD.dateTime, normalize=False)
    literal = time_literal(published, "und")
    return Literal(published) if literal.language else literal


def _whole(dataset: URIRef, software: URIRef) -> Triples:
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, DCTERMS.title, Literal("Đồ thị tri thức từ tin tức chính trị và thể chế", lang="vi")
    yield dataset, DCTERMS.title, Literal("Knowledge graph of political and institutional news", lang="en")
    yield dataset, VOID.vocabulary, URIRef(str(KG))
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, Literal(f"kg {kg.__version__}")
    yield software, SCHEMA.softwareVersion, Literal(kg.__version__)


def _article(iri: URIRef, article: Article) -> Triples:
    yield iri, RDF.type, KG.Article
    yield iri, DCTERMS.identifier, Literal(article.id)
    yield iri, DCTERMS.language, Literal(article.language)
    yield iri, DCTERMS.extent, Literal(len(article.text))
    yield iri, KG.sha256, Literal(article.sha256)
    if article.source:
        yield iri, DCTERMS.source, Literal(article.source)
    if article.title:
        yield iri, DCTERMS.title, Literal(article.title, lang=article.language)
    if article.url:
        yield iri, SCHEMA.url, Literal(article.url, datatype=XSD.anyURI)
    if article.published:
        yield iri, DCTERMS.issued, issued(article.published)
    if article.publisher:
        yield iri, DCTERMS.publisher, Literal(article.publisher)


def _made(iri: URIRef, one: Described, software: URIRef) -> Triples:
    graph, extraction = part(iri, "graph"), part(iri, "extraction")
    yield graph, RDF.type, VOID.Dataset
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasDerivedFrom, iri
    yield graph, PROV.wasGeneratedBy, extraction
    yield graph, VOID.triples, Literal(one.triples)
    yield graph, KG.sha256, Literal(one.graph_sha256)
    yield extraction, RDF.type, PROV.Activity
    yield extraction, PROV.used, iri
    yield extraction, PROV.wasAssociatedWith, software
    yield extraction, KG.extractor, Literal(one.extractor)
