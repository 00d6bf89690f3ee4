"""How sure a frame is: the network's probability and the rule that agrees, weighed as cross-validation found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

from kg.frame import Frame

NEARLY = 1e-4
"""Probabilities are kept this far from 0 and 1."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model over the log odds that the network gives a trigger.

    `types` and `rules` add to the odds of a type, and where a rule sees the same frame; `least` is the
    confidence below which a frame is dropped.
    """

    slope: float
    base: float
    types: Mapping[str, float]
    rules: Mapping[str, float]
    least: float

    def of(self, type_: str, probability: float, ruled: Frame | None) -> float:
        """The share of right ones among frames like this."""
        rule = rule_name(ruled)
        score = self.base + self.slope * log_odds(probability) + self.types.get(type_, 0)
        return 1 / (1 + exp(-score - self.rules.get(rule, self.rules.get(rule.split("/")[0], 0))))


def rule_name(ruled: Frame | None) -> str:
    """The rule behind a frame as the table of weights names it: `maybe/…`, `sure/…`, `none`."""
    if ruled is None:
        return "none"
    name = ruled.why[0].removeprefix("rule:")
    return f"{'maybe' if name.startswith('maybe-') else 'sure'}/{ruled.type}/{name.removeprefix('maybe-')}"


def log_odds(probability: float) -> float:
    kept = min(max(probability, NEARLY), 1 - NEARLY)
    return log(kept / (1 - kept))
