"""Across articles: one thing, one IRI; two things, two, whatever the order of the articles."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.entity import Extraction, Resolved
from kg.frame import Filler, Frame, Span
from kg.resolution import resolve_across, resolve_within

Mentions = list[tuple[str, str]]


def extraction(identifier: str, text: str, mentions: Mentions, published: str = "2017-05-01") -> Extraction:
    """An article with one frame that mentions the named things, each at its first place in the text."""
    sentence = Span.of(text, 0, len(text))
    fillers = tuple(
        Filler(text.index(name), text.index(name) + len(name), name, kind, name) for name, kind in mentions
    )
    frame = Frame(identifier, "Gathering", sentence, sentence, {"attendee": fillers})
    article = Article(identifier, text, published=published)
    return Extraction(article, resolve_within(text, [frame]))


def iri(resolved: Resolved, article: str, name: str) -> str:
    """The IRI of the filler with those words in that article."""
    return next(
        filler.iri or ""
        for one in resolved.extractions
        if one.article.id == article
        for frame in one.frames
        for _, filler in frame.fillers()
        if filler.text == name
    )


def test_a_body_is_one_in_two_articles_however_it_is_abbreviated() -> None:
    resolved = resolve_across(
        [
            extraction("a", "UBND huyện Văn Yên họp.", [("UBND huyện Văn Yên", "Organization")]),
            extraction(
                "b", "Ủy ban nhân dân huyện Văn Yên họp.", [("Ủy ban nhân dân huyện Văn Yên", "Organization")]
            ),
        ]
    )
    assert iri(resolved, "a", "UBND huyện Văn Yên") == iri(resolved, "b", "Ủy ban nhân dân huyện Văn Yên")


def test_phrases_that_only_point_stay_in_their_article() -> None:
    phrases: Mentions = [
        ("cơ quan điều tra", "Organization"),
        ("lãnh đạo", "Person"),
        ("UBND", "Organization"),
    ]
    text = "Đại diện cơ quan điều tra và lãnh đạo UBND có mặt."
    resolved = resolve_across([extraction(name, text, phrases) for name in "ab"])
    for phrase, _ in phrases:
        assert iri(resolved, "a", phrase) != iri(resolved, "b", phrase)


def test_a_local_body_belongs_to_the_province_that_its_article_is_about() -> None:
    text = "{place} bàn kế hoạch. Sở Y tế báo cáo."
    resolved = resolve_across(
        [
            extraction(name, text.format(place=place), [("Sở Y tế", "Organization")])
            for name, place in (("a", "Tỉnh Yên Bái"), ("b", "Tỉnh Gia Lai"), ("c", "Yên Bái"))
        ]
    )
    assert iri(resolved, "a", "Sở Y tế") == iri(resolved, "c", "Sở Y tế") != iri(resolved, "b", "Sở Y tế")


def test_people_of_a_common_name_with_posts_in_two_provinces_are_two() -> None:
    resolved = resolve_across(
        [
            extraction(
                "a",
                "Giám đốc Sở Y tế Gia Lai Nguyễn Văn Hùng họp.",
                [("Nguyễn Văn Hùng", "Person")],
            ),
            extraction(
                "b",
                "Hiệu trưởng Trường THPT Chu Văn An ở Hà Nội Nguyễn Văn Hùng họp.",
                [("Nguyễn Văn Hùng", "Person")],
            ),
            extraction(
                "c",
                "Giám đốc Sở Y tế Gia Lai Nguyễn Văn Hùng phát biểu.",
                [("Nguyễn Văn Hùng", "Person")],
            ),
        ]
    )
    one, other, again = (iri(resolved, article, "Nguyễn Văn Hùng") for article in "abc")
    assert one == again != other
    assert other == f"{one}-2"


def test_a_name_typed_without_marks_is_the_one_that_has_them() -> None:
    resolved = resolve_across(
        [
            extraction("a", "Ông Trần Đại Quang đến.", [("Trần Đại Quang", "Person")]),
            extraction("b", "Ông Tran Dai Quang đến.", [("Tran Dai Quang", "Person")]),
        ]
    )
    assert iri(resolved, "a", "Trần Đại Quang") == iri(resolved, "b", "Tran Dai Quang")


def test_an_iri_is_the_folded_name_and_six_digits_of_its_hash() -> None:
    resolved = resolve_across([extraction("a", "Ông Trần Đại Quang đến.", [("Trần Đại Quang", "Person")])])
    assert re.fullmatch(
        r"https://w3id\.org/kg-events/id/entity/person/tran-dai-quang-[0-9a-f]{6}",
        iri(resolved, "a", "Trần Đại Quang"),
    )


NEWS = [
    extraction("1", "Giám đốc Sở Y tế Gia Lai Nguyễn Văn Hùng họp.", [("Nguyễn Văn Hùng", "Person")]),
    extraction("2", "Ông Nguyễn Văn Hùng (SN 1990) ở Hà Nội bị bắt.", [("Nguyễn Văn Hùng", "Person")]),
    extraction(
        "3",
        "Sở Y tế Gia Lai: ông Nguyễn Văn Hùng nói.",
        [("Nguyễn Văn Hùng", "Person"), ("Sở Y tế Gia Lai", "Organization")],
    ),
    extraction("4", "Tổng thống Donald Trump nói. Ông Trump cười.", [("Trump", "Person")]),
    extraction(
        "5", "Ông Trump và UBND tỉnh Gia Lai.", [("Trump", "Person"), ("UBND tỉnh Gia Lai", "Organization")]
    ),
]


@given(st.permutations(NEWS))
@settings(max_examples=30, deadline=None)
def test_the_order_of_articles_makes_no_difference(news: list[Extraction]) -> None:
    assert resolve_across(news) == resolve_across(NEWS)
