from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from rdflib import Graph

from kg.entity import Extraction
from kg.errors import OutputError
from kg.rdf import serialization
from kg.rdf.dataset import dataset
from kg.rdf.quads import quads
from kg.rdf.serialization import FORMATS, without_control_characters, write
from tests.rdf.parsers import DATASETS, PARSERS
from tests.rdf.sample import extractions, resolved, sample_extraction


def graphs_of(*found: Extraction) -> list[Graph]:
    return [part.graph for part in dataset(resolved(*found), "test")]


def held(quad: ox.Quad, form: str, *, nul: bool = True) -> object:
    """What a format can hold of a statement: not all its graph, and XML not all characters; some parsers no NUL."""
    value, graph = quad.object, quad.graph_name if form in DATASETS else None
    if not isinstance(value, ox.Literal):
        return quad.subject, quad.predicate, value, graph
    words = without_control_characters(value.value) if form == "rdfxml" else value.value
    kind = value.language or value.datatype
    return quad.subject, quad.predicate, words if nul else words.split("\0")[0], kind, graph


@pytest.fixture(scope="module")
def random_graphs() -> list[Graph]:
    """The data set of a thousand random frames, in articles of one to three sentences."""
    drawn: list[Extraction] = []

    @settings(
        max_examples=230,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(extractions(fewest=3))
    def draw(one: Extraction) -> None:
        name = f"{len(drawn)} {one.article.id}"
        frames = tuple(replace(frame, doc=name) for frame in one.frames)
        drawn.append(Extraction(replace(one.article, id=name), frames))

    draw()
    assert sum(len(one.frames) for one in drawn) >= 1000
    return graphs_of(*drawn)


@pytest.mark.parametrize("name", PARSERS)
def test_a_thousand_random_frames_read_back_are_the_same_graph(
    tmp_path: Path, random_graphs: list[Graph], name: str
) -> None:
    parser = PARSERS[name]
    graphs = random_graphs[:: parser.every]
    for form in parser.formats:
        write(graphs, {tmp_path / form: form})
        read = {held(quad, form, nul=parser.nul) for quad in parser.read(tmp_path / form, form)}
        written = {held(quad, form, nul=parser.nul) for graph in graphs for quad in quads(graph)}
        assert not sorted(map(str, read ^ written))[:3], form


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(extractions())
def test_every_format_holds_what_the_graphs_hold_whatever_the_words(
    tmp_path_factory: pytest.TempPathFactory, extraction: Extraction
) -> None:
    folder = tmp_path_factory.mktemp("formats")
    graphs = graphs_of(extraction)
    write(graphs, {folder / form: form for form in FORMATS})
    for form in FORMATS:
        read = {held(quad, form) for quad in PARSERS["oxigraph"].read(folder / form, form)}
        assert read == {held(quad, form) for graph in graphs for quad in quads(graph)}, form


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
