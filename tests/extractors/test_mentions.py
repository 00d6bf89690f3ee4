"""Names are read by their heads, their capitals and what stands before them."""

from __future__ import annotations

import pytest

from kg.article import Article
from kg.extractors.mentions import read
from kg.language import analyse


def names_in(text: str) -> list[tuple[str, str]]:
    (sentence,) = read(analyse(Article("article", text, published="2024-05-20")))
    return [
        (sentence.span_of(m.start, m.end).text, m.kind)
        for m in sentence.mentions
        if m.kind not in ("Time", "Quantity")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Chủ tịch UBND tỉnh Lam Sơn Trần Hữu Phước đến.",
            [("Chủ tịch", "Position"), ("UBND tỉnh Lam Sơn", "Organization"), ("Trần Hữu Phước", "Person")],
        ),
        (
            "Ông Đỗ Bá Quang, Phó tổng thư ký Quốc hội, đến.",
            [("Đỗ Bá Quang", "Person"), ("Phó tổng thư ký", "Position"), ("Quốc hội", "Organization")],
        ),
        (
            "Tổng thống Mỹ Donald Trump đến.",
            [("Tổng thống", "Position"), ("Mỹ", "Organization"), ("Donald Trump", "Person")],
        ),
        (
            "Bộ trưởng Quốc phòng Đức Ursula von der Leyen đến.",
            [
                ("Bộ trưởng Quốc phòng", "Position"),
                ("Đức", "Organization"),
                ("Ursula von der Leyen", "Person"),
            ],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch họp.", [("Sở Văn hóa, Thể thao và Du lịch", "Organization")]),
        ("Huân chương Lao động hạng Nhất.", [("Huân chương Lao động hạng Nhất", "Honour")]),
        (
            "Đảng bộ Khối các cơ quan Trung ương họp.",
            [("Đảng bộ Khối các cơ quan Trung ương", "Organization")],
        ),
        ("Trường THCS Nguyễn Khuyến mở cửa.", [("Trường THCS Nguyễn Khuyến", "Organization")]),
        ("Công ty đã thanh tra.", []),
    ],
)
def test_a_name_goes_as_far_as_its_words_belong_to_it(text: str, names: list[tuple[str, str]]) -> None:
    assert names_in(text) == names


def test_a_name_known_as_a_persons_is_one_without_its_honorific() -> None:
    text = "Ông Petrova đến Hà Nội. Sau đó Petrova gặp báo chí."
    sentences = read(analyse(Article("article", text, published="2024-05-20")))
    assert any(mention.kind == "Person" for mention in sentences[1].mentions)
