from __future__ import annotations

import pytest

from kg.language import pipeline_path
from kg.language.vi.segmenter import Segmenter


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter.from_disk(pipeline_path("vi") / "tokenizer")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quốc hội thảo luận về dự thảo.", "Quốc hội|thảo luận|về|dự thảo|."),
        ("do Bộ Tài chính đề xuất", "do|Bộ|Tài chính|đề xuất"),
        ("của Tổng thống Mỹ Trump", "của|Tổng thống|Mỹ|Trump"),
        ("Ông Nguyễn Đức Chung phát biểu.", "Ông|Nguyễn Đức Chung|phát biểu|."),
        ("bà Nguyễn Thị Kim Ngân đến", "bà|Nguyễn Thị Kim Ngân|đến"),
        ("trường Phạm Ngọc Thạch chỉ tuyển", "trường|Phạm Ngọc Thạch|chỉ|tuyển"),
        ("gần 33 độ C. Đây là", "gần|33|độ|C.|Đây|là"),
        ("thăm Saudi Arabia và Liên Hợp quốc", "thăm|Saudi Arabia|và|Liên Hợp quốc"),
    ],
)
def test_names_are_words_of_their_own(segmenter: Segmenter, text: str, words: str) -> None:
    assert [text[start:end] for start, end in segmenter.words(text)] == words.split("|")


def test_a_caption_does_not_lend_its_name_to_the_next_sentence(segmenter: Segmenter) -> None:
    text = "Ảnh: Trịnh Đình Dũng Theo ông Mão"
    assert "Theo" in [text[start:end] for start, end in segmenter.words(text)]
