"""Extractions that a build has made, kept so that the next one, or this one taken up again, need not.

One SQLite file beside the generations. A row is found by a key of all that its extraction depends on, so it is
either right or not there. Only a build that holds the folder opens it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from kg.article import Article
from kg.entity import Extraction
from kg.errors import StoreError
from kg.frame_json import from_json, to_json


def key_of(article: Article, extractor: str) -> str:
    """What an extraction is found by: a hash of the article, its metadata, and what makes its frames."""
    known = {**asdict(replace(article, original=b"", text="")), "original": None, "text": article.sha256}
    return hashlib.sha256(json.dumps([known, extractor], sort_keys=True).encode()).hexdigest()


class Journal:
    """The extractions of one store folder, by key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(
            "CREATE TABLE IF NOT EXISTS extraction (key TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID"
        )

    def __contains__(self, key: str) -> bool:
        return (
            self._connection.execute("SELECT 1 FROM extraction WHERE key = ?", [key]).fetchone() is not None
        )

    def __getitem__(self, key: str) -> Extraction:
        """Raises StoreError where the row is missing."""
        row = self._connection.execute("SELECT data FROM extraction WHERE key = ?", [key]).fetchone()
        if row is None:
            raise StoreError(
                "the store lacks an article that it lists; build it again from its sources, elsewhere"
            )
        return _unpacked(row[0])

    def keep(self, key: str, extraction: Extraction) -> None:
        """Keeps an extraction, safe from now on."""
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO extraction VALUES (?, ?)", [key, _packed(extraction)]
            )

    def forget_all_but(self, keys: Collection[str]) -> None:
        """Drops what no generation lists."""
        kept = set(keys)
        with self._connection:
            known = [key for (key,) in self._connection.execute("SELECT key FROM extraction")]
            self._connection.executemany(
                "DELETE FROM extraction WHERE key = ?", [[key] for key in known if key not in kept]
            )


@contextmanager
def open_journal(folder: Path) -> Iterator[Journal]:
    """The journal of a store folder. Raises StoreError where its file is damaged."""
    path = folder / "extractions.sqlite"
    try:
        with closing(sqlite3.connect(path)) as connection:
            yield Journal(connection)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: damaged ({error}); remove the folder and build again") from error


def _packed(extraction: Extraction) -> bytes:
    article = asdict(replace(extraction.article, original=b""))
    del article["original"]
    data = {"article": article, "frames": [to_json(frame) for frame in extraction.frames]}
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 1)


def _unpacked(data: bytes) -> Extraction:
    found = json.loads(zlib.decompress(data))
    return Extraction(Article(**found["article"]), tuple(map(from_json, found["frames"])))
