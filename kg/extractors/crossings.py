"""Words crossed with their neighbours: hashed numbers of single, paired and situated columns.

The networks generalise; these remember. Each word gets a row of numbers below `SIZE`, 0 for none; a table of
weights, one row a number and one column a label, is summed over them (see kg/extractors/network.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.extractors.inputs import COLUMNS, REACH, ROLE_COLUMNS

if TYPE_CHECKING:
    from numpy import ndarray

SIZE = 1 << 16
BAG = 7
"""How many neighbours on each side count as a bag of words."""

PLACE = {name: i for i, name in enumerate((*COLUMNS, *ROLE_COLUMNS))}

SINGLE = (
    *(
        (column, offset)
        for column in ("word", "name", "rule", "tag", "cluster")
        for offset in (-2, -1, 0, 1, 2)
    ),
    *(("first", 0), ("last", 0), ("shape", 0), ("shape", -1), ("shape", 1)),
)
"""Columns of one word near by, for triggers."""

PAIRED = (
    *((("word", left), ("word", right)) for left, right in ((-1, 0), (0, 1), (0, 2), (-1, 1))),
    *((("word", 0), ("name", offset)) for offset in (-1, 1)),
    *(
        (("rule", 0), (column, offset))
        for column, offset in (("word", 0), ("word", 1), ("name", -1), ("name", 1))
    ),
    *((("rule", 0), (column, 0)) for column in ("section", "quoted")),
    *((("word", 0), (column, 0)) for column in ("section", "quoted")),
    *((("cluster", 0), (column, offset)) for column in ("cluster", "name") for offset in (-1, 1)),
    (("tag", -1), ("tag", 0)),
    (("tag", 0), ("tag", 1)),
    (("rule", 0), ("rule", 1)),
)
"""Columns of two words near by, for triggers."""

NEAR = tuple((column, offset) for column in ("word", "name", "cluster") for offset in (-2, -1, 0, 1, 2))
"""Columns near by, for roles."""

TYPED = (
    *((column, offset) for column in ("word", "name", "ruled", "tag") for offset in (-1, 0, 1)),
    *(("cluster", 0), ("rival", 0), ("distance", 0), ("quoted", 0)),
)
"""Columns near by that are crossed with the type of the frame."""


class Grid:
    """The columns of a sentence, with their shifted copies."""

    def __init__(self, rows: ndarray) -> None:
        import numpy

        self.rows = rows
        edge = numpy.zeros((BAG, rows.shape[1]), rows.dtype)
        self.wide = numpy.concatenate([edge, rows, edge])

    def at(self, column: str, offset: int = 0) -> ndarray:
        """A column, each place showing its neighbour `offset` words on; 0 beyond the edges."""
        return self.wide[BAG + offset : BAG + offset + len(self.rows), PLACE[column]]


def hashed(number: int, *columns: Any) -> ndarray:
    """Numbers below `SIZE` for the values of columns taken together; 0 where one of them has none."""
    import numpy

    known = columns[0] > 0
    mixed = numpy.full(len(columns[0]), number * 0x9E3779B97F4A7C15 % 2**64, dtype=numpy.uint64)
    for column in columns:
        known = known & (column > 0)
        mixed = (mixed ^ column.astype(numpy.uint64)) * numpy.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> numpy.uint64(29)
    numbers: ndarray = numpy.where(known, 1 + (mixed % numpy.uint64(SIZE - 1)).astype(numpy.int64), 0)
    return numbers


def trigger_crossings(rows: ndarray) -> ndarray:
    """For each word of a sentence (rows of `COLUMNS`) its numbers."""
    import numpy

    return numpy.stack(list(of_trigger(Grid(rows))), axis=1)


def of_trigger(grid: Grid) -> Iterator[ndarray]:
    number = 1
    for single in SINGLE:
        yield hashed(number, grid.at(*single))
        number += 1
    for one, other in PAIRED:
        yield hashed(number, grid.at(*one), grid.at(*other))
        number += 1
    for side in (-1, 1):
        for step in range(1, BAG + 1):
            yield hashed(number, grid.at("word", side * step))
        number += 1


def role_crossings(rows: ndarray) -> ndarray:
    """For each word of a predicate's sentence (rows of `COLUMNS` and `ROLE_COLUMNS`) its numbers."""
    import numpy

    return numpy.stack(list(of_role(Grid(rows))), axis=1)


def of_role(grid: Grid) -> Iterator[ndarray]:
    import numpy

    type_, distance, name = grid.at("type"), grid.at("distance"), grid.at("name")
    away = distance - 1 - REACH
    side = 2 + numpy.sign(away)
    near = 1 + numpy.digitize(away, (-12, -6, -3, -2, -1, 0, 1, 2, 3, 4, 7, 13))
    inside = away == 0
    trigger = numpy.full(len(away), grid.at("word")[inside][0] if inside.any() else 0)
    begins = (name > 0) & (name != grid.at("name", -1))
    names = 1 + numpy.minimum(between(begins, inside), 3)
    rivals = 1 + numpy.minimum(between(grid.at("rival") > 0, inside), 2)
    number = 200
    for single in NEAR:
        yield hashed(number, grid.at(*single))
        number += 1
    for column in TYPED:
        yield hashed(number, type_, grid.at(*column))
        number += 1
    for crossed in (
        (grid.at("ruled"),),
        (grid.at("ruled"), name),
        (type_, side, name),
        (type_, near, name),
        (type_, near),
        (type_, side, names, name),
        (type_, side, rivals, name),
        (type_, side, grid.at("word", -1), name),
        (type_, side, grid.at("word", 0)),
        (side, rivals, name),
        (side, grid.at("word", -1), name),
        (near, name),
        (trigger, side, name),
        (trigger, near, name),
        (trigger, near),
        (trigger, grid.at("word", -1)),
        (trigger, grid.at("word", 0)),
        (grid.at("word", -1), grid.at("word", 0)),
        (grid.at("word", 0), grid.at("word", 1)),
        (grid.at("name", -1), name),
        (name, grid.at("name", 1)),
        (type_, grid.at("name", -1), name),
    ):
        yield hashed(number, *crossed)
        number += 1


def between(marks: ndarray, inside: ndarray) -> ndarray:
    """How many marks stand between each place and the trigger."""
    import numpy

    before = numpy.concatenate([[0], numpy.cumsum(marks)])
    places = numpy.flatnonzero(inside)
    if not len(places):
        return numpy.zeros(len(marks), dtype=numpy.int64)
    first, last = places[0], places[-1]
    here = numpy.arange(len(marks))
    left = before[first] - before[numpy.minimum(here + 1, first)]
    right = before[numpy.maximum(here, last + 1)] - before[last + 1]
    counts: ndarray = numpy.where(here < first, left, right)
    return counts
