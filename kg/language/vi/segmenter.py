"""Which syllables make a word: a conditional random field over the units of a line.

Each unit is labelled B (a word begins) or I (the word goes on). Features are the syllables around, their
shapes, whether a lexicon of words knows a stretch of them, and how closely two neighbours cling together in
news. Trained by `training/segmenter.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pycrfsuite

from kg.language.vi.orthography import is_syllable, normal_form
from kg.language.vi.seams import resewn
from kg.language.vi.units import Unit, units

MAX_SYLLABLES = 4
_PADDING = ("<s>", "</s>")


class Segmenter:
    """Divides text into words; `model` and `lexicon` are the files that training writes."""

    def __init__(self, model: bytes, lexicon: Iterable[str]) -> None:
        self.model = model
        self.lexicon = frozenset(lexicon)
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)

    @classmethod
    def from_disk(cls, folder: Path) -> Segmenter:
        """The segmenter kept in `folder`."""
        lexicon = (folder / "words.txt").read_text(encoding="utf-8").splitlines()
        return cls((folder / "words.crfsuite").read_bytes(), lexicon)

    def to_disk(self, folder: Path) -> None:
        """Keep the segmenter in `folder`, which is made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "words.crfsuite").write_bytes(self.model)
        (folder / "words.txt").write_text("\n".join(sorted(self.lexicon)) + "\n", encoding="utf-8")

    def words(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of every word of `text`, which is in NFC; a line break is a word of its own."""
        for is_break, line in groupby(units(text), key=lambda unit: unit.is_break):
            if is_break:
                yield from ((unit.start, unit.end) for unit in line)
            else:
                yield from self._words_of(list(line))

    def _words_of(self, line: Sequence[Unit]) -> Iterator[tuple[int, int]]:
        labels = self._tagger.tag(features(line, self.lexicon))
        begins = [
            i for i in range(len(line)) if i == 0 or labels[i] == "B" or not _may_join(line[i - 1], line[i])
        ]
        words = list(pairwise([*begins, len(line)]))
        for start, end in resewn(line, words, self.lexicon):
            yield line[start].start, line[end - 1].end


def _may_join(left: Unit, right: Unit) -> bool:
    """Whether two units can stand in one word: letters or digits, with white space between them."""
    return left.end < right.start and left.text[0].isalnum() and right.text[0].isalnum()


def features(line: Sequence[Unit], lexicon: frozenset[str]) -> list[list[str]]:
    """The features of each unit of a line."""
    forms = [normal_form(unit.text) for unit in line]
    shouting = not any(unit.text.islower() for unit in line)
    shapes = [_shape(unit.text, shouting) for unit in line]
    joins = [False, *(_may_join(left, right) for left, right in pairwise(line)), False]
    known = _known(forms, joins, lexicon)
    runs = _runs(shapes)
    padded = [*_PADDING[:1] * 2, *forms, *_PADDING[1:] * 2]
    kinds = ["_", "_", *shapes, "_", "_"]
    out = []
    for i in range(len(line)):
        a, b, c, d, e = padded[i : i + 5]
        p, q, r, s, t = kinds[i : i + 5]
        row = [
            "b", "0=" + c, "-1=" + b, "1=" + d, "-2=" + a, "2=" + e,
            f"-10={b} {c}", f"01={c} {d}", f"-21={a} {b}", f"12={d} {e}", f"-11={b} {d}",
            f"s={r}", f"s-1={q}{r}", f"s1={r}{s}", f"ss={p}{q}{r}{s}{t}",
            f"sw={q}{c}", f"ws={b}{r}", f"r={runs[i]}", f"rw={runs[i]}{c}", f"rb={runs[i]}{b}", *known[i],
        ]  # fmt: skip
        if joins[i]:
            row.append("j")
        out.append(row)
    return out


def _shape(unit: str, shouting: bool) -> str:
    """A letter for what the unit looks like; capitals tell nothing in a line that has only them."""
    if unit[0].isdigit():
        return "9"
    if not unit[0].isalpha():
        return unit[0]
    kind = "a" if shouting or unit.islower() else "A" if unit.isupper() and len(unit) > 1 else "X"
    return kind if is_syllable(unit) else kind + "f"


def _runs(shapes: Sequence[str]) -> list[str]:
    """For each unit, its place in a run of capitalized ones and how long that is: ``2/3`` in a name of three."""
    out: list[str] = []
    for is_capital, run in groupby(shapes, key=lambda shape: shape[0] == "X"):
        length = len(list(run))
        out += [f"{min(i, 4)}/{min(length, 5)}" if is_capital else "" for i in range(1, length + 1)]
    return out


def _known(forms: Sequence[str], joins: Sequence[bool], lexicon: frozenset[str]) -> list[list[str]]:
    """For each unit, how the lexicon's words lie over it and over the gap before it."""
    begins, goes_on = [1] * len(forms), [0] * len(forms)
    ends = [1] * len(forms)
    for i in range(len(forms)):
        word = forms[i]
        for length in range(2, MAX_SYLLABLES + 1):
            last = i + length - 1
            if last >= len(forms) or not joins[last]:
                break
            word = f"{word} {forms[last]}"
            if word in lexicon:
                begins[i] = length
                ends[last] = max(ends[last], length)
                for inside in range(i + 1, last + 1):
                    goes_on[inside] = max(goes_on[inside], length)
    return [
        [f"lb={b}", f"lg={g}", f"le={e}", f"lbg={b}{g}", f"lge={g}{e}", f"lp={p}{b}{g}"]
        for b, g, e, p in zip(begins, goes_on, ends, [0, *ends], strict=False)
    ]
