"""Articles of sport, kitchen and stars give nothing; what they say of an institution stays."""

from __future__ import annotations

from kg.article import Article
from kg.extractors import extract
from kg.language import analyse

MATCH = (
    "Đội khách thắng đậm\n\nHuấn luyện viên Lê Sơn cho biết các cầu thủ đá rất hay trong hiệp hai. "
    "Tiền đạo Hoàng Nam ghi bàn ở phút cuối trận đấu. Ông nói đội bóng sẽ gặp câu lạc bộ Hải Đăng ở vòng đấu sau."
)


def types_in(text: str) -> list[str]:
    return [frame.type for frame in extract(analyse(Article("article", text, published="2024-05-20")))]


def test_a_match_report_gives_nothing() -> None:
    assert types_in(MATCH) == []


def test_a_recipe_gives_nothing() -> None:
    assert (
        types_in("Canh chua\n\nĐầu bếp Thu Hà cho biết nguyên liệu gồm cá, cà chua, gia vị và nước mắm.")
        == []
    )


def test_what_a_match_report_says_of_an_institution_stays() -> None:
    assert "Discipline" in types_in(f"{MATCH} Bộ Nội vụ kỷ luật ông Trần Văn Nam.")


def test_public_affairs_are_not_touched_by_a_word_of_sport() -> None:
    assert "Visit" in types_in("Thủ tướng Phạm Văn Long thăm đội tuyển và làm việc với UBND tỉnh Nam Sơn.")
