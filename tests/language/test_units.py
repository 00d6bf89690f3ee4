from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.vi.units import abbreviations, units


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("chi 1,2 tỷ, ngày 9/4.", "chi|1,2|tỷ|,|ngày|9/4|."),
        ("nhiệm kỳ 2016–2021.", "nhiệm|kỳ|2016–2021|."),
        ("2016 – 2021", "2016|–|2021"),
        ("từ 1.500-2.000 đồng/m2", "từ|1.500-2.000|đồng|/|m2"),
        ("95%...", "95|%|..."),
        ("lúc 7h30 ở TP.HCM", "lúc|7h30|ở|TP.HCM"),
        ("Sở GD&ĐT, Bộ LĐ-TB&XH", "Sở|GD&ĐT|,|Bộ|LĐ-TB&XH"),
        ("Lê-nin ở Mát-xcơ-va", "Lê-nin|ở|Mát-xcơ-va"),
        ("Hà Nội-Hải Phòng", "Hà|Nội|-|Hải|Phòng"),
        ("kinh tế-xã hội", "kinh|tế|-|xã|hội"),
        ("TP. Hồ Chí Minh, PGS.TS Lê", "TP.|Hồ|Chí|Minh|,|PGS.TS|Lê"),
        ("xem https://vi.example.org/a?b=1.", "xem|https://vi.example.org/a?b=1|."),
        ("viết cho toasoan@bao.vn, nhé", "viết|cho|toasoan@bao.vn|,|nhé"),
        ("người H'Mông", "người|H'Mông"),
        ("xe 43H-016.57", "xe|43H-016.57"),
    ],
)
def test_text_falls_into_units(text: str, pieces: str) -> None:
    assert [unit.text for unit in units(text)] == pieces.split("|")


@given(st.text())
def test_units_slice_the_text_and_leave_out_white_space_only(text: str) -> None:
    end = 0
    for unit in units(text):
        assert text[unit.start : unit.end] == unit.text
        assert not text[end : unit.start].strip()
        end = unit.end
    assert not text[end:].strip()


def test_every_abbreviation_with_its_stop_is_one_unit() -> None:
    for word in abbreviations():
        assert next(unit.text for unit in units(f"{word}. Nam")) == f"{word}."
