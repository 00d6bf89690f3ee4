"""A text file is an article: its first line the headline, its name the id."""

from __future__ import annotations

from collections.abc import Iterator

from kg.article import Article
from kg.sources.decoding import Undecodable, decode
from kg.sources.location import Location
from kg.sources.rejected import Rejected

LONGEST_TITLE = 300
"""A longer first line is a paragraph, no headline."""


def read_text(location: Location) -> Iterator[Article | Rejected]:
    """The one article of a text file."""
    data = location.read()
    try:
        decoded = decode(data)
    except Undecodable as error:
        yield location.rejected(error.cause, error.remedy)
        return
    yield Article(
        id=location.id,
        text=decoded.text,
        language="",
        title=headline(decoded.text),
        source=location.source,
        encoding=decoded.encoding,
        original=data,
    )


def headline(text: str) -> str | None:
    """The first line with words in it, if it is short enough for a headline."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first if 0 < len(first) <= LONGEST_TITLE else None
