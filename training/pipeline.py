"""Rebuilds the shipped pipeline from the data folder: `python training/pipeline.py [BUILD_DIR]`.

Each step writes into BUILD_DIR (default build/pipeline) and is skipped where its product is there, so that a
build goes on where it stopped; delete a product to make it anew. Needs the extra `train`, `pyvi` and
`underthesea` (to measure against), and KG_DATA. On one free core it takes about three hours.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import treebank

from kg.language import pipeline_path

HERE = Path(__file__).parent
NEWS_WORDS = 12_000_000
NAMES_WORDS = 2_200_000
"""On how many words the tok2vec of the parser and the smaller one of the recogniser of names are pretrained."""
LONGER = ("--training.max_steps", "2800", "--training.batcher.size", "1000")
LONGER += ("--training.eval_frequency", "700", "--training.optimizer.learn_rate.total_steps", "2900")
"""The parser that is shipped learns from more sentences than its teachers, and for longer."""

Step = tuple[str, list[str]]


def steps(build: Path) -> Iterator[Step]:
    """Each step: what it makes, and the command that makes it."""

    def script(name: str, *arguments: object) -> list[str]:
        return [sys.executable, str(HERE / name), *map(str, arguments)]

    def spacy(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "spacy", *arguments, "--code", str(HERE / "readers.py")]

    def paths(**named: str) -> list[str]:
        return [
            option
            for name, path in {"vectors": "vectors", "segmenter": "segmenter", **named}.items()
            for option in (f"--paths.{name}", str(build / path))
        ]

    yield "segmenter", script("segmenter.py", build / "segmenter")
    for words, count in (("words.tsv", NEWS_WORDS), ("some-words.tsv", NAMES_WORDS)):
        cut = ["--segmenter", build / "segmenter", "--words", count]
        yield words, script("news.py", build / words, *cut)
    yield "vectors", script("vectors.py", build / "words.tsv", build / "vectors")
    for part, words in (("parse", "words.tsv"), ("names", "some-words.tsv")):
        filled, pretrained = build / f"{part}-pretrain.cfg", build / f"{part}-pretrained"
        yield filled.name, spacy("init", "fill-config", str(HERE / f"{part}.cfg"), str(filled), "-pt")
        yield pretrained.name, [*spacy("pretrain", str(filled), str(pretrained)), *paths(raw=words)]

    def trained(config: str, out: str, train: str, held: str, *options: str) -> list[str]:
        init = f"{config}-pretrained/model-last.bin"
        command = spacy("train", str(HERE / f"{config}.cfg"), "-o", str(build / out), *options)
        return [*command, *paths(train=train, dev=held, init_tok2vec=init)]

    teachers = ("teacher-1", "teacher-2")
    for seed, teacher in enumerate(teachers, 1):
        yield teacher, trained("parse", teacher, "trees.spacy", "held.spacy", "--system.seed", str(seed))
    models = [build / teacher / "model-last" for teacher in teachers]
    yield (
        "agreed.spacy",
        script("agreed.py", build / "agreed.spacy", build / "words.tsv", "--teachers", *models),
    )
    trees = [build / name for name in ("train.spacy", "trees.spacy", "agreed.spacy")]
    yield "train.spacy", script("corpus.py", *trees)
    yield "parse", trained("parse", "parse", "train.spacy", "held.spacy", *LONGER)
    yield (
        "names-corpus",
        script("names/corpus.py", build / "names-corpus", "--segmenter", build / "segmenter"),
    )
    mix, held = "names-corpus/train.spacy", "names-corpus/held.spacy"
    yield "names-first", trained("names", "names-first", mix, held)
    by_hand = build / "names-corpus/hand.spacy"
    yield "names", script("names/finetune.py", build / "names-first/model-best", build / "names", by_hand)
    parts = ["--parse", build / "parse/model-last", "--names", build / "names"]
    parts += ["--segmenter", build / "segmenter"]
    yield "first", script("assemble.py", build / "first", *parts)
    yield "scores.json", script("evaluate.py", build / "first", "--json", build / "scores.json")
    yield "pipeline", script("assemble.py", build / "pipeline", *parts, "--scores", build / "scores.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("build", type=Path, nargs="?", default=HERE.parent / "build" / "pipeline")
    build = parser.parse_args().build
    build.mkdir(parents=True, exist_ok=True)
    learned, held = treebank.to_learn()
    treebank.write_docs(treebank.to_train_on(learned + held), build / "trees.spacy")
    treebank.write_docs(held, build / "held.spacy")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    for product, command in steps(build):
        if not (build / product).exists():
            print(f"{product}: {' '.join(command)}", flush=True)
            subprocess.run(command, check=True, env=environment)
    shutil.rmtree(pipeline_path("vi"))
    shutil.copytree(build / "pipeline", pipeline_path("vi"))


if __name__ == "__main__":
    main()
