"""The networks of the learned model in torch, as they are trained; kg/extractors/network.py runs them in numpy."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy
import torch
from torch import nn
from torch.nn import functional

from kg.extractors import crossings
from kg.extractors.inputs import (
    COLUMNS,
    MOST,
    REACH,
    ROLE_COLUMNS,
    ROLE_LABELS,
    TRIGGER_LABELS,
    TYPES,
    UNKNOWN,
)

SIZES = {"word": 50, "first": 25, "last": 25, "tag": 16, "name": 16, "shape": 8, "rule": 24, "section": 4}
SIZES |= {"quoted": 2, "count": 4, "distance": 24, "type": 24, "rival": 8, "ruled": 16}
"""How many numbers stand for a value of each column; the clusters only enter crossings."""

FORGOTTEN = {"word": 0.15, "first": 0.15, "last": 0.15, "rule": 0.2, "ruled": 0.2, "name": 0.05, "tag": 0.05}
"""How often a column's value is made `UNKNOWN` in training, so that no one column is leant on."""

Example = tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]


@dataclass(frozen=True)
class Recipe:
    """How a tagger is trained."""

    labels: int
    columns: tuple[str, ...]
    epochs: int = 8
    batch: int = 32
    projection: int = 100
    hidden: int = 80
    rate: float = 3e-3
    wide_rate: float = 0.05
    wide_dropout: float = 0.3
    smoothing: float = 0.02
    dropout: float = 0.4
    input_dropout: float = 0.3


TRIGGERS = Recipe(len(TRIGGER_LABELS), COLUMNS)
ROLES = Recipe(len(ROLE_LABELS), (*COLUMNS, *ROLE_COLUMNS), input_dropout=0.2)


