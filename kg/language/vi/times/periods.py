"""Weeks, months, quarters and halves of a year."""

from __future__ import annotations

from datetime import date

from kg.language import calendar
from kg.language.vi.numbers import number
from kg.language.vi.patterns import lexicon
from kg.language.vi.times.grammar import (
    Match,
    Reading,
    Value,
    follows,
    given_year,
    is_counted,
    month_number,
    number_of,
    rule,
    side_of,
    spaced,
)


@rule(r"nửa (?P<edge>đầu|trước|cuối|sau) năm(?: (?P<y>{y})| (?P<yw>{year}))?(?! học|\w)(?!\w)")
def _half_year(match: Match, reading: Reading) -> Value | None:
    """`nửa đầu năm 2017`, `nửa sau năm nay`."""
    year = given_year(match, reading) or (reading.today and reading.today.year)
    first = 1 if match["edge"] in ("đầu", "trước") else 7
    return Value(calendar.months(first, first + 5, year=year) if year else None, "span")


@rule(
    r"(?:(?P<edge>(?:{edge} )?{season}|{edge}) )?(?P<period>{period}) (?P<shift>{week}|{year})(?!\w){not_when}"
)
def _relative_period(match: Match, reading: Reading) -> Value | None:
    """`tuần trước`, `cuối tuần qua`, `đầu tháng này`, `quý tới`, `mùa hè năm ngoái`."""
    if not match["edge"] and is_counted(match, reading):
        return None
    period = lexicon("times")["period"][match["period"]]
    table = "year" if period == "year" else "week"
    if spaced(match["shift"]) not in lexicon("times")[table]:
        return None
    if reading.today is None:
        return Value(None, "words")
    return _shifted(reading.today, period, number_of(table, match["shift"]), match["edge"])


def _shifted(today: date, period: str, shift: int, edge: str | None) -> Value:
    if period == "week":
        return Value((calendar.weekend if edge == "cuối" else calendar.week)(today, shift), "week")
    if period == "month":
        return Value(calendar.month(today.month, shift, year=today.year), "month")
    if period == "year":
        return Value(calendar.year(today.year + shift), "year")
    years, quarter = divmod((today.month - 1) // 3 + shift, 4)
    return Value(calendar.months(3 * quarter + 1, 3 * quarter + 3, year=today.year + years), "span")


@rule(r"sang (?P<period>{period})(?! (?:{week}|{year}|{month}|{quarter}|mới|học|thứ|sau)(?!\w)| \d|\w)")
def _next_period(match: Match, reading: Reading) -> Value | None:
    """`sang năm`, `sang tuần`."""
    if reading.today is None:
        return Value(None, "words")
    return _shifted(reading.today, lexicon("times")["period"][match["period"]], 1, None)


@rule(r"cuối tuần(?! {week}|\w)(?!\w)")
def _weekend(match: Match, reading: Reading) -> Value | None:
    """`vào cuối tuần`: which one is not said, so it stays words."""
    return Value(None, "words") if follows(match.start(), reading.lower, "weekend") else None


@rule(r"(?P<edge>đầu|giữa) tuần(?! {week}|\w)(?!\w)")
def _this_week(match: Match, reading: Reading) -> Value | None:
    """`hồi đầu tuần`, but not `các ngày đầu tuần`."""
    if follows(match.start(), reading.lower, "habit"):
        return None
    return Value(calendar.week(reading.today) if reading.today else None, "week")


@rule(
    r"(?:{deadline} )?(?:(?P<edge>{edge}) )?tháng (?P<m>{m}|{month})(?!\d)"
    r"(?:(?:_/_|[-.]|,? năm )(?P<y>{y})|(?: của)? năm (?P<yw>{year})| (?P<side>{side}))?{stop}"
)
def _named_month(match: Match, reading: Reading) -> Value | None:
    """`tháng 3 vừa qua`, `cuối tháng 12.2016`, `tháng Bảy`, `tháng 2 năm ngoái`."""
    if not (match["y"] or match["edge"]) and is_counted(match, reading):
        return None
    month, side = month_number(match["m"]), side_of(match)
    if not match["y"] and follows(match.start(), reading.lower, "named_by_month"):
        return None
    year = given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(month, 1 if side == -1 else 28 if side else 15, match.start(), side)
    return Value(calendar.month(month, year=year) if year else None, "month", guessed)


@rule(r"(?:{from} )?tháng (?P<m>{m})(?:{dash}| đến | và |_,_)(?:tháng )?(?P<mm>{m}){opt_year}{stop}")
def _months(match: Match, reading: Reading) -> Value | None:
    """`tháng 3 và 4/2017`, `tháng 1 đến tháng 6 năm nay`."""
    first, last = int(match["m"]), int(match["mm"])
    year = given_year(match, reading)
    if year is None or first >= last:
        return None
    return Value(calendar.months(first, last, year=year), "span")


@rule(r"(?P<m>{m})(?:_/_|[-.])(?P<y>{y}){stop}")
def _bare_month(match: Match, reading: Reading) -> Value | None:
    """`2/2016`, only beside other dates or behind a word such as `từ`."""
    if int(match["y"]) < 1900:
        return None
    return Value(calendar.month(int(match["m"]), year=int(match["y"])), "month", weak=True)


@rule(
    r"(?P<n>{n}) tháng(?: (?P<edge>đầu|cuối)(?: của)?)? năm(?: (?P<y>{y})| (?P<yw>{year}))?(?! học|\w)(?!\w)"
)
def _first_months(match: Match, reading: Reading) -> Value | None:
    """`6 tháng đầu năm 2017`, `3 tháng cuối năm`, `9 tháng năm 2016`."""
    count = int(number(match["n"]))
    if not 0 < count < 12 or not (match["edge"] or match["y"] or match["yw"]):
        return None
    year = given_year(match, reading) or (reading.today and reading.today.year)
    first, last = (13 - count, 12) if match["edge"] == "cuối" else (1, count)
    return Value(calendar.months(first, last, year=year) if year else None, "span")


@rule(r"(?P<n>{n}) quý (?P<edge>đầu|cuối)(?: của)? năm(?: (?P<y>{y})| (?P<yw>{year}))?(?! học|\w)(?!\w)")
def _first_quarters(match: Match, reading: Reading) -> Value | None:
    """`2 quý đầu năm`, `ba quý cuối năm 2016`."""
    count = int(number(match["n"]))
    year = given_year(match, reading) or (reading.today and reading.today.year)
    if not 0 < count < 4:
        return None
    first, last = (13 - 3 * count, 12) if match["edge"] == "cuối" else (1, 3 * count)
    return Value(calendar.months(first, last, year=year) if year else None, "span")


@rule(r"(?:(?P<edge>{edge}) )?quý (?P<q>{quarter})(?!\w){opt_year}(?: (?P<side>{side}))?{stop}")
def _quarter(match: Match, reading: Reading) -> Value | None:
    """`quý II/2017`, `quý 1 năm nay`, `quý III tới`."""
    quarter = number_of("quarter", match["q"])
    year = given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(3 * quarter - 1, 15, match.start(), side_of(match))
    months = calendar.months(3 * quarter - 2, 3 * quarter, year=year) if year else None
    return Value(months, "span", guessed)


RULES = (
    _half_year,
    _relative_period,
    _next_period,
    _weekend,
    _this_week,
    _named_month,
    _months,
    _bare_month,
    _first_months,
    _first_quarters,
    _quarter,
)
