from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language import pipeline_path
from kg.language.vi.names import correct_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(pipeline_path("vi"))


def _named(nlp: Language, text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """The names that are left of `names`, marked in a text whose words are parted by `|`."""
    doc = Doc(nlp.vocab, words=text.split("|"))
    doc.ents = [
        Span(doc, i, i + 1, label=kind)
        for word, kind in names
        for i, token in enumerate(doc)
        if token.text == word
    ]
    return [(name.text, name.label_) for name in correct_names(doc).ents]


def test_a_place_takes_in_the_word_for_its_type(nlp: Language) -> None:
    assert _named(nlp, "ở|cửa khẩu|An Dương", ("An Dương", "Place")) == [("cửa khẩu An Dương", "Place")]


def test_a_type_of_two_words_is_taken_in_whole(nlp: Language) -> None:
    assert _named(nlp, "qua|nút|giao|An Dương", ("An Dương", "Place")) == [("nút giao An Dương", "Place")]


def test_a_dash_at_the_end_is_no_part_of_a_name(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["ở", "Đồ Sơn", "–"])
    doc.ents = [Span(doc, 1, 3, label="Place")]
    assert [name.text for name in correct_names(doc).ents] == ["Đồ Sơn"]


def test_laws_and_bare_nouns_are_no_bodies(nlp: Language) -> None:
    assert _named(nlp, "theo|Luật|của|Tập đoàn", ("Luật", "Organization"), ("Tập đoàn", "Organization")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Chủ tịch UBND tỉnh Nam Sơn Phạm Thị Thu Lan phát biểu tại hội nghị.",
            ("Phạm Thị Thu Lan", "Person"),
        ),
        ("Bộ Quốc phòng cho biết đoàn sẽ đến Hà Nội.", ("Bộ Quốc phòng", "Organization")),
        ("Hội nghị diễn ra tại Đà Nẵng.", ("Đà Nẵng", "Place")),
    ],
)
def test_names_are_found_in_plain_news(nlp: Language, text: str, name: tuple[str, str]) -> None:
    assert name in [(found.text, found.label_) for found in nlp(text).ents]
