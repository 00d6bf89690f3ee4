"""What made a result, as hashes: they are other when any of it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import kg
from kg.ontologies import ontology

_BEFORE_FRAMES = ("engine", "extractors", "language", "resolution")


@cache
def extractor() -> str:
    """What makes frames of a text: the version of `kg`, and a hash of its code, lexicons and models up to them."""
    package = Path(__file__).parent
    return f"kg {kg.__version__} ({_hash(package / name for name in _BEFORE_FRAMES)[:12]})"


@cache
def program() -> str:
    """A hash of all of `kg`, with the vocabulary and gazetteers."""
    return _hash([Path(__file__).parent, ontology("")])


def _hash(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{folder.name}/{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def fingerprint(*parts: object) -> str:
    """One hash of several things, which JSON must be able to hold."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
