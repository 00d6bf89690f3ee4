"""What a rule is, and what its reader may know and say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.language.vi.anchor import Anchor
from kg.language.vi.numbers import words_pattern
from kg.language.vi.patterns import any_of, compiled, lexicon

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression as a rule reads it.

    `value` is None where it stays words. `unit` is what it names: day, month, year, week, clock, span, now or
    words. A `guessed` one takes its year from the anchor, a `weak` one needs support from what stands around.
    """

    start: int
    end: int
    value: str | None
    unit: str
    guessed: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What a reader makes of a match: see `Atom`."""

    value: str | None
    unit: str
    guessed: bool = False
    weak: bool = False


@dataclass(slots=True)
class Reading:
    """What a reader may know: the text as it is and in lower case, the anchor, and the day last named.

    `day` is the anchor's before one is `named`.
    """

    text: str
    lower: str
    anchor: Anchor
    day: date | None = None
    named: bool = False

    @property
    def today(self) -> date | None:
        return self.anchor.today


Reader = Callable[[Match, Reading], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A template, as `kg.language.vi.patterns` has it, and what reads its matches; None says it is no time."""

    template: str
    read: Reader


def rule(template: str) -> Callable[[Reader], Rule]:
    """Make a rule of a reader; the reader's docstring tells what the rule takes."""
    return lambda read: Rule(template, read)


@cache
def parts() -> Mapping[str, str]:
    """What the names in templates stand for: the lists of the data file, and these."""
    words = lexicon("times")
    lists = {name: value for name, value in words.items() if name not in ("phrase", "context")}
    lists |= words["phrase"]
    return {name: any_of(some) for name, some in lists.items()} | {
        "d": r"(?:0?[1-9]|[12]\d|3[01])",
        "m": r"(?:0?[1-9]|1[0-2])",
        "y": r"(?:1[0-9]|20)\d\d",
        "n": rf"(?:\d{{1,4}}|{words_pattern()})",
        "clock_time": r"{one_clock}(?:{dash}{one_clock})?",
        "one_clock": r"\d{1,2}_(?:h|g|giờ|:)(?:_\d{1,2}(?:_phút|_['’])?)?(?!\w)",
        "opt_year": r"(?:(?:_/_|[-.]|,? năm )(?P<y>{y})| năm (?P<yw>{year}))?",
        "day_sep": r"(?:_/_|[-.]| tháng )",
        "dash": r"_[-–—]_",
        "stop": r"(?![\w%]|[/.,]\d)",
        # Numbers in a row are none: 07-08-11.
        "end_of_row": r"(?:(?!-\d)|(?<!-\d)(?<!-\d\d))",
        "not_when": r"(?:(?<=nay)|(?<=này)|(?<=ngoái)|(?! {event}))(?!\w)",
    }


@cache
def opening() -> re.Pattern[str]:
    """Where an expression may begin: the first words of every rule, and digits."""
    words = lexicon("times")
    lists: list[Iterable[str]] = list(words["phrase"].values())
    lists += [words[name] for name in ("part", "day", "hedge", "deadline", "edge", "weekday", "period")]
    lists += [words[name] for name in ("relative_day", "following_day", "unit", "ago", "about")]
    lists += [lexicon("numbers")["digit"], ["mười", "rằm", "nửa", "sang"]]
    first = {phrase.split()[0] for phrases in lists for phrase in phrases}
    return re.compile(rf"(?<![\w/.,])\d|(?<!\w){any_of(first)}(?!\w)")


# ---------------------------------------------------------------------------------- what several readers need


def day_month(match: Match, day: str = "d", month: str = "m") -> tuple[int, int]:
    """The day and month that two groups give."""
    return int(match[day]), month_number(match[month])


def month_number(words: str) -> int:
    """A month in digits or by its name."""
    return int(words) if words.isdigit() else number_of("month", words)


def number_of(table: str, words: str) -> int:
    """The number that a table of the data file gives to words."""
    return int(lexicon("times")[table][spaced(words)])


def spaced(words: str) -> str:
    """Words with one space between them, as the data file has them."""
    return " ".join(words.split())


def given_year(match: Match, reading: Reading) -> int | None:
    """The year that an expression states, in digits or as `năm ngoái`."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("yw") and reading.today:
        return reading.today.year + number_of("year", groups["yw"])
    return None


def side_of(match: Match) -> int | None:
    """On which side of today `hồi`, `vừa qua`, `tới` or `này` put it; None without such a word."""
    words = match.groupdict().get("side")
    if words is None:
        return -1 if follows(match.start(), match.string, "past") else None
    return number_of("side", words)


def is_counted(match: Match, reading: Reading) -> bool:
    """Whether a number stands before: `3 tháng tới` is a duration, `tháng tới` a month."""
    return _count().search(reading.lower, max(0, match.start() - 12), match.start()) is not None


@cache
def _count() -> re.Pattern[str]:
    numbers = lexicon("numbers")
    counting = [*numbers["digit"], *numbers["multiplier"], *lexicon("times")["context"]["counting"]]
    return compiled(r"(?<![\w-])(?:\d+(?:[.,]\d+)*|{counting})_$", {"counting": any_of(counting)})


def follows(start: int, lower: str, context: str) -> bool:
    """Whether one of the words that introduce such an expression stands before `start`."""
    word = _WORD_BEFORE.search(lower, max(0, start - 12), start)
    return word is not None and word[1] in lexicon("times")["context"][context]


_WORD_BEFORE = re.compile(r"(\w+)\s+$")
