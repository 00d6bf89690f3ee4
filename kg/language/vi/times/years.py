"""Years, terms of years, decades and centuries."""

from __future__ import annotations

from kg.language import calendar
from kg.language.vi.times.grammar import Match, Reading, Value, rule, side_of


@rule(r"(?:{deadline} )?(?:{edge} )?(?:{season} )?năm (?P<y>{y}){stop}(?!{dash}\d)")
def _year(match: Match, reading: Reading) -> Value | None:
    """`năm 2016`, `đầu năm 2016`, `mùa hè năm 2016`."""
    return Value(match["y"], "year")


@rule(r"(?:{edge} )?{season} (?:(?P<y>{y}){stop}(?!{dash}\d)|(?P<side>{side})(?!\w))")
def _season(match: Match, reading: Reading) -> Value | None:
    """`mùa hè 2016`, `mùa thu này`: the year."""
    if match["y"] or reading.today is None:
        return Value(match["y"], "year")
    return Value(calendar.year(reading.today.year), "year") if side_of(match) == 0 else None


@rule(r"(?P<edge>đầu|giữa|cuối) năm(?! (?:{year}|\d|học|mới|thứ|ngoái))(?!\w)")
def _this_year(match: Match, reading: Reading) -> Value | None:
    """`hồi đầu năm`, `cuối năm`: of the present year; after a count (`6 tháng đầu năm`) see `_first_months`."""
    return Value(calendar.year(reading.today.year) if reading.today else None, "year")


@rule(r"(?P<y>{y}){stop}")
def _bare_year(match: Match, reading: Reading) -> Value | None:
    """`2015`, only beside other years."""
    return Value(match["y"], "year", weak=True)


@rule(
    r"(?:{from} )?(?P<term>{term} )?(?P<y>{y})(?:{dash}|_/_| đến | tới )(?:năm )?(?P<yy>{y}|\d\d)(?![\w%]|[/.,-]\d)"
)
def _term(match: Match, reading: Reading) -> Value | None:
    """`nhiệm kỳ 2016–2021`, `giai đoạn 2018-2022`, `năm học 2016-17`, `1977-2017`."""
    first = match["y"]
    last = match["yy"] if len(match["yy"]) == 4 else first[:2] + match["yy"]
    if last <= first or (len(match["yy"]) == 2 and not match["term"]):
        return None
    return Value(f"{first}/{last}", "span")


@rule(
    r"(?:{edge} )?{decade} (?P<decade>1\d\d0|20\d0|[1-9]0)"
    r"(?:(?: của)? {century} (?P<c>trước|\d\d|x[ivx]*))?{stop}(?!{dash}\d)"
)
def _decade(match: Match, reading: Reading) -> Value | None:
    """`những năm 1990`, `thập niên 60 của thế kỷ trước`: EDTF `199X`."""
    digits = match["decade"]
    if len(digits) == 2:
        stated = _century_number(match["c"] or "")
        digits = f"{stated - 1 if stated else 19:02}{digits}"
    return Value(digits[:3] + "X", "span")


@rule(r"(?:(?P<edge>{edge}) )?{century} (?:(?:thứ )?(?P<c>\d\d|x[ivx]*)|(?P<shift>này|trước))(?!\w)")
def _century(match: Match, reading: Reading) -> Value | None:
    """`thế kỷ XX`, `cuối thế kỷ 19`, `thế kỷ trước`: EDTF `19XX`."""
    if match["shift"]:
        if reading.today is None:
            return Value(None, "words")
        century: int | None = reading.today.year // 100 + (match["shift"] == "này")
    else:
        century = _century_number(match["c"])
    return Value(f"{century - 1:02}XX", "span") if century and 10 < century < 23 else None


def _century_number(words: str) -> int | None:
    """The number of a century, in digits or Roman; None for `trước`, and for no words."""
    if words.isdigit():
        return int(words)
    return _roman(words) if words.startswith("x") else None


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


RULES = (_year, _season, _this_year, _bare_year, _term, _decade, _century)
