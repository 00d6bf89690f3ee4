"""Dates and times as Vietnamese newspapers write them, to ISO 8601 and EDTF.

A grammar over plain text: each rule is a pattern and a reader, its docstring says what it takes. At every
word that may open an expression the longest rule wins; then neighbours are joined to intervals
(``từ ngày 16/1 đến nay``), and bare numbers without support from their context are dropped (``tỷ số 3-2``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from kg.language import calendar
from kg.language.vi.anchor import Anchor, anchor_of
from kg.language.vi.numbers import number, words_pattern
from kg.language.vi.patterns import any_of, compiled, folded, lexicon

__all__ = ["Anchor", "TimeExpression", "anchor_of", "find_times"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or time: ``text == article_text[start:end]``, offsets in code points, end exclusive.

    `value` is ISO 8601, or EDTF for an interval or a decade, or the words themselves where the article does
    not let one resolve them.
    """

    start: int
    end: int
    text: str
    value: str


def find_times(text: str, anchor: Anchor) -> list[TimeExpression]:
    """Every date and time in `text`, in order, none overlapping another.

    `text` is in NFC. Years, and days such as ``hôm qua``, are counted from `anchor`, never from today's clock.
    """
    lower = folded(text)
    found = _joined(lower, list(_atoms(text, lower, anchor)))
    return [
        TimeExpression(atom.start, atom.end, words := text[atom.start : atom.end], atom.value or words)
        for atom in found
    ]


# ---------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class _Atom:
    """One expression as a rule reads it.

    `value` is None where it stays words. `unit` is what it names: day, month, year, week, span, now or words.
    A `guessed` one takes its year from the anchor, a `weak` one needs support from what stands around it.
    """

    start: int
    end: int
    value: str | None
    unit: str
    guessed: bool = False
    weak: bool = False


@dataclass(slots=True)
class _Reading:
    """What a reader may know: the text as it is and in lower case, the anchor, and the day last named."""

    text: str
    lower: str
    anchor: Anchor
    day: date | None = None

    @property
    def today(self) -> date | None:
        return self.anchor.today


@dataclass(frozen=True, slots=True)
class _Value:
    """What a reader makes of a match: see `_Atom`."""

    value: str | None
    unit: str
    guessed: bool = False
    weak: bool = False


_Match = re.Match[str]
_Reader = Callable[[_Match, _Reading], _Value | None]
_RULES: list[tuple[str, _Reader]] = []


def _rule(template: str) -> Callable[[_Reader], _Reader]:
    def register(reader: _Reader) -> _Reader:
        _RULES.append((template, reader))
        return reader

    return register


def _atoms(text: str, lower: str, anchor: Anchor) -> Iterator[_Atom]:
    reading = _Reading(text, lower, anchor, anchor.today)
    end = 0
    for opening in _opening().finditer(lower):
        if opening.start() < end:
            continue
        atom = _longest(opening.start(), reading)
        if atom is None:
            continue
        end = atom.end
        if atom.unit == "day" and atom.value and not atom.weak:
            reading.day = date.fromisoformat(atom.value[:10])
        yield atom


def _longest(start: int, reading: _Reading) -> _Atom | None:
    best: _Atom | None = None
    for pattern, read in _compiled_rules():
        match = pattern.match(reading.lower, start)
        if match is None or (best and match.end() <= best.end):
            continue
        value = read(match, reading)
        if value is not None:
            best = _Atom(start, match.end(), value.value, value.unit, value.guessed, value.weak)
    return best


# -------------------------------------------------------------------------------------------- vocabulary


