"""Comparing names: word by word in normal form, marks folded only where one side was written without any."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from kg.language.vi.orthography import normal_form

_WORD = re.compile(r"\w+")
_FINAL_Y = re.compile(r"^([hklmst])([yýỳỷỹỵ])$")
_TO_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))

Words = tuple[str, ...]


@lru_cache(maxsize=65536)
def form(word: str) -> str:
    """A word's normal form, with the `i` that some spell `y` behind one consonant: ``Sỹ`` is ``sĩ``."""
    return _FINAL_Y.sub(lambda match: match[1] + _TO_I[match[2]], normal_form(word))


@lru_cache(maxsize=65536)
def words(name: str) -> Words:
    """The words of `name` in normal form, punctuation left out: ``TP.Hà Nội`` is ``tp``, ``hà``, ``nội``."""
    return tuple(form(word) for word in _WORD.findall(name))


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """`word` in lower case without tones and marks: ``Đại`` is ``dai``."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def same(one: str, other: str) -> bool:
    """Whether two names are written alike.

    ``Trần Đại Quang`` is ``Tran Dai Quang``, where no mark at all was typed; ``Hoà`` is ``Hòa``; but ``Hạnh`` and
    ``Hanh`` in names that do carry marks are two.
    """
    first, second = words(one), words(other)
    if first == second:
        return True
    unmarked = _unmarked(first) or _unmarked(second)
    return unmarked and [bare(word) for word in first] == [bare(word) for word in second]


def _unmarked(name: Words) -> bool:
    return all(bare(word) == word for word in name)


def expand(name: Words, abbreviations: Mapping[str, Words]) -> Words:
    """`name` with each word that `abbreviations` knows written out."""
    return tuple(word for short in name for word in abbreviations.get(short, (short,)))


def shortens(short: Words, full: Words, left_out: Collection[str] = ()) -> bool:
    """Whether `short` can be read as a short way of writing `full`.

    Both start with the same word, or with its initial; each word of `short` stands in `full`, in order, or is
    made of the initials of words there: ``sở nn ptnt`` shortens ``sở nông nghiệp và phát triển nông thôn``. Words
    in `left_out` have no initial unless one is given.
    """
    return bool(short) and bool(full) and _reads(short, full, left_out, first=True)


def _reads(short: Words, full: Words, left_out: Collection[str], first: bool = False) -> bool:
    if not short:
        return True
    for skip in range(1 if first else len(full)):
        rest = full[skip:]
        if rest[0] == short[0] and _reads(short[1:], rest[1:], left_out):
            return True
        taken = _initials(short[0], rest, left_out)
        if taken and _reads(short[1:], rest[taken:], left_out):
            return True
    return False


def spelled_out(short: Words, full: Words, left_out: Collection[str] = ()) -> int:
    """How many words of `full`, from its first, say no more than `short`, its initials written out; 0 if none do."""
    at = 0
    for word in short:
        while 0 < at < len(full) and full[at] in left_out and full[at] != word:
            at += 1
        if at == len(full):
            return 0
        taken = 1 if full[at] == word else _initials(word, full[at:], left_out)
        if not taken:
            return 0
        at += taken
    return at


def _initials(letters: str, full: Words, left_out: Collection[str]) -> int:
    """How many words of `full`, from its first, the initials `letters` (two or more) stand for; 0 if they do not."""
    if not 2 <= len(letters) <= 8:
        return 0
    at = 0
    for letter in letters:
        while at < len(full) and full[at] in left_out and _initial(full[at]) != letter:
            at += 1
        if at == len(full) or len(full[at]) == 1 or _initial(full[at]) != letter:
            return 0
        at += 1
    return at


@lru_cache(maxsize=65536)
def _initial(word: str) -> str:
    return word[0] if word[0] == "đ" else bare(word)[:1]


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words are the same but for one letter more, less, or other; tones are no letters."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = next((i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    tails = (
        (one[same + 1 :], other[same + 1 :]),
        (one[same:], other[same + 1 :]),
        (one[same + 1 :], other[same:]),
    )
    return any(rest == other_rest for rest, other_rest in tails)


def starts(name: Sequence[str], head: Sequence[str]) -> bool:
    """Whether `name` begins with the words of `head`."""
    return tuple(name[: len(head)]) == tuple(head)


def ends(name: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether `name` ends with the words of `tail`."""
    return bool(tail) and tuple(name[-len(tail) :]) == tuple(tail)
