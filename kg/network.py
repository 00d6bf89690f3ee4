"""A graph as a network of entities and the plain triples between them, for networkx, Gephi and their like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import replacing

if TYPE_CHECKING:
    import networkx

    from kg.graph import Graph, Named


def network_of(graph: Graph, language: str = "vi") -> networkx.MultiDiGraph[str]:
    """The network of a graph. Nodes are IRIs.

    A node has `label` (in `language`), `label_vi`, `label_en`, `kind`, `articles`. An edge has the relation's name
    as its key and as `relation`, its `label`, and the figures of the frames behind it: `weight`, how many
    there are, `articles`, `start` and `end`, the first and last day that they are dated to (empty where none is).
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    figures = graph.weights()
    for relation, articles in graph.relations():
        ends = relation.subject.iri, relation.object.iri
        for entity in (relation.subject, relation.object):
            network.add_node(entity.iri, **_node(entity, language))
        weight, start, end = figures.get((ends[0], relation.property, ends[1]), (1, "", ""))
        network.add_edge(
            *ends,
            key=relation.property,
            relation=relation.property,
            label=relation.labels[language],
            weight=weight,
            articles=len(articles),
            start=start,
            end=end,
        )
    return network


def write_graphml(graph: Graph, path: Path) -> None:
    """The network as GraphML (http://graphml.graphdrawing.org/)."""
    import networkx

    with replacing(path) as file:
        networkx.write_graphml_xml(_writable(network_of(graph)), file)


def write_gexf(graph: Graph, path: Path) -> None:
    """The network as GEXF 1.2 (https://gexf.net/); dated edges appear on Gephi's timeline."""
    import networkx

    network = _writable(network_of(graph))
    network.graph.update(mode="dynamic", timeformat="date")
    for *_, attributes in network.edges(data=True):
        for name in ("start", "end"):
            if not attributes[name]:
                del attributes[name]
    with replacing(path) as file:
        networkx.write_gexf(network, file, version="1.2draft")


def _node(entity: Named, language: str) -> dict[str, str]:
    return {
        "label": entity.label(language),
        "label_vi": entity.label("vi"),
        "label_en": entity.label("en"),
        "kind": entity.kind,
    }


def _writable(network: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """The same with what XML cannot hold replaced, and each edge under a key of its own."""
    import networkx

    from kg.rdf.serialization import without_control_characters as cleaned

    written: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        written.add_node(node, **{name: cleaned(value) for name, value in attributes.items()})
    for number, (subject, object_, attributes) in enumerate(network.edges(data=True)):
        written.add_edge(subject, object_, key=str(number), **attributes)
    return written
