"""Vectors of words from their pieces (floret), so that no word is unknown.

Registered with spaCy as ``kg.WordVectors.v1``. They differ from spaCy's own in two things: the syllables of a
word are joined as they were in training, and vectors just made are remembered, since the same few thousand
words make up most of the news.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy
from spacy.util import registry
from spacy.vectors import Vectors
from spacy.vocab import Vocab

REMEMBERED = 16384


@registry.vectors("kg.WordVectors.v1")  # type: ignore[untyped-decorator]
def create_vectors() -> Callable[[Vocab], WordVectors]:
    """An empty table, filled from the pipeline's files."""
    return lambda vocab: WordVectors(strings=vocab.strings)


class WordVectors(Vectors):  # type: ignore[misc]
    """A floret table for words with spaces in them. Rows may be kept in half precision."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._remembered = lru_cache(REMEMBERED)(self._vector)

    def get_batch(self, keys: Iterable[int | str]) -> numpy.ndarray:
        """The vectors of `keys` (strings or their hashes), a row each, in single precision."""
        return numpy.array([self._remembered(key) for key in keys], dtype="float32")

    def _vector(self, key: int | str) -> numpy.ndarray:
        word = self.strings.as_string(key)
        if not word:
            return numpy.zeros(self.data.shape[1], dtype="float32")
        rows = [
            number % self.data.shape[0]
            for piece in self._get_ngrams(word)
            for number in self._get_ngram_hashes(piece)
        ]
        table: numpy.ndarray = self.data
        mean: numpy.ndarray = table[rows].mean(axis=0, dtype="float32")
        return mean

    def _get_ngrams(self, key: str) -> list[str]:
        return super()._get_ngrams(joined(key))  # type: ignore[no-any-return]


def joined(word: str) -> str:
    """A word as the vectors are trained on it: ``đảng_bộ``."""
    return word.replace(" ", "_")
