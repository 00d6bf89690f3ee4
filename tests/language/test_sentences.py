from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.vi.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "HỘI NGHỊ KHAI MẠC\nSáng nay mưa. Chiều nắng.",
            ["HỘI NGHỊ KHAI MẠC", "Sáng nay mưa.", "Chiều nắng."],
        ),
        ("Ảnh: Văn A. Lê\n\n- Một\n- Hai", ["Ảnh: Văn A. Lê", "- Một", "- Hai"]),
        ("Ông ở TP. Huế. Bà ở Q. 1.", ["Ông ở TP. Huế.", "Bà ở Q. 1."]),
        (
            "“Tôi đi!” Ông nói: “Ai bảo ‘đi’?” Rồi thôi.",
            ["“Tôi đi!”", "Ông nói: “Ai bảo ‘đi’?”", "Rồi thôi."],
        ),
        ("Giá 1.500 đồng. 3 người mua…  Hết", ["Giá 1.500 đồng.", "3 người mua…", "Hết"]),
        ("Nắng đẹp.Mọi người ra đồng.", ["Nắng đẹp.", "Mọi người ra đồng."]),
        ("Đến nơi... rồi về.", ["Đến nơi... rồi về."]),
        ("Xem bao.vn. hôm nay", ["Xem bao.vn. hôm nay"]),
        (
            "Trời nóng 33 độ C. Mai mưa ở châu Á. Ông A. Bình về.",
            ["Trời nóng 33 độ C.", "Mai mưa ở châu Á.", "Ông A. Bình về."],
        ),
        ("1. Người nào vi phạm thì bị phạt. 2. Tòa xử.", ["1. Người nào vi phạm thì bị phạt.", "2. Tòa xử."]),
        ("Hội trường. (Ảnh: Văn Mẫu) Theo báo cáo, …", ["Hội trường.", "(Ảnh: Văn Mẫu)", "Theo báo cáo, …"]),
        ("Lễ ký. Ảnh: Văn Mẫu/TTXVN Sáng nay, mưa.", ["Lễ ký.", "Ảnh: Văn Mẫu/TTXVN", "Sáng nay, mưa."]),
        ("Cầu mới (Ảnh: Internet) thông xe.", ["Cầu mới (Ảnh: Internet) thông xe."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_text_falls_into_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet='aB .?!…"”\n1,'))
def test_sentences_cover_all_but_white_space_and_cross_no_line_break(text: str) -> None:
    end = 0
    for start, stop in sentence_spans(text):
        assert not text[end:start].strip()
        assert "\n" not in text[start:stop]
        end = stop
    assert not text[end:].strip()
