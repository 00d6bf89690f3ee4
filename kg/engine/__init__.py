"""Many articles, each on its own up to its frames: the same function on every engine, so the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.article import Article
from kg.entity import Extraction
from kg.errors import KgError, MissingExtra, OptionError
from kg.sources.rejected import Rejected

Result = TypeVar("Result")


def extract_article(article: Article) -> Extraction:
    """One article's way to its frames, whose entities are still the article's own. Runs in any process."""
    from kg.extractors import extract
    from kg.language import analyse
    from kg.resolution import resolve_within

    doc = analyse(article)
    return Extraction(article, tuple(resolve_within(doc, extract(doc))))


def attempt_article(article: Article) -> Extraction | Rejected:
    """The same, but a fault of ours in one article sets that article aside and costs nothing to the others."""
    try:
        return extract_article(article)
    except KgError as error:
        cause, _, remedy = str(error).partition("; ")
        return Rejected(article.source or article.id, cause, remedy)
    except Exception as error:
        cause = f"extraction failed ({type(error).__name__}: {error})"
        return Rejected(
            article.source or article.id, cause, "report it with this article; the others go through"
        )


def extract_all(articles: Iterable[Article], engine: str = "local", workers: int = 1) -> Iterator[Extraction]:
    """Every article's extraction, in the order of the articles, with few of them in memory at a time.

    `engine` is ``local`` (this process, or a pool of `workers` processes). Raises `OptionError` for an engine
    that is not known, `MissingExtra` for one that is not installed.
    """
    return _mapped(extract_article, articles, engine, workers)


def extract_each(
    articles: Iterable[Article], engine: str = "local", workers: int = 1
) -> Iterator[Extraction | Rejected]:
    """As `extract_all`, with what failed set aside in its place."""
    return _mapped(attempt_article, articles, engine, workers)


def _mapped(
    function: Callable[[Article], Result], articles: Iterable[Article], engine: str, workers: int
) -> Iterator[Result]:
    if workers < 1:
        raise OptionError(f"--workers {workers}: there must be at least one")
    if engine == "ray":
        raise MissingExtra("the engine ray", "ray")
    if engine != "local":
        raise OptionError(f"--engine {engine}: no such engine; the one there is: local")
    if workers == 1:
        return map(function, articles)
    from kg.engine.processes import map_in_order

    return map_in_order(function, articles, workers)
