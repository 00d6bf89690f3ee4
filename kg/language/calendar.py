"""Days, weeks, months, quarters and years as ISO 8601, intervals as EDTF: ``2017-04-09``, ``2017-04/2017-06``."""

from __future__ import annotations

from datetime import date, timedelta


def day(year: int, month: int, day_of_month: int) -> str | None:
    """A day, or None where the calendar has none such."""
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return None


def shift_days(when: date, days: int) -> str | None:
    """The day so many days from `when`, or None beyond the calendar's years 1 to 9999."""
    try:
        return (when + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def week(when: date, weeks: int = 0) -> str | None:
    """Monday to Sunday of the week so many weeks from that of `when`."""
    monday = shift_days(when, 7 * weeks - when.weekday())
    return monday and interval(monday, shift_days(date.fromisoformat(monday), 6))


def weekend(when: date, weeks: int = 0) -> str | None:
    """Saturday and Sunday of that week."""
    saturday = shift_days(when, 7 * weeks - when.weekday() + 5)
    return saturday and interval(saturday, shift_days(date.fromisoformat(saturday), 1))


def month(number: int, months: int = 0, *, year: int) -> str | None:
    """The month so many months from month `number` of `year`."""
    years, index = divmod(number - 1 + months, 12)
    return f"{year + years:04}-{index + 1:02}" if 0 < year + years < 10000 else None


def months(first: int, last: int, *, year: int) -> str:
    """From one month of a year to another."""
    return f"{year:04}-{first:02}/{year:04}-{last:02}"


def year(number: int) -> str | None:
    """A year of four digits."""
    return f"{number:04}" if 0 < number < 10000 else None


def decade(number: int) -> str | None:
    """The decade of a year: ``199X``."""
    return f"{number // 10:03}X" if 0 < number < 10000 else None


def interval(start: str, end: str | None) -> str | None:
    """From the first day, month or year to the last."""
    return f"{start}/{end}" if end else None


def first_of(value: str) -> str:
    """The start of an interval; anything else is its own."""
    return value.split("/")[0]


def last_of(value: str) -> str:
    """The end of an interval; anything else is its own."""
    return value.split("/")[-1]
