from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.store.binding import bound
from kg.store.memory import MemoryStore

NAME = ox.Literal('Trần" } DROP ALL #', language="vi")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x { ?s ?p ?name }", 'SELECT ?x { ?s ?p "A" }'),
        ("SELECT ?name ?x WHERE { ?s ?p ?name }", 'SELECT ("A" AS ?name) ?x WHERE { ?s ?p "A" }'),
        ("SELECT (COUNT(?name) AS ?n) { ?s ?p $name }", 'SELECT (COUNT("A") AS ?n) { ?s ?p "A" }'),
        ("SELECT ?x { ?s ?p '?name' . # ?name\n }", "SELECT ?x { ?s ?p '?name' . # ?name\n }"),
        ('SELECT ?x { ?s ?p """a "?name" b""" }', 'SELECT ?x { ?s ?p """a "?name" b""" }'),
        ("SELECT ?x { ?s <http://x/?name=1> ?names }", "SELECT ?x { ?s <http://x/?name=1> ?names }"),
        (
            "SELECT ?a { { SELECT ?name { ?s ?p ?name } } }",
            'SELECT ?a { { SELECT ("A" AS ?name) { ?s ?p "A" } } }',
        ),
    ],
)
def test_a_variable_gives_way_to_its_term_wherever_it_stands(query: str, expected: str) -> None:
    assert bound(query, {"name": ox.Literal("A")}) == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_value_can_leave_its_literal(value: str) -> None:
    store = MemoryStore()
    answer = store.query("SELECT (?value AS ?same) {}", {"value": ox.Literal(value)})
    assert [row[0].value for row in answer] == [value]  # type: ignore[union-attr]


def test_what_is_no_sparql_is_told_in_one_line() -> None:
    with pytest.raises(QueryError, match="not SPARQL"):
        MemoryStore().query("SELECT WHERE")
