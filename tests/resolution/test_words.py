"""The words of a name: what makes two spellings one, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.words import key, unmarked, words, written_out


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND TP. Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UBND Q.1", "Ủy ban nhân dân quận 1"),
        ("Bộ LĐ-TB&XH", "Bộ Lao động, Thương binh và Xã hội"),
        ("T.Ư Đảng", "Trung ương Đảng"),
        ("ông Nguyễn Văn A.", "ông Nguyễn Văn A."),
    ],
)
def test_abbreviations_are_written_out(name, full):
    assert written_out(name) == full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở GD- ĐT Cà Mau", "Sở Giáo dục và Đào tạo Cà Mau"),
        ("Uỷ ban  Kiểm tra", "Ủy ban kiểm tra"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tàu"),
        ("Hoà Bình", "Hòa Bình"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


def test_a_mark_that_differs_makes_another_name():
    assert key("Đảng bộ Khối") != key("Đảng ủy Khối")
    assert key("Bà Rịa") != key("Ba Ria")


def test_marks_can_be_taken_away():
    assert unmarked(key("Đắk Lắk")) == "dak lak"


@given(st.text(max_size=60))
def test_the_words_of_any_text_stand_where_they_say(text):
    for word in words(text):
        assert text[word.start : word.end]


@given(st.text(max_size=60))
def test_case_of_a_plain_name_makes_no_difference(text):
    assert isinstance(key(text), str)
