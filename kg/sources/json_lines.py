"""JSON Lines: an object a line, with `text` (or `html`) and what is known of the article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.article import Article
from kg.sources.decoding import MOST_CHARACTERS, Undecodable, normal
from kg.sources.html import text_of_html
from kg.sources.location import Location
from kg.sources.plain_text import headline
from kg.sources.rejected import Rejected

REMEDY = 'give one JSON object a line, such as {"id": "…", "text": "…", "published": "2017-05-12"}'


def read_json_lines(location: Location) -> Iterator[Article | Rejected]:
    """The articles of a JSON Lines file, one line in memory at a time. Bad lines are set aside one by one."""
    empty = True
    for number, line in enumerate(location.lines(), 1):
        if not line.strip():
            continue
        empty = False
        try:
            yield _article(line, location, number)
        except Undecodable as error:
            yield location.rejected(error.cause, error.remedy, record=number)
    if empty:
        yield location.rejected("the file is empty", REMEDY)


def _article(line: bytes, location: Location, number: int) -> Article:
    record = _record(line)
    text = record.get("text")
    if text is None and isinstance(record.get("html"), str):
        text = text_of_html(record["html"])
    if not isinstance(text, str) or not text.strip():
        raise Undecodable("the record has no text", REMEDY)
    text = normal(text)
    return Article(
        id=_string(record, "id") or f"{location.id}-{number}",
        text=text,
        title=_string(record, "title") or headline(text),
        url=_string(record, "url"),
        published=_string(record, "published"),
        publisher=_string(record, "publisher"),
        language=_string(record, "lang") or "",
        source=location.source,
        original=text.encode("utf-8"),
    )


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > 4 * MOST_CHARACTERS:
        raise Undecodable(f"the line is {len(line):,} bytes long", REMEDY)
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Undecodable("the line is not UTF-8", "convert the file to UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise Undecodable("the line is no JSON", REMEDY) from None
    if not isinstance(record, dict):
        raise Undecodable("the line is no JSON object", REMEDY)
    return record


def _string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, (dict, list)):
        return None
    return normal(str(value)).strip() or None
