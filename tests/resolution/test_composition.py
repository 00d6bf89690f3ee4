"""English put together from the parts of a Vietnamese name."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.composition import compose, english_label, post_label, split_post
from kg.resolution.gazetteer import load


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("UBND TP Đà Nẵng", "People's Committee of Đà Nẵng City"),
        ("HĐND quận 1", "People's Council of District 1"),
        ("Sở Giáo dục và Đào tạo tỉnh Lâm Đồng", "Department of Education and Training of Lâm Đồng Province"),
        ("Tỉnh ủy Yên Bái", "Yên Bái Provincial Party Committee"),
        ("Ban Thường vụ Tỉnh ủy Yên Bái", "Standing Board of the Yên Bái Provincial Party Committee"),
        ("Đảng ủy xã Tân Sơn", "Party Committee of Tân Sơn Commune"),
        ("TAND TP Hà Nội", "People's Court of Hà Nội"),
        ("Công an huyện Bình Chánh, TP.HCM", "Police of Bình Chánh District, Hồ Chí Minh City"),
        ("Vụ Pháp chế Bộ Y tế", "Department of Legal Affairs of the Ministry of Health"),
        ("Đại sứ quán Mỹ tại Việt Nam", "Embassy of the United States in Vietnam"),
        ("Bộ Ngoại giao Nga", "Ministry of Foreign Affairs of Russia"),
        ("Quốc hội Lào", "National Assembly of Laos"),
        ("Trường Đại học Lam Sơn", "Lam Sơn University"),
        ("Đảng bộ Khối các cơ quan Trung ương", "Party Organization of the Central Agencies Bloc"),
        ("Bộ Nội vụ Pháp", "Ministry of the Interior of France"),
        ("Tỉnh ủy Vân Nam", "Provincial Party Committee of Yunnan"),
        ("Trường Đại học Sư phạm Lam Sơn", "Lam Sơn University of Education"),
        ("Đội CSGT số 7", "Traffic Police Team No. 7"),
        ("Công ty cổ phần Xây dựng Lam Sơn", "Lam Sơn Construction Joint Stock Company"),
        ("Hội Hữu nghị Việt Nam - Lào", "Vietnam-Laos Friendship Association"),
        ("hãng tin Reuters", "Reuters"),
        ("các bộ", "ministries"),
        ("báo chí Pháp", "media of France"),
        ("cơ quan chức năng huyện Phú Điền", "competent authorities of Phú Điền District"),
        ("chính phủ", "government"),
        ("TP Hà Nội", "Hà Nội"),
        ("Đảng ủy Khối các cơ quan Trung ương", "Party Committee of the Central Agencies Bloc"),
    ],
)
def test_a_body_is_named_in_english(name, english):
    assert english_label(name, "Organization") == english


LAM_SON = {
    "Trường Đại học Lam Sơn": "Lam Sơn University",
    "Tỉnh ủy Lam Sơn": "Lam Sơn Provincial Party Committee",
    "UBND tỉnh Lam Sơn": "People's Committee of Lam Sơn Province",
    "Sở Giáo dục và Đào tạo tỉnh Lam Sơn": "Department of Education and Training of Lam Sơn Province",
    "Ban Thường vụ Tỉnh ủy Lam Sơn": "Standing Board of the Lam Sơn Provincial Party Committee",
    "Huyện ủy Phú Điền": "Phú Điền District Party Committee",
    "Ủy ban Kiểm tra Tỉnh ủy Lam Sơn": "Inspection Commission of the Lam Sơn Provincial Party Committee",
    "Thanh tra tỉnh Lam Sơn": "Inspectorate of Lam Sơn Province",
    "UBND huyện Phú Điền": "People's Committee of Phú Điền District",
    "Công an tỉnh Lam Sơn": "Police of Lam Sơn Province",
    "đoàn đại biểu tỉnh Luang Prabang": "delegation of Luang Prabang",
    "Đại học Souphanouvong": "Souphanouvong University",
}


@pytest.mark.parametrize(("name", "english"), LAM_SON.items())
def test_every_body_of_the_examples_has_english(name, english):
    assert english_label(name, "Organization") == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Bí thư Tỉnh ủy Lam Sơn", "Secretary of the Lam Sơn Provincial Party Committee"),
        ("Chủ tịch UBND tỉnh Lam Sơn", "Chairperson of the People's Committee of Lam Sơn Province"),
        ("Hiệu trưởng Trường Đại học Lam Sơn", "Rector of Lam Sơn University"),
        ("Phó Tỉnh trưởng tỉnh Luang Prabang", "Deputy Provincial Governor of Luang Prabang"),
        ("Ủy viên Trung ương Đảng", "Member of the Party Central Committee"),
        ("nguyên Bí thư Huyện ủy Phú Điền", "former Secretary of the Phú Điền District Party Committee"),
    ],
)
def test_every_post_of_the_examples_has_english(text, english):
    assert english_label(text, "Post") == english


@pytest.mark.parametrize(
    "name",
    ["UBND tỉnh Bình Định Trong", "Thành ủy Phạm Văn Hùng", "UBND TP Ghi", "Báo Dân", "Bộ tổ chức"],
)
def test_a_word_too_many_or_a_name_cut_short_makes_no_body(name):
    assert english_label(name, "Organization") is None


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Huân chương Lao động hạng Nhất", "First-Class Labour Order"),
        ("Huân chương Độc lập hạng Nhất", "First-Class Independence Order"),
        ("Huân chương Lao động hạng Nhì", "Second-Class Labour Order"),
        ("Huy hiệu 70 năm tuổi Đảng", "70-Year Party Membership Badge"),
    ],
)
def test_an_honour_is_named_in_english(name, english):
    assert english_label(name, "Honour") == english


@pytest.mark.parametrize(
    ("position", "organization", "english"),
    [
        ("Phó Chủ tịch", "UBND TP Đà Nẵng", "Vice Chairperson of the People's Committee of Đà Nẵng City"),
        (
            "Bí thư",
            "Đảng ủy Khối các cơ quan Trung ương",
            "Secretary of the Party Committee of the Central Agencies Bloc",
        ),
        ("Bộ trưởng", "Bộ Y tế", "Minister of Health"),
        ("Tổng thống", "Mỹ", "President of the United States"),
        ("Ủy viên", "Bộ Chính trị", "Member of the Politburo"),
        ("Ngoại trưởng", "Mỹ", "United States Secretary of State"),
        ("Chủ tịch", "Trung Quốc", "President of China"),
        ("Cục trưởng", "Cục Hàng không Việt Nam", "Director of the Civil Aviation Authority of Vietnam"),
        ("Hiệu trưởng", "Trường Tiểu học Lam Sơn", "Principal of Lam Sơn Primary School"),
    ],
)
def test_a_post_is_named_in_both_languages(position, organization, english):
    assert post_label(position, organization, "en") == english
    assert post_label(position, organization, "vi") == f"{position} {organization}"


@pytest.mark.parametrize(
    ("position", "organization", "vietnamese", "english"),
    [
        ("Trưởng Ban", "Ban Dân nguyện", "Trưởng Ban Dân nguyện", "Head of the Board for Petitions"),
        (
            "Chủ nhiệm Văn phòng",
            "Văn phòng Chính phủ",
            "Chủ nhiệm Văn phòng Chính phủ",
            "Chairperson of the Government Office",
        ),
        ("Trưởng Công an", "Công an quận 2", "Trưởng Công an quận 2", "Head of the Police of District 2"),
    ],
)
def test_words_that_position_and_body_share_are_said_once(position, organization, vietnamese, english):
    assert post_label(position, organization, "vi") == vietnamese
    assert post_label(position, organization, "en") == english


@pytest.mark.parametrize("name", ["Công ty thép lạ", "Sở Giấc mơ", "", "  ", "và", "Bí thư", "x " * 200])
def test_a_name_with_an_unknown_part_has_no_english(name):
    assert english_label(name, "Organization") is None


def test_every_vietnamese_name_of_the_gazetteers_gives_the_english_of_its_entry():
    wrong = [
        (name, kind, english_label(name, kind))
        for entry in load().entries.values()
        for kind in entry.kinds
        for name in entry.names
        if not name.isascii()
        and english_label(name, kind) != entry.labels["en"]
        and name != entry.labels["en"]
    ]
    assert wrong == []


def test_a_body_tells_what_it_is_part_of():
    part_of = compose("Vụ Pháp chế Bộ Y tế", "Organization").part_of
    assert (part_of.name, part_of.kind, part_of.english) == ("Bộ Y tế", "Organization", "Ministry of Health")


def test_a_post_tells_its_position_and_its_body():
    post = compose("Phó Chủ tịch UBND TP Đà Nẵng", "Post")
    assert post.position.name == "Phó Chủ tịch"
    assert post.organization.english == "People's Committee of Đà Nẵng City"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bí thư Tỉnh ủy Yên Bái", ("Bí thư", "Tỉnh ủy Yên Bái")),
        ("Chủ tịch Quốc hội", ("Chủ tịch", "Quốc hội")),
        ("Chủ tịch nước", None),
        ("Bộ trưởng Quốc phòng Nga", ("Bộ trưởng Quốc phòng", "Nga")),
        ("Trưởng Công an huyện Thọ Xuân", ("Trưởng", "Công an huyện Thọ Xuân")),
        ("Nguyễn Văn Hùng", None),
        ("", None),
    ],
)
def test_a_post_is_split_from_its_body(text, parts):
    assert split_post(text) == parts


@given(
    st.text(max_size=80), st.sampled_from(["Organization", "Place", "Position", "Honour", "Document", "Post"])
)
def test_any_text_is_read_without_failing(text, kind):
    assert english_label(text, kind) is None or english_label(text, kind)


def test_the_examples_of_the_manual_print_what_it_says():
    assert doctest.testfile("../../docs/names.md").failed == 0
