"""What is of no concern: sport, shows, recipes, horoscopes and the like tell of no public institution.

An article whose words are mostly of such things keeps only the frames of sentences that name an institution. Word
lists: kg/language/<language>/relevance.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extractors.lexicon import Phrases, phrases
from kg.extractors.sentence import Sentence
from kg.frame import Frame

DENSITY = 1 / 120
"""Words of leisure per word from which an article is one of leisure, where they outnumber public ones."""


def public(frames: Iterable[Frame], sentences: Sequence[Sentence]) -> Iterator[Frame]:
    """`frames` without those of leisure: in an article of leisure, of sentences that name no institution."""
    if not sentences or not of_leisure(sentences):
        yield from frames
        return
    named = phrases(sentences[0].language, "relevance", "public")
    kept = {sentence.span.start for sentence in sentences if count(named, sentence)}
    yield from (frame for frame in frames if frame.sentence.start in kept)


def of_leisure(sentences: Sequence[Sentence]) -> bool:
    """Whether words of leisure are many in an article, and more than public ones."""
    language = sentences[0].language
    leisure, named = (phrases(language, "relevance", name) for name in ("leisure", "public"))
    words = sum(len(sentence.norms) for sentence in sentences)
    idle = sum(count(leisure, sentence) for sentence in sentences)
    return idle > words * DENSITY and idle > sum(count(named, sentence) for sentence in sentences)


def count(listed: Phrases, sentence: Sentence) -> int:
    """How often phrases of a list stand in a sentence, each as words by themselves."""
    found = 0
    at = 0
    while at < len(sentence.norms):
        match = listed.match(sentence.norms, at)
        found += match is not None
        at = match[0] if match else at + 1
    return found
