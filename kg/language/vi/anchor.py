"""What an article's dates are counted from: the day it appeared, else the full dates it gives itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg.article import Article
from kg.language.vi.patterns import any_of, compiled, folded, lexicon

_full_date = compiled(
    r"(?<![\w/.,-])(?P<d>\d{1,2})(?:_/_|[-.]| tháng )(?P<m>\d{1,2})(?:_/_|[-.]|,? năm )"
    r"(?P<y>(?:1[0-9]|20)\d\d)(?![\w/])",
    {},
)
_interval_joint = re.compile(r"\s*(?:[-–—]|đến|tới)\s*(?:ngày\s+)?")
_clock = re.compile(r"\b\d{1,2}\s*(?::|h|giờ)\s*\d{2}\b|gmt")

# A date line stands in the first lines, is short, and holds little beside its date.
_HEAD_LINES = 8
_LINE_LENGTH = 80
_LONELY = 20

# Farther than this from the day of publication, a day and month belong to the year before or after.
_SAME_YEAR = timedelta(days=200)

# An article may appear, or be dated, a few days from the day it calls today.
_NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the time of an article stands.

    `published` is the day it appeared, where metadata or a date line say so; `full_dates` the days it gives
    with their year, each with its offset in the text (of an interval only the last day); `stated` the day that
    it calls today itself (``hôm nay (10/5)``), where that is not far from `published`.
    """

    published: date | None = None
    full_dates: tuple[tuple[int, date], ...] = ()
    stated: date | None = None

    @property
    def today(self) -> date | None:
        """What `hôm nay` means: the day so called, that of publication, else the latest day given in full."""
        return self.stated or self.published or max((day for _, day in self.full_dates), default=None)

    def year_of(self, month: int, day: int, offset: int, side: int | None = None) -> int | None:
        """The year of a day and month at `offset`; `side` says before (-1) or after (1) today, or this year (0)."""
        if side is not None and self.today:
            return _on_side(self.today, month, day, side)
        if self.published:
            return _nearest_year(self.published, month, day)
        if not self.full_dates:
            return None
        return min(self.full_dates, key=lambda dated: abs(dated[0] - offset))[1].year


def anchor_of(article: Article) -> Anchor:
    """The anchor of an article: `published`, else its date line, else `presumed`, else the dates in its text."""
    lower = folded(article.text)
    published = _iso_day(article.published) or _date_line(article.text) or _iso_day(article.presumed)
    anchor = Anchor(published, tuple(_full_dates(lower)))
    return replace(anchor, stated=_stated_today(lower, anchor))


def _iso_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _date_line(text: str) -> date | None:
    """The date of a line such as ``Thứ Ba, 11/04/2017 09:10 (GMT+7)`` at the head of the text."""
    for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        found = list(_full_dates(folded(line))) if len(line) <= _LINE_LENGTH else []
        if len(found) == 1 and _is_date_line(folded(line)):
            return found[0][1]
    return None


def _is_date_line(line: str) -> bool:
    rest = _full_date.sub("", line)
    weekday = re.search(any_of(lexicon("times")["weekday"]), line)
    return len(rest.strip()) <= _LONELY or bool(weekday or _clock.search(line))


def _stated_today(lower: str, anchor: Anchor) -> date | None:
    """The present day as the article says it with its own date: `hôm nay (10/5)`, `sáng nay, 2-6`."""
    words = lexicon("times")
    for match in _today_with_date().finditer(lower):
        day, month = int(match["d"]), int(match["m"])
        year = int(match["y"]) if match["y"] else anchor.year_of(month, day, match.start())
        relative = " ".join((match["part"] or match["day"]).split())
        shift = words["relative_part" if match["part"] else "relative_day"][relative]
        try:
            named = date(year or 0, month, day)
        except ValueError:
            continue
        today = named - timedelta(days=shift)
        if anchor.published is None or abs(today - anchor.published) <= _NEAR:
            return today
    return None


@cache
def _today_with_date() -> re.Pattern[str]:
    words = lexicon("times")
    return compiled(
        r"(?<!\w)(?:{part} (?P<part>{relative_part})|(?P<day>{relative_day}))_[,(]?_(?:ngày )?"
        r"(?P<d>\d{1,2})(?:_/_|[-.])(?P<m>\d{1,2})"
        r"(?:(?:_/_|[-.])(?P<y>(?:1[0-9]|20)\d\d))?(?![\w/])",
        {name: any_of(words[name]) for name in ("part", "relative_part", "relative_day")},
    )


def _full_dates(text: str) -> list[tuple[int, date]]:
    found: list[tuple[int, date]] = []
    last_end = 0
    for match in _full_date.finditer(text):
        try:
            day = date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        if found and _interval_joint.fullmatch(text, last_end, match.start()):
            found.pop()
        found.append((match.start(), day))
        last_end = match.end()
    return found


def _nearest_year(published: date, month: int, day: int) -> int:
    def distance(year: int) -> timedelta:
        return abs(_safe_date(year, month, day) - published)

    if distance(published.year) <= _SAME_YEAR:
        return published.year
    return min((published.year - 1, published.year + 1), key=distance)


def _on_side(today: date, month: int, day: int, side: int) -> int:
    if side < 0 and _safe_date(today.year, month, day) > today:
        return today.year - 1
    if side > 0 and _safe_date(today.year, month, day) < today:
        return today.year + 1
    return today.year


def _safe_date(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, 28))
