"""The learned model: what its parts guarantee, and what the shipped one finds in sentences of our own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article
from kg.extractors import decoding, inputs, model, rule_frames
from kg.extractors.confidence import Confidence
from kg.extractors.crossings import SIZE, role_crossings, trigger_crossings
from kg.extractors.fillers import trimmed
from kg.extractors.inputs import ROLE_LABELS, TRIGGER_LABELS, Predicate
from kg.extractors.model import Proposal
from kg.extractors.network import Network
from kg.extractors.rules import is_maybe
from kg.extractors.slots import ROLE_OF, slot_of
from kg.extractors.words import words_of
from kg.frame import ROLES, Filler, Frame, Span
from kg.language import analyse

TEXT = (
    "Thành phố có giám đốc sở mới\n"
    "Sáng 12/3, Chủ tịch UBND tỉnh Lam Sơn Trần Hữu Phước trao quyết định bổ nhiệm ông Lê Văn Hòa làm Giám đốc "
    "Sở Xây dựng.\n"
    "Phát biểu tại buổi lễ, ông Phước yêu cầu tân giám đốc sớm rà soát các dự án chậm tiến độ. "
    "“Chúng tôi sẽ công khai kết quả”, ông Hòa cho biết."
)


@pytest.fixture(scope="module")
def doc():
    return analyse(Article("one", TEXT, published="2017-03-13"))


def test_every_role_has_its_own_slot_within_a_type():
    for type_, roles in ROLES.items():
        assert {ROLE_OF[type_][slot_of(type_, role)] for role in roles} == set(roles)


def test_a_language_without_a_model_keeps_the_sure_frames_of_the_rules(doc, monkeypatch):
    monkeypatch.setattr(model, "load", lambda language: None)
    ruled = rule_frames(doc)
    assert list(model.candidates(doc, ruled)) == [frame for frame in ruled if not is_maybe(frame)]


def test_every_span_of_a_frame_is_a_slice_of_the_article(doc):
    for frame in model.candidates(doc, rule_frames(doc)):
        spans = [frame.sentence, frame.trigger, *(filler.span for _, filler in frame.fillers())]
        assert all(TEXT[span.start : span.end] == span.text for span in spans)
        assert frame.sentence.start <= frame.trigger.start < frame.trigger.end <= frame.sentence.end
        assert set(frame.roles) <= set(ROLES[frame.type])
        assert 0 < frame.confidence <= 1


@pytest.mark.skipif(model.load("vi") is None, reason="no model is shipped for Vietnamese")
def test_the_shipped_model_finds_who_was_appointed_and_says_why(doc):
    frames = [frame for frame in model.candidates(doc, rule_frames(doc)) if frame.type == "Appointment"]
    assert [filler.text for frame in frames for filler in frame.roles.get("person", ())][-1:] == [
        "Lê Văn Hòa"
    ]
    assert any(reason.startswith("model:triggers 0.") for reason in frames[-1].why)
    assert any(reason.startswith("person:model ") for reason in frames[-1].why)


def test_the_same_article_gives_the_same_frames_twice(doc):
    assert list(model.candidates(doc, rule_frames(doc))) == list(model.candidates(doc, rule_frames(doc)))


def test_a_post_of_a_person_is_told_once():
    def post(at: int, person: str) -> Frame:
        sentence = Span(at, at + 40, "x" * 40)
        roles = {
            "person": (Filler(at + 10, at + 20, person, "Person", person),),
            "position": (Filler(at, at + 8, "Chủ tịch", "Position", "Chủ tịch"),),
        }
        trigger = Span(at, at + 8, "Chủ tịch")
        return Frame("one", "HoldsPosition", sentence, trigger, roles, why=("model:triggers 0.80",))

    frames = [post(0, "Trần Hữu Phước"), post(50, "Phước"), post(100, "Lê Văn Hòa")]
    assert list(model.told_once(frames)) == [frames[0], frames[2]]
    seen_by_rule = [frames[0], replace(frames[1], why=("rule:title-before-name",)), frames[2]]
    assert list(model.told_once(seen_by_rule)) == seen_by_rule[1:]


def test_of_proposals_that_touch_the_likeliest_is_kept():
    near, far = Predicate("Visit", 4, 5, 0), Predicate("Visit", 9, 10, 0)
    touching, other_type = Predicate("Visit", 5, 6, 0), Predicate("Meeting", 4, 5, 0)
    found = {near: Proposal(0.4, None), touching: Proposal(0.6, None), far: Proposal(0.2, None)}
    found[other_type] = Proposal(0.1, None)
    assert list(model.apart(found)) == [other_type, touching, far]


def test_a_rule_that_agrees_makes_a_frame_surer(doc):
    table = Confidence(1.0, 0.0, {}, {"none": -1.0, "sure": 2.0, "sure/Visit/visit": 3.0}, 0.5)
    ruled = Frame("one", "Visit", Span(0, 9, ""), Span(0, 4, ""), why=("rule:visit",))
    other = replace(ruled, why=("rule:visit-noun",))
    scores = [table.of("Visit", 0.3, frame) for frame in (None, other, ruled)]
    assert scores == sorted(scores)
    assert scores[0] < 0.5 < scores[1]


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_rises_with_the_probability(one, other):
    table = Confidence(0.8, -0.3, {"Visit": 0.1}, {"none": 0.0}, 0.4)
    low, high = sorted((one, other))
    assert 0 < table.of("Visit", low, None) <= table.of("Visit", high, None) < 1


@given(
    st.lists(
        st.lists(st.floats(0.001, 1), min_size=len(ROLE_LABELS), max_size=len(ROLE_LABELS)),
        min_size=1,
        max_size=6,
    )
)
def test_roles_are_read_as_whole_spans_that_the_type_has(rows):
    probabilities = numpy.array(rows)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    found = list(decoding.roles(probabilities, "PartOf"))
    assert all(scored.label in ROLES["PartOf"] and scored.start < scored.end for scored in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_word_passes_as_a_trigger_from_its_threshold_on():
    probabilities = numpy.zeros((3, len(TRIGGER_LABELS)))
    probabilities[1, TRIGGER_LABELS.index("B-Visit")] = 0.5
    probabilities[2, TRIGGER_LABELS.index("I-Visit")] = 0.9
    assert [(t.label, t.start, t.end) for t in decoding.triggers(probabilities, 0.5)] == [("Visit", 1, 3)]
    assert not list(decoding.triggers(probabilities, 0.51))


def test_crossings_are_numbers_below_the_size_and_the_same_each_time(doc):
    words = words_of(doc, rule_frames(doc))
    vocabulary = inputs.numbered(sorted(set(words.norms)))
    names = ("word", "vector", "syllable", "tag", "name", "shape", "rule")
    table = inputs.columns(words, dict.fromkeys(names, vocabulary), [7] * (len(vocabulary) + inputs.FIRST))
    start, end = words.sentences[1]
    first, again = (trigger_crossings(table[start:end]) for _ in range(2))
    assert (first == again).all()
    assert first.min() >= 0
    assert first.max() < SIZE
    predicate = inputs.predicate_at(words, "Appointment", TEXT.index("bổ nhiệm"), TEXT.index("bổ nhiệm") + 8)
    assert predicate is not None
    rows = inputs.role_columns(table, words, predicate, [predicate], None)
    assert role_crossings(rows).shape[0] == end - start


def test_sequences_run_side_by_side_give_what_each_gives_alone():
    chance = numpy.random.default_rng(1)

    def of(*shape: int) -> numpy.ndarray:
        return chance.normal(size=shape).astype("f4")

    weights = {
        "embed.word": of(9, 4),
        "projection.weight": of(4, 5),
        "projection.bias": of(5),
        "wide": of(8, 3),
    }
    weights |= {"dense.weight": of(6, 3), "dense.bias": of(3)}
    for way in ("forward", "backward"):
        weights |= {
            f"lstm.{way}.input": of(5, 12),
            f"lstm.{way}.hidden": of(3, 12),
            f"lstm.{way}.bias": of(12),
        }
    network = Network(weights, ("word",))
    sequences = [chance.integers(0, 9, size=(length, 1)) for length in (4, 1, 7)]
    crossed = [chance.integers(0, 8, size=(len(sequence), 2)) for sequence in sequences]
    together = network.probabilities(sequences, crossed)
    for rows, numbers, found in zip(sequences, crossed, together, strict=True):
        assert numpy.allclose(network.probabilities([rows], [numbers])[0], found, atol=1e-6)
        assert numpy.allclose(found.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("text", "kept"), [("“Lam Sơn”, ", "Lam Sơn"), ("Sở (cũ)", "Sở (cũ)"), ("Sở)", "Sở"), (", ;", "")]
)
def test_signs_at_the_edges_of_a_filler_are_dropped(text, kept):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == kept
