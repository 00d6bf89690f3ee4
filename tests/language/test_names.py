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


def _marked(nlp: Language, text: str, kind: str) -> list[tuple[str, str]]:
    """The names made of the one between ``[`` and ``]``, in a text whose words are parted by `|`."""
    words = text.replace("[|", "").replace("|]", "").split("|")
    start = text[: text.index("[|")].count("|")
    length = text[text.index("[|") + 2 : text.index("|]")].count("|") + 1
    doc = Doc(nlp.vocab, words=words)
    doc.ents = [Span(doc, start, start + length, label=kind)]
    return [(name.text, name.label_) for name in correct_names(doc).ents]


def test_a_state_and_the_person_behind_it_are_two_names(nlp: Language) -> None:
    assert _marked(nlp, "Tổng thống|[|Colombia|Juan|Moreno|]|nói", "Person") == [
        ("Colombia", "Organization"),
        ("Juan Moreno", "Person"),
    ]


def test_a_parliament_and_the_person_behind_it_are_two_names(nlp: Language) -> None:
    assert _marked(nlp, "Chủ tịch|[|Quốc hội|Lào|Khamla Vongsa|]|đến", "Organization") == [
        ("Quốc hội Lào", "Organization"),
        ("Khamla Vongsa", "Person"),
    ]


def test_a_comma_parts_places_and_bodies_but_not_the_fields_of_a_ministry(nlp: Language) -> None:
    assert [text for text, _ in _marked(nlp, "ở|[|Hamburg|,|Đức|]|.", "Place")] == ["Hamburg", "Đức"]
    parted = _marked(nlp, "giữa|[|Bộ|Xây dựng|và|Bộ|Y tế|]|.", "Organization")
    assert [text for text, _ in parted] == ["Bộ Xây dựng", "Bộ Y tế"]
    whole = "[|Bộ|Văn hóa|,|Thể thao|và|Du lịch|]|họp"
    assert [text for text, _ in _marked(nlp, whole, "Organization")] == ["Bộ Văn hóa , Thể thao và Du lịch"]


def test_a_word_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert _marked(nlp, "theo|[|hãng|Sao Mai|]|.", "Organization") == [("Sao Mai", "Organization")]


def test_a_street_with_the_name_of_a_person_is_a_place(nlp: Language) -> None:
    assert _marked(nlp, "trên|đường|[|Trần Phú|]|.", "Person") == [("đường Trần Phú", "Place")]


def test_the_office_of_a_chief_of_office_keeps_its_word(nlp: Language) -> None:
    assert _marked(nlp, "Chánh|Văn phòng|[|UBND|]|nói", "Organization") == [("UBND", "Organization")]


def test_states_as_adjectives_and_agreements_are_no_names(nlp: Language) -> None:
    assert _marked(nlp, "người|[|Mỹ|]|ấy", "Place") == []
    assert _marked(nlp, "về|[|TPP|]|.", "Organization") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("họp|tại|[|Nga|]|.", "Place"),
        ("sẽ|thăm|[|Nga|]|.", "Place"),
        ("hội đàm|với|[|Nga|]|.", "Organization"),
        ("Tổng thống|[|Nga|]|nói", "Organization"),
        ("lập trường|của|[|Bình Nhưỡng|]|.", "Organization"),
        ("sống|ở|[|Bình Nhưỡng|]|.", "Place"),
    ],
)
def test_the_word_before_a_state_tells_whether_it_acts(nlp: Language, text: str, kind: str) -> None:
    taken_for = "Place" if kind == "Organization" else "Organization"
    assert _marked(nlp, text, taken_for)[0][1] == kind


def test_a_town_that_is_the_subject_of_a_verb_acts(nlp: Language) -> None:
    doc = nlp("Đà Nẵng đã chỉ đạo các sở kiểm tra.")
    assert [(name.text, name.label_) for name in doc.ents] == [("Đà Nẵng", "Organization")]


def test_states_listed_together_are_of_one_kind(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["hội", "đàm", "với", "Nga", "và", "Pháp"])
    doc.ents = [Span(doc, 3, 4, label="Place"), Span(doc, 5, 6, label="Place")]
    assert [name.label_ for name in correct_names(doc).ents] == ["Organization", "Organization"]


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
