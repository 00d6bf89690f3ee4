"""The grammar of names: Vietnamese patterns paired with English ones, and how a name is read by them.

A synchronous grammar: each row of `composition.csv` makes a symbol (``organization``, ``place``, ``post`` …) of words
and slots, in both languages. A slot is filled by a smaller name: an entry of a gazetteer, a word of `fields.csv` or
`generics.csv`, a proper name, which stays as it is, or what another row makes. Of several readings the cheapest is
taken: what a gazetteer knows costs less than what is only written like a name.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.language.vi.orthography import is_syllable, normal_form
from kg.ontologies import ontology
from kg.resolution.gazetteer import load
from kg.resolution.words import Word, joined, key, table, words

LONGEST = 30
"""The longest name that is read, in words: bounds the work on hostile input."""

_ROW_COST, _ENTRY_COST, _WORD_COST, _NAME_COST = 1.0, 1.0, 0.5, 1.5

_SLOT = re.compile(r"\{(\w+?)(\d*)\}")
_ENTRY_KINDS = {
    "organization": ("Organization",),
    "place": ("Place",),
    "position": ("Position",),
    "honour": ("Honour",),
    "document": ("Document",),
    "gathering": ("Gathering",),
}
# A slot named for one file of the gazetteers is filled by its entries of these kinds.
_SCHEME_KINDS = ("Organization", "Place")
# Lists of words: the file, the column with the English, and the column that says which rows.
_WORD_LISTS = {
    "field": ("fields.csv", "en", "vi"),
    "portfolio": ("fields.csv", "en", "portfolio"),
    "generic": ("generics.csv", "en", "vi"),
    "generics": ("generics.csv", "plural", "vi"),
    "national": ("generics.csv", "national", "national"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A smaller name inside a name: as it stands there with abbreviations written out, its kind, its English."""

    name: str
    kind: str
    english: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a name: its English, what it costs, how many words are only guessed to be a proper name.

    `parts` has the slots ``position`` and ``organization`` of a row, and as ``whole`` what the row's last
    column names.
    """

    english: str
    cost: float
    guesses: int = 0
    parts: tuple[tuple[str, Part], ...] = ()


def read(text: str, symbols: Sequence[str]) -> Reading | None:
    """The cheapest reading of `text`, abbreviations written out, as one of `symbols`; None where there is none."""
    found = words(text)
    if not 0 < len(found) <= LONGEST:
        return None
    chart = _Chart(text, found)
    return _cheapest(filter(None, (chart.read(symbol, 0, len(found)) for symbol in symbols)))


def _cheapest(readings: Iterator[Reading]) -> Reading | None:
    return min(readings, key=lambda reading: reading.cost, default=None)


class _Item(NamedTuple):
    """A part of a pattern: a word, or a slot with the symbol that fills it."""

    word: str = ""
    slot: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    items: tuple[_Item, ...]
    words: frozenset[str]
    english: str
    whole: str


class _Chart:
    """The readings of every stretch of one name, each found once."""

    def __init__(self, text: str, found: Sequence[Word]) -> None:
        self.text, self.words = text, found
        self._forms = frozenset(word.form for word in found)
        self._usable: dict[str, Sequence[_Rule]] = {}
        self._read: dict[tuple[str, int, int], Reading | None] = {}

    def read(self, symbol: str, start: int, end: int) -> Reading | None:
        """The cheapest reading of words `start` to `end` as a `symbol` of the grammar."""
        stretch = symbol, start, end
        if stretch not in self._read:
            self._read[stretch] = None
            self._read[stretch] = _cheapest(self._readings(symbol, start, end))
        return self._read[stretch]

    def _readings(self, symbol: str, start: int, end: int) -> Iterator[Reading]:
        known = self._known(symbol, start, end)
        if known:
            yield known
            return
        for rule in self._rules(symbol):
            if len(rule.items) <= end - start and rule.items[0].word in ("", self.words[start].form):
                yield from self._apply(rule, 0, start, end, {})

    def _rules(self, symbol: str) -> Sequence[_Rule]:
        """The rules that make `symbol` and whose words this name has."""
        if symbol not in self._usable:
            self._usable[symbol] = [rule for rule in _grammar().get(symbol, ()) if rule.words <= self._forms]
        return self._usable[symbol]

    def _known(self, symbol: str, start: int, end: int) -> Reading | None:
        """What a list says of the whole stretch: a gazetteer, the fields, or that it is a proper name."""
        found = self.words[start:end]
        if symbol in _WRITTEN:
            fits = _WRITTEN[symbol](found)
            return Reading(self._slice(start, end), _NAME_COST, len(found)) if fits else None
        spelling = joined(word.form for word in found)
        if not (spelling.startswith(found[0].form) and spelling.endswith(found[-1].form)):
            return None
        if symbol in _WORD_LISTS:
            english = _word_list(symbol).get(spelling)
            return Reading(english, _WORD_COST) if english else None
        for kind in _ENTRY_KINDS.get(symbol, _SCHEME_KINDS):
            entry = load().with_key(spelling, kind, found[0].proper)
            if entry and (symbol in _ENTRY_KINDS or entry.scheme == symbol):
                return Reading(entry.labels["en"], _ENTRY_COST)
        return None

    def _apply(
        self, rule: _Rule, item: int, start: int, end: int, filled: dict[str, tuple[int, int, Reading]]
    ) -> Iterator[Reading]:
        """The readings by `rule` whose items from `item` on cover words `start` to `end`."""
        if item == len(rule.items):
            if start == end:
                yield self._reading(rule, filled)
            return
        word, slot, symbol = rule.items[item]
        if word:
            if start < end and self.words[start].form == word:
                yield from self._apply(rule, item + 1, start + 1, end, filled)
            return
        rest = len(rule.items) - item - 1
        for stop in range(start + 1, end - rest + 1) if rest else (end,):
            reading = self.read(symbol, start, stop) if stop > start else None
            if reading:
                yield from self._apply(rule, item + 1, stop, end, {**filled, slot: (start, stop, reading)})

    def _reading(self, rule: _Rule, filled: Mapping[str, tuple[int, int, Reading]]) -> Reading:
        readings = {slot: reading for slot, (_, _, reading) in filled.items()}
        parts = {
            slot: Part(self._slice(start, stop), _kind(slot), reading.english)
            for slot, (start, stop, reading) in filled.items()
        }
        told = [("whole", parts[rule.whole])] if rule.whole else []
        told += [(slot, parts[slot]) for slot in ("position", "organization") if slot in parts]
        return Reading(
            _english(rule.english, {slot: reading.english for slot, reading in readings.items()}),
            _ROW_COST + sum(reading.cost for reading in readings.values()),
            sum(reading.guesses for reading in readings.values()),
            tuple(told),
        )

    def _slice(self, start: int, end: int) -> str:
        return self.text[self.words[start].start : self.words[end - 1].end]


def _english(pattern: str, fillings: Mapping[str, str]) -> str:
    def article(match: re.Match[str]) -> str:
        label = fillings[match[1]]
        return f"the {label}" if _is_definite(label) else label

    text = re.sub(r"the \{(\w+)\}", article, pattern)
    return _SLOT.sub(lambda match: fillings[match[0][1:-1]], text)


def _is_definite(label: str) -> bool:
    """Whether `label` takes *the* inside a sentence: its head is a common noun, or followed by *of*."""
    ends, nouns = _english_words()
    head = re.split(ends, label)[0]
    return " of " in head or head.split()[-1].lower() in nouns


def _is_name(found: Sequence[Word]) -> bool:
    """Whether the words are written as a proper name. A syllable alone is too little, a state is known."""
    state = load().with_key(joined(word.form for word in found), "Organization")
    return (
        all(word.proper for word in found)
        and not all(word.form.isdigit() for word in found)
        and not (len(found) == 1 and len(found[0].form) > 1 and is_syllable(found[0].form))
        and (state is None or state.scheme != "states")
    )


def _is_foreign(found: Sequence[Word]) -> bool:
    return _is_name(found) and not any(is_syllable(word.form) for word in found)


def _is_surname(found: Sequence[Word]) -> bool:
    return len(found) == 1 and _is_foreign(found)


def _is_province(found: Sequence[Word]) -> bool:
    """Whether the words name a province or city: one known, or a short name that begins with none of these.

    More than two syllables that are none known are more likely the person named next.
    """
    known = [_is_known_place(found[:end]) for end in range(1, len(found) + 1)]
    syllables = sum(is_syllable(word.form) for word in found)
    proper = all(word.proper for word in found)
    return proper and (known[-1] or (_is_name(found) and not any(known) and syllables <= 2))


def _is_known_place(found: Sequence[Word]) -> bool:
    name = " ".join(word.form.capitalize() for word in found)
    return any(entry.scheme in ("provinces", "districts") for entry in load().candidates(name, "Place"))


def _is_number(found: Sequence[Word]) -> bool:
    return len(found) == 1 and bool(re.fullmatch(r"\d+|[ivx]+", found[0].form))


def _is_code(found: Sequence[Word]) -> bool:
    return len(found) == 1 and any(letter.isdigit() for letter in found[0].form)


# What a slot may be filled by on account of how it is written alone.
_WRITTEN: Mapping[str, Callable[[Sequence[Word]], bool]] = {
    "name": _is_name,
    "foreign": _is_foreign,
    "surname": _is_surname,
    "province": _is_province,
    "number": _is_number,
    "code": _is_code,
}


def _kind(slot: str) -> str:
    return _ENTRY_KINDS.get(slot.rstrip("0123456789"), _SCHEME_KINDS)[0]


@cache
def _grammar() -> Mapping[str, Sequence[_Rule]]:
    """The rules by the symbol they make."""
    rules: dict[str, list[_Rule]] = defaultdict(list)
    for row in table("composition.csv"):
        for pattern in row["vi"].split("|"):
            items = tuple(_item(part) for part in pattern.split() if part != "-")
            literals = frozenset(item.word for item in items if item.word)
            rules[row["makes"]].append(_Rule(items, literals, row["en"], row["whole"]))
    return rules


def _item(part: str) -> _Item:
    slot = _SLOT.fullmatch(part)
    return _Item(slot=slot[1] + slot[2], symbol=slot[1]) if slot else _Item(normal_form(part))


@cache
def _word_list(symbol: str) -> Mapping[str, str]:
    file, english, wanted = _WORD_LISTS[symbol]
    return {key(name): row[english] for row in table(file) if row[wanted] for name in row["vi"].split("|")}


@cache
def _english_words() -> tuple[re.Pattern[str], frozenset[str]]:
    """What ends the head of an English name, and the nouns that take an article as its head."""
    with (ontology("gazetteers") / "english.toml").open("rb") as file:
        lists = tomllib.load(file)
    prepositions = "|".join(lists["prepositions"])
    return re.compile(f" (?:{prepositions}) |, "), frozenset(noun.lower() for noun in lists["common_nouns"])
