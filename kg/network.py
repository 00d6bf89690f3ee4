"""A graph as a network: entities, and the plain triples between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

    from kg.graph import Graph


def network_of(graph: Graph, language: str = "vi") -> networkx.MultiDiGraph[str]:
    """Nodes with `label`, `label_vi`, `label_en`, `kind`; edges with `relation`, `label`, `weight`, `start`, `end`.

    The `weight` of an edge is the number of articles that state it; `start` and `end` are the first and last
    day that a frame behind it is dated to, or empty.
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for relation, articles in graph.relations():
        for entity in (relation.subject, relation.object):
            network.add_node(
                entity.iri,
                label=entity.label(language),
                label_vi=entity.label("vi"),
                label_en=entity.label("en"),
                kind=entity.kind,
            )
        network.add_edge(
            relation.subject.iri,
            relation.object.iri,
            key=relation.property,
            relation=relation.property,
            label=relation.labels[language],
            weight=len(articles),
        )
    return network
