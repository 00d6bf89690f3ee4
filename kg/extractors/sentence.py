"""A sentence as the rules see it: syllables and signs in a row, with the names and values that cover them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.frame import Filler, Span
from kg.language import pipeline_path
from kg.language.vi.orthography import normal_form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORD = re.compile(r"[Tt][Pp]\.(?=\s?\w)|\w+(?:[.,](?=\d)\d+)*(?:[-/&’'.](?=\w)\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable, number or sign. `tag` is the part of speech of the doc's word it belongs to, `token` that
    word's number.
    """

    start: int
    end: int
    text: str
    norm: str
    tag: str
    token: int
    tail: int = 0
    """How many of the words after it, in lower case, make one word of the dictionary with it (`Trung ương`)."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def name(self) -> bool:
        """Capitalised and a word by itself, as the words of personal names are."""
        return self.text[0].isalpha() and self.capital and self.tail == 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that names something: word positions, end exclusive, and its kind."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(slots=True)
class Sentence:
    """One sentence: its span in the article, its words, and the mentions among them.

    `times` and `quantities` are mentions too; `values` holds their normalised value by start offset.
    """

    doc: str
    language: str
    text: str
    span: Span
    index: int
    words: tuple[Word, ...]
    norms: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    values: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    published: str | None = None
    """The day the article appeared, in ISO 8601."""
    officials: frozenset[str] = frozenset()
    """Last words of the names of persons who are given a post anywhere in the article."""
    covering: dict[int, Mention] = field(default_factory=dict)

    def cover(self, mentions: tuple[Mention, ...]) -> None:
        """Take `mentions`, which do not overlap, as this sentence's."""
        self.mentions = tuple(sorted(mentions, key=lambda mention: mention.start))
        self.covering = {at: mention for mention in self.mentions for at in range(mention.start, mention.end)}

    def span_of(self, start: int, end: int) -> Span:
        """The span of words `start` to `end` (exclusive)."""
        return Span.of(self.text, self.words[start].start, self.words[end - 1].end)

    def whole(self, start: int, end: int) -> bool:
        """Whether words `start` to `end` cut none of the doc's words in two."""
        words = self.words
        before = start > 0 and words[start - 1].token == words[start].token
        after = end < len(words) and words[end - 1].token == words[end].token
        return not (before or after)

    def filler(self, start: int, end: int, kind: str) -> Filler:
        """Words `start` to `end` as a filler; its entity is the value of a time or quantity, else the words."""
        span = self.span_of(start, end)
        value, qualifier = self.values.get(span.start, (span.text, None))
        if kind not in ("Time", "Quantity"):
            value, qualifier = span.text, None
        return Filler(span.start, span.end, span.text, kind, value, None, qualifier)


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of an analysed article, without their names yet (see `mentions`)."""
    article = doc._.article
    text = doc.text
    for index, sent in enumerate(doc.sents):
        start, end = sent.start_char, sent.end_char
        stripped = text[start:end].strip()
        if not stripped:
            continue
        start += text[start:end].index(stripped[0])
        end = start + len(stripped)
        words = tuple(words_between(doc, sent, start, end))
        if words:
            norms = tuple(word.norm for word in words)
            span = Span(start, end, stripped)
            sentence = Sentence(article.id, article.language, text, span, index, words, norms)
            sentence.published = article.published[:10] if article.published else None
            yield sentence


def words_between(doc: Doc, tokens: Iterable[Token], start: int, end: int) -> Iterator[Word]:
    """Syllables, numbers and signs of the doc's text between two offsets."""
    owner = {offset: token for token in tokens for offset in range(token.idx, token.idx + len(token.text))}
    found = list(WORD.finditer(doc.text, start, end))
    norms = [normal_form(word[0]) for word in found]
    language = doc._.article.language
    for at, word in enumerate(found):
        token = owner[word.start()]
        yield Word(
            word.start(),
            word.end(),
            word[0],
            norms[at],
            token.pos_ or token.tag_,
            token.i,
            tail_of(language, [other[0] for other in found[at : at + LONGEST]], norms[at : at + LONGEST]),
        )


LONGEST = 4
"""Syllables of the longest dictionary word looked for."""


def tail_of(language: str, texts: list[str], norms: list[str]) -> int:
    """How many lower-case words after a capitalised one make a word of the dictionary with it."""
    if not texts[0][0].isupper():
        return 0
    lower = 1
    while lower < len(texts) and texts[lower].islower() and texts[lower].isalpha():
        lower += 1
    known = dictionary(language)
    return next((size - 1 for size in range(lower, 1, -1) if " ".join(norms[:size]) in known), 0)


@cache
def dictionary(language: str) -> frozenset[str]:
    """The words that the language's segmenter knows, in normal form."""
    path = pipeline_path(language) / "tokenizer" / "words.txt"
    if not path.exists():
        return frozenset()
    return frozenset(normal_form(word) for word in path.read_text(encoding="utf-8").split("\n"))
