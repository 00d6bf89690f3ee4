"""Which place a body belongs to, so that `Sở Y tế` in news of one province is not that of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.language.vi.orthography import normal_form
from kg.resolution.gazetteer import Entry, load
from kg.resolution.names import Words
from kg.resolution.names import words as name_words
from kg.resolution.passage import Passage
from kg.resolution.references import References
from kg.resolution.words import key, words, written_out

_LONGEST_PLACE = 6
_NUMBER = re.compile(r"\d+|[IVX]+")
_WORD = re.compile(r"[\w-]+")
_PROVINCE, _CITY = "tỉnh", "thành phố"


@dataclass(frozen=True, slots=True)
class Territory:
    """The places an article names: provinces by offset, and names behind administrative levels by offset."""

    provinces: tuple[tuple[int, str], ...]
    levelled: Mapping[str, tuple[tuple[int, str], ...]]

    def province(self, at: int) -> str | None:
        """Notation of the province that an unplaced body at `at` belongs to: the one the article is about.

        That is the one named most; the last named before `at`, where two are named as often.
        """
        counted = Counter(notation for _, notation in self.provinces)
        if not counted:
            return None
        most = max(counted.values())
        leading = {notation for notation, count in counted.items() if count == most}
        before = [notation for offset, notation in self.provinces if offset < at and notation in leading]
        return before[-1] if before else next(n for _, n in self.provinces if n in leading)

    def at_level(self, level: str, at: int) -> str | None:
        """The place of a level, such as ``huyện văn yên``, named last before `at`, else first after it."""
        named = self.levelled.get(level, ())
        i = bisect_left(named, (at, ""))
        if i:
            return named[i - 1][1]
        return named[0][1] if named else None


def territory(passage: Passage, references: References) -> Territory:
    """Read off a text which provinces it names and which places behind words such as `huyện`."""
    provinces: list[tuple[int, str]] = []
    levelled: dict[str, list[tuple[int, str]]] = {}
    row = passage.words
    levels: dict[str, list[Words]] = {}
    for level in references.levels:
        levels.setdefault(level[0], []).append(level)
    provinces_begin = _first_words()
    i = 0
    while i < len(row):
        found = _province_at(passage, i) if row[i].form in provinces_begin else None
        if found:
            provinces.append((row[i].start, found[0]))
            i += found[1]
            continue
        for level in levels.get(row[i].form, ()):
            end = i + len(level)
            if tuple(word.form for word in row[i:end]) == level and end < len(row) and row[end].capital:
                last = end + 1
                while last < min(len(row), end + 4) and row[last].capital and row[last].gap == " ":
                    last += 1
                name = " ".join(normal_form(word.text) for word in row[i:last])
                levelled.setdefault(" ".join(level), []).append((row[i].start, name))
        i += 1
    return Territory(tuple(provinces), {level: tuple(named) for level, named in levelled.items()})


def _province_at(passage: Passage, i: int) -> tuple[str, int] | None:
    row = passage.words
    for size in range(min(_LONGEST_PLACE, len(row) - i), 0, -1):
        if any("\n" in word.gap for word in row[i + 1 : i + size]):
            continue
        entry = _province(passage.slice(i, i + size))
        if entry:
            return entry.notation, size
    return None


@lru_cache
def _first_words() -> frozenset[str]:
    """The words that names of provinces begin with."""
    entries = (entry for entry in load().entries.values() if entry.scheme == "provinces")
    return frozenset(name_words(name)[0] for entry in entries for name in entry.names)


@lru_cache(maxsize=65536)
def _province(name: str) -> Entry | None:
    entry = load().lookup(name, "Place")
    return (
        entry if entry and entry.scheme == "provinces" and not entry.notation.startswith("region") else None
    )


@lru_cache(maxsize=65536)
def province_in(phrase: str) -> str | None:
    """The notation of the province that a phrase names, the last where it names several."""
    found = _WORD.findall(phrase)
    for end in range(len(found), 0, -1):
        for first in range(max(0, end - _LONGEST_PLACE), end):
            if entry := _province(" ".join(found[first:end])):
                return entry.notation
    return None


@lru_cache(maxsize=65536)
def placed(name: str) -> tuple[str, bool]:
    """The key of a body's name with the place in it as its notation, and whether there is one.

    ``Công an Hà Nội`` and ``Công an TP Hà Nội`` have one key.
    """
    spelled = [word for word in words(written_out(name)) if key(word.form)]
    forms = [word.form for word in spelled]
    for size in range(min(_LONGEST_PLACE, len(forms) - 1), 0, -1):
        for first in range(len(forms) - size, 0, -1):
            end = first + size
            entry = _place(" ".join(forms[first:end]))
            inside = size == 1 and end < len(forms)
            if entry and not inside and spelled[end - 1].proper:
                head = forms[: first - 1] if first > 1 and forms[first - 1] == _PROVINCE else forms[:first]
                return " ".join([*head, f"<{entry.notation}>", *forms[end:]]), True
    return " ".join(forms), False


def is_city(notation: str) -> bool:
    """Whether a province is a city of its own, as Hà Nội is."""
    entry = load().entries.get(notation)
    return entry is not None and any(key(name).startswith(_CITY) for name in entry.names)


def _place(spelling: str) -> Entry | None:
    entry = load().with_key(spelling, "Place")
    return entry if entry and entry.scheme in ("provinces", "districts", "states") else None


def level_of(forms: Words, references: References) -> str | None:
    """The level of place a body's name lacks: ``tỉnh`` for `Sở Y tế`, ``huyện`` for `UBND huyện`."""
    for level in sorted(references.levels, key=len, reverse=True):
        if forms[-len(level) :] == level:
            return " ".join(level)
    for size in range(min(4, len(forms)), 0, -1):
        for part in (forms[:size], forms[-size:]):
            if part in references.local:
                return references.local[part]
    return None


def has_own_name(name: str, references: References, numbered: bool = True) -> bool:
    """Whether a name holds a capitalised word that is no word for kinds of bodies or their fields.

    A number is a name of its own (`Quân khu 4`), unless `numbered` is False: there is a `Vụ III` in every ministry.
    """
    pieces = re.findall(r"\w+", name)
    if any(_NUMBER.fullmatch(piece) for piece in pieces[1:]):
        return numbered
    return any(
        piece[0].isupper()
        and not _common(piece, references)
        and (i or len(pieces) == 1 or not piece[1:].islower())
        for i, piece in enumerate(pieces)
    )


def is_national(name: str, references: References) -> bool:
    """Whether a name says that there is one such body in the state: `Trung ương`, `tối cao`."""
    spelling = f" {key(name)} "
    capital = any(word.proper for word in words(name)[1:])
    return capital and any(f" {' '.join(sign)} " in spelling for sign in references.national_signs)


def _common(piece: str, references: References) -> bool:
    written: Sequence[str] = key(piece).split()
    return all(form in references.inner for form in written)
