"""Trains the segmenter of words: a conditional random field over syllables.

    python training/segmenter.py OUT_DIR

It learns from the treebank. Its lexicon is what pyvi (MIT) makes of every third article of the news: words of two
to four syllables that it finds at least twice. A few sentences of that news, as pyvi cuts them, are learned
from too, some of them in capitals as headlines are: the treebank is of another time and has none.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite
import treebank
from news import articles

from kg.language.vi.orthography import normal_form
from kg.language.vi.segmenter import MAX_SYLLABLES, Segmenter, features
from kg.language.vi.sentences import sentence_spans
from kg.language.vi.units import Unit, units

EVERY = 3  # of so many articles one is read
LONGEST = 120  # units in a sentence
SEEN_AT_LEAST = 2  # times, for a word to enter the lexicon
FROM_NEWS = 1_500  # sentences
IN_CAPITALS = 20  # of so many sentences of news one

PARAMETERS = {"c1": 0.1, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 1}

Labelled = tuple[list[Unit], list[str]]


def from_treebank(sentence: treebank.Sentence) -> Labelled:
    """The units of a sentence, each B where one of its words begins."""
    starts, at = set(), 0
    for form in sentence.forms:
        starts.add(at)
        at += len(form) + 1
    pieces = list(units(sentence.text))
    return pieces, ["B" if unit.start in starts else "I" for unit in pieces]


def from_news() -> Iterator[Labelled]:
    """Sentences of news as pyvi cuts them into words."""
    from pyvi import ViTokenizer

    for number, (_, text) in enumerate(articles()):
        if number % EVERY:
            continue
        for start, end in sentence_spans(text):
            pieces = list(units(text[start:end]))
            words = [word.replace("_", "") or "_" for word in ViTokenizer.tokenize(text[start:end]).split()]
            if len(pieces) <= LONGEST and sum(map(len, words)) == sum(len(unit.text) for unit in pieces):
                yield pieces, _labels(pieces, words)


def _labels(pieces: list[Unit], words: list[str]) -> list[str]:
    """B for each unit where a word begins, white space not counted."""
    starts, at = set(), 0
    for word in words:
        starts.add(at)
        at += len(word)
    labels, at = [], 0
    for unit in pieces:
        labels.append("B" if at in starts else "I")
        at += len(unit.text)
    return labels


def lexicon(sentences: list[Labelled]) -> frozenset[str]:
    """Words of several syllables that stand often enough in sentences of news."""
    counts: Counter[str] = Counter()
    for pieces, labels in sentences:
        word: list[str] = []
        for unit, label in [*zip(pieces, labels, strict=True), (None, "B")]:
            if label == "B":
                if 1 < len(word) <= MAX_SYLLABLES:
                    counts[" ".join(word)] += 1
                word = []
            if unit is not None:
                word.append(normal_form(unit.text))
    return frozenset(word for word, count in counts.items() if count >= SEEN_AT_LEAST)


def train(out: Path) -> Segmenter:
    """The segmenter, kept in `out`; the held-out sentences are left for choosing."""
    news = list(from_news())
    words = lexicon(news)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for sentence in treebank.to_learn()[0]:
        pieces, labels = from_treebank(sentence)
        trainer.append(features(pieces, words), labels)
    for number, (pieces, labels) in enumerate(random.Random(1).sample(news, FROM_NEWS)):
        if number % IN_CAPITALS == 0:
            pieces = [Unit(unit.start, unit.end, unit.text.upper()) for unit in pieces]
        trainer.append(features(pieces, words), labels)
    out.mkdir(parents=True, exist_ok=True)
    trainer.train(str(out / "words.crfsuite"))
    segmenter = Segmenter((out / "words.crfsuite").read_bytes(), words)
    segmenter.to_disk(out)
    return segmenter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    segmenter = train(arguments.out)
    print(json.dumps({"words in the lexicon": len(segmenter.lexicon)}))


if __name__ == "__main__":
    main()
