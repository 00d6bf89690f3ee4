"""Times counted from today or from the day last named, the present, and moon dates, which stay words."""

from __future__ import annotations

from datetime import date

from kg.language import calendar
from kg.language.vi.numbers import number
from kg.language.vi.patterns import lexicon
from kg.language.vi.times.grammar import Match, Reading, Value, follows, rule, spaced


@rule(r"(?P<ago>{ago}) (?P<about>{about} )?(?P<n>{n}|{half}) (?P<unit>{unit})(?!\w)")
def _ago(match: Match, reading: Reading) -> Value | None:
    """`cách đây gần hai năm`."""
    origin = lexicon("times")["ago"][spaced(match["ago"])]
    return _counted(reading.today if origin == "today" else reading.day, match, -1)


@rule(
    r"(?P<about>{about} )?(?P<n>{n}|{half}) (?P<unit>{unit}) "
    r"(?P<direction>{direction})(?!\w)(?! {event})"
)
def _before_or_after(match: Match, reading: Reading) -> Value | None:
    """`3 ngày trước`, `1 ngày sau đó`, `4 tháng nữa`."""
    origin, sign = lexicon("times")["direction"][spaced(match["direction"])]
    return _counted(reading.today if origin == "today" else _named_day(reading), match, sign)


@rule(r"(?:(?P<earlier>{earlier})|{later}) (?P<about>{about} )?(?P<n>{n}|{half}) (?P<unit>{unit})(?!\w)")
def _earlier_or_later(match: Match, reading: Reading) -> Value | None:
    """`trước đó một ngày`, `sau đó 2 tuần`."""
    return _counted(_named_day(reading), match, -1 if match["earlier"] else 1)


def _named_day(reading: Reading) -> date | None:
    return reading.day if reading.named else None


def _counted(origin: date | None, match: Match, sign: int) -> Value | None:
    if origin is None:
        return Value(None, "words")
    unit = str(lexicon("times")["unit"][match["unit"]])
    if match["n"] in lexicon("times")["phrase"]["half"]:
        return _half(origin, unit, sign)
    count = sign * int(number(match["n"]))
    if unit == "day":
        return Value(calendar.shift_days(origin, count), "day" if not match["about"] else "span")
    if unit == "month":
        return Value(calendar.month(origin.month, count, year=origin.year), "month")
    if unit == "year":
        return Value(calendar.year(origin.year + count), "year")
    if unit == "decade":
        return Value(calendar.decade(origin.year + 10 * count), "span")
    week = calendar.week(origin, count)
    # "gần hai tuần" names no week, only the month.
    return Value(week[:7] if week and match["about"] else week, "week")


def _half(origin: date, unit: str, sign: int) -> Value | None:
    """`nửa tháng trước`, `nửa năm sau`: the month."""
    if unit == "year":
        return Value(calendar.month(origin.month, 6 * sign, year=origin.year), "month")
    day = calendar.shift_days(origin, 15 * sign)
    return Value(day and day[:7], "month") if unit == "month" else None


@rule(r"(?:{now}|{from_now})(?!\w)")
def _now(match: Match, reading: Reading) -> Value | None:
    """`đến nay`, `hiện nay`, `từ nay`: the present day."""
    if follows(match.start(), reading.lower, "not_now"):
        return None
    return Value(reading.today.isoformat() if reading.today else None, "now")


@rule(r"{then}(?!\w)")
def _then(match: Match, reading: Reading) -> Value | None:
    """`lúc này`: in what is told, the day last named."""
    day = _named_day(reading)
    return Value(day.isoformat() if day else None, "then")


@rule(
    r"(?:{part} )?(?:(?:ngày )?(?:{moon_day} \d{1,2}|rằm)(?: (?:tết|tháng \w+)|/\d{1,2})?(?: tết)?(?: {moon})?"
    r"|(?:ngày )?\d{1,2}(?: tháng |/|-)(?:\d{1,2}|{moon_month})(?: năm \w+)? {moon}"
    r"|(?:ngày )?(?:29|30|[1-9]) tết(?: nguyên đán)?"
    r"|(?:ngày )?(?:\d{1,2} )?tháng {moon_month}(?: {moon})?)(?!\w)"
)
def _moon(match: Match, reading: Reading) -> Value | None:
    """A date of the moon calendar stays words: `mùng 3 Tết`, `rằm tháng Giêng`, `10/3 âm lịch`."""
    return Value(None, "words")


RULES = (_ago, _before_or_after, _earlier_or_later, _now, _then, _moon)
