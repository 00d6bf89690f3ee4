"""Numbers that count or measure something, with the words that qualify them and their unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.language.vi.numbers import DIGITS, in_digits, in_words, words_pattern
from kg.language.vi.patterns import any_of, compiled, folded, lexicon


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: ``text == article_text[start:end]``, offsets in code points, end exclusive.

    `value` is a plain decimal (``gần 7 vạn`` is ``70000``), `qualifier` one of exact, about, under, over,
    `unit` what it is measured in (``%``, ``VND``, ``km``), None for a plain count, whose noun stands outside.
    """

    start: int
    end: int
    text: str
    value: str
    qualifier: str
    unit: str | None


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity in `text`, which is in NFC, in order; no date, clock time, ordinal or document number."""
    lower = folded(text)
    found: list[Quantity] = []
    for match in _pattern().finditer(lower):
        if _is_glued_to_another(match.start(), lower, found[-1].end if found else 0):
            continue
        if not _is_a_name(match, text, lower):
            found.append(_quantity(match, text))
    return [_as_next(first, last, text) for first, last in zip(found, [*found, None][1:], strict=True)]


def _is_glued_to_another(start: int, lower: str, last_end: int) -> bool:
    """Whether a dash binds the number to one that is no quantity: the 6 of `9-6`."""
    before = lower[last_end:start]
    return before.endswith(("-", "–")) and before.strip() not in ("-", "–")


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon("numbers")
    word = table["word"]
    parts = {
        "digits": DIGITS,
        "words": words_pattern(),
        "multiplier": any_of(table["multiplier"]),
        "several": any_of(word["several"]),
        "half": word["half"],
        "qualifier": any_of(table["qualifier"]),
        "unit": any_of(table["unit"]),
        **{name: any_of(table["context"][name]) for name in ("not_unit", "not_multiplier", "not_number")},
        "of": r"_/_\d+(?:\.\d{3})*(?![\d/.,])",
    }
    return compiled(
        r"(?:(?<!\w)(?P<qualifier>{qualifier}) )?"
        r"(?:(?:(?<![\w.,/:+–-])|(?<=\d[–-]))(?P<digits>{digits})(?P<of>{of})?"
        r"|(?<![\w-])(?P<several>{several})(?= {multiplier})"
        r"|(?<![\w-])(?!{not_number}(?!\w))(?P<words>{words}))"
        r"(?P<scale>(?!_{not_multiplier}(?!\w))(?:(?<=\d)_| ){multiplier}(?!\w)(?: {multiplier}(?!\w))*)?"
        r"(?P<half> {half}(?!\w))?"
        r"(?P<rest> (?:\d{1,3}|{words}) {multiplier}(?!\w))?"
        r"(?:(?!_{not_unit}(?!\w))(?:(?<=\d)_| )(?P<unit>{unit})(?!\w))?",
        parts,
    )


def _quantity(match: re.Match[str], text: str) -> Quantity:
    unit = match["unit"]
    words = lexicon("numbers")
    qualifier = match["qualifier"]
    return Quantity(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        _plain(_value(match)),
        words["qualifier"][_spaced(qualifier)] if qualifier else "over" if match["several"] else "exact",
        words["unit"][_spaced(unit)] if unit else None,
    )


def _value(match: re.Match[str]) -> Decimal:
    scale = _scale(match["scale"])
    if match["digits"]:
        value = in_digits(match["digits"], scaled=scale > 1)
    else:
        value = Decimal(1) if match["several"] else Decimal(in_words(match["words"]))
    value *= scale
    if match["half"]:
        value += scale / 2
    if match["rest"]:
        *count, multiplier = match["rest"].split()
        words = " ".join(count)
        value += (Decimal(words) if words.isdigit() else Decimal(in_words(words))) * _scale(multiplier)
    return value


def _scale(words: str | None) -> Decimal:
    scale = Decimal(1)
    for word in (words or "").split():
        scale *= lexicon("numbers")["multiplier"][word]
    return scale


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _spaced(words: str) -> str:
    return " ".join(words.split())


# ----------------------------------------------------------------------------------- what is no quantity


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    context = lexicon("numbers")["context"]
    parts = {name: any_of(context[name]) for name in ("numbering", "votes", "after_clock")}
    numbering = compiled(r"(?<!\w){numbering}_$", parts)
    # A date, a clock, a score, a document, a version: 9/4, 8h30, 2-1, 46/2016/NĐ-CP, 3G.
    glued = re.compile(r"[/:+–-]?\w|[/.,:]\d|\s*(?:h|giờ)\s*\d")
    votes = compiled(r" (?:tổng )?{votes}(?!\w)", parts)
    month = compiled(r" (?:tháng \d|tháng [^\W\d]+ năm)", parts)
    clock = compiled(r"(?<=giờ)_(?:\d|{after_clock})|(?<=phút) {after_clock}|(?<=tháng) (?:đầu|cuối)", parts)
    return numbering, glued, votes, month, clock


def _is_a_name(match: re.Match[str], text: str, lower: str) -> bool:
    numbering, glued, votes, month, clock = _around()
    start, end = match.start(), match.end()
    scaled = match["scale"] or match["unit"]
    grouped = match["digits"] and re.search(r"\.\d{3}", match["digits"])
    if numbering.search(lower, max(0, start - 24), start) and not (
        match["qualifier"] or match["scale"] or grouped
    ):
        return True
    if match["digits"] and not scaled and _could_be_year(match["digits"]) and not match["qualifier"]:
        return True
    if clock.match(lower, end) or _numbers_a_line(match, lower) or _CODE.fullmatch(match["digits"] or ""):
        return True
    if not match["unit"] and glued.match(lower, end):
        return not _is_range(match, lower)
    if match["of"]:
        return _could_be_date(match) and not votes.match(lower, end)
    if match["digits"] and not scaled:
        return month.match(lower, end) is not None
    if match["words"] and not (match["scale"] or match["half"]):
        return _is_no_count(match, text)
    return False


def _numbers_a_line(match: re.Match[str], lower: str) -> bool:
    """The 1 of `1. Người nào …`, at the start of a line or sentence, and of `(1)`."""
    if (
        match["digits"] == match[0]
        and lower[max(0, match.start() - 1) : match.start()] == "("
        and lower[match.end() : match.end() + 1] == ")"
    ):
        return len(match[0]) == 1
    opens = re.search(r"(?:^|[.:;\n]\s*|\s{2})$", lower[max(0, match.start() - 4) : match.start()])
    return opens is not None and re.match(r"[.)]\s", lower[match.end() : match.end() + 2]) is not None


_RANGE = re.compile(r"[–-](\d+(?:,\d+)?)(?!\w*[/:–-])(?:\s*%|(?=m|k|h)|\s+(?!sau|trước|cho|trong))")
_CODE = re.compile(r"0\d{2,}|\d{9,}")


def _is_range(match: re.Match[str], lower: str) -> bool:
    """`30-40 người`, `5-7%`, but not a score, a date or a code."""
    last = _RANGE.match(lower, match.end())
    return last is not None and bool(match["digits"]) and in_digits(match["digits"]) < in_digits(last[1])


def _could_be_date(match: re.Match[str]) -> bool:
    first, second = (in_digits(part) for part in re.split(r"\s*/\s*", match["digits"] + match["of"]))
    return 0 < first <= 31 and (0 < second <= 12 or 1900 <= second <= 2100)


def _could_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1900 <= int(digits) <= 2100


def _is_no_count(match: re.Match[str], text: str) -> bool:
    """Whether a lone number word is an article (`một`), a name (`Hai Bà Trưng`, `Đỗ Mười`), or part of one."""
    words, start = match["words"], match.start("words")
    following = text[match.end() : match.end() + 8].lstrip()[:1]
    opens_sentence = re.search(r"(?:^|[.!?\n“\"]\s*)$", text[max(0, start - 3) : start])
    if text[start].isupper() and (following.isupper() or not opens_sentence):
        return True
    lone = " " not in words
    return lone and words not in lexicon("numbers")["word"]["alone"] and not match["unit"]


def _as_next(first: Quantity, last: Quantity | None, text: str) -> Quantity:
    """In `5 - 10 triệu đồng` the first number shares the multiplier and the unit of the second."""
    if last is None or first.unit or not last.unit:
        return first
    between = text[first.end : last.start]
    if not re.fullmatch(r"\s*[-–]\s*|\s+(?:đến|tới)\s+", between) or not first.text[-1].isdigit():
        return first
    scale = Decimal(1)
    match = _pattern().fullmatch(folded(last.text))
    if match and Decimal(first.value) < _value(match) / _scale(match["scale"]):
        scale = _scale(match["scale"])
    value = _plain(Decimal(first.value) * scale)
    return Quantity(first.start, first.end, first.text, value, first.qualifier, last.unit)
