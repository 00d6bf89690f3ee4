from __future__ import annotations

import csv
import io
import json

import pytest

from kg.errors import OptionError
from kg.graph import Graph
from kg.rdf.dataset import dataset
from kg.rdf.results import table
from kg.store.memory import MemoryStore
from tests.rdf.sample import resolved, sample_extraction


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(MemoryStore(part.graph for part in dataset(resolved(sample_extraction()), "test")))


WHO = "SELECT ?who ?post ?born { ?who kg:holdsPosition ?post OPTIONAL { ?who kg:born ?born } }"


def test_a_table_shows_labels_and_every_other_form_the_terms(graph: Graph) -> None:
    result = graph.query(WHO)
    assert result.serialize("table").splitlines()[2].split("  ") == [
        "Đỗ Khánh Linh",
        "Bí thư Tỉnh ủy Lam Sơn",
    ]
    (row,) = csv.DictReader(io.StringIO(result.serialize("csv")))
    assert row["who"].startswith("https://")
    assert row["born"] == ""
    (binding,) = json.loads(result.serialize("json"))["results"]["bindings"]
    assert binding["post"]["type"] == "uri"
    assert result.serialize("tsv").startswith("?who\t?post\t?born\n<https://")
    assert "<uri>https://" in result.serialize("xml")


def test_a_table_names_the_terms_of_the_vocabulary_in_the_language_asked(graph: Graph) -> None:
    result = graph.query("SELECT DISTINCT ?type { ?frame a ?type ; kg:agent ?agent }")
    assert result.serialize("table", "vi").splitlines()[2] == "Trao tặng"
    assert result.serialize("table", "en").splitlines()[2] == "Award"


def test_a_construct_is_a_graph_in_turtle(graph: Graph) -> None:
    result = graph.query("CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:honoured ?b }")
    assert "kg:met" in result.serialize("turtle")
    with pytest.raises(OptionError, match="only turtle"):
        result.serialize("csv")


def test_a_yes_or_no_is_one(graph: Graph) -> None:
    result = graph.query("ASK { ?a kg:honoured ?b }")
    assert result.serialize("table") == "yes\n"
    assert json.loads(result.serialize("json"))["boolean"] is True
    assert "false" in graph.query("ASK { ?a kg:honoured ?a }").serialize("xml")
    with pytest.raises(OptionError, match="turtle"):
        result.serialize("turtle")


def test_control_characters_do_not_reach_a_terminal() -> None:
    import pyoxigraph as ox

    from kg.rdf.results import Result

    result = Result("SELECT", ("a",), ((ox.Literal("x\x1b[31my\nz"),),))
    assert result.serialize("table").splitlines()[2] == "x [31my z"


def test_columns_are_as_wide_as_what_is_seen() -> None:
    lines = table(["a", "b"], [["o\u031b", "1"], ["日本", "2"]]).splitlines()
    assert lines[2] == "o\u031b     1"
    assert lines[3] == "日本  2"
