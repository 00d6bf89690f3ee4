from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx
import pytest

from kg.errors import NotFound, OptionError
from kg.graph import Graph
from kg.rdf.dataset import dataset
from kg.store.memory import MemoryStore
from tests.rdf.sample import resolved, sample_extraction


@pytest.fixture(scope="module")
def graph() -> Graph:
    found = resolved(sample_extraction(), sample_extraction("other"))
    return Graph(MemoryStore(part.graph for part in dataset(found, "test")))


def test_frames_come_by_type_and_by_article(graph: Graph) -> None:
    assert len(list(graph.frames())) == 8
    assert {frame.type for frame in graph.frames(type="Award")} == {"Award"}
    assert {frame.doc for frame in graph.frames(article="other")} == {"other"}
    with pytest.raises(OptionError, match="no such type"):
        list(graph.frames(type="Wedding"))


def test_all_there_is_about_a_name_has_its_sentences(graph: Graph) -> None:
    about = graph.about("nhà trường")
    assert about.entity.label() == "Trường Đại học Lam Sơn"
    assert about.names == ("Nhà trường",)
    assert [one.property for one in about.relations] == ["received", "honoured"]
    assert {frame.type for frame in about.frames} == {"Award", "Statistic"}
    assert all(frame.trigger.text in frame.sentence.text for frame in about.frames)


def test_a_name_that_is_not_there_names_the_nearest(graph: Graph) -> None:
    with pytest.raises(NotFound, match="there is: Đỗ Khánh Linh"):
        graph.find("Đỗ Khánh Linhh")


def test_a_path_is_a_chain_of_relations_in_either_direction(graph: Graph) -> None:
    steps = graph.path("Trường Đại học Lam Sơn", "Bí thư Tỉnh ủy Lam Sơn")
    assert [step.property for step in steps] == ["honoured", "holdsPosition"]
    with pytest.raises(NotFound, match="nothing connects"):
        graph.path("Trường Đại học Lam Sơn", "Tỉnh ủy Lam Sơn")


def test_the_evidence_of_a_plain_triple_is_the_frames_behind_it(graph: Graph) -> None:
    for relation, articles in graph.relations():
        frames = graph.evidence(relation.subject.iri, relation.property, relation.object.iri)
        assert {frame.doc for frame in frames} == set(articles) == {"lam-son", "other"}
    with pytest.raises(OptionError, match="no such relation"):
        graph.evidence("https://a", "loves", "https://b")


def test_the_figures_of_a_graph_are_counted_once(graph: Graph) -> None:
    stats = graph.stats()
    assert (stats.articles, stats.frames) == (2, {"Award": 4, "HoldsPosition": 2, "Statistic": 2})
    assert stats.entities == {"Organization": 2, "Honour": 1, "Person": 1, "Position": 1, "Post": 1}
    assert stats.modalities == {"asserted": 8}
    assert stats.period == ("2024-05-12", "2024-05-12")
    assert stats.triples == sum(len(one) for one in graph.graphs())


def test_one_thing_counted_twice_with_two_results_is_a_contradiction() -> None:
    from dataclasses import replace

    extraction = sample_extraction("other")
    figure = extraction.frames[4]
    value = replace(figure.roles["value"][0], entity="13000")
    told = replace(extraction, frames=(replace(figure, roles={**figure.roles, "value": (value,)}),))
    found = resolved(sample_extraction(), told)
    graph = Graph(MemoryStore(part.graph for part in dataset(found, "test")))
    assert [len(result) for result in graph.contradictions().values()] == [1]
    assert graph.stats().contradictions == 1


def test_a_network_has_labels_kinds_weights_and_dates(graph: Graph) -> None:
    network = graph.to_networkx()
    (edge,) = [data for *_, data in network.edges(data=True) if data["relation"] == "awarded"]
    assert (edge["weight"], edge["articles"], edge["start"]) == (2, 2, "2024-05-12")
    assert {data["kind"] for _, data in network.nodes(data=True)} == {
        "Honour",
        "Organization",
        "Person",
        "Post",
    }


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_network_files_open_as_they_were(graph: Graph, form: str, tmp_path: Path) -> None:
    graph.export(form, tmp_path / "graph")
    read = (
        networkx.read_graphml(tmp_path / "graph")
        if form == "graphml"
        else networkx.read_gexf(tmp_path / "graph")
    )
    written = graph.to_networkx()
    assert set(read.nodes) == set(written.nodes)
    assert read.number_of_edges() == written.number_of_edges()
    for node, data in read.nodes(data=True):
        assert (data["label"], data["kind"]) == (written.nodes[node]["label"], written.nodes[node]["kind"])
    assert {float(data["weight"]) for *_, data in read.edges(data=True)} == {2.0}


def test_tables_are_described_by_their_package(graph: Graph, tmp_path: Path) -> None:
    graph.export("csv", tmp_path / "tables")
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (tmp_path / "tables" / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
    assert len(rows) == len([filler for frame in graph.frames() for filler in frame.fillers()])


def test_what_an_article_says_is_no_formula_of_a_spreadsheet() -> None:
    from kg.tables import _safe

    assert _safe('=HYPERLINK("x")') == '\'=HYPERLINK("x")'
    assert _safe(-3) == -3


def test_a_data_frame_has_a_row_for_each_filler(graph: Graph) -> None:
    pytest.importorskip("pandas")
    frame = graph.to_pandas()
    assert set(frame["type"]) == {"Award", "HoldsPosition", "Statistic"}
    assert len(frame) == len([filler for one in graph.frames() for filler in one.fillers()])


def test_every_format_is_written_and_another_is_told(graph: Graph, tmp_path: Path) -> None:
    for form in ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"):
        graph.export(form, tmp_path / form)
        assert (tmp_path / form).stat().st_size > 1000
    with pytest.raises(OptionError, match="the formats are"):
        graph.export("docx", tmp_path / "docx")


def test_a_notebook_shows_the_figures(graph: Graph) -> None:
    assert "<td>8</td>" in graph._repr_html_()


def test_the_page_and_the_network_of_a_part_are_drawn(graph: Graph) -> None:
    assert "Đỗ Khánh Linh" in graph.view(about="Đỗ Khánh Linh")
    assert graph.to_pyvis().nodes
