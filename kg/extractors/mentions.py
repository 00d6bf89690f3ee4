"""The mentions of an article: its names as the rules read them, its times and quantities, and recognised entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extractors.lexicon import Phrases, phrases
from kg.extractors.names import Lists, Reader
from kg.extractors.sentence import Mention, Sentence, sentences
from kg.frame import ENTITY_KINDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

CACHE = "kg.extractors.sentences"
DASHES = frozenset("-–—")


def read(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of an analysed article with the mentions found in each; read once for a doc."""
    if CACHE not in doc.user_data:
        doc.user_data[CACHE] = read_afresh(doc)
    found: tuple[Sentence, ...] = doc.user_data[CACHE]
    return found


def read_afresh(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of an analysed article with the mentions found in each."""
    found = tuple(sentences(doc))
    known, officials = known_persons(found)
    places = known_places(found)
    for sentence in found:
        sentence.officials = officials
        values = tuple(values_in(doc, sentence))
        names = Reader(sentence, known, places, values).mentions()
        apart = [value for value in values if not any(overlaps(value, name) for name in names)]
        sentence.cover(tuple(with_entities(doc, sentence, [*apart, *names])))
    return found


def values_in(doc: Doc, sentence: Sentence) -> Iterator[Mention]:
    """The times and quantities of a sentence; their normalised values are kept with it."""
    times = [(item.start, item.end, "Time", item.value, None) for item in doc._.times or ()]
    counts = [(q.start, q.end, "Quantity", q.value, q.qualifier) for q in doc._.quantities or ()]
    for start, end, kind, value, qualifier in (*times, *counts):
        mention = located(sentence, start, end, kind, kind.lower())
        if mention is not None:
            sentence.values[sentence.words[mention.start].start] = (value, qualifier)
            yield mention


def with_entities(doc: Doc, sentence: Sentence, taken: list[Mention]) -> list[Mention]:
    """`taken` with the names that the pipeline recognises where the rules see none."""
    honorifics = phrases(sentence.language, "mentions", "honorifics")
    for entity in doc.ents:
        mention = located(sentence, entity.start_char, entity.end_char, entity.label_, "named-entity")
        if mention is None or mention.kind not in ENTITY_KINDS:
            continue
        if is_dateline(sentence, mention):
            continue
        rank = honorifics.match(sentence.norms, mention.start)
        if (rank is None or rank[0] != mention.end) and not any(overlaps(mention, other) for other in taken):
            taken.append(mention)
    return taken


def is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is the paper's mark that opens a report (`TPO -`)."""
    words = sentence.words[mention.start : mention.end + 1]
    return mention.start == 0 and len(words) == 2 and words[0].text.isupper() and words[1].text in DASHES


def located(sentence: Sentence, start: int, end: int, kind: str, rule: str) -> Mention | None:
    """The words that a span of the text covers, as a mention; None when it is not inside the sentence."""
    if start < sentence.span.start or end > sentence.span.end:
        return None
    at = [i for i, word in enumerate(sentence.words) if word.start >= start and word.end <= end]
    return Mention(at[0], at[-1] + 1, kind, rule) if at else None


def overlaps(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def known_persons(found: Sequence[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """Last words of names that stand after an honorific or a post anywhere in the article; those after a post."""
    names: set[str] = set()
    officials: set[str] = set()
    for sentence in found:
        lists = Lists(sentence.language)
        norms = sentence.norms
        for at in range(len(norms)):
            head = lists.honorifics.match(norms, at) or lists.posts.match(norms, at)
            if head is None:
                continue
            start = end = head[0]
            while end < len(norms) and end < start + 4 and sentence.words[end].name:
                end += 1
            if end > start and not lists.named_otherwise(norms, start):
                if lists.posts.match(norms, at):
                    officials.add(norms[end - 1])
                if lists.honorifics.match(norms, at) or end - start != 2:
                    names.add(norms[end - 1])
    return frozenset(names), frozenset(officials)


def known_places(found: Sequence[Sentence]) -> Phrases:
    """Names that stand after the head of a place anywhere in the article: they name it alone too."""
    names: set[str] = set()
    for sentence in found:
        heads = Lists(sentence.language).place_heads
        for at in range(len(sentence.norms)):
            head = heads.match(sentence.norms, at)
            end = start = head[0] if head else at
            while head and end < len(sentence.norms) and end - start < 3 and sentence.words[end].name:
                end += 1
            if end - start > 1:
                names.add(" ".join(sentence.norms[start : start + 2]))
    return Phrases(names)
