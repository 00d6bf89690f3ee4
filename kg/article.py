"""An article as read: the text every offset counts in, and what is known of where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    `text` is in NFC with line ends as ``\\n`` and no BOM; every offset in `kg` counts its Unicode code
    points, end exclusive. `source` is the path relative to the SOURCE named by the user, or the URL.
    `published` is ISO 8601 (``2017-05-12``, or with a time), as the metadata give it; `presumed` is the day
    the user names for want of better, which the text's own date line overrules. `original` holds the bytes
    as read. `language` is ``vi`` or ``en``.
    """

    id: str
    text: str
    language: str = "vi"
    title: str | None = None
    url: str | None = None
    published: str | None = None
    presumed: str | None = None
    publisher: str | None = None
    source: str = ""
    encoding: str = "utf-8"
    original: bytes = b""

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8: the same text has the same hash, whatever bytes it was read from."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
