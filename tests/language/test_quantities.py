"""Numbers and amounts in Vietnamese text."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.frame import QUALIFIERS
from kg.language.vi.numbers import in_digits, in_words
from kg.language.vi.quantities import Quantity, find_quantities
from tests.language.expressions import rows


def told(quantity: Quantity) -> tuple[int, int, str]:
    qualifier = "" if quantity.qualifier == "exact" else quantity.qualifier
    parts = [quantity.value, qualifier, quantity.unit or ""]
    return quantity.start, quantity.end, " ".join(part for part in parts if part)


def test_at_least_95_in_100_expressions_of_the_table_are_read_right_and_none_is_invented() -> None:
    asked = right = 0
    wrong = []
    for row in rows("quantities.tsv"):
        expected = [(*span, value) for span, value in zip(row.spans, row.values, strict=True)]
        got = [told(quantity) for quantity in find_quantities(row.text)]
        asked += max(1, len(expected))
        right += len(set(expected) & set(got)) if expected else not got
        wrong += [] if got == expected else [f"{row.text}: {got}"]
    assert asked >= 240
    assert right / asked >= 0.95, "\n".join(wrong)


@pytest.mark.parametrize(
    ("words", "value"),
    [("35.033", "35033"), ("1,2", "1.2"), ("12.5", "12.5"), ("1,200", "1200"), ("1.234.567,8", "1234567.8")],
)
def test_points_stand_between_thousands_and_a_comma_before_decimals(words: str, value: str) -> None:
    assert in_digits(words) == Decimal(value)


def test_three_digits_behind_a_comma_are_decimals_where_a_word_multiplies_them() -> None:
    assert in_digits("1,234", scaled=True) == Decimal("1.234")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("một trăm linh ba", 103),
        ("hai trăm năm mươi", 250),
    ],
)
def test_number_words_are_read(words: str, value: int) -> None:
    assert in_words(words) == value


WORDS = """
    gần hơn khoảng 7 vạn 1,2 triệu tỷ đồng % 35.033 mười hai hàng trăm rưỡi 410/442 phiếu - 5 10 năm İ km2 0
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60))
def test_every_quantity_is_a_slice_of_the_text_and_its_value_a_plain_decimal(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for quantity in find_quantities(text):
        assert quantity.start >= end
        assert text[quantity.start : quantity.end] == quantity.text
        assert "E" not in quantity.value
        assert Decimal(quantity.value) >= 0
        assert quantity.qualifier in QUALIFIERS
        end = quantity.end
