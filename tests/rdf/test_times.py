from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD

from kg.rdf.times import bounds, outer_bounds, time_literal
from kg.rdf.vocabulary import EDTF


@pytest.mark.parametrize(
    ("value", "datatype", "first", "last"),
    [
        ("2017-04-09", XSD.date, "2017-04-09", "2017-04-09"),
        ("2017-02", XSD.gYearMonth, "2017-02-01", "2017-02-28"),
        ("2017", XSD.gYear, "2017-01-01", "2017-12-31"),
        ("2007-04-11/2017-04-11", EDTF, "2007-04-11", "2017-04-11"),
        ("2017-04/2017-05", EDTF, "2017-04-01", "2017-05-31"),
        ("2017-34", EDTF, "2017-04-01", "2017-06-30"),
        ("2017-21", EDTF, "2017-03-01", "2017-05-31"),
        ("2017~", EDTF, "2017-01-01", "2017-12-31"),
        ("201X", EDTF, "2010-01-01", "2019-12-31"),
        ("2017-04-09/..", EDTF, "2017-04-09", None),
        ("../2017", EDTF, None, "2017-12-31"),
        ("2017-04-09T08:30", EDTF, "2017-04-09", "2017-04-09"),
    ],
)
def test_each_precision_has_its_datatype_and_its_days(
    value: str, datatype: str, first: str | None, last: str | None
) -> None:
    literal = time_literal(value, "vi")
    assert (str(literal), literal.datatype) == (value, datatype)
    assert bounds(value) == (first and date.fromisoformat(first), last and date.fromisoformat(last))


@pytest.mark.parametrize(
    "words", ["nhiệm kỳ tới", "2017-02-30", "2017-13", "2017-04-09/2016", "../..", "0000", "20170409", ""]
)
def test_what_is_no_date_stays_words_in_their_language(words: str) -> None:
    assert bounds(words) is None
    assert time_literal(words, "vi").language == "vi"


@given(st.dates())
def test_every_day_is_its_own_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)


@given(st.text())
def test_no_text_is_too_strange_to_be_no_date(text: str) -> None:
    time_literal(text, "vi")


def test_several_times_lie_between_the_first_and_the_last() -> None:
    assert outer_bounds(["2017-04", "hôm qua", "2016"]) == (date(2016, 1, 1), date(2017, 4, 30))
    assert outer_bounds(["hôm qua"]) == (None, None)
