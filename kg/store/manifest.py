"""What a generation holds: beside `gen-N/` stands `gen-N.json`, which lists its articles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.errors import StoreError
from kg.files import replacing


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a generation: its source, the key of its extraction, the hash of its graph's N-Quads."""

    source: str
    key: str
    graph: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The articles of a generation by id, the base of its IRIs, and a hash of all that it was made from."""

    articles: Mapping[str, Listed] = field(default_factory=dict)
    base: str = ""
    made_from: str = ""


def read_manifest(generation: Path | None) -> Manifest:
    """The manifest of a generation, empty where there is no generation. Raises StoreError where it is damaged."""
    if generation is None:
        return Manifest()
    try:
        data = json.loads(_path(generation).read_text(encoding="utf-8"))
        articles = {name: Listed(**listed) for name, listed in data["articles"].items()}
        return Manifest(articles, data["base"], data.get("made_from", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{_path(generation)}: damaged ({error}); remove the store and build again"
        ) from error


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Writes the manifest of a generation, before `CURRENT` names it."""
    data = {
        "base": manifest.base,
        "made_from": manifest.made_from,
        "articles": {name: asdict(one) for name, one in manifest.articles.items()},
    }
    with replacing(_path(generation)) as file:
        file.write(json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False).encode())


def _path(generation: Path) -> Path:
    return generation.with_suffix(".json")
