"""The graph of a scene: networkx for structure and places, pyvis for drawing it.

Events are nodes that join who takes part; posts, memberships and parts of bodies are edges with a name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import TYPE_CHECKING, Any

from kg.view.layout import places
from kg.view.scene import Frame, Scene

if TYPE_CHECKING:
    import networkx
    from pyvis.network import Network

AT_FIRST = 20
"""How many entities the page opens with."""

EVENTS_AT_FIRST = 26
"""How many events the page opens with, where it does not show all."""

SMALL = 60
"""A graph of no more nodes than this is shown whole."""

LINKS = {
    "HoldsPosition": ("person", "organization"),
    "Membership": ("member", "group"),
    "PartOf": ("part", "whole"),
}
"""Types of frame that are drawn as one edge, from the one role to the other."""

MUTUAL = frozenset({"Meeting", "Agreement"})
"""Types in which it is all one who is named first."""

_GIVING = frozenset(
    {
        "agent", "person", "speaker", "organizer", "chair", "attendee", "party", "subject", "member", "part",
        "organization",
    }
)  # fmt: skip
"""Roles whose edge runs to the event; the others' runs from it."""

_AT_HEART = frozenset({"Person", "Organization", "Honour"})
_IN_PASSING = frozenset({"Position", "Post"})
"""Kinds that join what has nothing else in common: `Giám đốc` is a word, no acquaintance."""


@cache
def appearance() -> dict[str, Any]:
    """Shape and colours of each kind, from `appearance.json`."""
    table: dict[str, Any] = json.loads((files("kg.view") / "appearance.json").read_text(encoding="utf-8"))
    return table


def weights(scene: Scene) -> Counter[str]:
    """In how many events each entity takes part."""
    return Counter(
        entity
        for event in scene.events()
        for entity in {entity for frame in event for entity in frame.entities()}
    )


def is_small(scene: Scene) -> bool:
    """Whether the page shows all there is at once."""
    return len(scene.entities) <= SMALL and len(scene.entities) + sum(1 for _ in scene.events()) <= SMALL


def matter_most(scene: Scene, count: int = AT_FIRST) -> tuple[str, ...]:
    """The entities to open with: those in most events, each joined to another one of them.

    A scene that is small is given whole. Of those in as many events people, bodies and honours come first, then the
    identifier decides, so the answer is always the same.
    """
    weight = weights(scene)
    if is_small(scene):
        return tuple(sorted(weight, key=lambda entity: (-weight[entity], entity)))
    candidates = sorted(
        (entity for entity in weight if scene.entities[entity].kind not in _IN_PASSING),
        key=lambda entity: (-weight[entity], scene.entities[entity].kind not in _AT_HEART, entity),
    )
    beside = _neighbours(scene)
    chosen = candidates[:count]
    for entity in candidates[count : count * 10]:
        lonely = [each for each in chosen if not beside[each].intersection(chosen)]
        if not lonely:
            break
        if beside[entity].intersection(chosen):
            chosen[chosen.index(lonely[-1])] = entity
    return tuple(chosen)


def _neighbours(scene: Scene) -> dict[str, set[str]]:
    beside: dict[str, set[str]] = {entity: set() for entity in scene.entities}
    for frame in scene.frames.values():
        for one, other in permutations(frame.entities(), 2):
            beside[one].add(other)
    return beside


def to_networkx(
    scene: Scene, entities: Collection[str] | None = None, most_events: int | None = None
) -> networkx.MultiDiGraph[str]:
    """The graph of `entities` (all of them where None) and of the events that join them.

    A node is an entity (`kind`, `label`, `labels`, `weight`) or an event (`kind` is ``Event``, `type`, `date`,
    `frames`); in a graph that is not small, events of one type with the same participants are one node, and
    `most_events` limits them to those that tell most. An edge has the `role` and the `frames` (identifiers) it
    is drawn from.
    """
    import networkx

    shown = set(scene.entities if entities is None else entities)
    weight = weights(scene)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for id in sorted(shown):
        entity = scene.entities[id]
        label = entity.labels.get("vi") or next(iter(entity.labels.values()), id)
        graph.add_node(id, kind=entity.kind, label=label, labels=dict(entity.labels), weight=weight[id])
    small = is_small(scene)
    events = []
    for group in _groups(scene, shown, together=not small):
        if group.frames[0].type in LINKS:
            _add_link(graph, group)
        elif small or entities is None or len(group.parts) > 1:
            events.append(group)
    for group in _telling_most(events)[:most_events]:
        _add_event(graph, group)
    if entities is not None:
        _drop_unplaced_positions(graph)
    return graph


