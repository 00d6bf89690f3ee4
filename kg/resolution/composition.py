"""English for Vietnamese names of bodies, posts, places and honours, put together from their parts.

A synchronous grammar: each row of `composition.csv` pairs a Vietnamese pattern with an English one, the slots
of both being filled by smaller names, down to entries of the gazetteers, to `fields.csv` and to proper names,
which stay as they are. ``Phó Chủ tịch UBND TP Đà Nẵng`` is a post at a body in a place. A name with a word
that no row and no entry knows has no English. Of several readings the one with the fewest guesses is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kg.language.vi.orthography import is_syllable, normal_form
from kg.ontologies import ontology
from kg.resolution.gazetteer import load
from kg.resolution.words import Word, joined, key, table, words, written_out

# The longest name that is read: bounds the work on hostile input.
_LONGEST = 30

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
_PROVINCE_UNITS = ("tỉnh", "thành phố")
# Lists of words: the file, the column with the English, and the column that says which rows.
_WORD_LISTS = {
    "field": ("fields.csv", "en", "vi"),
    "portfolio": ("fields.csv", "en", "portfolio"),
    "generic": ("generics.csv", "en", "vi"),
    "generics": ("generics.csv", "plural", "vi"),
    "national": ("generics.csv", "national", "national"),
}
_STARTS = {
    # A place may act (TP Hà Nội has decided), and a body be where something happens.
    "Organization": ("organization", "place"),
    "Place": ("place", "organization"),
    "Honour": ("honour",),
    "Document": ("document",),
    "Gathering": ("gathering",),
    "Position": ("position", "post"),
    "Post": ("post",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A smaller name inside a name: as it stands there with abbreviations written out, its kind, its English."""

    name: str
    kind: str
    english: str


@dataclass(frozen=True, slots=True)
class Composed:
    """How a name is put together.

    `english` is its English label, `part_of` the body or place it names itself a part of, if any,
    `position` and `organization` those of a post. `guesses` counts the words that were taken as proper names.
    """

    english: str
    part_of: Part | None = None
    position: Part | None = None
    organization: Part | None = None
    guesses: int = 0


def compose(name: str, kind: str) -> Composed | None:
    """How `name`, of a kind of `kg.frame.ENTITY_KINDS` or ``Post``, is put together; None where it is unknown."""
    return _compose(written_out(name), kind)


def english_label(name: str, kind: str) -> str | None:
    """The English label of a name, from the gazetteer or composed; None where a part of it is unknown."""
    composed = compose(name, kind)
    return composed.english if composed else None


def post_label(position: str, organization: str, language: str) -> str | None:
    """The label of a post in ``vi`` or ``en``: ``Bí thư`` and ``Đảng ủy Khối …`` give ``Bí thư Đảng ủy Khối …``.

    English is None where a part is unknown.
    """
    vietnamese = position if key(position).endswith(key(organization)) else f"{position} {organization}"
    return vietnamese if language == "vi" else english_label(vietnamese, "Post")


@lru_cache(maxsize=65536)
def split_post(text: str) -> tuple[str, str] | None:
    """The position and the body of a post that is one string, both as written; None where it names no body."""
    starts = [word.start() for word in re.finditer(r"\S+", text)][:_LONGEST]
    whole_is_position = load().lookup(text, "Position") is not None
    best: tuple[int, tuple[str, str]] | None = None
    for start in starts[1:]:
        position, organization = text[:start].strip(" ,"), text[start:]
        # Chủ tịch nước is one post: a common noun after it is no body.
        if whole_is_position and not organization[0].isupper():
            continue
        first, second = compose(position, "Position"), compose(organization, "Organization")
        if first and second and not first.organization:
            guesses = first.guesses + second.guesses
            if best is None or guesses <= best[0]:
                best = guesses, (position, organization)
    return best[1] if best else None


