"""Parses news by two parsers, for a third to learn from what they agree on (Sagae & Tsujii 2007).

    agreed.py OUT.spacy WORDS.tsv --teachers DIR DIR [--sentences N]

A word on whose head, relation or part of speech the two differ is without it; sentences with many such words are
left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import readers  # noqa: F401  registers what the configs name
import spacy
import treebank
from spacy.language import Language
from treebank import Sentence

SHORTEST, LONGEST = 6, 45  # words
AGREED = 0.8  # of a sentence's words, at least
BATCH = 128


def sentences(words: Path) -> Iterator[list[str]]:
    """Sentences of the news, neither short nor long."""
    with words.open(encoding="utf-8") as lines:
        for line in lines:
            sentence = line.rstrip("\n").split("\t")
            if SHORTEST <= len(sentence) <= LONGEST:
                yield sentence


def trees(nlp: Language, batch: Sequence[Sequence[str]]) -> list[Sentence]:
    """What a parser says of sentences."""
    return [
        Sentence(
            tuple(token.text for token in doc),
            tuple(token.pos_ for token in doc),
            tuple(0 if token.head.i == token.i else token.head.i + 1 for token in doc),
            tuple("root" if token.head.i == token.i else token.dep_ for token in doc),
        )
        for doc in treebank.parsed(nlp, batch)
    ]


def agreed(one: Sentence, other: Sentence) -> Sentence:
    """The sentence with what both say, and nothing where they differ."""
    same = [
        (head, relation) == rest
        for head, relation, rest in zip(
            one.heads, one.relations, zip(other.heads, other.relations, strict=True), strict=True
        )
    ]
    return Sentence(
        one.forms,
        tuple(tag if tag == rest else "" for tag, rest in zip(one.tags, other.tags, strict=True)),
        tuple(head if known else 0 for head, known in zip(one.heads, same, strict=True)),
        tuple(relation if known else "" for relation, known in zip(one.relations, same, strict=True)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("words", type=Path)
    parser.add_argument("--teachers", type=Path, nargs=2, required=True)
    parser.add_argument("--sentences", type=int, default=25_000)
    arguments = parser.parse_args()
    teachers = [spacy.load(path) for path in arguments.teachers]
    drawn = sorted(islice(sentences(arguments.words), arguments.sentences), key=len)
    found = []
    for start in range(0, len(drawn), BATCH):
        pairs = zip(*(trees(nlp, drawn[start : start + BATCH]) for nlp in teachers), strict=True)
        found += [agreed(one, other) for one, other in pairs]
    kept = [s for s in found if sum(map(bool, s.relations)) >= AGREED * len(s.forms)]
    treebank.write_docs(kept, arguments.out)
    print(f"{len(kept)} sentences of {len(drawn)} agreed on")


if __name__ == "__main__":
    main()
