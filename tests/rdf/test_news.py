"""The graph of real articles: it conforms to its shapes, and every statement is traced to its sentence.

A few articles here; ``KG_SOAK_ARTICLES=300`` takes so many, drawn at random but always the same.
"""

from __future__ import annotations

import json
import lzma
import os
import random
from pathlib import Path

import pytest

from kg.build import Extracted, graph_of
from kg.engine import extract_all
from kg.graph import Graph
from kg.rdf.validation import validate
from kg.resolution import resolve_across
from kg.sources import Article, read

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def articles(research_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    with lzma.open(research_data / "data" / "news" / "political.jsonl.xz", "rt", encoding="utf-8") as file:
        lines = random.Random(7).sample(file.readlines(), int(os.environ.get("KG_SOAK_ARTICLES", "6")))
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    assert all(json.loads(line)["text"] for line in lines)
    return {item.id: item for item in read(path) if isinstance(item, Article)}


@pytest.fixture(scope="module")
def graph(articles: dict[str, Article]) -> Graph:
    return graph_of(Extracted(resolve_across(list(extract_all(articles.values())))))


def test_it_conforms(graph: Graph) -> None:
    pytest.importorskip("pyshacl")
    assert [str(problem) for problem in validate(graph)] == []


def test_every_statement_is_traced_to_a_sentence_that_the_article_has(
    graph: Graph, articles: dict[str, Article]
) -> None:
    relations = graph.relations()
    assert relations
    for relation, stated_by in random.Random(7).sample(relations, min(50, len(relations))):
        frames = graph.evidence(relation.subject.iri, relation.property, relation.object.iri)
        # Sides of one agreement are told in either order, so other articles may be evidence too.
        assert {frame.doc for frame in frames} >= set(stated_by)
        for frame in frames:
            text = articles[frame.doc].text
            assert text[frame.sentence.start : frame.sentence.end] == frame.sentence.text
            assert text[frame.trigger.start : frame.trigger.end] == frame.trigger.text
            for _, filler in frame.fillers():
                assert text[filler.start : filler.end] == filler.text
