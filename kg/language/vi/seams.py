"""Seams between words that the segmenter gets wrong around names, put right by rule.

The treebank it learned from has few names, and news has many: a person's name is left in pieces (`Nguyễn Đức |
Chung`), or a state, a body or a name is glued to the word behind it (`Mỹ Trump`, `Quốc hội thảo luận`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.language.vi.orthography import is_syllable, normal_form
from kg.language.vi.patterns import lexicon
from kg.language.vi.units import Unit

Word = tuple[int, int]
"""The first unit of a word, and the one behind its last."""

LONGEST_NAME = 4


def resewn(line: Sequence[Unit], words: Sequence[Word], known: frozenset[str]) -> list[Word]:
    """`words` of a line with these seams put right; `known` are the words of the segmenter's lexicon."""
    if not any(unit.text.islower() for unit in line):  # capitals tell nothing
        return list(words)
    return _joined(line, [piece for word in words for piece in _cut(line, word, known)])


# --------------------------------------------------------------------------------------- what is too long


def _cut(line: Sequence[Unit], word: Word, known: frozenset[str]) -> Iterator[Word]:
    start, end = word
    form = _form(line, start, end)
    # The lexicon, counted in news, has words glued to names, too.
    if end - start > 1 and form not in _whole_names() and (_is_capital(line[start]) or form not in known):
        for seam in range(start + 1, end):
            if _is_seam(line, start, seam, end, known):
                yield start, seam
                yield from _cut(line, (seam, end), known)
                return
    yield word


def _is_seam(line: Sequence[Unit], start: int, seam: int, end: int, known: frozenset[str]) -> bool:
    before, after = line[seam - 1], line[seam]
    first = _form(line, start, seam)
    if not before.text[-1].isalnum():  # "C. Đây"
        return True
    if first in _states():  # "Mỹ Trump"
        return _is_capital(after) and not is_syllable(after.text)
    if seam - start < 2 or not after.text.islower():
        return False
    if all(map(_is_capital, line[start:seam])):  # "Ngọc Thạch chỉ", but "Bộ Chính trị"
        return _form(line, seam - 1, seam + 1) not in known
    if _is_capital(before):
        return False
    return end - seam > 1 and first in known and _form(line, seam, end) in known  # "Quốc hội thảo luận"


@cache
def _states() -> frozenset[str]:
    return frozenset(lexicon("known_names")["states"]) | frozenset(
        map(normal_form, lexicon("names")["states"])
    )


@cache
def _whole_names() -> frozenset[str]:
    listed = lexicon("known_names")
    kept = map(normal_form, lexicon("names")["kept_whole"])
    return frozenset((*listed["states"], *listed["places"], *listed["bodies"], *kept))


# -------------------------------------------------------------------------------------- what is in pieces


def _joined(line: Sequence[Unit], words: Sequence[Word]) -> list[Word]:
    """`words` with the pieces of a person's name made one: a family name, and capitalized syllables behind it."""
    done: list[Word] = []
    for start, end in words:
        if done and _goes_on(line, done[-1], (start, end)):
            done[-1] = (done[-1][0], end)
        else:
            done.append((start, end))
    return done


def _goes_on(line: Sequence[Unit], name: Word, piece: Word) -> bool:
    family, following = line[name[0]], line[piece[0]]
    if not (_is_capital(family) and _is_capital(following)) or piece[1] - name[0] > LONGEST_NAME:
        return False
    first, next_one = normal_form(family.text), normal_form(following.text)
    surnames = lexicon("mentions")["common_surnames"]
    return (
        line[name[1] - 1].end < following.start
        and first in surnames
        and next_one not in surnames
        and next_one not in lexicon("names")["opening_words"]
        and _form(line, *piece) not in lexicon("known_names")["places"]
        and all(map(_is_part_of_name, line[name[0] : piece[1]]))
        and not (piece[1] < len(line) and _is_part_of_name(line[piece[1]]))
    )


def _is_part_of_name(unit: Unit) -> bool:
    return _is_capital(unit) and unit.text[1:].islower() and is_syllable(unit.text)


def _is_capital(unit: Unit) -> bool:
    return unit.text[0].isupper()


def _form(line: Sequence[Unit], start: int, end: int) -> str:
    return " ".join(normal_form(unit.text) for unit in line[start:end])
