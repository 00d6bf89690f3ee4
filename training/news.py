"""The news that pipelines learn from without annotation: articles, and their sentences cut into words.

The articles of the development gold are left out, so that figures on it stay honest.

    python training/news.py OUT.tsv [--segmenter DIR] [--words N]     a sentence a line, words separated by tabs

The sentences come in random order, always the same.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from treebank import DATA

from kg.language import pipeline_path
from kg.language.vi.segmenter import Segmenter
from kg.language.vi.sentences import sentence_spans

LONGEST = 80  # words; longer sentences are lists and tables


def articles() -> Iterator[tuple[str, str]]:
    """Identifier and text (NFC) of every article, those on politics first."""
    seen = {path.stem for path in (DATA.parent / "gold" / "dev").glob("*.json")}
    for name in ("political", "news"):
        with lzma.open(DATA / "news" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] not in seen:
                    seen.add(article["id"])
                    yield article["id"], unicodedata.normalize("NFC", article["text"])


def sentences(segmenter: Segmenter) -> Iterator[list[str]]:
    """The words of every sentence of every article."""
    for _, text in articles():
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            words = [" ".join(sentence[a:b].split()) for a, b in segmenter.words(sentence)]
            if 3 <= len(words) <= LONGEST:
                yield words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--segmenter", type=Path, default=pipeline_path("vi") / "tokenizer")
    parser.add_argument("--words", type=int, default=20_000_000, help="stop after this many")
    arguments = parser.parse_args()
    written, lines = 0, list[str]()
    for words in sentences(Segmenter.from_disk(arguments.segmenter)):
        lines.append("\t".join(words) + "\n")
        written += len(words)
        if written >= arguments.words:
            break
    random.Random(7).shuffle(lines)
    arguments.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