class Tagger(nn.Module):
    """Embeddings of the columns, projected, through a bidirectional LSTM; the crossings' weights on top."""

    def __init__(self, recipe: Recipe, counts: dict[str, int], vectors: numpy.ndarray) -> None:
        super().__init__()
        self.recipe = recipe
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=True)
        own = [name for name in recipe.columns if name in SIZES]
        self.tables = nn.ModuleDict({f"of_{name}": nn.Embedding(counts[name], SIZES[name]) for name in own})
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.1)
        width = vectors.shape[1] + sum(SIZES[name] for name in own)
        self.projection = nn.Linear(width, recipe.projection)
        self.lstm = nn.LSTM(recipe.projection, recipe.hidden, batch_first=True, bidirectional=True)
        self.dense = nn.Linear(2 * recipe.hidden, recipe.labels)
        self.wide = nn.EmbeddingBag(crossings.SIZE, recipe.labels, mode="sum", padding_idx=0, sparse=True)
        nn.init.zeros_(self.wide.weight)

    def forward(self, rows: torch.Tensor, crossed: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        recipe = self.recipe
        parts = []
        for i, name in enumerate(recipe.columns):
            if name == "vector":
                parts.append(self.vectors(rows[..., i]))
            elif name in SIZES:
                parts.append(self.tables[f"of_{name}"](self.forget(name, rows[..., i])))
        state = functional.dropout(torch.cat(parts, -1), recipe.input_dropout, self.training)
        state = functional.dropout(torch.relu(self.projection(state)), recipe.dropout / 2, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(state, lengths, batch_first=True, enforce_sorted=False)
        state, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        scores = self.dense(functional.dropout(state, recipe.dropout, self.training))
        return scores + self.remembered(crossed.flatten(0, 1)).view(scores.shape)

    def remembered(self, crossed: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return self.wide(crossed) * (1 - self.recipe.wide_dropout)
        return self.wide(crossed.masked_fill(torch.rand(crossed.shape) < self.recipe.wide_dropout, 0))

    def forget(self, name: str, numbers: torch.Tensor) -> torch.Tensor:
        rate = FORGOTTEN.get(name)
        if not self.training or rate is None:
            return numbers
        return numbers.masked_fill((torch.rand(numbers.shape) < rate) & (numbers > UNKNOWN), UNKNOWN)

    def weights(self) -> dict[str, numpy.ndarray]:
        """What kg/extractors/network.py reads; the vectors, which taggers share, are left out."""
        found = {f"embed.{name[3:]}": array(table.weight) for name, table in self.tables.items()}
        found["projection.weight"], found["projection.bias"] = linear(self.projection)
        found["dense.weight"], found["dense.bias"] = linear(self.dense)
        for way, end in (("forward", "l0"), ("backward", "l0_reverse")):
            kinds = {
                kind: getattr(self.lstm, f"{kind}_{end}")
                for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            }
            found[f"lstm.{way}.input"] = gates_last(array(kinds["weight_ih"]).T)
            found[f"lstm.{way}.hidden"] = gates_last(array(kinds["weight_hh"]).T)
            found[f"lstm.{way}.bias"] = gates_last(array(kinds["bias_ih"] + kinds["bias_hh"]))
        found["wide"] = array(self.wide.weight) * (1 - self.recipe.wide_dropout)
        return found


def linear(layer: nn.Linear) -> tuple[numpy.ndarray, numpy.ndarray]:
    return array(layer.weight).T, array(layer.bias)


def gates_last(weights: numpy.ndarray) -> numpy.ndarray:
    """torch orders an LSTM's gates input, forget, candidate, output; ours has the candidate last."""
    into, forget, candidate, out = numpy.split(weights, 4, axis=-1)
    return numpy.concatenate([into, forget, out, candidate], axis=-1)


def array(tensor: torch.Tensor) -> numpy.ndarray:
    return tensor.detach().numpy().copy()


def counts_of(vocabularies: dict[str, dict[str, int]]) -> dict[str, int]:
    """How many values each column has."""
    known = {name: len(words) + 2 for name, words in vocabularies.items()}
    known |= {
        "first": known["syllable"],
        "last": known["syllable"],
        "section": 4,
        "quoted": 3,
        "count": MOST + 2,
    }
    known |= {"distance": 2 * REACH + 2, "type": len(TYPES) + 1}
    return known | {"rival": len(TYPES) + 1, "ruled": len(ROLE_LABELS) + 1}


def fit(
    recipe: Recipe,
    examples: Sequence[Example],
    vocabularies: dict[str, dict[str, int]],
    vectors: numpy.ndarray,
    seed: int,
    after_epoch: Callable[[int, Tagger], None] | None = None,
) -> Tagger:
    """Train a tagger; the same examples and seed give the same weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    tagger = Tagger(recipe, counts_of(vocabularies), vectors)
    deep = [
        weight
        for name, weight in tagger.named_parameters()
        if weight.requires_grad and not name.startswith("wide")
    ]
    optimizers = (
        torch.optim.AdamW(deep, lr=recipe.rate, weight_decay=1e-2),
        torch.optim.Adagrad(tagger.wide.parameters(), lr=recipe.wide_rate),
    )
    steps = recipe.epochs * len(shuffled(examples, recipe.batch, chance))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizers[0], recipe.rate, steps + 1, pct_start=0.15)
    for epoch in range(recipe.epochs):
        tagger.train()
        for batch in shuffled(examples, recipe.batch, chance):
            rows, crossed, labels = (
                padded(parts, -100 * (i == 2)) for i, parts in enumerate(zip(*batch, strict=True))
            )
            scores = tagger(rows, crossed, [len(example[2]) for example in batch])
            loss = functional.cross_entropy(
                scores.flatten(0, 1), labels.flatten(), ignore_index=-100, label_smoothing=recipe.smoothing
            )
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(deep, 1.0)
            for optimizer in optimizers:
                optimizer.step()
            schedule.step()
        if after_epoch:
            tagger.eval()
            after_epoch(epoch, tagger)
    return tagger.eval()


def shuffled(examples: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Batches in random order, each of examples of like length."""
    order = list(examples)
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 50):
        alike = sorted(order[start : start + size * 50], key=lambda example: len(example[2]))
        batches += [alike[at : at + size] for at in range(0, len(alike), size)]
    chance.shuffle(batches)
    return batches


def padded(sequences: Sequence[numpy.ndarray], value: int) -> torch.Tensor:
    longest = max(map(len, sequences))
    table = numpy.full((len(sequences), longest, *sequences[0].shape[1:]), value, dtype=numpy.int64)
    for i, sequence in enumerate(sequences):
        table[i, : len(sequence)] = sequence
    return torch.from_numpy(table)
