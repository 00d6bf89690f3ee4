"""Where the nodes of the opening scene stand: always the same places for the same graph, no label on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float64]

LIMIT = 300
"""More nodes than this are put on a circle: their layout would take seconds, and the browser has its own."""

_ASPECT = 1.2
_EDGE = 112.0
"""Width to height of the whole, and the length of an edge in pixels at scale 1."""

_LETTER, _LINE, _GAP = 7.2, 16.0, 16.0
_ENTITY, _EVENT = 36.0, (128.0, 38.0)
"""Pixels at scale 1: of a letter, a line and the space between two nodes; of a node without its label."""


def places(graph: networkx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """A place in pixels for each node, centred on (0, 0): stress majorization over the distances in the graph.

    Gansner, Koren and North, Graph Drawing by Stress Majorization, 2004.
    """
    import networkx
    import numpy

    nodes = list(graph)
    if not nodes:
        return {}
    plain: networkx.Graph[str] = networkx.Graph(graph)
    circle = networkx.circular_layout(plain)
    where = numpy.array([circle[node] for node in nodes], dtype=float) * _EDGE
    if len(nodes) <= LIMIT:
        where = _majorized(where, _distances(plain, nodes) * _EDGE)
    boxes = numpy.array([_box(graph.nodes[node]) for node in nodes])
    where = _apart(_turned(where) * numpy.array([_ASPECT**0.5, _ASPECT**-0.5]), boxes)
    where -= (where.min(axis=0) + where.max(axis=0)) / 2
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, where.tolist(), strict=True)}


def _distances(graph: networkx.Graph[str], nodes: list[str]) -> Floats:
    """Steps between nodes; parts that nothing joins stand a little farther from each other than they are wide."""
    import networkx
    import numpy

    number = {node: index for index, node in enumerate(nodes)}
    steps = numpy.full((len(nodes), len(nodes)), numpy.inf)
    for node, lengths in networkx.all_pairs_shortest_path_length(graph):
        for other, length in lengths.items():
            steps[number[node], number[other]] = length
    reach = numpy.where(numpy.isinf(steps), 0, steps).max(axis=1) / 2
    return numpy.where(numpy.isinf(steps), reach[:, None] + reach[None, :] + 1.2, steps)


def _majorized(where: Floats, distances: Floats, rounds: int = 300) -> Floats:
    """Places whose distances come near those asked for; each round brings them no farther away."""
    import numpy

    if len(where) < 2:
        return where
    numpy.fill_diagonal(distances, 1.0)
    weights = distances**-2
    numpy.fill_diagonal(weights, 0.0)
    laplacian = numpy.diag(weights.sum(axis=1)) - weights
    inverse = numpy.linalg.pinv(laplacian)
    for _ in range(rounds):
        apart = numpy.linalg.norm(where[:, None, :] - where[None, :, :], axis=2)
        ratios = numpy.divide(weights * distances, apart, out=numpy.zeros_like(apart), where=apart > 1e-9)
        moved = inverse @ ((numpy.diag(ratios.sum(axis=1)) - ratios) @ where)
        if numpy.abs(moved - where).max() < 0.05:
            break
        where = moved
    return where


def _turned(where: Floats) -> Floats:
    """Turned so that it is widest from left to right."""
    import numpy

    centred = where - where.mean(axis=0)
    _, axes = numpy.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1] * numpy.sign(axes[:, ::-1].sum(axis=0) + 1e-12)
    turned: Floats = centred @ axes
    return turned


def _box(node: dict[str, object]) -> tuple[float, float]:
    """Width and height of a node with its label, which breaks after some 20 letters."""
    if node["kind"] == "Event":
        return _EVENT
    label = str(node["label"])
    lines = min(-(-len(label) // 19), 3) or 1
    return min(len(label), 20) * _LETTER + _GAP, _ENTITY + _LINE * lines


def _apart(where: Floats, boxes: Floats, rounds: int = 400) -> Floats:
    """Pushes overlapping boxes apart, along the axis where they overlap least, until none does."""
    import numpy

    where = where.copy()
    reach = (boxes[:, None, :] + boxes[None, :, :]) / 2
    upper = numpy.triu(numpy.ones((len(where), len(where)), dtype=bool), 1)
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
