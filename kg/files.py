"""Files, and folders of them, that are there only once they are whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import OutputError


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A folder in `folder` for what is not finished; gone afterwards, with what a killed run may have left there."""
    new = folder / ".unfinished"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; it takes the place of `path` when all is written, and is dropped on an error.

    Raises OutputError where the folder does not let itself be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another folder with -o"
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
