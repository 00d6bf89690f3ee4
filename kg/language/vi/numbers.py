"""Numbers in Vietnamese, in digits (``35.033``, ``1,2``) and in words (``hai mươi lăm``, ``một trăm linh ba``)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.language.vi.patterns import any_of, lexicon

DIGITS = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"
"""A number in digits: points or several commas between thousands, a comma, or a point, before decimals."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def in_digits(text: str, *, scaled: bool = False) -> Decimal:
    """The value of `text`, which matches `DIGITS`.

    Three digits behind a lone comma are thousands, as some papers write them (``1,200``), unless the number is
    `scaled` by a word that follows (``1,234 tỷ``).
    """
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if text.count(",") > 1 or (not scaled and re.fullmatch(r"[1-9]\d{0,2},\d{3}", text)):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", "."))


@cache
def words_pattern() -> str:
    """A pattern for a number below a thousand in words."""
    table = lexicon("numbers")
    digit, word = any_of(table["digit"]), table["word"]
    last = any_of({**table["digit"], **table["last_digit"]})
    space = r"[^\S\n]+"
    below_hundred = (
        rf"(?:{digit}{space}{word['tens']}(?:{space}{last})?|{word['ten']}(?:{space}{last})?|{digit})"
    )
    below_hundred += r"\b"
    zero_ten = any_of(word["zero_ten"])
    hundreds = rf"{digit}{space}{word['hundred']}\b(?:{space}(?:{zero_ten}{space}{digit}\b|{below_hundred}))?"
    return rf"(?:{hundreds}|{below_hundred})"


def in_words(text: str) -> int:
    """The value of `text`, which matches `words_pattern()`."""
    table = lexicon("numbers")
    value = {**table["digit"], **table["last_digit"]}
    word = table["word"]
    total = unit = 0
    for part in text.split():
        if part == word["hundred"]:
            total, unit = total + 100 * unit, 0
        elif part == word["tens"]:
            total, unit = total + 10 * unit, 0
        elif part == word["ten"]:
            total += 10
        else:
            unit = value.get(part, 0)
    return total + unit


def number(text: str) -> Decimal:
    """The value of a number in digits or in words."""
    return in_digits(text) if text[0].isdigit() else Decimal(in_words(text))
