"""One event told twice is one; two awards of a day to one body with different honours stay two."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.entity import Extraction
from kg.frame import Filler, Frame, Span
from kg.resolution.events import find_events

Roles = dict[str, list[tuple[str, str]]]
"""Role -> (kind, entity)."""


def frame(trigger: str, kind: str, roles: Roles, start: int = 0, modality: str = "asserted") -> Frame:
    fillers = {
        role: tuple(
            Filler(0, 1, name, sort, name, iri=None if sort in ("Time", "Text") else f"iri:{name}")
            for sort, name in held
        )
        for role, held in roles.items()
    }
    return Frame(
        "a", kind, Span(start, start + 9, "Câu này."), Span(start, start + 3, trigger), fillers, modality
    )


def article(identifier: str, *frames: Frame, published: str = "2017-04-10") -> Extraction:
    return Extraction(
        Article(identifier, "…", published=published), tuple(replace(one, doc=identifier) for one in frames)
    )


def events(*extractions: Extraction) -> list[tuple[tuple[str, int], ...]]:
    return [event.frames for event in find_events(extractions).events]


def award(honour: str, start: int = 0, day: str = "2017-04-09") -> Frame:
    return frame(
        "trao tặng",
        "Award",
        {
            "agent": [("Person", "Chủ tịch nước")],
            "recipient": [("Organization", "Đảng bộ Khối")],
            "award": [("Honour", honour)],
            "time": [("Time", day)],
        },
        start,
    )


LABOUR, INDEPENDENCE = "Huân chương Lao động hạng Nhất", "Huân chương Độc lập"


def test_an_award_told_twice_in_an_article_is_one_event() -> None:
    assert events(article("a", award(LABOUR), award(LABOUR, 20))) == [(("a", 0), ("a", 1))]


def test_an_award_told_by_two_papers_is_one_event() -> None:
    assert events(article("a", award(LABOUR)), article("b", award(LABOUR))) == [(("a", 0), ("b", 0))]


def test_two_awards_of_a_day_to_one_body_with_different_honours_stay_two() -> None:
    assert len(events(article("a", award(LABOUR), award(INDEPENDENCE, 20)))) == 2


def test_awards_of_two_years_stay_two() -> None:
    assert len(events(article("a", award(LABOUR), award(LABOUR, 20, "2012-04-09")))) == 2


def test_a_meeting_is_one_whichever_side_is_named_first() -> None:
    sides = [("Person", "Lê Văn An"), ("Person", "Trần Thị Bảo")]
    one = frame("gặp", "Meeting", {"agent": sides[:1], "counterpart": sides[1:]})
    other = frame("hội đàm", "Meeting", {"agent": sides[1:], "counterpart": sides[:1]}, 20)
    third = frame("gặp", "Meeting", {"agent": sides[:1], "counterpart": [("Person", "Vũ Chi")]}, 40)
    assert events(article("a", one, other, third)) == [(("a", 0), ("a", 1)), (("a", 2),)]


def test_what_was_only_planned_or_is_a_relation_is_no_event() -> None:
    post = frame("Bí thư", "HoldsPosition", {"person": [("Person", "Lê Văn An")]})
    planned = frame("gặp", "Meeting", {"agent": [("Person", "Lê Văn An")]}, 20, "planned")
    assert events(article("a", post, planned)) == []


NEWS = [
    article("a", award(LABOUR), award(INDEPENDENCE, 20)),
    article("b", award(LABOUR)),
    article("c", award(INDEPENDENCE), award(LABOUR, 30, "2017-04")),
]


@given(st.permutations(NEWS))
@settings(deadline=None)
def test_the_order_of_articles_makes_no_difference_to_events(news: list[Extraction]) -> None:
    assert find_events(news) == find_events(NEWS)


def statement(content: str) -> Frame:
    return frame(
        "cho biết", "Statement", {"speaker": [("Place", "Việt Nam")], "content": [("Text", content)]}
    )


def test_a_statement_is_known_again_in_an_article_of_no_date() -> None:
    told = article("a", statement("cầu Lam Sơn sẽ thông xe vào tháng sau"), published="")
    again = article("b", statement("cầu Lam Sơn thông xe tháng sau"), published="")
    assert events(told, again) == [(("a", 0), ("b", 0))]


def test_frames_that_share_no_more_than_who_speaks_are_not_compared() -> None:
    told = [article(f"{n}", statement(f"việc{n} xong{n} rồi{n} nhé{n}"), published="") for n in range(50)]
    assert find_events(told).compared == 0
