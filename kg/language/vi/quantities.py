"""Numbers that count or measure something, with the words that qualify them and their unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.language.vi.numbers import DIGITS, in_digits, in_words, words_pattern
from kg.language.vi.orthography import is_syllable
from kg.language.vi.patterns import any_of, compiled, folded, lexicon
from kg.language.vi.units import UPPER


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
    near = lower[
        max(last_end, start - 3) : start
    ]  # the search goes through the whole text: only where it can end well
    return any(dash in near for dash in "–+-") and _DASH_BEFORE.search(lower, last_end, start) is not None


_DASH_BEFORE = re.compile(r"\w[–+-]\s?$|\S.*[–-]$|\d[a-z]\d?\s[–-]\s$")


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
        "portion": word["half_of"],
        "of": r"_/_\d+(?:\.\d{3})*(?![\d/.,])",
    }
    return compiled(
        r"(?:(?<!\w)(?P<qualifier>{qualifier}) )?"
        r"(?:(?:(?<![\w.,/:+–-])|(?<=\d[–-]))(?P<digits>{digits})(?P<of>{of})?"
        r"|(?<![\w-])(?P<several>{several})(?= {multiplier})"
        r"|(?<![\w-])(?P<portion>{portion})(?= (?:{multiplier}|{unit})(?!\w))"
        r"|(?<![\w-])(?!{not_number}(?!\w))(?P<words>{words})"
        r"|(?(qualifier)(?P<one>)(?={multiplier}(?!\w))|(?!)))"
        r"(?P<scale>(?!_{not_multiplier}(?!\w))(?:(?<=\d)_|(?<=\s)| ){multiplier}(?!\w)(?: {multiplier}(?!\w))*)?"
        r"(?P<half> {half}(?!\w))?"
        r"(?P<rest> (?:\d{1,3}|{words}) {multiplier}(?!\w))?"
        r"(?:(?!_{not_unit}(?!\w))(?:(?<=\d)_| )(?P<unit>{unit})(?!\w)"
        r"(?:(?P<more> {half}(?!\w))|(?:(?<=giờ)|(?<=tiếng)) (?P<minutes>\d\d?) phút(?!\w))?"
        r"|(?<=\d)(?P<metres>m)(?P<below>\d\d?)(?!\w))?",
        parts,
    )


def _quantity(match: re.Match[str], text: str) -> Quantity:
    unit = "phút" if match["minutes"] else match["unit"] or match["metres"]
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
    value = _count(match, scaled=scale > 1) * scale
    if match["half"]:
        value += scale / 2
    if match["more"]:
        value += _HALF
    if match["minutes"]:  # 2 giờ 20 phút
        value = value * 60 + Decimal(match["minutes"])
    if match["metres"]:  # 1m60
        value += Decimal(f"0.{match['below']}")
    if match["rest"]:
        *count, multiplier = match["rest"].split()
        words = " ".join(count)
        value += (Decimal(words) if words.isdigit() else Decimal(in_words(words))) * _scale(multiplier)
    return value


def _count(match: re.Match[str], *, scaled: bool) -> Decimal:
    """The number before its multiplier."""
    if match["digits"]:
        return in_digits(
            match["digits"], scaled=scaled or match["unit"] in lexicon("numbers")["unit_of_decimals"]
        )
    if match["portion"]:
        return _HALF
    return Decimal(in_words(match["words"])) if match["words"] else Decimal(1)


_HALF = Decimal("0.5")
_HOURS = 24


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
def _around() -> Mapping[str, re.Pattern[str]]:
    lists = {name: any_of(words) for name, words in lexicon("numbers")["context"].items()}
    return {
        "numbering": compiled(r"(?<!\w){numbering}_$", lists),
        "each": compiled(r"(?<!\w)(?:{each} {numbering}|{within})_$", lists),
        "counted": compiled(r" {counted}(?!\w)", lists),
        "counted_names": compiled(r" {counted_names}(?!\w)", lists),
        "no_noun": compiled(r" {no_noun}(?!\w)", lists),
        # Behind "đầu số 6671," or "quận 1, 3 và".
        "numbers_before": compiled(r"(?<!\w){numbering} \d+(?:_,_\d+)*(?:_,_| và | hay | hoặc )$", lists),
        # A date, a clock, a score, a document, a version: 9/4, 8h30, 2-1, 46/2016/NĐ-CP, 3G.
        "glued": re.compile(r"[/:+–-]?\w|[/.,:]\d|\s*(?:h|giờ)\s*\d|\s*[–-]\s*\d+/\d"),
        "votes": compiled(r" (?:tổng )?{votes}(?!\w)", lists),
        "month": compiled(r" (?:tháng \d|tháng [^\W\d]+ năm)", lists),
        "lasting": compiled(
            r"(?<!\w){lasting} $", {"lasting": any_of(lexicon("times")["context"]["lasting"])}
        ),
        "clock": compiled(r"(?<=giờ)_(?:\d|{after_clock})|(?<=tháng) (?:đầu|cuối)", lists),
    }


def _is_a_name(match: re.Match[str], text: str, lower: str) -> bool:
    """Whether it is the name or number of something, a date, or a time of day."""
    around = _around()
    end = match.end()
    scaled = match["scale"] or match["unit"]
    if match["minutes"] and match["unit"] == "giờ":
        return around["lasting"].search(lower, max(0, match.start() - 8), match.start()) is None
    if match["unit"] == "g" and (text[end - 1] == "G" or _value(match) <= _HOURS):  # 4G, 20g
        return True
    if _is_numbered(match, lower) or _belongs_to_a_name(match, text, lower):
        return True
    if match["digits"] and not scaled and _could_be_year(match["digits"]) and not match["qualifier"]:
        return True
    if around["clock"].match(lower, end) or _numbers_a_line(match, lower):
        return True
    if _CODE.fullmatch(match["digits"] or ""):
        return True
    if not scaled and around["glued"].match(lower, end):
        return not _is_range(match, text, lower)
    if match["of"]:
        return _could_be_date(match) and not around["votes"].match(lower, end)
    if match["digits"] and not scaled:
        return around["month"].match(lower, end) is not None
    if match["words"] and not (match["scale"] or match["half"]):
        return _is_no_count(match, text)
    return False


def _is_numbered(match: re.Match[str], lower: str) -> bool:
    """Whether a word before makes it a name: `điều 12`, `quận 1, 3 và 5`, but not `mỗi đội 5 người`."""
    around, start = _around(), match.start()
    measured = match["unit"] and match["unit"] not in lexicon("numbers")["unit_of_time"]
    grouped = re.search(r"\.\d{3}", match["digits"] or "")
    if match["qualifier"] or match["scale"] or measured or grouped:
        return False
    if around["numbering"].search(lower, max(0, start - 24), start):
        each = around["each"].search(lower, max(0, start - 24), start)
        return not (each or around["counted"].match(lower, match.end()))
    if around["numbers_before"].search(lower, max(0, start - 40), start) is None:
        return False
    return bool(_ENDS.match(lower, match.end()) or around["no_noun"].match(lower, match.end()))


_ENDS = re.compile(r"\s*(?:[,.;:()…”\"]|$)|\s+và\s+\d|\n")
_NAME_BEFORE = re.compile(
    rf"(?P<within>[\w,;][ –-])?(?<!\w)(?P<word>{UPPER}\w*) (?:[–-] |(?:\d+(?:, | và ))*)$"
)
_NAME_BEGINS = re.compile(rf"(?:,\s\d+)*\s(?:(?:đường|phố)\s|{UPPER}\w*\s){UPPER}")


def _belongs_to_a_name(match: re.Match[str], text: str, lower: str) -> bool:
    """The 2 of `Vinafood 2 đã`, the 8555 of `tàu QN 8555`, the 25 of `25 Lê Lợi`: nothing is counted."""
    if match["digits"] is None or match[0] != match["digits"] + (match["of"] or ""):
        return False
    end = match.end()
    if _NAME_BEGINS.match(text, end) and not _around()["counted_names"].match(lower, end):
        return True
    name = _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start())
    if name is None or (not name["within"] and is_syllable(name["word"])):  # the first word of a sentence
        return False
    is_code = match["of"] or match[0].startswith("0") or (len(match[0]) > 3 and match[0].isdigit())
    goes_on = text[end : end + 2].strip()[:1].isupper()
    return bool(is_code or goes_on or _ENDS.match(text, end) or _around()["no_noun"].match(lower, end))


def _numbers_a_line(match: re.Match[str], lower: str) -> bool:
    """The 1 of `1. Người nào …`, at the start of a line or sentence, and of `(1)`, `[2]`."""
    around = lower[max(0, match.start() - 1) : match.start()] + lower[match.end() : match.end() + 1]
    if match["digits"] == match[0] and around in ("()", "[]"):
        return len(match[0]) == 1
    opens = re.search(r"(?:^|[.:;\n]\s*|\s{2})$", lower[max(0, match.start() - 4) : match.start()])
    return (
        opens is not None
        and re.match(r"[.)](?:\s|[^\W\d_])|[-–]\s+[^\W\d]", lower[match.end() :]) is not None
    )


_CODE = re.compile(r"0\d{2,}(?:\.\d+)*|\d{7,}")


def _is_range(match: re.Match[str], text: str, lower: str) -> bool:
    """`30-40 người`, `5-7%`, but not a score (`Long An 0-2 Cần Thơ`), a date or a code."""
    last = _range().match(lower, match.end())
    if last is None or not match["digits"] or text[last.end() : last.end() + 1].isupper():
        return False
    return in_digits(match["digits"]) < in_digits(last[1])


@cache
def _range() -> re.Pattern[str]:
    units = {"unit": any_of(lexicon("numbers")["unit"])}
    return compiled(r"[–-](\d+(?:[.,]\d+)*)(?!\w*[/:–-])(?:_{unit}(?!\w)| (?!sau|trước|cho|trong))", units)


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
    if text[start].isupper() and (following.isupper() or not (opens_sentence or match["unit"])):
        return True
    lone = " " not in words
    return lone and words not in lexicon("numbers")["word"]["alone"] and not match["unit"]


def _as_next(first: Quantity, last: Quantity | None, text: str) -> Quantity:
    """In `5 - 10 triệu đồng` the first number shares the multiplier and the unit of the second."""
    if last is None or first.unit or not first.text[-1].isdigit():
        return first
    if not re.fullmatch(r"\s*[-–]\s*|\s+(?:đến|tới)\s+", text[first.end : last.start]):
        return first
    match = _pattern().fullmatch(folded(last.text))
    scale = _scale(match["scale"]) if match else Decimal(1)
    if match is None or Decimal(first.value) >= _value(match) / scale:
        scale = Decimal(1)
    value = _plain(Decimal(first.value) * scale)
    return Quantity(first.start, first.end, first.text, value, first.qualifier, last.unit)
