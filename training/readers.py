"""What the training configs read, beside spaCy's own formats; given to spaCy by ``--code``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import NumpyOps, Ops

import kg.language.vi.components  # noqa: F401  registers the tokenizer

# On a CPU, numpy's OpenBLAS multiplies matrices two to three times as fast as thinc's BLIS.
NumpyOps.gemm = Ops.gemm


@registry.readers("kg.SegmentedNews.v1")
def segmented_news(path: str | Path | None) -> Callable[[Language], Iterator[Doc]]:
    """Sentences of news, one a line, their words separated by tabs (see `news.py`)."""

    def docs(nlp: Language) -> Iterator[Doc]:
        if path is None:
            return
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                yield Doc(nlp.vocab, words=line.rstrip("\n").split("\t"))

    return docs
