"""Every frame can say why: each rule and each slot behind it has its explanation."""

from __future__ import annotations

import pytest

from kg.article import Article
from kg.extractors import extract
from kg.extractors.explanations import explanation
from kg.extractors.rules import lexicon
from kg.language import analyse


def test_every_rule_of_the_lexicon_explains_itself() -> None:
    rules = lexicon("vi").rules
    assert len(rules) > 40
    for name, rule in rules.items():
        assert explanation(f"rule:{name}") == rule.explain
        assert len(rule.explain) > 20, name


@pytest.mark.parametrize(
    "reason", ["rule:title-after-name", "agent:subject", "reason:vì+rest", "time:inherited"]
)
def test_a_reason_is_told_in_words(reason: str) -> None:
    told = explanation(reason)
    assert told is not None
    assert len(told) > 15


def test_a_frame_says_the_rule_of_its_type_and_the_slot_of_each_role() -> None:
    text = "Ngày 3/3, Ủy ban Kiểm tra Tỉnh ủy kỷ luật ông Trần Văn Nam vì vi phạm kỷ cương."
    (frame,) = extract(analyse(Article("article", text, published="2024-05-20")))
    assert "rule:discipline" in frame.why
    assert {reason.partition(":")[0] for reason in frame.why} >= {"rule", "agent", "target", "reason", "time"}
