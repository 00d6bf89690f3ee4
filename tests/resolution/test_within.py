"""Inside one article, every way of naming a thing leads to the fullest name the article gives it."""

from __future__ import annotations

import pytest

from kg.frame import Filler, Frame, Span
from kg.resolution import resolve_within

ARTICLE = """Chiều 3/5, ông Lê Quang Bình, Chủ tịch UBND tỉnh Hòa Bình, tiếp đoàn công tác của Bộ Giáo dục và Đào tạo.
Bí thư Tỉnh ủy Hòa Bình Hoàng Thị Mai cùng dự. Bà Mai hỏi về trường học ở huyện Lạc Thủy.
Chủ tịch UBND tỉnh cho biết tỉnh còn thiếu giáo viên. Ông đề nghị Bộ GD&ĐT giúp Phòng Giáo dục huyện.
“Tôi mong bộ này xem xét”, ông Bình nói. Bí thư Tỉnh ủy đồng tình với Bộ.
Viện kiểm sát nhân dân tối cao (VKSNDTC) cũng có mặt. Đại diện VKSNDTC phát biểu.
Đảng bộ Khối các cơ quan Trung ương được trao Huân chương Lao động hạng Nhất.
Đảng ủy Khối các cơ quan Trung ương tổ chức lễ.
Sau lễ trao Huân chương hạng Nhất, Đảng bộ Khối gặp mặt báo chí. Bà cảm ơn mọi người.
"""


def resolved(text: str, mention: str, kind: str, nth: int = 0, whole: str | None = None) -> list[str]:
    """The entities of the nth mention of some words, all capitalised full names of the article being known."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(mention, start + 1)
    known = [
        ("Organization", name)
        for name in (
            "UBND tỉnh Hòa Bình",
            "Tỉnh ủy Hòa Bình",
            "Bộ Giáo dục và Đào tạo",
            "Đảng bộ Khối các cơ quan Trung ương",
            "Đảng ủy Khối các cơ quan Trung ương",
        )
    ] + [("Honour", "Huân chương Lao động hạng Nhất")]
    fillers = [filler(text, text.index(name), name, kind_) for kind_, name in known if name in text]
    sentence = Span.of(text, 0, len(text))
    frames = [
        Frame("a", "Gathering", sentence, sentence, {"attendee": tuple(fillers)}),
        Frame("a", "Statement", sentence, sentence, {"speaker": (filler(text, start, mention, kind),)}),
    ]
    return [found.entity for found in resolve_within(text, frames)[1].roles["speaker"]]


def filler(text: str, start: int, name: str, kind: str) -> Filler:
    return Filler(start, start + len(name), name, kind, name)


@pytest.mark.parametrize(
    ("mention", "kind", "nth", "entity"),
    [
        ("Mai", "Person", 1, "Hoàng Thị Mai"),
        ("Chủ tịch UBND tỉnh", "Person", 1, "Lê Quang Bình"),
        ("Ông", "Person", 0, "Lê Quang Bình"),
        ("Tôi", "Person", 0, "Lê Quang Bình"),
        ("Bí thư Tỉnh ủy", "Person", 1, "Hoàng Thị Mai"),
        ("Bà", "Person", 1, "Hoàng Thị Mai"),
        ("Bộ GD&ĐT", "Organization", 0, "Bộ Giáo dục và Đào tạo"),
        ("bộ này", "Organization", 0, "Bộ Giáo dục và Đào tạo"),
        ("Phòng Giáo dục huyện", "Organization", 0, "Phòng Giáo dục huyện Lạc Thủy"),
        ("VKSNDTC", "Organization", 1, "Viện kiểm sát nhân dân tối cao"),
        ("Đảng bộ Khối", "Organization", 1, "Đảng bộ Khối các cơ quan Trung ương"),
        ("Đảng ủy Khối", "Organization", 0, "Đảng ủy Khối các cơ quan Trung ương"),
        ("Huân chương hạng Nhất", "Honour", 0, "Huân chương Lao động hạng Nhất"),
    ],
)
def test_a_mention_gets_the_fullest_name_of_the_article(
    mention: str, kind: str, nth: int, entity: str
) -> None:
    assert resolved(ARTICLE, mention, kind, nth) == [entity]


def test_names_that_differ_in_one_mark_stay_two_people() -> None:
    text = "Bà Nguyễn Thị Hạnh gặp bà Nguyễn Thị Hanh. Bà Hạnh cảm ơn."
    assert resolved(text, "Hạnh", "Person", 1) == ["Nguyễn Thị Hạnh"]
    assert resolved(text, "Nguyễn Thị Hanh", "Person") == ["Nguyễn Thị Hanh"]


def test_a_phrase_for_two_stands_for_the_two_spoken_of_last() -> None:
    text = "Thủ tướng Nguyễn Văn An gặp Chủ tịch Trần Thị Bảo. Hai bên nhất trí hợp tác."
    assert resolved(text, "Hai bên", "Person") == ["Trần Thị Bảo", "Nguyễn Văn An"]


def test_times_and_quantities_keep_their_values() -> None:
    text = "Hôm qua, ông Lê Quang Bình đến Huế."
    value = Filler(0, 7, "Hôm qua", "Time", "2017-05-03")
    sentence = Span.of(text, 0, len(text))
    frame = Frame("a", "Visit", sentence, sentence, {"time": (value,)})
    assert resolve_within(text, [frame])[0].roles["time"] == (value,)
