from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from kg.article import Article
from kg.sources import Rejected, read

TEXT = "Chủ tịch xã trao Giấy khen\n\nSáng 3/2, Chủ tịch xã Lê Văn Tám trao Giấy khen cho bà Hoa.\n"


def articles(*sources: object, **options: str) -> list[Article]:
    return [
        item for item in read([str(source) for source in sources], **options) if isinstance(item, Article)
    ]


def rejected(*sources: object) -> list[Rejected]:
    return [item for item in read([str(source) for source in sources]) if isinstance(item, Rejected)]


def test_a_text_file_is_an_article_with_its_name_as_id_and_first_line_as_title(tmp_path: Path) -> None:
    (tmp_path / "giay-khen.txt").write_text(TEXT, encoding="utf-8")
    (article,) = articles(tmp_path / "giay-khen.txt")
    assert (article.id, article.title, article.text) == ("giay-khen", "Chủ tịch xã trao Giấy khen", TEXT)
    assert article.source == "giay-khen.txt"
    assert article.language == "vi"


def test_a_folder_is_read_through_in_order_and_names_that_clash_become_paths(tmp_path: Path) -> None:
    for name in ("b/một.txt", "a/một.txt", "hai.txt", "ảnh.png", ".ẩn/ba.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [(article.id, article.source) for article in articles(tmp_path)] == [
        ("a/một", "a/một.txt"),
        ("b/một", "b/một.txt"),
        ("hai", "hai.txt"),
    ]


def test_json_lines_give_an_article_a_line_with_what_is_known_of_it(tmp_path: Path) -> None:
    record = {"id": 7, "text": TEXT, "url": "https://vi.example/7", "published": "2024-02-03", "lang": "vi"}
    (tmp_path / "tin.jsonl").write_text(
        json.dumps(record) + "\n\n" + json.dumps({"text": TEXT}), encoding="utf-8"
    )
    first, second = articles(tmp_path / "tin.jsonl")
    assert (first.id, first.url, first.published) == ("7", "https://vi.example/7", "2024-02-03")
    assert second.id == "tin-3"


def test_a_bad_record_is_set_aside_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "tin.jsonl").write_text(
        '{"id": 1}\nkhông phải JSON\n{"id": 2, "text": "Có tin."}\n[]\n', encoding="utf-8"
    )
    found = list(read(tmp_path / "tin.jsonl"))
    assert [item.id for item in found if isinstance(item, Article)] == ["2"]
    aside = [item for item in found if isinstance(item, Rejected)]
    assert [(item.record, item.named) for item in aside] == [(1, False), (2, False), (4, False)]


def test_of_two_records_with_one_id_the_later_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "tin.jsonl").write_text(
        '{"id": 1, "text": "Một."}\n{"id": 1, "text": "Hai."}\n', encoding="utf-8"
    )
    found = list(read(tmp_path / "tin.jsonl"))
    assert [type(item).__name__ for item in found] == ["Article", "Rejected"]


def test_the_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (article,) = articles("-")
    assert (article.id, article.text) == ("stdin", TEXT)


def test_a_named_source_that_cannot_be_used_costs_the_others_nothing(tmp_path: Path) -> None:
    (tmp_path / "tốt.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "rỗng.txt").write_bytes(b"")
    (tmp_path / "ảnh.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "latin.txt").write_bytes("Trao Huân cho".encode("latin-1") + b".")
    (tmp_path / "dài.txt").write_bytes(b"a" * 25_000_000)
    sources = [
        tmp_path / name for name in ("thiếu.txt", "rỗng.txt", "ảnh.txt", "latin.txt", "dài.txt", "tốt.txt")
    ]
    assert [article.id for article in articles(*sources)] == ["tốt"]
    lines = [str(item.error) for item in rejected(*sources)]
    assert all(item.named for item in rejected(*sources))
    for line, cause in zip(lines, ["no such file", "empty", "binary", "not UTF-8", "too many"], strict=True):
        assert cause in line
        assert "\n" not in line


def test_a_file_that_is_not_there_and_a_pattern_without_match_are_told_apart(tmp_path: Path) -> None:
    (missing,) = rejected(tmp_path / "không-có.txt")
    (unmatched,) = rejected(tmp_path / "*.txt")
    assert (missing.cause, unmatched.cause) == ("no such file", "no file matches")


def test_the_language_is_told_by_its_letters() -> None:
    from kg.sources.language import language_of

    assert language_of("Chủ tịch nước trao tặng Huân chương") == "vi"
    assert (
        language_of("President Trần Đại Quang awarded the First-Class Labour Order to the committee.") == "en"
    )


def test_a_page_is_read_without_what_stands_around_the_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra kg-events[web] is not installed")
    body = "".join(
        f"<p>{TEXT.splitlines()[2]} Đoạn {n} kể thêm về buổi lễ trao Giấy khen hôm ấy.</p>" for n in range(5)
    )
    page = f"<html><head><title>Tin</title></head><body><nav>Trang chủ</nav><article>{body}</article></body></html>"
    (tmp_path / "tin.html").write_text(page, encoding="utf-8")
    (article,) = articles(tmp_path / "tin.html")
    assert "Lê Văn Tám trao Giấy khen" in article.text
    assert "Trang chủ" not in article.text
