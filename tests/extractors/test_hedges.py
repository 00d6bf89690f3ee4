from __future__ import annotations

import pytest

from kg.article import Article
from kg.extractors import extract
from kg.extractors.hedges import RESERVED
from kg.language import analyse


def surest(text: str, type_: str) -> float:
    """How sure the surest filler of the frames of a type in a text is."""
    frames = extract(analyse(Article("x", text, published="2024-05-20")))
    return max(filler.confidence for frame in frames if frame.type == type_ for _, filler in frame.fillers())


def test_what_a_sentence_states_is_as_sure_as_before() -> None:
    assert surest("Mỹ trừng phạt Iran.", "Conflict") > RESERVED


@pytest.mark.parametrize(
    "text",
    ["Liệu Mỹ có trừng phạt Iran?", "Mỹ trừng phạt Iran?", "Nếu Mỹ trừng phạt Iran, giá dầu tăng mạnh."],
)
def test_in_a_question_or_behind_a_condition_nothing_is_sure(text: str) -> None:
    assert surest(text, "Conflict") <= RESERVED


def test_a_body_whose_name_goes_on_in_a_common_noun_is_less_sure() -> None:
    text = "Ông Lê Văn Tám, Giám đốc Trung tâm Phát triển quỹ đất, vắng mặt."
    frame = next(iter(extract(analyse(Article("x", text)))))
    assert [filler.confidence <= RESERVED for filler in frame.roles["organization"]] == [True]


def test_who_is_asked_is_the_holder_of_a_post_and_not_its_body() -> None:
    text = "Chủ tịch UBND tỉnh Lam Sơn yêu cầu Giám đốc Sở Y tế Trần Thị Hoa rà soát danh sách."
    frames = extract(analyse(Article("x", text)))
    asked = [filler.text for frame in frames for filler in frame.roles.get("addressee", ())]
    assert asked == ["Trần Thị Hoa"]
