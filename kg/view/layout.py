"""Where the nodes of the opening scene stand: always the same places for the same graph, no label on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float64]

LIMIT = 300
"""Above this many nodes a layout takes seconds; the rest is laid out in the browser."""

_LETTER, _LINE, _GAP = 7.0, 34.0, 12.0
"""Width of a letter, height of a node with its label, and the space between two, in pixels at scale 1."""


def places(graph: networkx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """A place in pixels for each node, centred on (0, 0)."""
    import networkx
    import numpy

    nodes = list(graph)
    if not nodes:
        return {}
    plain: networkx.Graph[str] = networkx.Graph(graph)
    iterations = 200 if len(nodes) <= LIMIT else 10
    start = networkx.circular_layout(plain)
    found = networkx.forceatlas2_layout(
        plain, pos=start, max_iter=iterations, strong_gravity=False, scaling_ratio=3.0, gravity=1.2, seed=7
    )
    where = numpy.array([found[node] for node in nodes], dtype=float)
    boxes = numpy.array([_box(graph.nodes[node].get("label", "")) for node in nodes])
    where = _spread(where, boxes)
    where = _apart(where, boxes)
    where -= (where.min(axis=0) + where.max(axis=0)) / 2
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, where.tolist(), strict=True)}


def _box(label: str) -> tuple[float, float]:
    """Width and height of a node with its label, which breaks after 22 letters."""
    lines = -(-len(label) // 22) or 1
    return min(len(label), 24) * _LETTER + _GAP, _LINE + 15 * lines


def _spread(where: Floats, boxes: Floats) -> Floats:
    """Scaled so that the boxes fill about a sixth of a landscape area."""
    import numpy

    where = where - where.mean(axis=0)
    extent = numpy.maximum(where.std(axis=0), 1e-9)
    area = boxes.prod(axis=1).sum() * 6
    height = (area / 1.5) ** 0.5
    spread: Floats = where / extent * numpy.array([height * 1.5, height]) / 3.6
    return spread


def _apart(where: Floats, boxes: Floats, rounds: int = 300) -> Floats:
    """Pushes overlapping boxes apart, along the axis where they overlap least, until none does."""
    import numpy

    where = where.copy()
    reach = (boxes[:, None, :] + boxes[None, :, :]) / 2
    upper = numpy.triu(numpy.ones(len(where), dtype=bool), 1)
    for _ in range(rounds):
        away = where[:, None, :] - where[None, :, :]
        depth = reach - numpy.abs(away)
        hit = upper & (depth > 0.5).all(axis=2)
        if not hit.any():
            break
        ones, others = numpy.nonzero(hit)
        axis = depth[ones, others].argmin(axis=1)
        side = numpy.where(away[ones, others, axis] < 0, -1.0, 1.0)
        push = side * depth[ones, others, axis] * 0.3
        numpy.add.at(where, (ones, axis), push)
        numpy.add.at(where, (others, axis), -push)
    return where
