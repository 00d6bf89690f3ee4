"""The networkx graph of a scene, its places and its look."""

from __future__ import annotations

import itertools

import networkx
import pytest

from kg.frame import ENTITY_KINDS, ROLES
from kg.view.layout import places
from kg.view.network import appearance, matter_most, to_networkx, to_pyvis
from kg.view.scene import Scene


def test_events_are_nodes_and_posts_are_edges(sample: Scene) -> None:
    graph = to_networkx(sample)
    types = {data["type"] for _, data in graph.nodes(data=True) if data["kind"] == "Event"}
    assert types == set(ROLES) & {
        "Award", "Statistic", "Statement", "Gathering", "Appointment", "Meeting", "Visit",
    }  # fmt: skip
    roles = [data["role"] for *_, data in graph.edges(data=True)]
    assert roles.count("HoldsPosition") == 1


def test_who_acts_points_to_the_event_and_the_event_to_the_rest(sample: Scene) -> None:
    graph = to_networkx(sample)
    award = next(node for node, data in graph.nodes(data=True) if data.get("type") == "Award")
    assert {data["role"] for *_, data in graph.in_edges(award, data=True)} == {"agent"}
    assert {data["role"] for *_, data in graph.out_edges(award, data=True)} == {"award", "recipient"}


def test_every_edge_names_its_frames(large: Scene) -> None:
    graph = to_networkx(large)
    assert all(set(data["frames"]) <= set(large.frames) for *_, data in graph.edges(data=True))


def test_events_of_one_type_between_the_same_are_one_node_in_a_large_graph(large: Scene) -> None:
    graph = to_networkx(large, matter_most(large))
    seen = set()
    for node, data in graph.nodes(data=True):
        if data["kind"] == "Event":
            key = (data["type"], frozenset(networkx.all_neighbors(graph, node)))
            assert key not in seen
            seen.add(key)


def test_what_matters_most_is_joined_and_always_the_same(large: Scene) -> None:
    chosen = matter_most(large)
    assert len(chosen) == len(set(chosen)) == 20
    assert matter_most(large) == chosen
    graph = to_networkx(large, chosen)
    assert all(graph.degree(node) for node in graph)


def test_places_are_the_same_every_time(large: Scene) -> None:
    graph = to_networkx(large, matter_most(large), 26)
    assert places(graph) == places(graph.copy())


def test_no_two_nodes_stand_on_each_other(sample: Scene, large: Scene) -> None:
    for graph in (to_networkx(sample), to_networkx(large, matter_most(large), 26)):
        where = places(graph).values()
        assert all(abs(x - u) > 40 or abs(y - v) > 25 for (x, y), (u, v) in itertools.combinations(where, 2))


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_very_small_graphs_have_places(nodes: int) -> None:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for number in range(nodes):
        graph.add_node(str(number), kind="Person", label="Lan")
    assert len(places(graph)) == nodes


def test_pyvis_has_every_node_where_it_was_laid_out(sample: Scene) -> None:
    graph = to_networkx(sample)
    network = to_pyvis(graph)
    where = places(graph)
    assert {node["id"]: (node["x"], node["y"]) for node in network.nodes} == where
    assert len(network.edges) == graph.number_of_edges()


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_stands_out_from_the_ground(theme: str) -> None:
    ground = luminance(appearance()["ground"][theme])
    for look in appearance()["kinds"].values():
        low, high = sorted((luminance(look[theme]), ground))
        assert (high + 0.05) / (low + 0.05) >= 3


def test_every_kind_has_a_shape_of_its_own() -> None:
    shapes = [appearance()["kinds"][kind]["shape"] for kind in ENTITY_KINDS]
    assert len(set(shapes)) == len(shapes)
