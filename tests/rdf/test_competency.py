"""Each saved query on the articles of `examples/`, against answers that were checked by eye and kept.

To keep new answers after a change that is meant: ``KG_KEEP_ANSWERS=1 pytest tests/rdf/test_competency.py``, then read
the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.build import extract, graph_of
from kg.graph import Graph
from kg.rdf.saved import SavedQuery, saved_queries
from tests.conftest import ROOT

ANSWERS = Path(__file__).parent / "answers"


@pytest.fixture(scope="module")
def graph() -> Graph:
    found = extract(ROOT / "examples")
    assert found.rejected == ()
    return graph_of(found)


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_the_answer_is_the_one_that_was_checked(query: SavedQuery, graph: Graph) -> None:
    answer = graph.ask(query.name).serialize("table", "vi")
    kept = ANSWERS / f"{query.name}.txt"
    if os.environ.get("KG_KEEP_ANSWERS"):
        ANSWERS.mkdir(exist_ok=True)
        kept.write_text(answer, encoding="utf-8")
    assert answer == kept.read_text(encoding="utf-8")


def test_every_kept_answer_is_of_a_query_there_is() -> None:
    assert {path.stem for path in ANSWERS.glob("*.txt")} == {query.name for query in saved_queries()}
