"""A sentence as the rules see it: syllables and signs in a row, with the names and values that cover them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.frame import Filler, Span
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
    name: bool
    """Capitalised, as are all syllables of the doc's word that it belongs to."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


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
            yield Sentence(
                article.id, article.language, text, Span(start, end, stripped), index, words, norms
            )


def words_between(doc: Doc, tokens: Iterable[Token], start: int, end: int) -> Iterator[Word]:
    """Syllables, numbers and signs of the doc's text between two offsets."""
    owner = {offset: token for token in tokens for offset in range(token.idx, token.idx + len(token.text))}
    for found in WORD.finditer(doc.text, start, end):
        token = owner[found.start()]
        capitals = all(part[0].isupper() for part in token.text.split() if part[0].isalpha())
        yield Word(
            found.start(),
            found.end(),
            found[0],
            normal_form(found[0]),
            token.pos_ or token.tag_,
            token.i,
            found[0][0].isupper() and found[0][0].isalpha() and capitals,
        )
