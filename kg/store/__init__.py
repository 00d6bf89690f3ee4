"""Where a graph is kept: in memory, on disk by generations, or behind a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.store import Store


def open_store(location: str | Path) -> Store:
    """A store to read from: ``memory:``, the address of a SPARQL endpoint, or a folder that a build wrote.

    Raises StoreError where there is no store, or it is damaged, or the endpoint does not answer as it must.
    """
    from kg.store.disk import DiskStore
    from kg.store.memory import MemoryStore
    from kg.store.remote import RemoteStore

    if str(location) == "memory:":
        return MemoryStore()
    if str(location).startswith(("http://", "https://")):
        return RemoteStore(str(location))
    return DiskStore(Path(location))
