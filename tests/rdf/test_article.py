from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, URIRef

from kg.entity import Extraction
from kg.frame import Filler
from kg.rdf.article import article_graph
from kg.rdf.articles import Described, articles_graph, issued
from kg.rdf.entities import entities_graph
from kg.rdf.names import Names, article_id
from kg.rdf.vocabulary import BASE, KG
from tests.rdf.sample import TEXT, resolved, sample_article, sample_extraction

ARTICLE = Names().article("lam-son")


@pytest.fixture
def graph() -> Graph:
    found = resolved(sample_extraction())
    return article_graph(found.extractions[0], found)


def asked(graph: Graph, pattern: str) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in graph.query(f"SELECT * {{ {pattern} }}"))  # type: ignore[union-attr]


def test_a_frame_has_a_class_and_its_roles_are_properties(graph: Graph) -> None:
    found = asked(graph, "?frame a kg:Award ; kg:agent/a ?kind ; kg:time ?when ; kg:confidence ?sure")
    assert len(found) == 1
    assert {str(KG.Person), "2024-05-12", "0.9"} <= {*found[0]}


def test_every_text_is_the_slice_that_its_offsets_say(graph: Graph) -> None:
    found = asked(graph, "?node kg:text ?text ; kg:start ?start ; kg:end ?end")
    assert len(found) == 20
    for row in graph.query(
        "SELECT ?text ?start ?end { ?node kg:text ?text ; kg:start ?start ; kg:end ?end }"
    ):
        text, start, end = row  # type: ignore[misc]
        assert TEXT[int(start) : int(end)] == str(text)


def test_a_sentence_told_twice_gives_one_frame_that_cites_both_places(graph: Graph) -> None:
    awards = [frame for frame in graph.subjects(RDF.type, KG.Award) if (frame, KG.award, None) not in graph]
    assert len(awards) == 1
    places = sorted(
        int(str(graph.value(one, KG.start))) for one in graph.objects(awards[0], PROV.wasDerivedFrom)
    )
    assert places == [0, TEXT.rindex("Trường Đại học Lam Sơn đón nhận")]


def test_a_time_told_elsewhere_cites_the_sentence_it_stands_in(graph: Graph) -> None:
    (figure,) = graph.subjects(RDF.type, KG.Statistic)
    texts = {str(graph.value(one, KG.text)) for one in graph.objects(figure, PROV.wasDerivedFrom)}
    assert texts == {TEXT.split("\n")[1], TEXT.split("\n")[3]}


def test_a_position_at_a_body_is_a_post_that_its_holder_holds(graph: Graph) -> None:
    (holds,) = graph.subjects(RDF.type, KG.HoldsPosition)
    post = graph.value(holds, KG.post)
    assert (post, RDF.type, KG.Post) in graph
    assert (graph.value(holds, KG.person), KG.holdsPosition, post) in graph


def test_plain_triples_come_from_asserted_frames_only() -> None:
    extraction = sample_extraction()
    planned = Extraction(
        extraction.article, tuple(replace(frame, modality="planned") for frame in extraction.frames)
    )
    found = resolved(planned)
    graph = article_graph(found.extractions[0], found)
    assert not list(graph.triples((None, KG.awarded, None)))
    assert not list(graph.triples((None, KG.holdsPosition, None)))


def test_words_in_an_object_role_are_a_description_and_in_a_literal_role_a_string() -> None:
    extraction = sample_extraction()
    award = extraction.frames[2]
    occasion = Filler(45, 59, TEXT[45:59], "Text", TEXT[45:59])
    told = replace(award, roles={**award.roles, "occasion": (occasion,)})
    found = resolved(Extraction(extraction.article, (told, extraction.frames[4])))
    graph = article_graph(found.extractions[0], found)
    (node,) = graph.objects(None, KG.occasion)
    assert (node, RDF.type, KG.Description) in graph
    assert graph.value(node, KG.text) == Literal(TEXT[45:59], lang="vi")
    assert list(graph.objects(None, KG.measure)) == [Literal("sinh viên", lang="vi")]


def test_a_number_has_its_value_and_how_it_stands_to_it(graph: Graph) -> None:
    assert list(graph.objects(None, KG.value)) == [Literal("12000", datatype=XSD.decimal)]
    (mention,) = graph.subjects(KG.qualifier, Literal("over"))
    assert graph.value(mention, KG.text) == Literal("1,2 vạn", lang="vi")


def test_other_names_stand_with_the_article_and_the_preferred_one_with_the_entities(graph: Graph) -> None:
    found = resolved(sample_extraction())
    entities = entities_graph(found)
    (school,) = graph.subjects(SKOS.altLabel, Literal("Nhà trường", lang="vi"))
    assert not list(graph.triples((None, SKOS.prefLabel, None)))
    assert entities.value(school, SKOS.prefLabel) == Literal("Trường Đại học Lam Sơn", lang="vi")


def test_frames_of_a_kind_denote_their_event_in_the_graph_of_the_entities() -> None:
    entities = entities_graph(resolved(sample_extraction()))
    events = set(entities.subjects(RDF.type, KG.Event))
    assert events == set(entities.objects(None, KG.denotes))
    assert {entities.value(event, KG.eventType) for event in events} == {
        KG.Award,
        KG.HoldsPosition,
        KG.Statistic,
    }


def test_an_article_is_told_with_its_source_hash_and_maker() -> None:
    described = Described(sample_article(), "kg test", 12, "0" * 64)
    graph = articles_graph([described])
    made = graph.value(URIRef(f"{ARTICLE}#graph"), PROV.wasGeneratedBy)
    assert (made, PROV.used, ARTICLE) in graph
    assert graph.value(made, KG.extractor) == Literal("kg test")
    assert graph.value(ARTICLE, KG.sha256) == Literal(sample_article().sha256)


@pytest.mark.parametrize(
    ("published", "datatype"),
    [
        ("2017", XSD.gYear),
        ("2017-05", XSD.gYearMonth),
        ("2017-05-12", XSD.date),
        ("2017-05-12T08:30:00+07:00", XSD.dateTime),
        ("thứ Ba", None),
    ],
)
def test_publication_is_as_precise_as_it_is_known(published: str, datatype: URIRef | None) -> None:
    assert issued(published).datatype == datatype


@pytest.mark.parametrize("name", ["22253128", "báo/chính trị 1", "a#b?c%d", "<script>", "a/../b"])
def test_an_iri_gives_back_the_id_of_its_article(name: str) -> None:
    iri = Names(BASE).article(name)
    assert article_id(f"{iri}#sentence-1-2") == name
    assert str(iri).isascii()