@cache
def _parts() -> dict[str, str]:
    """What the names in the templates stand for."""
    words = lexicon("times")
    phrase = words["phrase"]
    parts = {
        "d": r"(?:0?[1-9]|[12]\d|3[01])",
        "m": r"(?:0?[1-9]|1[0-2])",
        "y": r"(?:1[0-9]|20)\d\d",
        "n": rf"(?:\d{{1,4}}|{words_pattern()})",
        "clock_time": r"\d{1,2}_(?:h|g|giờ|:)(?:_\d{1,2}(?:_phút|_['’])?)?(?!\w)",
        "opt_year": r"(?:(?:_/_|[-.]|,? năm )(?P<y>{y})| năm (?P<yw>{year_word}))?",
        "day_sep": r"(?:_/_|[-.]| tháng )",
        "stop": r"(?![\w%]|[/.,]\d)",
        "dash": r"_[-–—]_",
        "not_when": r"(?! (?:khi|đó|đấy|này|ngày|học))",
    }
    for name in ("part", "day", "hedge", "deadline", "edge"):
        parts[name] = any_of(words[name])
    for name in (
        "month",
        "weekday",
        "quarter",
        "relative_day",
        "relative_part",
        "following_day",
        "side",
        "unit",
    ):
        parts[name] = any_of(words[name])
    for name in (
        "term",
        "season",
        "decade",
        "century",
        "moon_day",
        "moon_month",
        "moon",
        "ago",
        "earlier",
        "later",
    ):
        parts[name] = any_of(phrase[name])
    parts["shift"] = any_of(words["week"])
    parts["year_word"] = any_of(words["year"])
    parts["now"] = any_of(phrase["now"])
    parts["from"] = any_of(phrase["from"])
    parts["until"] = any_of(phrase["until"])
    return parts


@cache
def _compiled_rules() -> list[tuple[re.Pattern[str], _Reader]]:
    return [(compiled(template, _parts()), reader) for template, reader in _RULES]


@cache
def _opening() -> re.Pattern[str]:
    """Where an expression may begin: the first words of every rule, and digits."""
    words = lexicon("times")
    lists: list[Iterable[str]] = [words[n] for n in ("part", "day", "hedge", "deadline", "edge")]
    lists += [words[n] for n in ("weekday", "relative_day", "following_day", "unit")]
    lists += list(words["phrase"].values())
    lists += [lexicon("numbers")["digit"], ["mười", "tháng", "quý", "rằm"]]
    first = {phrase.split()[0] for phrases in lists for phrase in phrases}
    return re.compile(rf"(?<![\w/.,])\d|(?<!\w){any_of(first)}(?!\w)")


def _day_month(match: _Match, d: str = "d", m: str = "m") -> tuple[int, int]:
    return int(match[d]), _month(match[m])


def _month(words: str) -> int:
    return int(words) if words.isdigit() else int(lexicon("times")["month"][_spaced(words)])


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _shift(table: str, words: str) -> int:
    return int(lexicon("times")[table][_spaced(words)])


