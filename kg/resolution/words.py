"""The words of a name, so that two spellings of one name compare equal."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kg.language.vi.orthography import normal_form
from kg.ontologies import ontology
from kg.resolution.names import bare

# Capitals joined by &, a hyphen, a stop (GD&ĐT, LĐ-TB&XH, T.Ư), and a short word with its stop (TP., Q.).
_CAPITALS = r"[A-ZĐƯ]{1,6}"
_JOINED = re.compile(rf"(?<!\w){_CAPITALS}(?:(?:\s?[-–&/.]\s?|,){_CAPITALS}(?!\w))+")
_JOINTS = re.compile(r"[\s\-–&/.,]")
_STOPPED = re.compile(r"(?<!\w)(\w{1,2})\.\s?(?=\w)")
_WORD = re.compile(r"\w+(?:[./’']\w+)*")


class Word(NamedTuple):
    """A word of a name: its normal form, where it stands, whether it is written as a proper name is."""

    form: str
    start: int
    end: int
    proper: bool


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of `ontologies/gazetteers/`, its head comment left out."""
    with (ontology("gazetteers") / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


@lru_cache(maxsize=65536)
def written_out(name: str) -> str:
    """`name` with its abbreviations written out: ``UBND TP.HCM`` is ``Ủy ban nhân dân thành phố Hồ Chí Minh``."""
    return _WORD.sub(lambda word: _abbreviations().get(word[0], word[0]), _parted(name))


def words(text: str) -> tuple[Word, ...]:
    """The words of `text`, punctuation left out. Offsets are code points of `text`, end exclusive."""
    return tuple(
        Word(
            normal_form(match[0]), match.start(), match.end(), match[0][0].isupper() or match[0][0].isdigit()
        )
        for match in _WORD.finditer(text)
    )


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What two spellings of one name have in common.

    Tone placement, case, spaces, punctuation, abbreviations and silent words (``và``) make no difference;
    a mark that differs does.
    """
    return " ".join(filter(None, map(_key_of_word, _WORD.findall(_parted(name)))))


def joined(forms: Iterator[str]) -> str:
    """The key of a name whose words have these normal forms."""
    return " ".join(form for form in forms if form not in _silent())


@lru_cache(maxsize=65536)
def _key_of_word(word: str) -> str:
    return joined(normal_form(part) for part in _WORD.findall(_abbreviations().get(word, word)))


def _parted(name: str) -> str:
    """`name` in NFC, its abbreviations whole (``GD&ĐT`` is ``GDĐT``) and apart from what follows (``TP.Huế``)."""
    text = unicodedata.normalize("NFC", name)
    text = _JOINED.sub(_whole, text)
    return _STOPPED.sub(_written_out_before_stop, text)


def _whole(match: re.Match[str]) -> str:
    abbreviation = _JOINTS.sub("", match[0])
    return abbreviation if abbreviation in _abbreviations() else match[0]


def _written_out_before_stop(match: re.Match[str]) -> str:
    full = _abbreviations().get(f"{match[1]}.")
    return f"{full} " if full else match[0]


@lru_cache(maxsize=65536)
def unmarked(key: str) -> str:
    """`key` without marks, nor what is silent without its marks: ``bộ giáo dục`` is ``bo giao duc``."""
    silent = {bare(word) for word in _silent()}
    return " ".join(word for word in bare(key).split() if word not in silent)


@cache
def _abbreviations() -> Mapping[str, str]:
    return {row["short"]: row["full"] for row in table("abbreviations.csv") if row["full"]}


@cache
def _silent() -> frozenset[str]:
    return frozenset(row["short"] for row in table("abbreviations.csv") if not row["full"])
