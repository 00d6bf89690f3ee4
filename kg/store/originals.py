"""Articles as they were read, byte for byte, each under the hash of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.files import replacing


def keep_original(folder: Path, content: bytes) -> None:
    """Keeps the bytes of an article in `originals/`; twice the same bytes are kept once."""
    if not content:
        return
    name = hashlib.sha256(content).hexdigest()
    path = folder / "originals" / name[:2] / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(content)
