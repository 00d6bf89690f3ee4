"""What a build leaves beside its store: RDF files, the page, and what was set aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox

from kg.files import replacing
from kg.rdf.serialization import write
from kg.sources import Rejected
from kg.store.memory import MemoryStore
from kg.view.page import page
from kg.view.stored import scene_of

FILES = {
    "graph.trig": "trig",
    "graph.ttl": "turtle",
    "graph.nq": "nquads",
    "graph.jsonld": "jsonld",
}
"""The RDF files of a build, with their formats."""

PAGE = "graph.html"


def all_there(folder: Path) -> bool:
    """Whether a folder has every file that `write_outputs` leaves."""
    return all((folder / name).exists() for name in (*FILES, PAGE))


def write_outputs(folder: Path, oxigraph: ox.Store) -> int:
    """Writes the RDF files and the page. Returns how many triples the data set has."""
    store = MemoryStore(oxigraph=oxigraph)
    drawn = page(scene_of(store))
    write(
        (store.graph(name) for name in store.graph_names()),
        {folder / name: kind for name, kind in FILES.items()},
    )
    with replacing(folder / PAGE) as file:
        file.write(drawn.encode())
    return len(oxigraph)


def put_in_place(new: Path, folder: Path) -> None:
    """Moves the files that `write_outputs` left in `new` to `folder`, once the store that they are of is there."""
    for name in (*FILES, PAGE):
        (new / name).replace(folder / name)


def write_rejected(folder: Path, rejected: Sequence[Rejected]) -> None:
    """Leaves `rejected.jsonl` where something was set aside, and none where nothing was."""
    path = folder / "rejected.jsonl"
    if not rejected:
        path.unlink(missing_ok=True)
        return
    with replacing(path) as file:
        for item in rejected:
            file.write(json.dumps(asdict(item), ensure_ascii=False).encode() + b"\n")
