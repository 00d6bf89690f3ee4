"""Where the vocabulary, shapes, gazetteers and saved queries are: beside the package, or inside the wheel."""

from __future__ import annotations

from pathlib import Path


def ontology(name: str) -> Path:
    """Path of a file or folder of `ontologies/`, such as ``"kg.ttl"`` or ``"queries"``."""
    package = Path(__file__).parent
    shipped = package / "ontologies"
    return (shipped if shipped.is_dir() else package.parent / "ontologies") / name
