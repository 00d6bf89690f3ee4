"""One place to read from: a file, the standard input or an address, with the id its article will have."""

from __future__ import annotations

import hashlib
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import SourceError
from kg.sources.decoding import MOST_CHARACTERS, Undecodable
from kg.sources.rejected import Rejected

MOST_BYTES = 4 * MOST_CHARACTERS
SECONDS_TO_WAIT = 30


@dataclass(frozen=True, slots=True)
class Location:
    """Where one reader reads.

    `source` is what provenance shows: the path relative to the SOURCE, or the URL. `named` is true where
    the user named this very place, false for a file found in a folder.
    """

    name: str
    source: str
    id: str
    path: Path | None = None
    url: str | None = None
    named: bool = True

    @property
    def ending(self) -> str:
        """``.txt``, ``.jsonl``… in lower case; empty for the standard input."""
        return Path(urlsplit(self.url).path if self.url else self.source).suffix.lower()

    def read(self) -> bytes:
        """All bytes. Raises `SourceError` where they cannot be had, `Undecodable` where they are too many."""
        if self.url:
            return _fetch(self.url)
        if self.path is None:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        size = self._reachable().stat().st_size
        if size > MOST_BYTES:
            raise SourceError(
                self.name,
                f"{size:,} bytes are too many for one article (the limit is {MOST_BYTES:,})",
                "split it into one file an article, or give JSON Lines (.jsonl)",
            )
        return self.path.read_bytes()

    def lines(self) -> Iterator[bytes]:
        """The lines, one at a time, none longer than a record may be (the rest of a longer one is skipped)."""
        if self.url:
            yield from _fetch(self.url).split(b"\n")
            return
        stream = sys.stdin.buffer if self.path is None else self._reachable().open("rb")
        with stream:
            while line := stream.readline(MOST_BYTES + 1):
                while len(line) > MOST_BYTES and not line.endswith(b"\n") and stream.readline(MOST_BYTES):
                    pass
                yield line

    def rejected(self, cause: str, remedy: str, record: int | None = None) -> Rejected:
        """This place, or a record in it, as set aside."""
        return Rejected(self.name, cause, remedy, named=self.named and record is None, record=record)

    def _reachable(self) -> Path:
        assert self.path is not None
        try:
            self.path.open("rb").close()
        except FileNotFoundError:
            raise SourceError(self.name, "no such file", "check the path") from None
        except IsADirectoryError:
            raise SourceError(self.name, "this is a folder", "name a file") from None
        except OSError as error:
            raise SourceError(
                self.name, (error.strerror or "cannot be read").lower(), "check it can be read"
            ) from None
        return self.path


def id_of_url(url: str) -> str:
    """Host, path and a short hash: readable, and safe in a file name."""
    parts = urlsplit(url)
    readable = re.sub(r"[^\w.-]+", "-", f"{parts.hostname or ''}{parts.path}").strip("-.")
    return f"{readable[:80]}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"


def _fetch(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "kg-events"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_TO_WAIT) as response:
            data: bytes = response.read(MOST_BYTES + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise SourceError(url, f"cannot be fetched ({error})", "check the address and the network") from None
    if len(data) > MOST_BYTES:
        raise Undecodable(
            f"the page is larger than {MOST_BYTES:,} bytes", "save the article and give the file"
        )
    return data
