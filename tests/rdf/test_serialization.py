from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Dataset, Graph

from kg.entity import Extraction
from kg.errors import OutputError
from kg.rdf import serialization
from kg.rdf.dataset import dataset
from kg.rdf.quads import quads
from kg.rdf.serialization import FORMATS, without_control_characters, write
from tests.rdf.sample import extractions, resolved, sample_extraction

OF_DATASETS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
OF_UNIONS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def graphs_of(*found: Extraction) -> list[Graph]:
    return [part.graph for part in dataset(resolved(*found), "test")]


def expected(graphs: list[Graph], form: str) -> set[object]:
    """What a file of a format must hold."""
    return {held(quad, form) for graph in graphs for quad in quads(graph)}


def read_by_oxigraph(path: Path, form: str) -> set[object]:
    return {held(quad, form) for quad in ox.parse(path=path, format=OXIGRAPH[form])}


def held(quad: ox.Quad, form: str) -> object:
    """What a format can hold of a statement: not all its graph, and XML not all characters."""
    if form != "rdfxml" or not isinstance(quad.object, ox.Literal):
        return quad if form in OF_DATASETS else quad.triple
    kind = quad.object.language or quad.object.datatype
    return quad.subject, quad.predicate, without_control_characters(quad.object.value), kind


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(extractions())
def test_every_format_holds_what_the_graphs_hold_whatever_the_words(
    tmp_path_factory: pytest.TempPathFactory, extraction: Extraction
) -> None:
    folder = tmp_path_factory.mktemp("formats")
    graphs = graphs_of(extraction)
    write(graphs, {folder / form: form for form in FORMATS})
    for form in FORMATS:
        assert read_by_oxigraph(folder / form, form) == expected(graphs, form), form


@pytest.mark.parametrize("form", OF_DATASETS)
def test_rdflib_reads_a_data_set_as_it_was(tmp_path: Path, form: str) -> None:
    graphs = graphs_of(sample_extraction(), sample_extraction("other"))
    write(graphs, {tmp_path / "graph": form})
    read = Dataset().parse(tmp_path / "graph", format=OF_DATASETS[form])
    statements = {(s, p, o, getattr(g, "identifier", g)) for s, p, o, g in read.quads()}
    assert statements == {(s, p, o, graph.identifier) for graph in graphs for s, p, o in graph}


@pytest.mark.parametrize("form", OF_UNIONS)
def test_rdflib_reads_the_union_as_it_was(tmp_path: Path, form: str) -> None:
    graphs = graphs_of(sample_extraction(), sample_extraction("other"))
    write(graphs, {tmp_path / "graph": form})
    read = Graph().parse(tmp_path / "graph", format=OF_UNIONS[form])
    assert set(read) == {triple for graph in graphs for triple in graph}


def test_lines_are_sorted_bytewise_however_little_is_sorted_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graphs = graphs_of(sample_extraction(), sample_extraction("other"))
    write(graphs, {tmp_path / "at-once.nq": "nquads"})
    monkeypatch.setattr(serialization, "CHUNK_BYTES", 1000)
    write(graphs, {tmp_path / "in-chunks.nq": "nquads"})
    lines = (tmp_path / "in-chunks.nq").read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert (tmp_path / "at-once.nq").read_bytes() == b"".join(lines)


def test_no_blank_nodes_are_written() -> None:
    for graph in graphs_of(sample_extraction()):
        assert all("_:" not in str(quad).split('"')[0] for quad in quads(graph))


def test_json_ld_names_its_terms_by_the_shipped_context(tmp_path: Path) -> None:
    write(graphs_of(sample_extraction()), {tmp_path / "graph.jsonld": "jsonld"})
    document = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    award = next(node for node in nodes if node.get("@type") == "kg:Award" and "kg:award" in node)
    assert award["kg:notBefore"] == "2024-05-12"
    assert isinstance(award["kg:agent"], str)


def test_a_file_is_there_only_once_it_is_whole(tmp_path: Path) -> None:
    def broken() -> object:
        yield from graphs_of(sample_extraction())
        raise RuntimeError

    (tmp_path / "graph.ttl").write_text("before")
    with pytest.raises(RuntimeError):
        write(broken(), {tmp_path / "graph.ttl": "turtle"})  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]
    assert (tmp_path / "graph.ttl").read_text() == "before"


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write([], {tmp_path / "nowhere" / "graph.ttl": "turtle"})
