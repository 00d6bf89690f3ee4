from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import PROV, RDF, XSD, Graph, Literal, URIRef

from kg.graph import Graph as StoredGraph
from kg.rdf.dataset import dataset
from kg.rdf.validation import problems, validate
from kg.rdf.vocabulary import EDTF, KG
from kg.store.memory import MemoryStore
from tests.rdf.sample import resolved, sample_extraction, union

pytest.importorskip("pyshacl")


def sample_graph() -> Graph:
    graph = union(part.graph for part in dataset(resolved(sample_extraction()), "test"))
    assert isinstance(graph, Graph)
    return graph


def award(graph: Graph) -> URIRef:
    (frame,) = graph.subjects(KG.agent, None)
    assert isinstance(frame, URIRef)
    return frame


def trigger(graph: Graph) -> URIRef:
    (mention,) = set(graph.subjects(KG.ofFrame, award(graph))) & set(graph.subjects(KG.role, KG.trigger))
    assert isinstance(mention, URIRef)
    return mention


def without_sentence(graph: Graph) -> None:
    graph.remove((award(graph), PROV.wasDerivedFrom, None))


def text_longer_than_its_offsets(graph: Graph) -> None:
    graph.set((trigger(graph), KG.end, Literal(int(str(graph.value(trigger(graph), KG.end))) - 1)))


def mention_outside_its_sentence(graph: Graph) -> None:
    graph.set((trigger(graph), KG.start, Literal(0)))
    graph.set((trigger(graph), KG.end, Literal(9)))


def unknown_modality(graph: Graph) -> None:
    graph.set((award(graph), KG.modality, KG["modality-rumoured"]))


def role_of_another_type(graph: Graph) -> None:
    graph.add((award(graph), KG.destination, graph.value(award(graph), KG.agent) or KG.Place))


def date_that_is_no_date(graph: Graph) -> None:
    graph.set((award(graph), KG.time, Literal("2024-02-31", datatype=XSD.date)))


def time_of_another_datatype(graph: Graph) -> None:
    graph.set((award(graph), KG.time, Literal(2024)))


def end_before_its_beginning(graph: Graph) -> None:
    graph.set((award(graph), KG.notAfter, Literal("2020-01-01", datatype=XSD.date)))


def confidence_above_one(graph: Graph) -> None:
    graph.set((award(graph), KG.confidence, Literal("1.5", datatype=XSD.decimal)))


def words_in_a_role_of_things(graph: Graph) -> None:
    graph.set((award(graph), KG.agent, Literal("Đỗ Khánh Linh", lang="vi")))


def thing_of_no_kind(graph: Graph) -> None:
    graph.remove((graph.value(award(graph), KG.agent), RDF.type, None))


def thing_of_two_kinds(graph: Graph) -> None:
    graph.add((graph.value(award(graph), KG.agent), RDF.type, KG.Place))


def frame_of_two_types(graph: Graph) -> None:
    graph.add((award(graph), RDF.type, KG.Visit))


def frame_without_trigger(graph: Graph) -> None:
    graph.remove((trigger(graph), None, None))


def article_without_hash(graph: Graph) -> None:
    graph.remove((None, KG.sha256, None))


def two_labels_in_one_language(graph: Graph) -> None:
    from rdflib import SKOS

    agent = graph.value(award(graph), KG.agent)
    assert agent is not None
    graph.add((agent, SKOS.prefLabel, Literal("Đỗ Linh", lang="vi")))


BROKEN: dict[Callable[[Graph], None], str] = {
    without_sentence: "a frame is derived from a sentence of its article",
    text_longer_than_its_offsets: "the text of a span is as long as from its start to its end",
    mention_outside_its_sentence: "a mention stands, word for word, in a sentence of its frame",
    unknown_modality: "a frame has one modality",
    role_of_another_type: "kg:destination is no role of Award",
    date_that_is_no_date: "time is a date",
    time_of_another_datatype: "time is a date",
    end_before_its_beginning: "notBefore is one date, not after notAfter",
    confidence_above_one: "a frame has one confidence, a decimal from 0 to 1",
    words_in_a_role_of_things: "agent is an entity or a description",
    thing_of_no_kind: "what fills a role has exactly one kind",
    thing_of_two_kinds: "what fills a role has exactly one kind",
    frame_of_two_types: "a frame has exactly one type",
    frame_without_trigger: "a frame has exactly one trigger",
    article_without_hash: "an article has the SHA-256 of its text",
    two_labels_in_one_language: "an entity has one preferred label a language",
}


def test_a_graph_that_is_as_it_must_be_has_no_problems() -> None:
    graph = sample_graph()
    assert problems(graph, {str(thing) for thing in graph.subjects()}) == []


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda function: function.__name__)
def test_a_broken_graph_fails_in_words(break_it: Callable[[Graph], None]) -> None:
    graph = sample_graph()
    break_it(graph)
    told = [str(problem) for problem in problems(graph)]
    assert any(BROKEN[break_it] in line for line in told), told


def test_a_problem_names_the_article_and_what_stands_there() -> None:
    graph = sample_graph()
    date_that_is_no_date(graph)
    (told,) = [str(problem) for problem in problems(graph) if "time is" in problem.rule]
    assert told.startswith("article lam-son, Award-")
    assert "(here: 2024-02-31 as xsd:date)" in told


def test_an_entity_without_a_label_is_found_across_graphs() -> None:
    parts = [part.graph for part in dataset(resolved(sample_extraction()), "test")]
    assert list(validate(StoredGraph(MemoryStore(parts)))) == []
    found = list(validate(StoredGraph(MemoryStore(parts[:1]))))
    assert {problem.rule for problem in found} == {"an entity has a label in graph/entities"}


def test_an_interval_is_a_time() -> None:
    graph = sample_graph()
    graph.set((award(graph), KG.time, Literal("2024-05/2024-06", datatype=EDTF)))
    assert problems(graph) == []
