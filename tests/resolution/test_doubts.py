from __future__ import annotations

from dataclasses import replace

import pytest

from kg.frame import Filler, Frame, Span
from kg.resolution.doubts import (
    DOUBTED,
    doubted,
    doubted_by_post,
    doubted_without_body,
    is_doubtful,
    is_stand_in,
)
from kg.resolution.names import words


def filler(kind: str, name: str, text: str | None = None) -> Filler:
    text = name if text is None else text
    return Filler(0, len(text), text, kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Person", "Trần Hữu Phước"),
        ("Person", "Peter Norman"),
        ("Person", "Keller"),
        ("Person", "Thủ tướng Chính phủ"),
        ("Person", "Lê Thiện Nhân"),
        ("Organization", "UBND tỉnh Lam Sơn"),
        ("Organization", "Tỉnh ủy"),
        ("Organization", "Quốc hội"),
        ("Organization", "Đảng bộ Khối các cơ quan Trung ương"),
        ("Organization", "Pháp"),
        ("Position", "Bí thư"),
        ("Document", "Nghị quyết 12/NQ-HĐND"),
        ("Honour", "bằng khen"),
    ],
)
def test_a_name_that_tells_who_or_what_it_is_is_not_doubted(kind: str, name: str) -> None:
    assert not is_doubtful(filler(kind, name), "vi")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Person", "Mỹ Keller"),
        ("Person", "Lan"),
        ("Person", "Hai Bộ"),
        ("Person", "Lê An/TTXVN Nhân"),
        ("Person", "cử tri huyện Lam Sơn"),
        ("Person", "Me Kong Nhật Bản"),
        ("Organization", "các nước Ả Rập"),
        ("Organization", "Đoàn kiểm tra"),
        ("Organization", "Ủy ban Về"),
        ("Organization", "Bộ Xây dựng và Công văn"),
        ("Organization", "UBND thành phố chỉ đạo các cơ quan"),
        ("Organization", "Bộ Công Thương yêu cầu EVN"),
        ("Organization", "Tỉnh ủy Hà Tĩnh Lê Đình"),
        ("Person", "Bộ trưởng"),
        ("Organization", "PV"),
        ("Gathering", "buổi Lễ"),
        ("Position", "người đồng cấp"),
    ],
)
def test_a_name_with_words_too_many_or_too_few_is_doubted(kind: str, name: str) -> None:
    assert doubted(filler(kind, name), "vi").confidence == DOUBTED


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("Person", "Trần Hữu Phước", "ông"),
        ("Organization", "Lào", "hai nước"),
        ("Organization", "Bộ Y tế", "Bộ này"),
        ("Organization", "Trường Mầm non Lam Sơn", "trường mầm non"),
        ("Document", "Công văn số 12/SYT", "công văn"),
    ],
)
def test_what_only_a_pronoun_points_to_is_doubted(kind: str, name: str, text: str) -> None:
    assert is_doubtful(filler(kind, name, text), "vi")


def test_anh_is_a_state_where_a_state_acts() -> None:
    assert not is_doubtful(filler("Organization", "Anh"), "vi")


def test_a_post_alone_is_doubted_where_nothing_says_that_its_person_holds_it() -> None:
    named = filler("Person", "Trần Hữu Phước", "Bộ trưởng Bộ Y tế")
    held = {("Trần Hữu Phước", words("bộ trưởng"))}
    assert doubted_by_post(named, held, "vi").confidence == 1.0
    assert doubted_by_post(named, set(), "vi").confidence == DOUBTED


def test_a_post_that_says_little_without_its_body_is_doubted() -> None:
    span = Span(0, 10, "Trưởng ban")
    roles = {"person": (filler("Person", "Trần Hữu Phước"),), "position": (filler("Position", "Trưởng ban"),)}
    frame = Frame("x", "HoldsPosition", span, span, roles)
    told = replace(frame, roles=roles | {"organization": (filler("Organization", "Ban Tuyên giáo"),)})
    assert doubted_without_body(frame, "vi").roles["position"][0].confidence == DOUBTED
    assert doubted_without_body(told, "vi") == told


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("Person", "Trần Hữu Phước", "ông"),
        ("Person", "Trần Hữu Phước", "Chủ tịch"),
        ("Organization", "UBND tỉnh Lam Sơn", "hai bên"),
    ],
)
def test_words_that_stand_for_a_thing_are_no_other_name_of_it(kind: str, name: str, text: str) -> None:
    assert is_stand_in(filler(kind, name, text), "vi")


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("Person", "Trần Hữu Phước", "Phước"),
        ("Organization", "Ủy ban nhân dân tỉnh Lam Sơn", "UBND tỉnh Lam Sơn"),
        ("Organization", "Trường Đại học Lam Sơn", "nhà trường"),
    ],
)
def test_a_shorter_name_is_another_name(kind: str, name: str, text: str) -> None:
    assert not is_stand_in(filler(kind, name, text), "vi")
