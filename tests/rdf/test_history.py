from __future__ import annotations

import pyoxigraph as ox
from rdflib import DCTERMS

from kg.rdf.history import history
from kg.rdf.names import Names
from kg.rdf.vocabulary import KG

REFERS_TO = ox.NamedNode(str(KG.refersTo))
GRAPH = ox.NamedNode(str(Names().article("a")))


def store(*references: tuple[str, str]) -> ox.Store:
    kept = ox.Store()
    kept.extend(ox.Quad(node(mention), REFERS_TO, node(thing), GRAPH) for mention, thing in references)
    return kept


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://example.org/{name}")


def replaced(before: ox.Store, after: ox.Store) -> dict[str, str]:
    return {
        quad.subject.value.rpartition("/")[2]: quad.object.value.rpartition("/")[2]  # type: ignore[union-attr]
        for quad in history(before, after)
    }


def test_an_iri_that_is_gone_is_replaced_by_what_most_of_its_mentions_now_name() -> None:
    before = store(("m1", "khang"), ("m2", "khang"), ("m3", "khang"), ("m4", "linh"))
    after = store(("m1", "le-minh-khang"), ("m2", "le-minh-khang"), ("m3", "other"), ("m4", "linh"))
    assert replaced(before, after) == {"khang": "le-minh-khang"}


def test_what_left_with_its_article_is_replaced_by_nothing() -> None:
    assert replaced(store(("m1", "khang")), store(("m2", "linh"))) == {}


def test_earlier_replacements_stay_until_the_iri_is_in_use_again() -> None:
    before = store(("m1", "khang"))
    name = ox.NamedNode(str(Names().graph("history")))
    before.add(ox.Quad(node("old"), ox.NamedNode(str(DCTERMS.isReplacedBy)), node("khang"), name))
    assert replaced(before, store(("m1", "khang"))) == {"old": "khang"}
    assert replaced(before, store(("m1", "khang"), ("m2", "old"))) == {}
