from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.decoding import Undecodable, decode, original_span

TEXTS = st.text(min_size=1).filter(
    lambda text: text.strip() and "\0" not in text and not text.startswith("\ufeff")
)


def test_text_is_composed_and_its_line_ends_are_newlines() -> None:
    data = unicodedata.normalize("NFD", "Đảng ủy\r\nKhối\rTW").encode()
    assert decode(data).text == "Đảng ủy\nKhối\nTW"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode("Trao tặng".encode(encoding)).text == "Trao tặng"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x7fELF\0\0\1\2", "binary"),
        ("Khối".encode("utf-16-le") + b"\0", "binary"),
        ("Huân".encode("latin-1"), "not UTF-8: byte 0xe2 at offset 2"),
        (b"a" * 5_000_001, "too many"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(Undecodable, match=cause):
        decode(data)


@given(TEXTS)
def test_decoding_gives_composed_text_for_any_bytes_of_text(raw: str) -> None:
    expected = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    assert decode(raw.encode()).text == expected


@given(TEXTS, st.data())
def test_a_span_leads_back_to_the_bytes_it_was_read_from(raw: str, draw: st.DataObject) -> None:
    data = raw.encode()
    text = decode(data).text
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    first, last = original_span(data, "utf-8", start, end)
    assert text[start:end] in unicodedata.normalize("NFC", data[first:last].decode()).replace(
        "\r\n", "\n"
    ).replace("\r", "\n")
