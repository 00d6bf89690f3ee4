"""Many articles, each on its own up to its frames: the same function on every engine, so the same result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.article import Article
from kg.entity import Extraction
from kg.errors import MissingExtra, OptionError


def extract_article(article: Article) -> Extraction:
    """One article's way to its frames, whose entities are still the article's own. Runs in any process."""
    from kg.extractors import extract
    from kg.language import analyse
    from kg.resolution import resolve_within

    doc = analyse(article)
    return Extraction(article, tuple(resolve_within(doc, extract(doc))))


def extract_all(articles: Iterable[Article], engine: str = "local", workers: int = 1) -> Iterator[Extraction]:
    """Every article's extraction, in the order of the articles, with few of them in memory at a time.

    `engine` is ``local`` (this process, or a pool of `workers` processes). Raises `OptionError` for an engine
    that is not known, `MissingExtra` for one that is not installed.
    """
    if workers < 1:
        raise OptionError(f"--workers {workers}: there must be at least one")
    if engine == "ray":
        raise MissingExtra("the engine ray", "ray")
    if engine != "local":
        raise OptionError(f"--engine {engine}: no such engine; the one there is: local")
    if workers == 1:
        return map(extract_article, articles)
    from kg.engine.processes import map_in_order

    return map_in_order(extract_article, articles, workers)