@dataclass(frozen=True, slots=True)
class _Group:
    """Events drawn as one node or edge: their frames, how many events they are, who of those shown takes part."""

    frames: tuple[Frame, ...]
    events: int
    parts: frozenset[tuple[str, str]]


def _groups(scene: Scene, shown: set[str], together: bool) -> list[_Group]:
    alike: dict[tuple[str, ...], list[tuple[Frame, ...]]] = {}
    for event in scene.events():
        parts = _taking_part(event, shown)
        if parts:
            mutual = event[0].type in MUTUAL
            same = sorted({entity if mutual else f"{role} {entity}" for role, entity in parts})
            alike.setdefault((event[0].type, *same, "" if together else event[0].id), []).append(event)
    return [
        _Group(
            tuple(frame for event in events for frame in event), len(events), _taking_part(events[0], shown)
        )
        for events in alike.values()
    ]


def _telling_most(groups: list[_Group]) -> list[_Group]:
    """The best of each entity first, then by how many take part and how often; the page has the same order."""
    ranked = sorted(groups, key=lambda group: (-len(group.parts), -group.events, group.frames[0].id))
    first: dict[str, _Group] = {}
    for group in sorted(ranked, key=lambda group: -group.events):
        for _, entity in group.parts:
            first.setdefault(entity, group)
    best = {id(group) for group in first.values()}
    return sorted(ranked, key=lambda group: id(group) not in best)


def _taking_part(event: tuple[Frame, ...], shown: set[str]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (filler.role, filler.entity)
        for frame in event
        for filler in frame.fillers
        if filler.entity in shown and filler.role != "position"
    )


def _add_link(graph: networkx.MultiDiGraph[str], group: _Group) -> None:
    subject, object_ = LINKS[group.frames[0].type]
    frames = [frame.id for frame in group.frames]
    for source in sorted(entity for role, entity in group.parts if role == subject):
        for target in sorted(entity for role, entity in group.parts if role == object_):
            if source != target:
                graph.add_edge(source, target, role=group.frames[0].type, frames=frames)


def _add_event(graph: networkx.MultiDiGraph[str], group: _Group) -> None:
    first = group.frames[0]
    frames = [frame.id for frame in group.frames]
    graph.add_node(
        first.id, kind="Event", label=first.type, type=first.type, date=first.not_before, frames=frames
    )
    for role, entity in sorted(group.parts):
        ends = (entity, first.id) if role in _GIVING else (first.id, entity)
        graph.add_edge(*ends, role=role, frames=frames)


def _drop_unplaced_positions(graph: networkx.MultiDiGraph[str]) -> None:
    alone = [
        node
        for node, data in graph.nodes(data=True)
        if data["kind"] in _IN_PASSING and graph.degree(node) == 0
    ]
    graph.remove_nodes_from(alone)


def to_pyvis(graph: networkx.MultiDiGraph[str]) -> Network:
    """A pyvis network of a graph made by `to_networkx`, its nodes laid out; go on with it in a notebook."""
    from pyvis.network import Network

    network = Network(height="720px", width="100%", directed=True, cdn_resources="in_line")
    where = places(graph)
    for node, data in graph.nodes(data=True):
        x, y = where[node]
        network.add_node(node, label=data["label"], x=x, y=y, **_look(data))
    for source, target, data in graph.edges(data=True):
        network.add_edge(source, target, title=data["role"])
    network.set_options(json.dumps(options()))
    return network


def _look(data: dict[str, Any]) -> dict[str, Any]:
    kind = appearance()["kinds"][data["kind"]]
    size = 5 if data["kind"] == "Event" else round(8 + 2.5 * min(data["weight"], 40) ** 0.5)
    return {
        "group": data["kind"],
        "shape": kind["shape"],
        "color": kind["light"],
        "size": size,
        "title": data["label"],
    }


def options() -> dict[str, Any]:
    """Options of vis-network: everything stands where it was laid out, and nothing moves by itself."""
    return {
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "physics": {"enabled": False},
        "interaction": {"hover": False, "keyboard": False, "tooltipDelay": 3_600_000},
        "nodes": {"borderWidth": 1.5, "chosen": False},
        "edges": {
            "smooth": {"enabled": True, "type": "continuous", "roundness": 0.3},
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
            "width": 1.1,
            "chosen": False,
            "selectionWidth": 0,
        },
        "groups": {
            kind: {"shape": look["shape"], "color": look["light"]}
            for kind, look in appearance()["kinds"].items()
        },
    }


def drawn(graph: networkx.MultiDiGraph[str]) -> Iterator[str]:
    """Identifiers of the entities of a graph, in its own order."""
    return (node for node, data in graph.nodes(data=True) if data["kind"] != "Event")
