"""An HTML page: its body text, title and date as trafilatura finds them, without what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.article import Article
from kg.errors import MissingExtra
from kg.sources.decoding import Undecodable, decode, normal
from kg.sources.location import Location
from kg.sources.rejected import Rejected

REMEDY = "save the text of the article and give that"


def read_html(location: Location) -> Iterator[Article | Rejected]:
    """The one article of an HTML page. Raises `MissingExtra` without `kg-events[web]`."""
    data = location.read()
    try:
        decoded = decode(data)
        text = text_of_html(decoded.text)
    except Undecodable as error:
        yield location.rejected(error.cause, error.remedy)
        return
    metadata = _trafilatura().extract_metadata(decoded.text)
    yield Article(
        id=location.id,
        text=text,
        language="",
        title=metadata.title or None,
        url=location.url or metadata.url or None,
        published=metadata.date or None,
        publisher=metadata.sitename or None,
        source=location.source,
        encoding=decoded.encoding,
        original=data,
    )


def text_of_html(page: str) -> str:
    """The article's text, headline first. Raises `Undecodable` where the page has none."""
    trafilatura = _trafilatura()
    body = trafilatura.extract(page, include_comments=False, include_tables=False)
    if not body:
        raise Undecodable("the page has no article text", REMEDY)
    title = getattr(trafilatura.extract_metadata(page), "title", None)
    return normal(body if not title or body.startswith(title) else f"{title}\n\n{body}")


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError:
        raise MissingExtra("reading HTML", "web") from None
    return trafilatura
