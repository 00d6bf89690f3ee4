"""The formats that a graph is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from kg.network import write_gexf, write_graphml
from kg.rdf.serialization import FORMATS, write
from kg.tables import write_tables

if TYPE_CHECKING:
    from kg.graph import Graph

Exporter = Callable[["Graph", Path], None]


def exporters() -> Mapping[str, Exporter]:
    """Every format by name: ours, and those that packages add under the entry point `kg.exporters`."""
    added = {point.name: point.load() for point in entry_points(group="kg.exporters")}
    ours: dict[str, Exporter] = {form: _rdf(form) for form in FORMATS}
    return ours | {"graphml": write_graphml, "gexf": write_gexf, "csv": write_tables} | added


def _rdf(form: str) -> Exporter:
    def export(graph: Graph, path: Path) -> None:
        write(graph.graphs(), {path: form})

    return export
