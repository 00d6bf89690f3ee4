"""Weigh the model on articles it has not seen: `python training/frames/crossvalidate.py FOLDS_DIR`.

FOLDS_DIR/K holds what `train.py --leave-out K/N --out FOLDS_DIR/K` made. Fits the confidence of frames (written to
the shipped model) and prints precision, recall and F1 of triggers, by threshold and by type; with `--frames FILE`
also writes the frames of all held-out articles as JSON Lines for the scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from dataset import OUT, TRAIN, Analysed, analysed, fold_of  # noqa: E402

from kg.extractors import inputs, model  # noqa: E402
from kg.extractors.confidence import Confidence, log_odds, rule_name  # noqa: E402
from kg.extractors.inputs import Predicate  # noqa: E402
from kg.extractors.model import Model, Proposal  # noqa: E402

LEAST = 0.4
"""The confidence below which a frame is dropped: the best of those tried on articles not fitted on."""


@dataclass(frozen=True)
class Judged:
    """A proposal in a held-out article, and whether the annotation has it."""

    article: str
    predicate: Predicate
    proposal: Proposal
    right: bool


def held_out(items: Sequence[Analysed], folds: Path) -> Iterator[tuple[Analysed, Model]]:
    """Each article with the model that was trained without it; articles of missing folds are left out."""
    numbers = sorted(int(path.name) for path in folds.iterdir() if (path / "triggers-1.npz").exists())
    count = int((folds / "N").read_text())
    for number in numbers:
        trained = model.read_model(folds / str(number))
        for item in items:
            if fold_of(item.article.id, count) == number:
                yield item, trained


def judged(item: Analysed, trained: Model) -> Iterator[Judged]:
    """The proposals of an article; each annotated frame makes one right, the likeliest that overlaps it."""
    table = inputs.columns(item.words, trained.vocabularies, trained.clusters)
    ruled = inputs.predicates_of(item.words, item.ruled)
    proposals = model.proposed(trained.triggers, item.words, table, ruled)
    open_frames = [
        predicate
        for frame in item.article.frames
        if (predicate := inputs.predicate_at(item.words, frame.type, *frame.trigger)) is not None
    ]
    for predicate, proposal in sorted(proposals.items(), key=lambda pair: -pair[1].probability):
        match = next((one for one in open_frames if overlap(one, predicate)), None)
        if match is not None:
            open_frames.remove(match)
        yield Judged(item.article.id, predicate, proposal, match is not None)


def overlap(one: Predicate, other: Predicate) -> bool:
    return one.type == other.type and one.start < other.end and other.start < one.end


def fit(rows: Sequence[Judged]) -> Confidence:
    """A logistic regression of what is right on the network's log odds and on what the rules see there.

    Weights for each type and each rule, tried as well, did worse on articles not fitted on.
    """
    import numpy
    from sklearn.linear_model import LogisticRegression

    groups = ("none", "maybe", "sure")
    table = numpy.zeros((len(rows), 1 + len(groups)))
    for i, row in enumerate(rows):
        table[i, 0] = log_odds(row.proposal.probability)
        table[i, 1 + groups.index(rule_name(row.proposal.ruled).split("/")[0])] = 1
    fitted = LogisticRegression(max_iter=2000).fit(table, [row.right for row in rows])
    slope, *weights = fitted.coef_[0].round(3).tolist()
    base = round(float(fitted.intercept_[0]), 3)
    return Confidence(slope, base, {}, dict(zip(groups, weights, strict=True)), LEAST)


def score(rows: Sequence[Judged], confidence: Confidence, annotated: int, least: float) -> tuple[float, ...]:
    """Precision, recall and F1 of the proposals whose confidence is `least` or more."""
    kept = [row for row in rows if of(confidence, row) >= least]
    right = sum(row.right for row in kept)
    precision, recall = right / max(len(kept), 1), right / max(annotated, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def of(confidence: Confidence, row: Judged) -> float:
    return confidence.of(row.predicate.type, row.proposal.probability, row.proposal.ruled)


def calibration_error(rows: Sequence[Judged], confidence: Confidence, bins: int = 10) -> float:
    """Expected calibration error of the frames that are kept."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        value = of(confidence, row)
        if value >= confidence.least:
            found.setdefault(min(int(value * bins), bins - 1), []).append((value, row.right))
    total = sum(map(len, found.values()))
    return sum(abs(sum(value - right for value, right in rows)) for rows in found.values()) / max(total, 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folds", type=Path)
    parser.add_argument("--write", action="store_true", help="write the confidence into the shipped model")
    arguments = parser.parse_args()
    items = list(analysed(TRAIN))
    pairs = list(held_out(items, arguments.folds))
    rows = [row for item, trained in pairs for row in judged(item, trained)]
    annotated = [frame.type for item, _ in pairs for frame in item.article.frames]
    halves = [[row for row in rows if fold_of(row.article + "*", 2) == half] for half in (0, 1)]
    fitted = [fit(half) for half in halves]
    for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        crossed = [
            row
            for half, other in zip(halves, reversed(fitted), strict=True)
            for row in half
            if of(other, row) >= least
        ]
        right = sum(row.right for row in crossed)
        print(f"least {least}: P {right / len(crossed):.3f} R {right / len(annotated):.3f}", end=" ")
        print(f"F {2 * right / (len(crossed) + len(annotated)):.3f}")
    confidence = fit(rows)
    print("shipped", LEAST, *(f"{figure:.3f}" for figure in score(rows, confidence, len(annotated), LEAST)))
    print(f"calibration error {calibration_error(rows, confidence):.3f}")
    for type_ in inputs.TYPES:
        of_type = [row for row in rows if row.predicate.type == type_]
        figures = score(of_type, confidence, annotated.count(type_), LEAST)
        print(f"  {type_:18}", *(f"{figure:.3f}" for figure in figures), annotated.count(type_))
    if arguments.write:
        text = json.dumps(asdict(confidence), indent=1)
        (OUT / "confidence.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
