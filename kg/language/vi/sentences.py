"""Where sentences begin: at a line's start, and after closing marks that a new beginning follows.

A line break always ends a sentence: headlines, captions and list items stand on lines of their own. A full
stop ends none after an abbreviation or an initial (`TP. Hồ Chí Minh`, `Nguyễn Văn A. và`) or the number of a list
item (`1. Người nào`), and the marks that close a quotation go with the sentence they close. Where a caption runs
into the text, it ends with its credit (`(Ảnh: AFP) Theo`). Words and agencies are in `captions.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.vi.orthography import compose
from kg.language.vi.patterns import any_of, lexicon
from kg.language.vi.units import UPPER, abbreviations

_LINE = re.compile(r"[^\n]+")


@cache
def _end() -> re.Pattern[str]:
    words = {name: any_of(some) for name, some in lexicon("captions").items()}
    return re.compile(
        rf"""[.?!…]+["”’»)\]]*
             (?: \s+ (?=["“‘«(\[•*–-]?\s*(?:{UPPER}|\d))             # a space, then a beginning
               | (?<=[^\W\d_]{{2}}[.?!…])(?={UPPER}[^\W\d_]+[ ]) )   # the space left out
           | (?: \({words["credit"]}(?::[^()\n]{{1,60}})?\)            # (Ảnh: Văn A)
               | (?<!\w){words["credit"]}:\s[^.:\n]{{0,40}}?{words["agency"]} )  # Ảnh: Văn A/TTXVN
             \s+ (?=["“‘]?{UPPER})""",
        re.VERBOSE,
    )


def _goes_on(sentence: str) -> bool:
    """Whether the full stop at the end of `sentence` belongs to an abbreviation, an initial, or a list's number."""
    stopped, lettered = _no_end()
    return stopped.search(sentence, max(0, len(sentence) - 16)) is not None and not lettered.search(sentence)


@cache
def _no_end() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = any_of(abbreviations())
    letters = any_of(lexicon("captions")["before_letters"])
    return (
        re.compile(rf"(?<!\w)(?:{words}|{UPPER})\.\s*$|^\s*\d{{1,2}}\.\s*$"),
        re.compile(rf"(?<!\w){letters}\s{UPPER}\.\s*$"),
    )


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of `text` (in NFC), without the white space around it."""
    for line in _LINE.finditer(text):
        start = line.start()
        for mark in _end().finditer(text, line.start(), line.end()):
            if not _goes_on(text[start : mark.end()]):
                yield from _stripped(text, start, mark.end())
                start = mark.end()
        yield from _stripped(text, start, line.end())


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = text[start:end]
    if sentence.strip():
        start += len(sentence) - len(sentence.lstrip())
        yield start, start + len(sentence.strip())


@Language.component("kg_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc`; white space before a sentence belongs to the one before it."""
    composed, offsets = compose(doc.text)
    starts = {start if offsets is None else offsets[start] for start, _ in sentence_spans(composed)}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc
