"""Days and clock times: with a number, counted from today, by their name in the week."""

from __future__ import annotations

import re

from kg.language import calendar
from kg.language.vi.patterns import lexicon
from kg.language.vi.times.grammar import (
    Match,
    Reading,
    Value,
    day_month,
    follows,
    given_year,
    number_of,
    rule,
    side_of,
)

_DAY_LEAD = (
    r"(?:{hedge} )?(?:(?P<deadline>{deadline}) )?(?:(?P<clock>{clock_time})(?:,? | ngày ))?"
    r"(?:(?P<part>{part})(?:_,_| |_(?=\()))?"
    r"(?:(?P<rel>{relative_day}|{relative_part})(?:_,_| |_(?=\()))?"
    r"(?:(?:hôm |ngày )?(?P<weekday>{weekday})(?: tuần {week})?(?:_,_| |_(?=\()))?(?P<open>\(_)?(?P<day>{day} )?"
)


def _year(match: Match, reading: Reading, month: int, day: int) -> tuple[int | None, bool]:
    """The year of a day, and whether the anchor gave it."""
    given = given_year(match, reading)
    if given is not None:
        return given, False
    return reading.anchor.year_of(month, day, match.start("d"), side_of(match)), True


@rule(
    _DAY_LEAD
    + r"(?P<d>{d}){day_sep}(?P<m>{m}|{month}){opt_year}{stop}{end_of_row}(?(open)_\)|)(?=(?: (?P<side>{side})(?!\w))?)"
)
def _date(match: Match, reading: Reading) -> Value | None:
    """`Sáng 9/4`, `ngày 9 tháng 4 năm 2017`, `9.4.2017`, `22h ngày 29.5`, `hôm nay (18/6)`, `ngày 19/5 tới`."""
    day, month = day_month(match)
    year, guessed = _year(match, reading, month, day)
    introduced = any(match[name] for name in ("deadline", "clock", "part", "rel", "weekday", "day"))
    if year is None:
        return Value(None, "day", guessed, weak=not introduced)
    value = calendar.day(year, month, day)
    return Value(value, "day", guessed, weak=guessed and not introduced) if value else None


@rule(r"(?:{clock_time} )?(?:{part} )?(?:{day} )?(?P<d>{d})(?: -_|- )(?P<m>{m})(?:_-_(?P<y>{y}))?{stop}")
def _spaced_date(match: Match, reading: Reading) -> Value | None:
    """`chiều 30- 6`, `ngày 18 - 5`: a day over twelve, and introduced."""
    if int(match["d"]) <= 12 or match.start("d") == match.start():
        return None
    day, month = day_month(match)
    year, guessed = _year(match, reading, month, day)
    value = calendar.day(year, month, day) if year else None
    return Value(value, "day", guessed) if value or year is None else None


@rule(
    r"(?:{hedge} )?(?:{from} )?(?P<intro>(?:{several_days} )?(?:{part} )?{day} |(?:{part} ))?"
    r"(?P<d>{d})(?:_,_{d})*(?:(?P<dash>{dash})|_,_|_,? và | (?:{until}) )(?:{part} )?(?:{day} )?"
    r"(?P<dd>{d}){day_sep}(?P<m>{m}|{month}){opt_year}{stop}(?!{dash}\d)"
)
def _days(match: Match, reading: Reading) -> Value | None:
    """Several days of one month: `từ ngày 5 đến 9/4`, `các ngày 18 và 24/5`, `11 - 15/5`."""
    first, (last, month) = int(match["d"]), day_month(match, "dd")
    year = given_year(match, reading)
    guessed = year is None
    if year is None:
        year = reading.anchor.year_of(month, last, match.start("dd"))
    opened = reading.lower[match.start() : match.start("d")].strip() != ""
    opened = (
        opened or _DATE_BEFORE.search(reading.lower, max(0, match.start() - 8), match.start()) is not None
    )
    if not (opened or match["dash"]):
        return None
    if year is None:
        return Value(None, "span", guessed, weak=not opened)
    end = calendar.day(year, month, last)
    start = calendar.month(month, -1 if first > last else 0, year=year)
    if end is None or start is None or calendar.day(int(start[:4]), int(start[5:]), first) is None:
        return None
    return Value(f"{start}-{first:02}/{end}", "span", guessed, weak=guessed and not opened)


