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
PRETRAINING_SENTENCES = 90_000

Step = tuple[str, list[str]]


def steps(build: Path) -> Iterator[Step]:
    """Each step: what it makes, and the command that makes it."""

    def script(name: str, *arguments: object) -> list[str]:
        return [sys.executable, str(HERE / name), *map(str, arguments)]

    def train(config: str, out: str, **paths: str) -> list[str]:
        named = {"vectors": "vectors", "segmenter": "segmenter", **paths}
        options = [o for name, path in named.items() for o in (f"--paths.{name}", str(build / path))]
        return [*_spacy("train", config), "-o", str(build / out), *options]

    yield "segmenter", script("segmenter.py", build / "segmenter")
    yield (
        "words.tsv",
        script("news.py", build / "words.tsv", "--segmenter", build / "segmenter", "--words", NEWS_WORDS),
    )
    yield "vectors", script("vectors.py", build / "words.tsv", build / "vectors")
    yield "raw.tsv", ["head", "-n", str(PRETRAINING_SENTENCES), str(build / "words.tsv")]
    filled = build / "pretrain.cfg"
    code = ["--code", str(HERE / "readers.py")]
    yield (
        "pretrain.cfg",
        [
            sys.executable,
            "-m",
            "spacy",
            "init",
            "fill-config",
            str(HERE / "parse.cfg"),
            str(filled),
            "-pt",
            *code,
        ],
    )
    options = [o for name in ("vectors", "segmenter") for o in (f"--paths.{name}", str(build / name))]
    pretraining = [sys.executable, "-m", "spacy", "pretrain", str(filled), str(build / "pretrained"), *code]
    yield "pretrained", [*pretraining, "--paths.raw", str(build / "raw.tsv"), *options]
    tok2vec = "pretrained/model-last.bin"
    yield (
        "parse",
        train("parse.cfg", "parse", train="train.spacy", dev="held.spacy", init_tok2vec=tok2vec),
    )
    yield (
        "names-corpus",
        script("names/corpus.py", build / "names-corpus", "--segmenter", build / "segmenter"),
    )
    mix, held = "names-corpus/train.spacy", "names-corpus/held.spacy"
    yield "names-first", train("names.cfg", "names-first", train=mix, dev=held, init_tok2vec=tok2vec)
    by_hand = build / "names-corpus/hand.spacy"
    yield "names", script("names/finetune.py", build / "names-first/model-best", build / "names", by_hand)
    parts = ["--parse", build / "parse/model-last", "--names", build / "names"]
    yield "first", script("assemble.py", build / "first", *parts, "--segmenter", build / "segmenter")
    yield "scores.json", script("evaluate.py", build / "first", "--json", build / "scores.json")
    yield (
        "pipeline",
        script(
            "assemble.py", build / "pipeline", *parts, "--segmenter", build / "segmenter",
            "--scores", build / "scores.json",
        ),
    )  # fmt: skip


def _spacy(command: str, config: str) -> list[str]:
    return [sys.executable, "-m", "spacy", command, str(HERE / config), "--code", str(HERE / "readers.py")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("build", type=Path, nargs="?", default=HERE.parent / "build" / "pipeline")
    build = parser.parse_args().build
    build.mkdir(parents=True, exist_ok=True)
    learned, held = treebank.to_learn()
    treebank.write_docs(treebank.to_train_on(learned + held), build / "train.spacy")
    treebank.write_docs(held, build / "held.spacy")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    for product, command in steps(build):
        if not (build / product).exists():
            print(f"{product}: {' '.join(command)}", flush=True)
            output = (build / product).open("w") if command[0] == "head" else None
            subprocess.run(command, check=True, env=environment, stdout=output)
    shutil.rmtree(pipeline_path("vi"))
    shutil.copytree(build / "pipeline", pipeline_path("vi"))


if __name__ == "__main__":
    main()
