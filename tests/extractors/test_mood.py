"""The second opinion on modality: what it looks at, and that it leaves the rules alone where it knows nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.article import Article
from kg.extractors import mentions, modality, mood
from kg.frame import MODALITIES, Frame, Span
from kg.language import analyse

TEXT = "Bộ Y tế cho biết tuần tới bộ sẽ kiểm tra các bệnh viện ở Lam Sơn."


@pytest.fixture(scope="module")
def sentences():
    return mentions.read(analyse(Article("one", TEXT)))


@pytest.fixture
def frame(sentences):
    at = TEXT.index("kiểm tra")
    return Frame("one", "Inspection", sentences[0].span, Span(at, at + 8, "kiểm tra"), why=("rule:inspect",))


def test_without_weights_the_rules_stand(frame, sentences, monkeypatch):
    monkeypatch.setattr(mood, "load", lambda language: {})
    assert list(mood.weigh([frame], sentences)) == [frame]


def test_a_word_before_the_trigger_may_overrule_and_becomes_the_cue(frame, sentences, monkeypatch):
    monkeypatch.setattr(
        mood, "load", lambda language: {"bias": [1, 0, 0, 0, 0], "before=sẽ": [0, 2, 0, 0, 0]}
    )
    (weighed,) = mood.weigh([frame], sentences)
    assert weighed.modality == "planned"
    assert weighed.cue == Span.of(TEXT, TEXT.index("sẽ"), TEXT.index("sẽ") + 2)


def test_what_is_asserted_has_no_cue(frame, sentences, monkeypatch):
    monkeypatch.setattr(mood, "load", lambda language: {"bias": [9, 0, 0, 0, 0]})
    (weighed,) = mood.weigh(modality.decide([frame], sentences), sentences)
    assert (weighed.modality, weighed.cue) == ("asserted", None)


def test_posts_are_stated_whatever_the_clause_does(frame, sentences, monkeypatch):
    monkeypatch.setattr(mood, "load", lambda language: {"bias": [0, 0, 0, 0, 9]})
    post = replace(frame, type="HoldsPosition")
    assert list(mood.weigh([post], sentences)) == [post]


def test_every_shipped_weight_has_a_number_for_each_modality():
    assert all(len(row) == len(MODALITIES) for row in mood.load("vi").values())
