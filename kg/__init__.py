"""Knowledge graphs of political and institutional events from news, each statement with its sentence.

The library mirrors the command line::

    import kg

    graph = kg.build(["articles/"], "outputs")
    graph = kg.Graph.open("outputs/store")
    graph.query("SELECT ?who ?what WHERE { ?who kg:received ?what }")

Everything is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build import build as build
    from kg.build import extract as extract
    from kg.graph import Graph as Graph
    from kg.language import pipeline_path as pipeline
    from kg.sources import read as read

__version__ = "0.1.0"
__all__ = ["Graph", "build", "extract", "pipeline", "read"]

_PLACES = {
    "Graph": ("kg.graph", "Graph"),
    "build": ("kg.build", "build"),
    "extract": ("kg.build", "extract"),
    "pipeline": ("kg.language", "pipeline_path"),
    "read": ("kg.sources", "read"),
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
