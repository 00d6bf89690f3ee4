"""The store on disk, read: the current generation, opened anew when a build has finished another."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import generations
from kg.store.memory import MemoryStore


class DiskStore(MemoryStore):
    """The current generation of a store folder, never written to; the folder that holds ``store/`` will do."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder / "store" if (folder / "store" / "CURRENT").exists() else folder
        self.location = str(self.folder)
        self._generation: Path | None = None
        _ = self.oxigraph

    @property
    def oxigraph(self) -> ox.Store:
        """Oxigraph's store of the current generation. Raises StoreError where there is none."""
        generation = generations.current(self.folder)
        if generation is None:
            raise StoreError(
                f"{self.folder}: no graph here; make one with: kg build SOURCE -o {self.folder.parent}"
            )
        if generation != self._generation:
            self._oxigraph, self._generation = generations.open_generation(generation), generation
        return self._oxigraph
