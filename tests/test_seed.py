"""The newspaper page that the project began with, all the way into the graph. The text is read from `KG_DATA`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import Extracted, extract, graph_of
from kg.graph import Graph

PARTY_ORGANIZATION = "Đảng bộ Khối các cơ quan Trung ương"
PARTY_COMMITTEE = "Đảng ủy Khối các cơ quan Trung ương"
LABOUR_ORDER = "Huân chương Lao động hạng Nhất"
INDEPENDENCE_ORDER = "Huân chương Độc lập hạng Nhất"


@pytest.fixture(scope="module")
def found(research_data: Path) -> Extracted:
    return extract(research_data / "seed" / "article.txt")


@pytest.fixture(scope="module")
def graph(found: Extracted) -> Graph:
    return graph_of(found)


def rows(graph: Graph, pattern: str, *names: str) -> set[tuple[str, ...]]:
    """The distinct rows of the variables, entities by their Vietnamese labels."""
    labels = "\n".join(
        f'OPTIONAL {{ ?{name} rdfs:label ?{name}_vi FILTER(lang(?{name}_vi) = "vi") }}' for name in names
    )
    shown = " ".join(f"(COALESCE(?{name}_vi, ?{name}) AS ?{name}_shown)" for name in names)
    result = graph.query(f"SELECT DISTINCT {shown} {{ {pattern}\n{labels} }}")
    return {tuple(term.value if term is not None else "" for term in row) for row in result.rows}


def test_the_president_awards_the_order_to_the_party_organization_that_morning(graph: Graph) -> None:
    pattern = (
        "?frame a kg:Award ; kg:agent ?agent ; kg:award ?award ; kg:recipient ?recipient ; kg:time ?time ."
    )
    assert ("Trần Đại Quang", LABOUR_ORDER, PARTY_ORGANIZATION, "2017-04-09") in rows(
        graph, pattern, "agent", "award", "recipient", "time"
    )


def test_both_orders_were_received(graph: Graph) -> None:
    received = rows(graph, "?recipient kg:received ?award .", "recipient", "award")
    assert received == {(PARTY_ORGANIZATION, LABOUR_ORDER), (PARTY_ORGANIZATION, INDEPENDENCE_ORDER)}


def test_the_organization_marked_its_tenth_anniversary(graph: Graph) -> None:
    pattern = "?frame a kg:Commemoration ; kg:agent ?agent ; kg:time ?time ; kg:occasion/kg:text ?occasion ."
    assert (PARTY_ORGANIZATION, "2017-04-09", "10 năm thành lập") in rows(
        graph, pattern, "agent", "time", "occasion"
    )


def test_it_was_founded_ten_years_before(graph: Graph) -> None:
    pattern = "?frame a kg:OrganizationChange ; kg:organization ?body ; kg:time ?time ."
    assert (PARTY_ORGANIZATION, "2007-04-11") in rows(graph, pattern, "body", "time")


def test_the_posts_are_held_by_those_the_article_names(graph: Graph) -> None:
    posts = rows(graph, "?person kg:holdsPosition ?post .", "person", "post")
    assert ("Trần Đại Quang", "Chủ tịch nước") in posts
    secretary = {post for person, post in posts if person == "Nguyễn Quang Dương"}
    assert f"Bí thư {PARTY_COMMITTEE}" in secretary
    assert len(secretary) == 2


def test_the_ceremony_has_its_attendee(graph: Graph) -> None:
    assert ("Trần Đại Quang",) in rows(graph, "?frame a kg:Gathering ; kg:attendee ?who .", "who")


def test_the_counts_stand_with_their_dates_and_how_exact_they_are(graph: Graph) -> None:
    pattern = """?frame a kg:Statistic ; kg:subject ?body ; kg:measure ?measure ; kg:value ?value ; kg:time ?time .
        ?mention kg:ofFrame ?frame ; kg:role kg:value ; kg:qualifier ?qualifier ."""
    found = {
        (measure, float(value), time, qualifier.rpartition("#")[2].removeprefix("qualifier-"))
        for body, measure, value, time, qualifier in rows(
            graph, pattern, "body", "measure", "value", "time", "qualifier"
        )
        if body == PARTY_ORGANIZATION
    }
    founded, now = "2007-04-11", "2017-04-11"  # `đến nay` is the latest date that the page names
    assert found == {
        ("Đảng bộ trực thuộc", 92, founded, "exact"),
        ("tổ chức cơ sở Đảng", 1000, founded, "under"),
        ("đảng viên", 70000, founded, "under"),
        ("Đảng bộ trực thuộc", 63, now, "exact"),
        ("đảng viên", 65000, now, "over"),
    }


def test_the_secretary_stated_the_counts(graph: Graph) -> None:
    pattern = "?frame a kg:Statement ; kg:speaker ?speaker ; kg:content ?content ."
    statements = dict(rows(graph, pattern, "speaker", "content"))
    assert "có 92 Đảng bộ trực thuộc" in statements["Nguyễn Quang Dương"]


def test_the_president_congratulated_the_organization_on_what_it_had_done(graph: Graph) -> None:
    pattern = (
        "?frame a kg:Message ; kg:agent ?agent ; kg:recipient ?recipient ; kg:occasion/kg:text ?occasion ."
    )
    ((agent, recipient, occasion),) = rows(graph, pattern, "agent", "recipient", "occasion")
    assert (agent, recipient) == ("Trần Đại Quang", PARTY_ORGANIZATION)
    assert occasion.startswith("những kết quả, thành tích xuất sắc")


def test_the_party_organization_and_its_committee_are_two(graph: Graph) -> None:
    bodies = {body for (body,) in rows(graph, "?body a kg:Organization .", "body")}
    assert {PARTY_ORGANIZATION, PARTY_COMMITTEE} <= bodies
    assert "Đảng bộ Khối" not in bodies


def test_every_frame_is_derived_from_its_sentence_and_every_span_slices_the_article(
    found: Extracted, graph: Graph
) -> None:
    text = found.resolved.extractions[0].article.text
    spans = graph.query(
        "SELECT ?text ?start ?end { ?span kg:text ?text ; kg:start ?start ; kg:end ?end }"
    ).rows
    assert spans
    for words, start, end in spans:
        assert text[int(start.value) : int(end.value)] == words.value  # type: ignore[union-attr]
    without = (
        "SELECT ?f { ?f kg:modality ?m FILTER NOT EXISTS { ?f prov:wasDerivedFrom ?s . ?s a kg:Sentence } }"
    )
    assert not graph.query(without).rows


def test_a_sentence_given_three_times_tells_its_facts_once_with_each_place_cited(graph: Graph) -> None:
    events = graph.query("SELECT DISTINCT ?event { ?frame a kg:Commemoration ; kg:denotes ?event }").rows
    places = graph.query(
        "SELECT ?s { ?f a kg:Commemoration ; prov:wasDerivedFrom ?s . ?s kg:inArticle ?a }"
    ).rows
    assert len(events) == 1
    assert len(places) >= 3


def lines(found: Extracted, language: str) -> Iterator[str]:
    from kg.rdf.plain import plain_triples_of

    for extraction in found.resolved.extractions:
        for triple in plain_triples_of(extraction):
            yield "\t".join(triple.labels(found.resolved, language))


def test_plain_triples_read_in_english(found: Extracted) -> None:
    printed = set(lines(found, "en"))
    assert "Trần Đại Quang\tawarded\tFirst-Class Labour Order" in printed
    organization = "Party Organization of the Central Agencies Bloc"
    assert f"Trần Đại Quang\thonoured\t{organization}" in printed
    assert f"{organization}\treceived\tFirst-Class Labour Order" in printed
