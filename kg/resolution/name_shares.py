"""How common the parts of Vietnamese names are: the table `kg/language/vi/name_shares.csv`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "language" / "vi" / "name_shares.csv"

RARE = 0.001
"""The share of what the table does not have."""


def share(part: str, syllable: str) -> float:
    """Of all people the share whose `part` of the name (``family``, ``middle``, ``given``) is `syllable`."""
    return _shares().get((part, syllable), RARE)


@cache
def _shares() -> dict[tuple[str, str], float]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {(row["part"], row["syllable"]): float(row["share"]) for row in rows}
