"""The smallest pieces of a text that a word is made of: syllables, numbers, abbreviations, marks.

Works on text in NFC. What a unit is follows the Vietnamese Treebank where that is consistent: a number with
its points, commas and slashes is one unit (``1,2``, ``9/4``, ``2016–2021``), and so are ``TP.HCM``, ``GD&ĐT``,
``Lê-nin`` and ``m2``, while ``Hà Nội-Hải Phòng`` and ``95%`` fall into pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.language.vi.orthography import is_syllable

_LETTER = r"[^\W\d_]"
UPPER = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÐ]"


class Unit(NamedTuple):
    """A piece of text: offsets into it, end exclusive, and whether it is a line break."""

    start: int
    end: int
    text: str

    @property
    def is_break(self) -> bool:
        return self.text[0] == "\n"


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations after which a full stop ends no sentence."""
    lines = files(__package__).joinpath("abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _pattern() -> re.Pattern[str]:
    dotted = "|".join(sorted(map(re.escape, abbreviations()), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<link> (?:https?://|www\.)[^\s<>"”’»)\]]*[^\s<>"”’»)\].,;:!?…]
                | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
                | (?<![\w.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:vn|com|net|org|gov|edu|info)\b(?:/[^\s,;)]*)? )
      | (?P<clock> \d{{1,2}}[hg]\d{{0,2}}(?:’|')?(?!\w) )
      | (?P<code> (?<!\w)\d+{UPPER}+\d*(?:[-.]\d+)*(?!\w) )
      | (?P<number> \d+(?:[.,/:–-]\d+)*(?:[hg]\d{{0,2}}(?!\w))? )
      | (?P<dotted> (?<!\w)(?:(?:{UPPER}\.){{2,}}{UPPER}?(?!{_LETTER})
                          | (?:{dotted})\.(?:{UPPER}+(?!{_LETTER}))?(?=\s|\d|{UPPER}|\W|$)
                          | {UPPER}\.(?=\s*{UPPER})) )
      | (?P<initials> {UPPER}+\d*(?:[&-]{UPPER}+\d*)+(?!{_LETTER}) )
      | (?P<word> {_LETTER}+\d*(?:['’]{_LETTER}+)?(?:-{_LETTER}+)* )
      | (?P<dots> \.{{2,}}|-{{2,}} )
      | (?P<break> \n )
      | (?P<mark> \S )
        """,
        re.VERBOSE,
    )


def units(text: str) -> Iterator[Unit]:
    """Every unit of `text` in order; what lies between two of them is white space other than a line break."""
    for match in _pattern().finditer(text):
        if match.lastgroup == "word" and "-" in match[0]:
            yield from _hyphenated(match)
        else:
            yield Unit(match.start(), match.end(), match[0])


def _hyphenated(match: re.Match[str]) -> Iterator[Unit]:
    """One unit for a foreign name or word, else one for each part and each hyphen."""
    parts = match[0].split("-")
    if _is_foreign(parts):
        yield Unit(match.start(), match.end(), match[0])
        return
    start = match.start()
    for number, part in enumerate(parts):
        if number:
            yield Unit(start, start + 1, "-")
            start += 1
        yield Unit(start, start + len(part), part)
        start += len(part)


def _is_foreign(parts: list[str]) -> bool:
    if not all(is_syllable(part) for part in parts):
        return True
    return parts[0][0].isupper() and all(part.islower() for part in parts[1:])
