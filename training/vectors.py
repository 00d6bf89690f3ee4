"""Trains the word vectors: floret (fastText over hashed pieces) on the news, cut into words.

    python training/vectors.py WORDS.txt OUT_DIR

Writes a pipeline that has the vectors and nothing else.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import floret
import numpy
import spacy

from kg.language.vi.orthography import normal_form
from kg.language.vi.vectors import WordVectors, joined

SETTINGS = {
    "model": "cbow",
    "dim": 96,
    "bucket": 50_000,
    "hashCount": 2,
    "minn": 3,
    "maxn": 5,
    "minCount": 20,
    "epoch": 2,
    "ws": 5,
    "neg": 8,
    "thread": 1,
}


def train(words: Path, out: Path, **settings: int) -> None:
    """Vectors of the normal forms of `words`, a sentence a line, words separated by tabs."""
    with tempfile.TemporaryDirectory() as folder:
        plain, table = Path(folder) / "words.txt", Path(folder) / "table.floret"
        with words.open(encoding="utf-8") as lines, plain.open("w", encoding="utf-8") as normal:
            for line in lines:
                forms = (joined(normal_form(word)) for word in line.rstrip("\n").split("\t"))
                normal.write(" ".join(forms) + "\n")
        model = floret.train_unsupervised(str(plain), mode="floret", **{**SETTINGS, **settings})
        model.save_floret_vectors(str(table))
        nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
        nlp.vocab.vectors = _read(table, nlp.vocab.strings)
        nlp.to_disk(out)


def _read(table: Path, strings: spacy.strings.StringStore) -> WordVectors:
    with table.open(encoding="utf-8") as lines:
        _rows, width, minn, maxn, hash_count, seed, bow, eow = lines.readline().split()
        data = numpy.loadtxt(lines, dtype="float32", usecols=range(1, int(width) + 1), comments=None)
    return WordVectors(
        strings=strings,
        data=data.astype("float16"),
        mode="floret",
        minn=int(minn),
        maxn=int(maxn),
        hash_count=int(hash_count),
        hash_seed=int(seed),
        bow=bow,
        eow=eow,
        attr="NORM",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("words", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    train(arguments.words, arguments.out)


if __name__ == "__main__":
    main()
