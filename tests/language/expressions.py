"""Tables of expressions in sentences: where each stands and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MARK = re.compile(r"\[([^\]]*)\]")


class Row(NamedTuple):
    """A line of a table: the column before the sentence, the sentence, the spans marked in it, their values."""

    first: str
    text: str
    spans: list[tuple[int, int]]
    values: list[str]


def rows(name: str) -> Iterator[Row]:
    """The lines of a table beside this file."""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *columns, marked, values = line.split("\t")
            text, spans = _unmarked(marked)
            yield Row(columns[0] if columns else "", text, spans, values.split(" ; ") if values else [])


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + marked[at:], spans
