from __future__ import annotations

import pytest

from kg.errors import NotFound, OptionError
from kg.graph import Graph
from kg.rdf.dataset import dataset
from kg.rdf.plain import rows
from kg.rdf.saved import Parameter, saved_queries, saved_query
from kg.store.memory import MemoryStore
from tests.rdf.sample import resolved, sample_extraction


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(MemoryStore(part.graph for part in dataset(resolved(sample_extraction()), "test")))


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_a_saved_query_has_titles_parameters_that_it_uses_and_an_answer(query: object, graph: Graph) -> None:
    name = query.name  # type: ignore[attr-defined]
    saved = saved_query(name)
    assert set(saved.title) == {"vi", "en"}
    body = "\n".join(line for line in saved.text.splitlines() if not line.startswith("#"))
    for parameter in saved.parameters:
        assert f"?{parameter.name}" in body, parameter
        assert parameter.meaning
        assert parameter.default is not None or parameter.type == "entity"
    assert graph.ask(name).kind == "SELECT"


def test_there_are_twenty_questions_and_more() -> None:
    assert len(saved_queries()) >= 20


def test_an_entity_is_asked_for_by_any_of_its_names(graph: Graph) -> None:
    for name in ("Trường Đại học Lam Sơn", "Nhà trường", "Truong Dai hoc Lam Son"):
        assert len(graph.ask("awards", {"recipient": name})) == 1
    assert len(graph.ask("awards", {"recipient": "Đỗ Khánh Linh"})) == 0
    with pytest.raises(NotFound, match="no such name"):
        graph.ask("awards", {"recipient": "Không Có Ai"})


def test_dates_bound_an_answer_and_what_has_none_is_kept(graph: Graph) -> None:
    assert len(graph.ask("awards", {"since": "2024-05-12", "until": "2024"})) == 1
    assert len(graph.ask("awards", {"since": "2024-05-13"})) == 0
    assert len(graph.ask("holders", {"day": "2000-01-01"})) == 1


def test_a_parameter_that_is_not_there_or_no_date_is_told(graph: Graph) -> None:
    with pytest.raises(OptionError, match="no such parameter; it has: "):
        graph.ask("awards", {"colour": "red"})
    with pytest.raises(OptionError, match="not a date"):
        graph.ask("awards", {"since": "hôm qua"})
    with pytest.raises(NotFound, match="kg query --list"):
        graph.ask("weather")


def test_a_number_is_a_number() -> None:
    assert Parameter("top", "number", "10", "how many").term("12").value == "12"  # type: ignore[union-attr]
    with pytest.raises(OptionError, match="not a number"):
        Parameter("top", "number", "10", "how many").term("many")


def test_the_most_connected_are_counted_by_all_plain_relations() -> None:
    listed = saved_query("most-connected").text.partition("VALUES ?relation {")[2].partition("}")[0].split()
    assert listed == list(dict.fromkeys(f"kg:{row.property}" for row in rows()))
