"""Parsers of RDF by several hands: each gives the statements of a file, in one graph where its format has but one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from kg.rdf.quads import quads

Statements = Iterator[ox.Quad]

OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
DATASETS = ("trig", "nquads", "jsonld")
"""The formats that keep graphs apart."""


@dataclass(frozen=True)
class Parser:
    """How to read, and which formats; `every` how manieth graph (some are slow), `nul` whether texts may have NUL."""

    read: Callable[[Path, str], Statements]
    formats: tuple[str, ...]
    every: int = 1
    nul: bool = True


def oxigraph(path: Path, form: str) -> Statements:
    return ox.parse(path=path, format=OXIGRAPH[form])


def rdflib(path: Path, form: str) -> Statements:
    union = Graph(identifier=URIRef("urn:union"))
    if form in DATASETS:
        for graph in Dataset().parse(path, format=RDFLIB[form]).graphs():
            yield from quads(graph)
    else:
        yield from quads(union.parse(path, format=RDFLIB[form]))


def raptor(path: Path, form: str) -> Statements:
    """librdf's parser (https://librdf.org/raptor/). As C does, it ends a text where a NUL stands."""
    read = subprocess.run(
        [_installed("rapper", "raptor2-utils"), "-q", "-i", form, "-o", "nquads", str(path)],
        capture_output=True,
        check=True,
    )
    return ox.parse(read.stdout, format=ox.RdfFormat.N_QUADS)


def pyld(path: Path, form: str) -> Statements:
    """The JSON-LD processor of those who wrote the standard (https://github.com/digitalbazaar/pyld)."""
    from pyld import jsonld

    for name, triples in jsonld.to_rdf(json.loads(path.read_bytes())).items():
        for triple in triples:
            subject, predicate = (ox.NamedNode(triple[part]["value"]) for part in ("subject", "predicate"))
            yield ox.Quad(subject, predicate, _term(triple["object"]), ox.NamedNode(name))


def _term(told: Mapping[str, str]) -> ox.NamedNode | ox.Literal:
    if told["type"] == "IRI":
        return ox.NamedNode(told["value"])
    if "language" in told:
        return ox.Literal(told["value"], language=told["language"])
    return ox.Literal(told["value"], datatype=ox.NamedNode(told["datatype"]))


def _installed(program: str, package: str) -> str:
    """The path of a program. Without it the test is skipped; where CI is set, it fails."""
    path = shutil.which(program)
    if path is None:
        message = f"no {program}; on Debian: apt-get install {package}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path


PARSERS = {
    "oxigraph": Parser(oxigraph, tuple(OXIGRAPH)),
    "rdflib": Parser(rdflib, tuple(RDFLIB), every=6),
    "raptor": Parser(raptor, ("turtle", "trig", "nquads", "ntriples", "rdfxml"), nul=False),
    "pyld": Parser(pyld, ("jsonld",), every=3),
}
