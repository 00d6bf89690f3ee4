"""From the networks' probabilities to spans: triggers that pass their threshold, the likeliest row of roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extractors.inputs import ROLE_LABELS, TYPES
from kg.extractors.slots import ROLE_OF

if TYPE_CHECKING:
    from numpy import ndarray

GOES_ON = 0.4
"""How likely a word must be to go on with the trigger before it."""
IMPOSSIBLE = -1e4
NEARLY_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """Words `start` to `end` (exclusive) of a sequence as `label`, with its probability."""

    label: str
    start: int
    end: int
    score: float


def triggers(probabilities: ndarray, least: float) -> Iterator[Scored]:
    """Each word that begins a trigger of some type with a probability of `least` or more."""
    begins, goes_on = probabilities[:, 1::2], probabilities[:, 2::2]
    for start, number in zip(*(begins >= least).nonzero(), strict=True):
        end = start + 1
        while end < len(begins) and goes_on[end, number] > max(GOES_ON, begins[end, number]):
            end += 1
        yield Scored(TYPES[number], int(start), int(end), float(begins[start, number]))


def roles(probabilities: ndarray, type_: str) -> Iterator[Scored]:
    """The role spans of a frame of a type: the likeliest row of labels that its roles allow."""
    import numpy

    allowed = allowed_labels(type_)
    scores = numpy.log(numpy.where(allowed, probabilities, 0) + NEARLY_NOTHING)
    labels = likeliest(scores)
    start = 0
    while start < len(labels):
        end = start + 1
        if labels[start]:
            slot = ROLE_LABELS[labels[start]][2:]
            inside = ROLE_LABELS.index(f"I-{slot}")
            while end < len(labels) and labels[end] == inside:
                end += 1
            score = numpy.mean([probabilities[at, labels[at]] for at in range(start, end)])
            yield Scored(ROLE_OF[type_][slot], start, end, float(score))
        start = end


@cache
def allowed_labels(type_: str) -> ndarray:
    import numpy

    return numpy.array([label == "O" or label[2:] in ROLE_OF[type_] for label in ROLE_LABELS])


@cache
def transitions() -> ndarray:
    """What each pair of labels costs: one goes on only with what has begun."""
    import numpy

    costs = numpy.zeros((len(ROLE_LABELS), len(ROLE_LABELS)))
    for j, label in enumerate(ROLE_LABELS):
        if label.startswith("I-"):
            costs[[i for i, before in enumerate(ROLE_LABELS) if before[2:] != label[2:]], j] = IMPOSSIBLE
    return costs


def likeliest(scores: ndarray) -> Sequence[int]:
    """The best row of labels for rows of log probabilities (Viterbi)."""
    import numpy

    costs = transitions()
    best = scores[0] + costs[0]
    paths = []
    for row in scores[1:]:
        totals = best[:, None] + costs
        paths.append(totals.argmax(axis=0))
        best = numpy.max(totals, axis=0) + row
    labels = [int(best.argmax())]
    for path in reversed(paths):
        labels.append(int(path[labels[-1]]))
    return labels[::-1]
