"""A store folder: `CURRENT` names the generation that a finished build left, and each build writes the next.

A build works on a clone of the current generation and then replaces `CURRENT`, by rename. Killed at any moment
before, it has changed nothing that a reader sees. The generation before the current one is kept, for readers
that have it open; older ones are removed.
"""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OutputError, StoreError
from kg.files import replacing


def current(folder: Path) -> Path | None:
    """The generation that readers open; None before the first build has finished."""
    try:
        name = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return folder / name


def open_generation(generation: Path) -> ox.Store:
    """A generation, to read only. Raises StoreError where it is missing or damaged."""
    try:
        return ox.Store.read_only(str(generation))
    except (OSError, ValueError) as error:
        raise StoreError(f"{generation}: cannot be opened ({error}); build it again with kg build") from error


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the folder for one writer. Raises StoreError where another has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("a")
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written ({error.strerror}); choose another folder with -o"
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(
                f"{folder}: another build is writing here; wait for it, or use another -o"
            ) from error
        yield


@contextmanager
def next_generation(folder: Path) -> Iterator[tuple[Path, ox.Store]]:
    """A clone of the current generation, to write; it becomes the current one if no error leaves the block.

    The block must keep no reference to the store.
    """
    before = current(folder)
    after = folder / f"gen-{_number(before) + 1}"
    shutil.rmtree(after, ignore_errors=True)
    if before is not None:
        open_generation(before).backup(str(after))
    store = ox.Store(str(after))
    try:
        yield after, store
        store.flush()
    finally:
        del store
        gc.collect()  # Oxigraph lets go of the folder when the last reference does
    _sync(after)
    with replacing(folder / "CURRENT") as file:
        file.write(f"{after.name}\n".encode())
    _remove_all_but(folder, {before, after})


def _number(generation: Path | None) -> int:
    return int(generation.name.removeprefix("gen-")) if generation is not None else 0


def _remove_all_but(folder: Path, kept: set[Path | None]) -> None:
    for generation in folder.glob("gen-*"):
        if generation.with_suffix("") not in kept:
            shutil.rmtree(generation) if generation.is_dir() else generation.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
