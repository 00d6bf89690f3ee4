from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.vi.orthography import compose, is_syllable, normal_form


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Uỷ", "ủy"),
        ("Ủy", "ủy"),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("hòan", "hoàn"),
        ("Hùynh", "huỳnh"),
        ("qúy", "quý"),
        ("quỷ", "quỷ"),
        ("gìa", "già"),
        ("Hoà Bình", "hòa bình"),
        ("Ðảng", "đảng"),
        ("khuya", "khuya"),
        ("ngoằn ngoèo", "ngoằn ngoèo"),
    ],
)
def test_a_word_has_one_form_wherever_its_tone_was_put(typed: str, form: str) -> None:
    assert normal_form(typed) == form


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(st.text(alphabet="aáàeẻoòuủyỳqgihnktôưđA "))
def test_decomposed_and_composed_words_have_the_same_form(text: str) -> None:
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(text)


@pytest.mark.parametrize("word", ["nghiêng", "Nguyễn", "khuya", "uỷ", "quyết", "gì", "xoong", "giữa", "oai"])
def test_vietnamese_syllables_are_recognized(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Trump", "UBND", "tp", "Obama", "moskva", "saint", "9/4", ""])
def test_foreign_words_and_abbreviations_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.text())
def test_offsets_of_composed_text_lead_back_to_what_it_was_composed_from(text: str) -> None:
    composed, offsets = compose(text)
    if offsets is None:
        assert composed == text
        return
    assert len(offsets) == len(composed) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert unicodedata.normalize("NFD", composed) == unicodedata.normalize("NFD", text)