@lru_cache(maxsize=65536)
def _compose(text: str, kind: str) -> Composed | None:
    found = words(text)
    if not 0 < len(found) <= _LONGEST:
        return None
    chart = _Chart(text, found)
    readings = [chart.read(symbol, 0, len(found)) for symbol in _STARTS.get(kind, ())]
    best = min((reading for reading in readings if reading), key=lambda reading: reading.cost, default=None)
    if best is None:
        return None
    parts = dict(best.parts)
    return Composed(
        best.english,
        part_of=parts.get("whole"),
        position=parts.get("position"),
        organization=parts.get("organization"),
        guesses=best.guesses,
    )


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


@dataclass(frozen=True, slots=True)
class _Reading:
    english: str
    cost: float
    guesses: int = 0
    parts: tuple[tuple[str, Part], ...] = ()


class _Chart:
    """The readings of every stretch of one name, each found once."""

    def __init__(self, text: str, found: Sequence[Word]) -> None:
        self.text, self.words = text, found
        self._forms = frozenset(word.form for word in found)
        self._usable: dict[str, Sequence[_Rule]] = {}
        self._read: dict[tuple[str, int, int], _Reading | None] = {}

    def read(self, symbol: str, start: int, end: int) -> _Reading | None:
        """The cheapest reading of words `start` to `end` as a `symbol` of the grammar."""
        stretch = symbol, start, end
        if stretch not in self._read:
            self._read[stretch] = None
            self._read[stretch] = min(
                self._readings(symbol, start, end), key=lambda reading: reading.cost, default=None
            )
        return self._read[stretch]

    def _readings(self, symbol: str, start: int, end: int) -> Iterator[_Reading]:
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

    def _known(self, symbol: str, start: int, end: int) -> _Reading | None:
        """What a list says of the whole stretch: a gazetteer, the fields, or that it is a proper name."""
        found = self.words[start:end]
        if symbol in _WRITTEN:
            return _Reading(self._slice(start, end), 1.5, len(found)) if _WRITTEN[symbol](found) else None
        spelling = joined(word.form for word in found)
        if not (spelling.startswith(found[0].form) and spelling.endswith(found[-1].form)):
            return None
        if symbol in _WORD_LISTS:
            english = _word_list(symbol).get(spelling)
            return _Reading(english, 0.5) if english else None
        for kind in _ENTRY_KINDS.get(symbol, _SCHEME_KINDS):
            entry = load().with_key(spelling, kind, found[0].proper)
            if entry and (symbol in _ENTRY_KINDS or entry.scheme == symbol):
                return _Reading(entry.labels["en"], 1)
        return None

    def _apply(
        self, rule: _Rule, item: int, start: int, end: int, filled: dict[str, tuple[int, int, _Reading]]
    ) -> Iterator[_Reading]:
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

    def _reading(self, rule: _Rule, filled: Mapping[str, tuple[int, int, _Reading]]) -> _Reading:
        readings = {slot: reading for slot, (_, _, reading) in filled.items()}
        parts = {
            slot: Part(self._slice(start, stop), _kind(slot), reading.english)
            for slot, (start, stop, reading) in filled.items()
        }
        told = [("whole", parts[rule.whole])] if rule.whole else []
        told += [(slot, parts[slot]) for slot in ("position", "organization") if slot in parts]
        return _Reading(
            _english(rule.english, {slot: reading.english for slot, reading in readings.items()}),
            1 + sum(reading.cost for reading in readings.values()),
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
    head = re.split(r" (?:for|to|under|in|on|at|against) |, ", label)[0]
    return " of " in head or head.split()[-1].lower() in _common_nouns()


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
    """Whether the words name a province: one known, or a short name that begins with none of these.

    More than two syllables that are none known are more likely the person named next.
    """
    known = [_province_named(found[:end]) for end in range(1, len(found) + 1)]
    syllables = sum(is_syllable(word.form) for word in found)
    return known[-1] or (_is_name(found) and not any(known) and syllables <= 2)


def _province_named(found: Sequence[Word]) -> bool:
    spelling = joined(word.form for word in found)
    return any(load().with_key(f"{unit} {spelling}", "Place") for unit in _PROVINCE_UNITS)


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
def _common_nouns() -> frozenset[str]:
    lines = (ontology("gazetteers") / "common_nouns.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.lower() for line in lines if line and not line.startswith("#"))
