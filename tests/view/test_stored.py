"""The scene is what the stored graph says."""

from __future__ import annotations

from kg.graph import Graph
from kg.view.scene import Scene
from kg.view.stored import scene_of
from tests.view.sample import ANNIVERSARY, OFFICE, sample_store


def frame_of(scene: Scene, type: str):  # type: ignore[no-untyped-def]
    (frame,) = [frame for frame in scene.frames.values() if frame.type == type]
    return frame


def label(scene: Scene, id: str) -> str:
    return scene.entities[id].labels["vi"]


def test_every_span_slices_its_article(sample: Scene) -> None:
    texts = {"ky-niem": ANNIVERSARY.text, "nhan-su": OFFICE.text}
    for sentence in sample.sentences.values():
        text = texts[sentence.article.rpartition("/")[2]]
        assert text[sentence.start : sentence.start + len(sentence.text)] == sentence.text
    for frame in sample.frames.values():
        text = texts[sample.sentences[frame.sentence].article.rpartition("/")[2]]
        for filler in frame.fillers:
            assert text[filler.start : filler.end] == filler.text


def test_articles_come_with_title_date_address_and_publisher(sample: Scene) -> None:
    (article,) = [one for one in sample.articles.values() if one.url]
    assert (article.title, article.date, article.url, article.publisher) == (
        ANNIVERSARY.title,
        "2024-05-12",
        "https://example.org/ky-niem",
        "Báo Lam Sơn",
    )


def test_entities_have_labels_in_both_languages_and_other_names(sample: Scene) -> None:
    honour = next(entity for entity in sample.entities.values() if entity.kind == "Honour")
    assert honour.labels == {"vi": "Huân chương Lao động hạng Nhì", "en": "Second-Class Labour Order"}
    university = next(one for one in sample.entities.values() if one.labels["vi"] == "Trường Đại học Lam Sơn")
    assert university.names == ("nhà trường",)


def test_a_gathering_is_a_kind_of_thing_and_a_type_of_frame(sample: Scene) -> None:
    gathering = frame_of(sample, "Gathering")
    assert [sample.entities[id].kind for id in gathering.entities()] == ["Gathering", "Person"]


def test_frames_have_roles_in_order_dates_modality_and_reasons(sample: Scene) -> None:
    award = frame_of(sample, "Award")
    assert [filler.role for filler in award.fillers] == ["agent", "recipient", "award", "time"]
    assert (award.not_before, award.not_after, award.confidence, award.why) == (
        "2024-05-12",
        "2024-05-12",
        0.9,
        ("rule:sample",),
    )
    visit = frame_of(sample, "Visit")
    assert (visit.modality, visit.not_before, visit.not_after) == ("planned", "2024-10-01", "2024-10-31")


def test_an_inherited_time_keeps_the_sentence_it_stands_in(sample: Scene) -> None:
    statement = frame_of(sample, "Statement")
    (time,) = [filler for filler in statement.fillers if filler.role == "time"]
    assert time.sentence != statement.sentence
    assert "trao tặng" in sample.sentences[time.sentence].text


def test_plain_triples_have_the_frames_that_state_them(sample: Scene) -> None:
    triples = {
        (label(sample, one.subject), one.relation, label(sample, one.object)): one.frames
        for one in sample.triples
    }
    award = frame_of(sample, "Award").id
    assert triples["Đỗ Khánh Linh", "awarded", "Huân chương Lao động hạng Nhì"] == (award,)
    assert ("Trần Hữu Phước", "holdsPosition", "Chủ tịch UBND tỉnh Lam Sơn") in triples
    assert ("Trần Hữu Phước", "visited", "Luang Prabang") not in triples  # only planned


def test_plain_triples_are_those_of_the_graph(sample: Scene) -> None:
    stated = {
        (relation.subject.iri, relation.property, relation.object.iri)
        for relation, _ in Graph(sample_store()).relations()
    }
    assert {(one.subject, one.relation, one.object) for one in sample.triples} == stated


def test_an_empty_store_is_an_empty_scene() -> None:
    from kg.store.memory import MemoryStore

    assert scene_of(MemoryStore()).frames == {}


def test_the_graph_draws_its_page_and_its_network() -> None:
    graph = Graph(sample_store())
    html = graph.view(about="tran huu phuoc", since="2024-06", language="en")
    assert "<title>Trần Hữu Phước</title>" in html
    assert "kg view --about \\u0027" not in html
    assert "Luang Prabang" in html
    assert "Nhì" not in html
    labels = {node["label"] for node in graph.to_pyvis().nodes}
    assert {"Trần Hữu Phước", "Luang Prabang", "Award"} <= labels
