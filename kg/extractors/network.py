"""A bidirectional LSTM tagger in numpy, as trained by training/frames: rows of numbers in, label probabilities out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import ndarray

BATCH = 32
"""Sentences run side by side."""


class Network:
    """One trained tagger.

    `weights` holds ``embed.<column>`` for the columns that are embedded, ``projection``, ``lstm.forward`` and
    ``lstm.backward`` (``.input``, ``.hidden``, ``.bias``), ``dense``, and ``wide``: the weights of the
    crossings (kg/extractors/crossings.py), one column a label.
    """

    def __init__(self, weights: Mapping[str, ndarray], columns: Sequence[str]) -> None:
        self.weights = weights
        self.tables = [
            (i, weights[f"embed.{name}"]) for i, name in enumerate(columns) if f"embed.{name}" in weights
        ]

    def probabilities(self, sequences: Sequence[ndarray], crossed: Sequence[ndarray]) -> list[ndarray]:
        """For each sequence of rows, with their crossings, the probabilities of the labels, one row a word."""
        found: list[Any] = [None] * len(sequences)
        for numbers in batches(sequences):
            states = self.states([sequences[number] for number in numbers])
            for number, state in zip(numbers, states, strict=True):
                scores = state + self.weights["wide"][crossed[number]].sum(axis=1, dtype="f4")
                found[number] = softmax(scores)
        return found

    def states(self, sequences: Sequence[ndarray]) -> Iterator[ndarray]:
        """The deep part's scores of the labels, run over several sequences side by side."""
        import numpy

        lengths = numpy.array([len(sequence) for sequence in sequences])
        rows = numpy.concatenate(sequences)
        state = self.dense("projection", self.embedded(rows))
        side_by_side = numpy.zeros((len(sequences), int(lengths.max()), state.shape[1]), dtype="f4")
        for number, part in enumerate(numpy.split(numpy.maximum(state, 0), numpy.cumsum(lengths)[:-1])):
            side_by_side[number, : len(part)] = part
        scores = self.dense("dense", self.both_ways(side_by_side, lengths))
        for number, length in enumerate(lengths):
            yield scores[number, :length]

    def dense(self, name: str, state: ndarray) -> ndarray:
        scores: ndarray = state @ self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return scores

    def embedded(self, rows: ndarray) -> ndarray:
        import numpy

        return numpy.concatenate([table[rows[:, i]] for i, table in self.tables], axis=1)

    def both_ways(self, state: ndarray, lengths: ndarray) -> ndarray:
        import numpy

        steps = numpy.arange(state.shape[1])
        turned = numpy.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
        rows = numpy.arange(len(state))[:, None]
        forward = self.one_way(state, "lstm.forward")
        backward = self.one_way(state[rows, turned], "lstm.backward")[rows, turned]
        return numpy.concatenate([forward, backward], axis=2)

    def one_way(self, state: ndarray, name: str) -> ndarray:
        import numpy

        recurrent = self.weights[f"{name}.hidden"]
        size = len(recurrent)
        gates = (state @ self.weights[f"{name}.input"] + self.weights[f"{name}.bias"]).transpose(1, 0, 2)
        hidden = cell = numpy.zeros((len(state), size), dtype="f4")
        found = numpy.empty((*gates.shape[:2], size), dtype="f4")
        for step, given in enumerate(gates):
            total = given + hidden @ recurrent
            opened = 1 / (1 + numpy.exp(-total[:, : 3 * size]))
            candidate = numpy.tanh(total[:, 3 * size :])
            cell = opened[:, size : 2 * size] * cell + opened[:, :size] * candidate
            hidden = opened[:, 2 * size :] * numpy.tanh(cell)
            found[step] = hidden
        return found.transpose(1, 0, 2)


def softmax(scores: ndarray) -> ndarray:
    import numpy

    raised: ndarray = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return raised


def batches(sequences: Sequence[ndarray]) -> Iterator[list[int]]:
    """Numbers of sequences of like length, `BATCH` at a time."""
    order = sorted(range(len(sequences)), key=lambda number: len(sequences[number]))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]
