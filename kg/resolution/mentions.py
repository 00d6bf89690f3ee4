"""Mentions given by their offsets, resolved as an extractor's would be: for measuring, and for trying out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.article import Article
from kg.entity import Extraction
from kg.frame import Filler, Frame, Span
from kg.resolution.across import resolve_across
from kg.resolution.within import resolve_within

Mention = tuple[str, int, int]
"""Article id, start, end: in code points of the article's text, end exclusive."""


def resolve_mentions(
    articles: Sequence[Article],
    mentions: Mapping[Mention, str],
    frames: Mapping[str, Sequence[Frame]] | None = None,
) -> dict[Mention, str]:
    """The IRI of each mention; `mentions` gives the kind of each, `frames` what else is known of an article, by id."""
    here: dict[str, list[Filler]] = defaultdict(list)
    texts = {article.id: article.text for article in articles}
    for (article, start, end), kind in mentions.items():
        words = texts[article][start:end]
        here[article].append(Filler(start, end, words, kind, words))
    extractions = [
        Extraction(article, _resolved(article, here[article.id], (frames or {}).get(article.id, ())))
        for article in articles
    ]
    found: dict[Mention, str] = {}
    for extraction in resolve_across(extractions).extractions:
        for frame in extraction.frames:
            for _, filler in frame.fillers():
                mention = (extraction.article.id, filler.start, filler.end)
                if mentions.get(mention) == filler.kind and filler.iri:
                    found.setdefault(mention, filler.iri)
    return found


def _resolved(article: Article, fillers: Iterable[Filler], frames: Sequence[Frame]) -> tuple[Frame, ...]:
    whole = Span.of(article.text, 0, len(article.text))
    mentioned = Frame(article.id, "Gathering", whole, Span(0, 0, ""), {"attendee": tuple(fillers)})
    return resolve_within(article.text, [*frames, mentioned], article.language)
