"""Dates and times in Vietnamese text."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article
from kg.language.vi.times import Anchor, anchor_of, find_times
from tests.language.expressions import rows

APRIL = Anchor(date(2017, 4, 9))
GOLD = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared")) / "gold"


def found(text: str, published: str = "") -> list[tuple[int, int, str]]:
    anchor = anchor_of(Article(id="a", text=text, published=published or None))
    return [(time.start, time.end, time.value) for time in find_times(text, anchor)]


def test_at_least_95_in_100_expressions_of_the_table_are_read_right_and_none_is_invented() -> None:
    asked = right = 0
    wrong = []
    for row in rows("times.tsv"):
        expected = [(*span, value) for span, value in zip(row.spans, row.values, strict=True)]
        got = found(row.text, "" if row.first == "-" else row.first)
        asked += max(1, len(expected))
        right += len(set(expected) & set(got)) if expected else not got
        wrong += [] if got == expected else [f"{row.text}: {got}"]
    assert asked >= 300
    assert right / asked >= 0.95, "\n".join(wrong)


def test_ten_years_are_no_date() -> None:
    assert found("Đảng bộ kỷ niệm 10 năm thành lập.", "2017-04-09") == []


def test_metadata_win_over_the_date_line_and_the_date_line_over_dates_in_the_text() -> None:
    text = "Khai mạc hội nghị\nThứ Ba, 11/04/2017 09:10 (GMT+7)\nSáng nay, hội nghị khai mạc, sau khóa họp 2/3/2015.\n"
    with_metadata = anchor_of(Article(id="a", text=text, published="2017-04-12"))
    without = anchor_of(Article(id="a", text=text))
    assert (with_metadata.today, without.today) == (date(2017, 4, 12), date(2017, 4, 11))


def test_a_presumed_day_counts_where_neither_metadata_nor_a_date_line_say_one() -> None:
    dated = "Khai mạc hội nghị\n11/04/2017 09:10\nSáng nay, hội nghị khai mạc.\n"
    presumed = "2017-05-01"
    assert anchor_of(Article(id="a", text=dated, presumed=presumed)).today == date(2017, 4, 11)
    assert anchor_of(Article(id="a", text="Sáng nay họp.", presumed=presumed)).today == date(2017, 5, 1)


def test_without_a_publication_day_a_day_takes_the_year_of_the_nearest_full_date() -> None:
    text = "Ngày 3/5/2015 sở ký, ngày 4/6 sở hủy hợp đồng ấy. Về sau, vào ngày 1/2/2017, tòa xử, ngày 3/2 tuyên án."
    assert [value for _, _, value in found(text)] == ["2015-05-03", "2015-06-04", "2017-02-01", "2017-02-03"]


def test_without_a_publication_day_today_is_the_latest_full_date() -> None:
    assert anchor_of(Article(id="a", text="Từ 1/2/2016 đến 3/4/2017, rồi 5/6/2015.")).today == date(
        2017, 4, 3
    )


def test_the_day_that_the_article_calls_today_is_today() -> None:
    text = "Hôm nay (10/5), quốc hội họp. Sáng nay, 12 đại biểu phát biểu."
    assert [value for _, _, value in found(text, "2017-05-11")] == ["2017-05-10", "2017-05-10"]


def test_a_day_called_today_far_from_publication_changes_nothing() -> None:
    text = "Bài cũ viết: hôm nay (10/2) quốc hội họp. Sáng nay, tòa tuyên án."
    assert [value for _, _, value in found(text, "2017-05-11")] == ["2017-02-10", "2017-05-11"]


def test_without_any_date_words_stay_words() -> None:
    assert [value for _, _, value in found("Hôm qua, sáng 9/4, tỉnh họp.")] == ["Hôm qua", "sáng 9/4"]


def test_a_publication_time_counts_as_its_day() -> None:
    assert found("Hôm nay có mưa.", "2017-04-09T23:30:00+07:00")[0][2] == "2017-04-09"


def test_a_day_the_calendar_does_not_have_is_no_date() -> None:
    assert found("Họp ngày 31/2/2017.", "2017-04-09") == []


def test_a_line_break_never_stands_inside_an_expression() -> None:
    assert [value for _, _, value in found("Họp ngày\n9/4", "2017-04-09")] == []


def test_a_no_break_space_is_a_space() -> None:
    assert found("Sáng\u00a09/4 họp.", "2017-04-09") == [(0, 8, "2017-04-09")]


def test_capitals_and_small_letters_are_read_alike() -> None:
    assert found("SÁNG 9/4, HỘI NGHỊ KHAI MẠC", "2017-04-09") == [(0, 8, "2017-04-09")]


VALUE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?(/\d{4}(-\d\d(-\d\d)?)?)?|\d{2,3}X{1,2}")

WORDS = """
    ngày hôm sáng tối nay qua tháng năm tuần quý đầu cuối từ đến trước 3 9/4 9-4 2017 12.2016 II thứ Ba
    nhiệm kỳ 2016–2021 İ ( ) , những 1990 cùng 8h30 mùng Tết
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
def test_every_expression_is_a_slice_of_the_text_and_its_value_is_edtf_or_the_words(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for time in find_times(text, APRIL):
        assert time.start >= end
        assert text[time.start : time.end] == time.text
        assert VALUE.fullmatch(time.value) or time.value == time.text
        end = time.end


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_the_same_text_has_the_same_times(text: str) -> None:
    assert find_times(text, APRIL) == find_times(text, APRIL)


@pytest.mark.data
@pytest.mark.skipif(not GOLD.is_dir(), reason="KG_DATA has no gold annotations")
def test_most_times_of_the_training_annotations_are_found_with_their_value() -> None:
    asked = right = 0
    for path in sorted((GOLD / "train").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text = unicodedata.normalize(
            "NFC", (GOLD / "texts" / f"{article['id']}.txt").read_text(encoding="utf-8")
        )
        anchor = anchor_of(Article(id=article["id"], text=text, published=article.get("published")))
        values = {(time.text.lower(), time.value) for time in find_times(text, anchor)}
        for frame in article["frames"]:
            for time in frame["roles"].get("time", []):
                asked += 1
                words = unicodedata.normalize("NFC", time["text"]).lower()
                right += any(
                    value == time["entity"] and (words in text or text in words) for text, value in values
                )
    assert right / asked >= 0.9


def test_a_number_inside_a_time_is_no_quantity() -> None:
    from kg.language import analyse

    doc = analyse(Article(id="a", text="Bộ họp 3 ngày trước, bàn 12 đề án.", published="2017-04-09"))
    assert [time.value for time in doc._.times] == ["2017-04-06"]
    assert [quantity.value for quantity in doc._.quantities] == ["12"]