def _given_year(match: _Match, reading: _Reading) -> int | None:
    """The year that an expression states, in digits or as `năm ngoái`."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(match["y"])
    if groups.get("yw") and reading.today:
        return reading.today.year + _shift("year", match["yw"])
    return None


def _side(match: _Match) -> int | None:
    words = match.groupdict().get("side")
    return None if words is None else _shift("side", words)


_COUNTED = compiled(
    r"(?<![\w-])(?:\d+(?:[.,]\d+)*|{digit}|{counting})_$",
    {
        "digit": any_of(lexicon("numbers")["digit"]),
        "counting": any_of(lexicon("times")["context"]["counting"]),
    },
)


def _is_counted(match: _Match, reading: _Reading) -> bool:
    """Whether a number stands before: `3 tháng tới` is a duration, `tháng tới` a month."""
    return _COUNTED.search(reading.lower, max(0, match.start() - 12), match.start()) is not None


# ------------------------------------------------------------------------------------------------- days

_DAY_LEAD = (
    r"(?:{hedge} )?(?:(?P<deadline>{deadline}) )?(?:(?P<clock>{clock_time})(?:,? | ngày ))?"
    r"(?:(?P<part>{part})(?:_,_| |_(?=\()))?"
    r"(?:(?P<rel>{relative_day}|{relative_part})(?:_,_| |_(?=\()))?"
    r"(?:(?P<weekday>{weekday})(?:_,_| |_(?=\()))?(?P<open>\(_)?(?P<day>{day} )?"
)


@_rule(
    _DAY_LEAD
    + r"(?P<d>{d}){day_sep}(?P<m>{m}|{month}){opt_year}{stop}(?(open)_\)|)(?=(?: (?P<side>{side})(?!\w))?)"
)
def _date(match: _Match, reading: _Reading) -> _Value | None:
    """`Sáng 9/4`, `ngày 9 tháng 4 năm 2017`, `9.4.2017`, `22h ngày 29.5`, `hôm nay (18/6)`, `ngày 19/5 tới`."""
    day, month = _day_month(match)
    year = _given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(month, day, match.start("d"), _side(match))
    introduced = any(match[name] for name in ("deadline", "clock", "part", "rel", "weekday", "day"))
    if year is None:
        return _Value(None, "day", guessed, weak=not introduced)
    value = calendar.day(year, month, day)
    return _Value(value, "day", guessed, weak=guessed and not introduced) if value else None


@_rule(
    r"(?:{hedge} )?(?:{from} )?(?P<intro>(?:(?:hai|ba|bốn|các|những|2|3|4) )?(?:{part} )?{day} |(?:{part} ))?"
    r"(?P<d>{d})(?:_,_{d})*(?:{dash}|_,_|_,? và | (?:{until}) )(?:{part} )?(?:{day} )?"
    r"(?P<dd>{d}){day_sep}(?P<m>{m}|{month}){opt_year}{stop}"
)
def _days(match: _Match, reading: _Reading) -> _Value | None:
    """Several days of one month: `từ ngày 5 đến 9/4`, `các ngày 18 và 24/5`, `11 - 15/5`."""
    first, (last, month) = int(match["d"]), _day_month(match, "dd")
    year = _given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(month, last, match.start("dd"))
    opened = reading.lower[match.start() : match.start("d")].strip() != ""
    if year is None:
        return _Value(None, "span", guessed, weak=not opened)
    end = calendar.day(year, month, last)
    start = calendar.month(month, -1 if first > last else 0, year=year)
    if end is None or start is None or calendar.day(int(start[:4]), int(start[5:]), first) is None:
        return None
    return _Value(f"{start}-{first:02}/{end}", "span", guessed, weak=guessed and not opened)


@_rule(
    r"(?:{hedge} )?(?:{clock_time},? )?(?:(?:{part} )?(?P<rd>{relative_day})|{part} (?P<rp>{relative_part}))(?!\w)"
)
def _relative_day(match: _Match, reading: _Reading) -> _Value | None:
    """`hôm qua`, `sáng nay`, `9h sáng mai`, `tối hôm qua`."""
    words, table = (match["rd"], "relative_day") if match["rd"] else (match["rp"], "relative_part")
    if reading.today is None:
        return _Value(None, "day")
    return _Value(calendar.shift_days(reading.today, _shift(table, words)), "day")


@_rule(r"(?:{part} )?(?P<fd>{following_day})(?! \d|\w){not_when}")
def _following_day(match: _Match, reading: _Reading) -> _Value | None:
    """`Chiều cùng ngày`, `ngày hôm sau`: counted from the day last named."""
    if reading.day is None:
        return _Value(None, "day")
    return _Value(calendar.shift_days(reading.day, _shift("following_day", match["fd"])), "day")


@_rule(
    r"(?:{clock_time},? )?(?P<part>{part} )?(?P<intro>hôm )?(?P<weekday>{weekday})"
    r"(?: (?:tuần (?P<week>{shift})|(?P<side>{side})))?(?!\w)"
)
def _weekday(match: _Match, reading: _Reading) -> _Value | None:
    """`hôm thứ Ba`, `thứ 5 tuần trước`, `Chủ nhật tới`; without such support only where it has a capital."""
    number_of_day = _shift("weekday", match["weekday"])
    second = reading.text[match.start("weekday") : match.end("weekday")].split()[-1]
    if not (
        number_of_day == 7 or second[0].isupper() or any(match[n] for n in ("part", "intro", "week", "side"))
    ):
        return None
    today = reading.today
    if today is None:
        return _Value(None, "day")
    ahead = number_of_day - 1 - today.weekday()
    side = _side(match)
    if match["week"]:
        ahead += 7 * _shift("week", match["week"])
    elif side == 1:
        ahead += 7 if ahead <= 0 else 0
    elif side != 0 and ahead > 0:
        ahead -= 7
    return _Value(calendar.shift_days(today, ahead), "day")


@_rule(
    r"(?:{hedge} )?(?P<h>\d{1,2})_(?:h|g|giờ)(?:_(?P<min>\d{2})(?:_phút|_['’])?)?(?P<part> {part})?(?![\w/])"
)
def _clock(match: _Match, reading: _Reading) -> _Value | None:
    """`lúc 8h30`, `3 giờ chiều`: on the day last named. `8 giờ` alone is a duration."""
    hour, minute = int(match["h"]), int(match["min"] or 0)
    introduced = match["part"] or match["min"] or _follows(match.start("h"), reading.lower, "clock")
    if hour > 24 or minute > 59 or not introduced:
        return None
    if match["part"] and re.search(lexicon("times")["afternoon"], match["part"]) and hour < 12:
        hour += 12
    if reading.day is None:
        return _Value(None, "clock")
    return _Value(f"{reading.day.isoformat()}T{hour % 24:02}:{minute:02}", "clock")


# ----------------------------------------------------------------------------- weeks, months, quarters


@_rule(r"nửa (?P<edge>đầu|cuối) năm(?: (?P<y>{y})| (?P<yw>{year_word}))?(?! học|\w)(?!\w)")
def _half_year(match: _Match, reading: _Reading) -> _Value | None:
    """`nửa đầu năm 2017`."""
    year = _given_year(match, reading) or (reading.today and reading.today.year)
    first = 1 if match["edge"] == "đầu" else 7
    return _Value(calendar.months(first, first + 5, year=year) if year else None, "span")


@_rule(r"(?:(?P<edge>{edge}) )?(?P<unit>tuần|tháng|quý|năm) (?P<shift>{shift}|ngoái)(?!\w){not_when}")
def _relative_period(match: _Match, reading: _Reading) -> _Value | None:
    """`tuần trước`, `cuối tuần qua`, `đầu tháng này`, `quý tới`, `năm ngoái`."""
    if not match["edge"] and _is_counted(match, reading):
        return None
    unit = match["unit"]
    table = "year" if unit == "năm" else "week"
    if _spaced(match["shift"]) not in lexicon("times")[table]:
        return None
    if reading.today is None:
        return _Value(None, "words")
    return _shifted(reading.today, unit, _shift(table, match["shift"]), match["edge"])


def _shifted(today: date, unit: str, shift: int, edge: str | None) -> _Value:
    if unit == "tuần":
        return _Value((calendar.weekend if edge == "cuối" else calendar.week)(today, shift), "week")
    if unit == "tháng":
        return _Value(calendar.month(today.month, shift, year=today.year), "month")
    if unit == "năm":
        return _Value(calendar.year(today.year + shift), "year")
    years, quarter = divmod((today.month - 1) // 3 + shift, 4)
    return _Value(calendar.months(3 * quarter + 1, 3 * quarter + 3, year=today.year + years), "span")


@_rule(r"(?P<edge>đầu|giữa) tuần(?! {shift}|\w)(?!\w)")
def _this_week(match: _Match, reading: _Reading) -> _Value | None:
    """`hồi đầu tuần`."""
    return _Value(calendar.week(reading.today) if reading.today else None, "week")


@_rule(
    r"(?:{deadline} )?(?:(?P<edge>{edge}) )?tháng (?P<m>{m}|{month})(?!\d)"
    r"(?:(?:_/_|[-.]|,? năm )(?P<y>{y})|(?: của)? năm (?P<yw>{year_word})| (?P<side>{side}))?{stop}"
)
def _named_month(match: _Match, reading: _Reading) -> _Value | None:
    """`tháng 3 vừa qua`, `cuối tháng 12.2016`, `tháng Bảy`, `tháng 2 năm ngoái`."""
    if not (match["y"] or match["edge"]) and _is_counted(match, reading):
        return None
    month, side = _month(match["m"]), _side(match)
    year = _given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(month, 1 if side == -1 else 28 if side else 15, match.start(), side)
    return _Value(calendar.month(month, year=year) if year else None, "month", guessed)


@_rule(r"(?:{from} )?tháng (?P<m>{m})(?:{dash}| đến | và |_,_)(?:tháng )?(?P<mm>{m}){opt_year}{stop}")
def _months(match: _Match, reading: _Reading) -> _Value | None:
    """`tháng 3 và 4/2017`, `tháng 1 đến tháng 6 năm nay`."""
    first, last = int(match["m"]), int(match["mm"])
    year = _given_year(match, reading)
    if year is None or first >= last:
        return None
    return _Value(calendar.months(first, last, year=year), "span")


@_rule(r"(?P<m>{m})(?:_/_|[-.])(?P<y>{y}){stop}")
def _bare_month(match: _Match, reading: _Reading) -> _Value | None:
    """`2/2016`, only beside other dates or behind a word such as `từ`."""
    return _Value(calendar.month(int(match["m"]), year=int(match["y"])), "month", weak=True)


@_rule(
    r"(?P<n>{n}) tháng(?: (?P<edge>đầu|cuối)(?: của)?)? năm(?: (?P<y>{y})| (?P<yw>{year_word}))?(?! học|\w)(?!\w)"
)
def _first_months(match: _Match, reading: _Reading) -> _Value | None:
    """`6 tháng đầu năm 2017`, `3 tháng cuối năm`, `9 tháng năm 2016`."""
    count = int(number(match["n"]))
    if not 0 < count < 12 or not (match["edge"] or match["y"] or match["yw"]):
        return None
    year = _given_year(match, reading) or (reading.today and reading.today.year)
    first, last = (13 - count, 12) if match["edge"] == "cuối" else (1, count)
    return _Value(calendar.months(first, last, year=year) if year else None, "span")


@_rule(r"(?:(?P<edge>{edge}) )?quý (?P<q>{quarter})(?!\w){opt_year}(?: (?P<side>{side}))?{stop}")
def _quarter(match: _Match, reading: _Reading) -> _Value | None:
    """`quý II/2017`, `quý 1 năm nay`, `quý III tới`."""
    quarter = _shift("quarter", match["q"])
    year = _given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(3 * quarter - 1, 15, match.start(), _side(match))
    months = calendar.months(3 * quarter - 2, 3 * quarter, year=year) if year else None
    return _Value(months, "span", guessed)


# ------------------------------------------------------------------------------------------------ years


@_rule(r"(?:{deadline} )?(?:(?P<edge>{edge}|{season}) )?năm (?P<y>{y}){stop}(?!{dash}\d)")
def _year(match: _Match, reading: _Reading) -> _Value | None:
    """`năm 2016`, `đầu năm 2016`, `mùa hè năm 2016`."""
    return _Value(match["y"], "year")


@_rule(r"(?P<edge>đầu|giữa|cuối) năm(?! (?:{year_word}|\d|học|mới|thứ|ngoái))(?!\w)")
def _this_year(match: _Match, reading: _Reading) -> _Value | None:
    """`hồi đầu năm`, `cuối năm`: of the present year; after a count (`6 tháng đầu năm`) see `_first_months`."""
    return _Value(calendar.year(reading.today.year) if reading.today else None, "year")


@_rule(r"(?P<y>{y}){stop}")
def _bare_year(match: _Match, reading: _Reading) -> _Value | None:
    """`2015`, only beside other years."""
    return _Value(match["y"], "year", weak=True)


@_rule(
    r"(?:{from} )?(?P<term>{term} )?(?P<y>{y})(?:{dash}|_/_| đến | tới )(?:năm )?(?P<yy>{y}|\d\d)(?![\w%]|[/.,-]\d)"
)
def _term(match: _Match, reading: _Reading) -> _Value | None:
    """`nhiệm kỳ 2016–2021`, `giai đoạn 2018-2022`, `năm học 2016-17`, `1977-2017`."""
    first = match["y"]
    last = match["yy"] if len(match["yy"]) == 4 else first[:2] + match["yy"]
    if last <= first or (len(match["yy"]) == 2 and not match["term"]):
        return None
    return _Value(f"{first}/{last}", "span")


@_rule(
    r"{decade} (?P<decade>1\d\d0|20\d0|[1-9]0)(?:(?: của)? {century} (?P<c>trước|\d\d|x[ivx]*))?{stop}(?!{dash}\d)"
)
def _decade(match: _Match, reading: _Reading) -> _Value | None:
    """`những năm 1990`, `thập niên 60 của thế kỷ trước`: EDTF `199X`."""
    digits = match["decade"]
    if len(digits) == 2:
        stated = _century_number(match["c"] or "")
        digits = f"{stated - 1 if stated else 19:02}{digits}"
    return _Value(digits[:3] + "X", "span")


@_rule(r"(?:(?P<edge>{edge}) )?{century} (?:thứ )?(?P<c>\d\d|x[ivx]*)(?!\w)")
def _century(match: _Match, reading: _Reading) -> _Value | None:
    """`thế kỷ XX`, `cuối thế kỷ 19`: EDTF `19XX`."""
    century = _century_number(match["c"])
    return _Value(f"{century - 1:02}XX", "span") if century and 10 < century < 23 else None


def _century_number(words: str) -> int | None:
    """The number of a century, in digits or Roman; None for `trước`, and for no words."""
    if words.isdigit():
        return int(words)
    return _roman(words) if words.startswith("x") else None


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


# ---------------------------------------------------------------------------------------- counts and now


@_rule(r"(?:{ago} )(?P<about>(?:gần|khoảng|hơn|chừng|đúng) )?(?P<n>{n}) (?P<unit>{unit})(?!\w)")
def _ago(match: _Match, reading: _Reading) -> _Value | None:
    """`cách đây gần hai năm`."""
    origin = reading.day if "đó" in match[0] else reading.today
    return _counted(origin, match, -1)


@_rule(
    r"(?P<about>(?:gần|khoảng|hơn|chừng|đúng) )?(?P<n>{n}) (?P<unit>{unit}) "
    r"(?P<side>trước đó|trước đây|sau đó|trước|sau|nữa)(?!\w)(?! (?:khi|ngày|đó|lúc|cuộc|vụ|thời|kỳ))"
)
def _before_or_after(match: _Match, reading: _Reading) -> _Value | None:
    """`3 ngày trước`, `1 ngày sau đó`, `4 tháng nữa`."""
    side = _spaced(match["side"])
    if side == "sau" and match["unit"] != "ngày":
        return None
    from_now = side in ("trước", "trước đây", "nữa")
    return _counted(reading.today if from_now else reading.day, match, -1 if side.startswith("trước") else 1)


@_rule(
    r"(?:(?P<earlier>{earlier})|{later}) (?P<about>(?:gần|khoảng|hơn|chừng|đúng) )?(?P<n>{n}) (?P<unit>{unit})(?!\w)"
)
def _earlier_or_later(match: _Match, reading: _Reading) -> _Value | None:
    """`trước đó một ngày`, `sau đó 2 tuần`."""
    return _counted(reading.day, match, -1 if match["earlier"] else 1)


def _counted(origin: date | None, match: _Match, sign: int) -> _Value:
    if origin is None:
        return _Value(None, "words")
    unit = str(lexicon("times")["unit"][match["unit"]])
    count = sign * int(number(match["n"]))
    if unit == "day":
        return _Value(calendar.shift_days(origin, count), "day" if not match["about"] else "span")
    if unit == "month":
        return _Value(calendar.month(origin.month, count, year=origin.year), "month")
    if unit == "year":
        return _Value(calendar.year(origin.year + count), "year")
    week = calendar.week(origin, count)
    # "gần hai tuần" names no week, only the month.
    return _Value(week[:7] if week and match["about"] else week, "week")


@_rule(r"{now}(?!\w)")
def _now(match: _Match, reading: _Reading) -> _Value | None:
    """`đến nay`, `hiện nay`: the present day."""
    return _Value(reading.today.isoformat() if reading.today else None, "now")


# ------------------------------------------------------------------------------------------------- moon


@_rule(
    r"(?:{part} )?(?:(?:ngày )?(?:{moon_day} \d{1,2}|rằm)(?: (?:tết|tháng \w+)|/\d{1,2})?(?: tết)?(?: {moon})?"
    r"|(?:ngày )?\d{1,2}(?: tháng |/|-)(?:\d{1,2}|{moon_month})(?: năm \w+)? {moon}"
    r"|(?:ngày )?(?:\d{1,2} )?tháng {moon_month}(?: {moon})?)(?!\w)"
)
def _moon(match: _Match, reading: _Reading) -> _Value | None:
    """A date of the moon calendar stays words: `mùng 3 Tết`, `rằm tháng Giêng`, `10/3 âm lịch`."""
    return _Value(None, "words")


# ----------------------------------------------------------------------------------------------- joining


def _joined(lower: str, atoms: list[_Atom]) -> list[_Atom]:
    """Neighbours made one interval where the words between them say so; unsupported weak ones dropped."""
    done: list[_Atom] = []
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        pair = _interval(lower, atom, following) if following else None
        if pair:
            done.append(pair)
            index += 2
            continue
        if not atom.weak or _is_supported(lower, atom, done[-1] if done else None):
            done.append(replace(atom, weak=False))
        index += 1
    return done


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    parts = _parts()
    dash = compiled(r"{dash}", parts)
    until = compiled(r",? ?(?:{until}) ", parts)
    start = compiled(r"(?<!\w){from} $", parts)
    return dash, until, start


def _interval(lower: str, first: _Atom, last: _Atom) -> _Atom | None:
    dash, until, opening = _between()
    opened = opening.search(lower, max(0, first.start - 16), first.start)
    start = opened.start() if opened else first.start
    if last.unit == "now":
        reaches = lower[first.end : last.start].isspace() and re.match(
            "cho|đến|tới|tính", lower[last.start : last.end]
        )
        if not (reaches and opened and first.value):
            return None
    elif until.fullmatch(lower, first.end, last.start):
        if not opened and (first.unit != last.unit or first.weak):
            return None
    elif first.unit != last.unit or not dash.fullmatch(lower, first.end, last.start):
        return None
    value = _interval_value(first, last)
    return _Atom(start, last.end, value, "span") if value else None


_JOINABLE = ("day", "month", "year", "now", "week", "span")


def _interval_value(first: _Atom, last: _Atom) -> str | None:
    if first.unit not in _JOINABLE or last.unit not in _JOINABLE or not (first.value and last.value):
        return None
    start, end = calendar.first_of(first.value), calendar.last_of(last.value)
    if "X" in start + end:
        return None
    if first.guessed and not last.guessed:
        start = _with_year(start, int(end[:4]), not_after=end)
    elif last.guessed and not first.guessed:
        end = _with_year(end, int(start[:4]), not_before=start)
    return f"{start}/{end}" if start[: len(end)] <= end[: len(start)] else None


def _with_year(value: str, year: int, *, not_after: str = "9999", not_before: str = "0000") -> str:
    moved = f"{year:04}{value[4:]}"
    if moved > not_after:
        return f"{year - 1:04}{value[4:]}"
    if moved < not_before:
        return f"{year + 1:04}{value[4:]}"
    return moved


_COORDINATED = compiled(r"_,_|_,? và |{dash}", {"dash": r"_[-–—]_"})
_WORD_BEFORE = re.compile(r"(\w+)\s+$")
_NOUN_AFTER = re.compile(r"\s+[^\W\d_]")


def _is_supported(lower: str, atom: _Atom, before: _Atom | None) -> bool:
    """Whether a bare `9/4`, `4/2017` or `2017` is a date: in brackets, behind `từ`, or beside a date."""
    if before and before.unit == atom.unit and _COORDINATED.fullmatch(lower, before.end, atom.start):
        return True
    if (
        atom.unit != "year"
        and lower[atom.start - 1 : atom.start] == "("
        and lower[atom.end : atom.end + 1] in ")"
    ):
        return True
    if atom.unit == "year" and _NOUN_AFTER.match(lower, atom.end):
        return False
    return _follows(atom.start, lower, atom.unit if atom.unit in ("month", "year") else "day")


def _follows(start: int, lower: str, context: str) -> bool:
    """Whether one of the words that introduce such an expression stands before `start`."""
    word = _WORD_BEFORE.search(lower, max(0, start - 12), start)
    return word is not None and word[1] in lexicon("times")["context"][context]
