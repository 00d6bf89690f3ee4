"""The tokenizer of the Vietnamese pipeline: a token is a word, its inner spaces and all.

Registered with spaCy as ``kg.VietnameseTokenizer.v1``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.language.vi.orthography import compose, normal_form
from kg.language.vi.segmenter import Segmenter


@registry.tokenizers("kg.VietnameseTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], VietnameseTokenizer]:
    """The tokenizer as a pipeline's config names it; its model comes with the pipeline's files."""
    return lambda nlp: VietnameseTokenizer(nlp.vocab)


class VietnameseTokenizer:
    """Makes a `Doc` whose text is the text given, character for character."""

    def __init__(self, vocab: Vocab, segmenter: Segmenter | None = None) -> None:
        self.vocab = vocab
        self.segmenter = segmenter
        vocab.lex_attr_getters.update(LEXICAL_ATTRIBUTES)  # type: ignore[attr-defined]

    def __call__(self, text: str) -> Doc:
        if self.segmenter is None:
            raise ValueError("this tokenizer has no segmenter; load a pipeline that ships one")
        composed, offsets = compose(text)
        spans: Iterable[tuple[int, int]] = self.segmenter.words(composed)
        if offsets is not None:
            spans = ((offsets[start], offsets[end]) for start, end in spans)
        words, spaces = _with_white_space(text, spans)
        return Doc(self.vocab, words=words, spaces=spaces)

    def initialize(self, get_examples: Any, *, nlp: Language | None = None, segmenter: str = "") -> None:
        """Take the segmenter kept in the folder `segmenter`; a training config names it."""
        if segmenter:
            self.segmenter = Segmenter.from_disk(Path(segmenter))

    def to_disk(self, path: str | Path, **_: Any) -> None:
        if self.segmenter is not None:
            self.segmenter.to_disk(Path(path))

    def from_disk(self, path: str | Path, **_: Any) -> VietnameseTokenizer:
        self.segmenter = Segmenter.from_disk(Path(path))
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        kept = self.segmenter and (self.segmenter.model, self.segmenter.lexicon)
        return _restored, (self.vocab, kept)


def _restored(vocab: Vocab, kept: tuple[bytes, frozenset[str]] | None) -> VietnameseTokenizer:
    return VietnameseTokenizer(vocab, Segmenter(*kept) if kept else None)


def _with_white_space(text: str, spans: Iterable[tuple[int, int]]) -> tuple[list[str], list[bool]]:
    """Words and spaces as `Doc` wants them: one space goes with the word before, other white space is a token."""
    words: list[str] = []
    spaces: list[bool] = []
    for start, end, is_space in _pieces(text, spans):
        if is_space and words and text[start] == " " and not spaces[-1]:
            spaces[-1] = True
            start += 1
        if start < end:
            words.append(text[start:end])
            spaces.append(False)
    return words, spaces


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The words of `text` and what lies between them; line breaks go with the white space."""
    at = 0
    for start, end in spans:
        if text[start:end].isspace():
            continue
        if at < start:
            yield at, start, True
        yield start, end, False
        at = end
    if at < len(text):
        yield at, len(text), True


def _first_syllable(word: str) -> str:
    return normal_form(word).split(" ", 1)[0]


def _last_syllable(word: str) -> str:
    return normal_form(word).rsplit(" ", 1)[-1]


def _outline(word: str) -> str:
    """What each syllable looks like: ``Xx`` capitalized, ``XX`` capitals, ``x``, ``9``, or the mark itself."""
    return " ".join(_outline_of(syllable) for syllable in compose(word)[0].split(" ")[:4])


def _outline_of(syllable: str) -> str:
    if any(character.isdigit() for character in syllable):
        return "9" if syllable[:1].isdigit() else "X9"
    if syllable.isupper():
        return "XX" if len(syllable) > 1 else "X"
    if syllable[:1].isupper():
        return "Xx"
    return "x" if syllable.isalpha() else syllable[:3]


LEXICAL_ATTRIBUTES: dict[int, Callable[[str], str]] = {
    NORM: normal_form,
    PREFIX: _first_syllable,
    SUFFIX: _last_syllable,
    SHAPE: _outline,
}
"""What the models see of a word. A syllable is to a Vietnamese word what a letter or two are elsewhere."""
