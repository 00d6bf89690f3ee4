"""Word vectors and clusters for the frame model, from the news of KG_DATA: `python training/frames/vectors.py`.

Skip-gram over half of the general and all of the political news (8.6 M words, cut by pyvi, lower case), 100
numbers a word, then k-means over them. The 24,000 most frequent words are kept, as bytes; the same number of
threads but not the same bits come out twice, so the files made once are shipped and this is run only to make
others. Needs floret, pyvi and scikit-learn.
"""

from __future__ import annotations

import json
import lzma
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from kg.extractors.model import VECTOR_STEPS  # noqa: E402

NEWS = Path(os.environ.get("KG_DATA", HERE.parents[2] / "shared")) / "data" / "news"
OUT = HERE.parent.parent / "kg" / "language" / "vi" / "frames_model"
SOURCES = {"political": 1, "news": 2}
"""The files, and of how many articles in each one is read."""
SIZE, WORDS, CLUSTERS = 100, 24_000, 256
LENGTH = 3.0
"""All vectors are made this long, which suits the networks' other inputs."""


def lines() -> Iterator[str]:
    """The news, a paragraph a line, words joined by underscores."""
    from pyvi import ViTokenizer

    for name, step in SOURCES.items():
        with lzma.open(NEWS / f"{name}.jsonl.xz", "rt", encoding="utf-8") as articles:
            for number, line in enumerate(articles):
                if number % step == 0:
                    text = unicodedata.normalize("NFC", json.loads(line)["text"])
                    yield from (
                        ViTokenizer.tokenize(part).lower() for part in text.split("\n") if part.strip()
                    )


def trained(corpus: Path) -> tuple[list[str], numpy.ndarray]:
    """The most frequent words and their vectors."""
    import floret

    model = floret.train_unsupervised(
        str(corpus), model="skipgram", dim=SIZE, ws=4, minn=0, maxn=0, minCount=5, epoch=4, lr=0.05, thread=1
    )
    words = [word for word in model.get_words() if word != "</s>"][:WORDS]
    vectors = numpy.array([model.get_word_vector(word) for word in words])
    return words, vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def clustered(vectors: numpy.ndarray) -> numpy.ndarray:
    from sklearn.cluster import MiniBatchKMeans

    means = MiniBatchKMeans(CLUSTERS, random_state=0, n_init=2, batch_size=4096, max_iter=60)
    return means.fit(vectors).labels_ + 2


def main() -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as corpus:
        corpus.writelines(line + "\n" for line in lines())
        corpus.flush()
        words, vectors = trained(Path(corpus.name))
    small = numpy.clip(numpy.round(vectors * LENGTH * VECTOR_STEPS), -127, 127).astype("i1")
    text = "\n".join(word.replace("_", " ") for word in words)
    (OUT / "vectors.txt").write_text(text + "\n", encoding="utf-8")
    numpy.savez_compressed(OUT / "vectors.npz", vectors=small, clusters=clustered(vectors).astype("i2"))


if __name__ == "__main__":
    main()
