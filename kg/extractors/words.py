"""A document as the learned model sees it: words in parallel lists, with what the rules say of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extractors import mentions
from kg.extractors.rules import is_maybe
from kg.frame import Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENING, CLOSING = frozenset('“‘"'), frozenset('”’"')
SECTIONS = ("headline", "lead", "body")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: each list has one place a token; `sentences` are token ranges.

    `names` says which mention a word begins (``B-Person``) or goes on with (``I-Person``), `rules` likewise the
    type and rule of a frame whose trigger the rules see there, `sections` where each sentence stands.
    """

    norms: Sequence[str]
    tags: Sequence[str]
    shapes: Sequence[str]
    names: Sequence[str]
    rules: Sequence[str]
    quoted: Sequence[bool]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[tuple[int, int]]
    sections: Sequence[str]
    counts: Mapping[str, int]

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that an offset range touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def sentence_at(self, token: int) -> int | None:
        """The number of the sentence a token stands in."""
        return next((i for i, (start, end) in enumerate(self.sentences) if start <= token < end), None)


def words_of(doc: Doc, rule_frames: Iterable[Frame]) -> Words:
    """The words of an analysed article, of which the rules say `rule_frames`."""
    norms = [token.norm_ for token in doc]
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token.text) for token in doc]
    sentences = tuple(sentence_ranges(doc))
    names, rules = ["O"] * len(norms), ["O"] * len(norms)
    for sentence in mentions.read(doc):
        for mention in sentence.mentions:
            span = sentence.span_of(mention.start, mention.end)
            write(names, bisect_right(ends, span.start), bisect_left(starts, span.end), mention.kind)
    for frame in sorted(rule_frames, key=is_maybe, reverse=True):
        first, last = bisect_right(ends, frame.trigger.start), bisect_left(starts, frame.trigger.end)
        write(rules, first, last, f"{frame.type}/{frame.why[0]}")
    return Words(
        norms=norms,
        tags=[token.tag_ for token in doc],
        shapes=[shape_of(token.text) for token in doc],
        names=names,
        rules=rules,
        quoted=list(quotation(norms)),
        starts=starts,
        ends=ends,
        sentences=sentences,
        sections=list(sections_of(doc, sentences)),
        counts=Counter(norms),
    )


def write(labels: list[str], start: int, end: int, label: str) -> None:
    """Label a range of tokens, the first as its beginning."""
    for at in range(start, end):
        labels[at] = f"{'I' if at > start else 'B'}-{label}"


def sentence_ranges(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences, without the white space around them; empty ones are left out."""
    for sentence in doc.sents:
        start, end = sentence.start, sentence.end
        while start < end and doc[start].text.isspace():
            start += 1
        while start < end and doc[end - 1].text.isspace():
            end -= 1
        if start < end:
            yield start, end


def sections_of(doc: Doc, sentences: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Where each sentence stands: in the first line, the second, or later."""
    lines, at = 0, 0
    for start, _ in sentences:
        lines += sum("\n" in token.text for token in doc[at:start])
        at = start
        yield SECTIONS[min(lines, 2)]


def shape_of(text: str) -> str:
    """A word's outline: a letter a syllable, capital or not; `XX` all capitals, `9` with a digit, `.` a sign."""
    if any(map(str.isdigit, text)):
        return "9"
    if not any(map(str.isalpha, text)):
        return "."
    if text.isupper() and len(text) > 1:
        return "XX"
    return "".join("X" if syllable[:1].isupper() else "x" for syllable in text.split()[:3])


def quotation(norms: Sequence[str]) -> Iterator[bool]:
    """Whether each word stands inside quotation marks opened in its line."""
    inside = False
    for norm in norms:
        if "\n" in norm or (inside and norm in CLOSING):
            inside = False
        elif norm in OPENING:
            inside = True
        yield inside
