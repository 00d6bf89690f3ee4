"""Lets a recogniser see the sentences annotated by hand once more, and nothing else.

    finetune.py NAMES_DIR OUT_DIR HAND.spacy...

Sentences marked by lists and patterns have gaps, from which a recogniser learns to find too much; a few rounds over
sentences in which every name is marked put that right. What is kept lies halfway between before and after
(weights averaged: Wortsman et al. 2022, Model soups), which does better on other sentences than either.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import readers  # noqa: F401  registers what the config names
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Model

ROUNDS = 4
RATE = 0.0004
DROPOUT = 0.3
BATCH = 24


def examples(nlp: Language, path: Path) -> list[Example]:
    """The sentences of a file beside their words alone."""
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    return [Example(Doc(nlp.vocab, words=[token.text for token in doc]), doc) for doc in docs]


def weights(nlp: Language) -> Iterator[tuple[Model, str]]:
    """Every layer of the pipeline with the name of each of its weights."""
    for component in ("tok2vec", "ner"):
        for layer in nlp.get_pipe(component).model.walk():
            for name in layer.param_names:
                if layer.has_param(name):
                    yield layer, name


def finetune(nlp: Language, learned: list[Example]) -> None:
    """Train `nlp` in place."""
    before = [layer.get_param(name).copy() for layer, name in weights(nlp)]
    optimizer = nlp.resume_training()
    optimizer.learn_rate = RATE
    for _ in range(ROUNDS):
        random.shuffle(learned)
        for batch in minibatch(learned, BATCH):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT)
    with nlp.use_params(optimizer.averages):
        after = [layer.get_param(name).copy() for layer, name in weights(nlp)]
    for (layer, name), old, new in zip(weights(nlp), before, after, strict=True):
        layer.set_param(name, (old + new) / 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("hand", type=Path, nargs="+")
    arguments = parser.parse_args()
    fix_random_seed(7)
    nlp = spacy.load(arguments.names)
    finetune(nlp, [example for path in arguments.hand for example in examples(nlp, path)])
    nlp.to_disk(arguments.out)


if __name__ == "__main__":
    main()
