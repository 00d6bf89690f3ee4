"""Train the model of kg/language/vi/frames_model from the annotations: `python training/frames/train.py`.

Needs the texts of KG_DATA and torch; the word vectors stand in the model's folder (training/frames/vectors.py
makes them). Seeds are fixed: the same annotations, texts and pipeline give the same weights. What is shipped was
trained without `--more`, on one core in some four minutes; crossvalidate.py and moods.py fit the rest.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import dataset  # noqa: E402
import numpy  # noqa: E402
import taggers  # noqa: E402
from dataset import EMPTY, EXPECTED, OUT, TIMES, TRAIN, Analysed  # noqa: E402

from kg.extractors.model import VECTOR_STEPS, WIDE_STEPS  # noqa: E402

TASKS = {
    "triggers": (taggers.TRIGGERS, dataset.trigger_examples),
    "roles": (taggers.ROLES, dataset.role_examples),
}


def train(
    items: Sequence[Analysed],
    task: str,
    seed: int,
    vocabularies: dict[str, dict[str, int]],
    vectors: numpy.ndarray,
    clusters: Sequence[int],
) -> taggers.Tagger:
    """The tagger of `task` (``triggers`` or ``roles``)."""
    recipe, examples_of = TASKS[task]
    examples = [example for item in items for example in examples_of(item, vocabularies, clusters)]
    return taggers.fit(recipe, examples, vocabularies, vectors, seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", nargs="+", choices=list(TASKS), default=list(TASKS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--more", action="store_true", help="also from our own sentences and empty articles")
    parser.add_argument("--leave-out", default="", metavar="K/N", help="train without fold K of N")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    taggers.torch.set_num_threads(1)
    words, vectors, clusters = read_vectors(OUT)
    items = [item for item in dataset.analysed(TRAIN) if not left_out(item.article.id, arguments.leave_out)]
    if arguments.more:
        items += [*dataset.expected(EXPECTED)] * TIMES
        items += dataset.empty(EMPTY)
    vocabularies = dataset.vocabularies_of([item.words for item in items], words)
    write_vocabularies(arguments.out / "vocabularies.json", vocabularies)
    for task in arguments.tasks:
        for seed in arguments.seeds:
            tagger = train(items, task, seed, vocabularies, vectors, clusters)
            save(arguments.out / f"{task}-{seed}.npz", tagger.weights())


def left_out(article: str, fold: str) -> bool:
    """Whether an article belongs to the fold `K/N`."""
    number, _, folds = fold.partition("/")
    return bool(fold) and dataset.fold_of(article, int(folds)) == int(number)


def read_vectors(folder: Path) -> tuple[list[str], numpy.ndarray, list[int]]:
    """The words that have a vector; the vectors and clusters, the first two being padding and unknown."""
    words = (folder / "vectors.txt").read_text(encoding="utf-8").splitlines()
    saved = numpy.load(folder / "vectors.npz")
    vectors = numpy.vstack(
        [numpy.zeros((2, saved["vectors"].shape[1])), saved["vectors"] / VECTOR_STEPS]
    ).astype("f4")
    return words, vectors, [0, 1, *saved["clusters"].tolist()]


def save(path: Path, weights: dict[str, numpy.ndarray]) -> None:
    """Weights in half precision, those of crossings as bytes: what is lost does not show in the figures."""
    small = {name: array.astype("f2") for name, array in weights.items() if name != "wide"}
    small["wide"] = numpy.clip(numpy.round(weights["wide"] * WIDE_STEPS), -127, 127).astype("i1")
    numpy.savez_compressed(path, **small)


def write_vocabularies(path: Path, vocabularies: dict[str, dict[str, int]]) -> None:
    lists = {name: list(words) for name, words in vocabularies.items() if name != "vector"}
    path.write_text(json.dumps(lists, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
