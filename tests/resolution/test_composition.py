"""English put together from the parts of a Vietnamese name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.composition import compose, english_label, post_label, split_post


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
        ("Đảng ủy Khối các cơ quan Trung ương", "Party Committee of the Central Agencies Bloc"),
    ],
)
def test_a_body_is_named_in_english(name, english):
    assert english_label(name, "Organization") == english


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
    ],
)
def test_a_post_is_named_in_both_languages(position, organization, english):
    assert post_label(position, organization, "en") == english
    assert post_label(position, organization, "vi") == f"{position} {organization}"


@pytest.mark.parametrize("name", ["Công ty thép lạ", "Sở Giấc mơ", "", "  ", "và", "Bí thư", "x " * 200])
def test_a_name_with_an_unknown_part_has_no_english(name):
    assert english_label(name, "Organization") is None


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
