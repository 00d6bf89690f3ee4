from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from kg.entity import Extraction
from kg.rdf.article import article_graph
from kg.rdf.entities import entities_graph
from kg.rdf.reading import frames_of
from tests.rdf.sample import extractions, resolved, sample_extraction, union


def read_back(extraction: Extraction) -> tuple[object, object]:
    found = resolved(extraction)
    graph = union([article_graph(found.extractions[0], found), entities_graph(found)])
    return list(frames_of(graph)), list(found.extractions[0].frames)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(extractions())
def test_frames_come_back_from_their_graph_whatever_the_words(extraction: Extraction) -> None:
    read, written = read_back(extraction)
    assert read == written


def test_a_sentence_told_twice_gives_its_frames_once() -> None:
    read, written = read_back(sample_extraction())
    assert read == [written[0], *written[1:3], written[4]]