@rule(
    r"(?:{hedge} )?(?:{clock_time},? )?(?:(?:{part} )?(?P<rd>{relative_day})|{part} (?P<rp>{relative_part}))(?!\w)"
)
def _relative_day(match: Match, reading: Reading) -> Value | None:
    """`hôm qua`, `sáng nay`, `9h sáng mai`, `tối hôm qua`."""
    words, table = (match["rd"], "relative_day") if match["rd"] else (match["rp"], "relative_part")
    if reading.today is None:
        return Value(None, "day")
    return Value(calendar.shift_days(reading.today, number_of(table, words)), "day")


_DATE_BEFORE = re.compile(r"\d[/.]\d\d?,\s$")


@rule(r"(?:{clock_time},? )?(?:{part} )?(?P<fd>{following_day})(?! \d|\w){not_when}")
def _following_day(match: Match, reading: Reading) -> Value | None:
    """`Chiều cùng ngày`, `18h24 cùng ngày`, `ngày hôm sau`: counted from the day last named."""
    if reading.day is None:
        return Value(None, "day")
    return Value(calendar.shift_days(reading.day, number_of("following_day", match["fd"])), "day")


@rule(
    r"(?:{clock_time},? )?(?P<part>{part} )?(?:(?P<intro>hôm )|ngày )?(?P<weekday>{weekday})"
    r"(?: (?:tuần (?P<week>{week})|(?P<side>{side})))?(?!\w)"
)
def _weekday(match: Match, reading: Reading) -> Value | None:
    """`hôm thứ Ba`, `thứ 5 tuần trước`, `Chủ nhật tới`; without such support only where it has a capital."""
    weekday = number_of("weekday", match["weekday"])
    supported = any(match[name] for name in ("part", "intro", "week", "side"))
    name = reading.text[match.start("weekday") : match.end("weekday")].split()[-1]
    if not (weekday == 7 or name[0].isupper() or supported) or _names_a_campaign(match):
        return None
    today = reading.today
    if today is None:
        return Value(None, "day")
    ahead = weekday - 1 - today.weekday()
    side = side_of(match)
    if match["week"]:
        ahead += 7 * number_of("week", match["week"])
    elif side == 1:
        ahead += 7 if ahead <= 0 else 0
    elif side != 0 and ahead > 0:
        ahead -= 7
    return Value(calendar.shift_days(today, ahead), "day")


def _names_a_campaign(match: Match) -> bool:
    """`Chủ nhật xanh`, `Chủ nhật đỏ`."""
    following = re.match(r"\s(\w+)", match.string[match.end() :])
    return following is not None and following[1] in lexicon("times")["context"]["campaign"]


@rule(
    r"(?:{hedge} )?(?P<h>\d{1,2})_(?:h|g|giờ)(?:_(?P<min>\d{2})(?:_phút|_['’])?)?(?P<part> {part})?(?![\w/])"
)
def _clock(match: Match, reading: Reading) -> Value | None:
    """`lúc 8h30`, `3 giờ chiều`: on the day last named. `8 giờ` alone is a duration."""
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if "phút" in match[0] and follows(match.start(), reading.lower, "lasting"):
        return None
    introduced = match["part"] or match["min"] or follows(match.start("h"), reading.lower, "clock")
    if hour > 24 or minute > 59 or not introduced:
        return None
    if match["part"] and hour < 12 and any(word in match["part"] for word in lexicon("times")["afternoon"]):
        hour += 12
    if reading.day is None:
        return Value(None, "clock")
    return Value(f"{reading.day.isoformat()}T{hour % 24:02}:{minute:02}", "clock")


RULES = (_date, _spaced_date, _days, _relative_day, _following_day, _weekday, _clock)
