"""Words as numbers: the columns that the networks of the learned model read, and the labels they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extractors.slots import SLOTS, slot_of
from kg.extractors.words import SECTIONS, Words
from kg.frame import ROLES, Frame

if TYPE_CHECKING:
    from numpy import ndarray

TYPES = tuple(ROLES)
TRIGGER_LABELS = ("O", *(f"{mark}-{type_}" for type_ in TYPES for mark in "BI"))
ROLE_LABELS = ("O", *(f"{mark}-{slot}" for slot in SLOTS for mark in "BI"))

PADDING, UNKNOWN = 0, 1
FIRST = 2
"""The first number of a known word; a word that a vocabulary lacks is `UNKNOWN`."""

COLUMNS = (
    "word",
    "vector",
    "cluster",
    "first",
    "last",
    "tag",
    "name",
    "shape",
    "rule",
    "section",
    "quoted",
    "count",
)
ROLE_COLUMNS = ("distance", "type", "rival", "ruled")
REACH = 20
"""Distances to a trigger, in words, beyond which no difference is made."""
MOST = 4
"""How often a word stands in an article, counted up to this."""

Vocabulary = Mapping[str, int]
Vocabularies = Mapping[str, Vocabulary]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger whose roles are wanted: its type, its token range, the number of its sentence."""

    type: str
    start: int
    end: int
    sentence: int


def numbered(items: Iterable[str]) -> dict[str, int]:
    """A vocabulary of `items` in their order."""
    return {item: number for number, item in enumerate(items, FIRST)}


def columns(words: Words, vocabularies: Vocabularies, clusters: Sequence[int]) -> ndarray:
    """The numbers of each word, one row a token, in the order of `COLUMNS`.

    `clusters` gives the cluster of each known vector.
    """
    import numpy

    syllables = [norm.split() or ["?"] for norm in words.norms]
    sections = [0] * len(words.norms)
    for (start, end), section in zip(words.sentences, words.sections, strict=True):
        sections[start:end] = [1 + SECTIONS.index(section)] * (end - start)

    def known(column: str, values: Iterable[str]) -> list[int]:
        vocabulary = vocabularies[column]
        return [vocabulary.get(value, UNKNOWN) for value in values]

    table = (
        known("word", words.norms),
        (vectors := known("vector", words.norms)),
        [clusters[number] for number in vectors],
        known("syllable", (parts[0] for parts in syllables)),
        known("syllable", (parts[-1] for parts in syllables)),
        known("tag", words.tags),
        known("name", words.names),
        known("shape", words.shapes),
        known("rule", words.rules),
        sections,
        [1 + quoted for quoted in words.quoted],
        [1 + min(words.counts[norm], MOST) for norm in words.norms],
    )
    return numpy.array(table, dtype=numpy.int64).T


def role_columns(
    table: ndarray,
    words: Words,
    predicate: Predicate,
    others: Iterable[Predicate],
    ruled: Frame | None,
) -> ndarray:
    """The rows of the predicate's sentence, each with how it stands to the trigger (`ROLE_COLUMNS`).

    `ruled` is the frame that the rules see at this trigger.
    """
    import numpy

    start, end = words.sentences[predicate.sentence]
    more = numpy.zeros((end - start, len(ROLE_COLUMNS)), dtype=numpy.int64)
    more[:, 0] = [1 + distance(position, predicate) + REACH for position in range(start, end)]
    more[:, 1] = 1 + TYPES.index(predicate.type)
    for other in others:
        if other.sentence == predicate.sentence and other != predicate:
            more[other.start - start : other.end - start, 2] = 1 + TYPES.index(other.type)
    if ruled is not None:
        more[:, 3] = 1
        for role, filler in ruled.fillers():
            first, last = words.covered(filler.start, filler.end)
            label_range(more[:, 3], first - start, last - start, slot_of(predicate.type, role), 1)
    return numpy.concatenate([table[start:end], more], axis=1)


def label_range(row: ndarray, start: int, end: int, slot: str, base: int = 0) -> None:
    """Write a slot's labels over a range of `row`, as far as it lies inside."""
    begin = ROLE_LABELS.index(f"B-{slot}") + base
    start, end = max(start, 0), min(end, len(row))
    if start < end:
        row[start] = begin
        row[start + 1 : end] = begin + 1


def distance(position: int, predicate: Predicate) -> int:
    """Words from the trigger, negative before it, 0 inside, at most `REACH` either way."""
    if position < predicate.start:
        return max(position - predicate.start, -REACH)
    return min(max(position - predicate.end + 1, 0), REACH)


def predicates_of(words: Words, frames: Iterable[Frame]) -> dict[Predicate, Frame]:
    """The triggers of frames as token ranges; one that stands in no sentence is left out."""
    found = {}
    for frame in frames:
        predicate = predicate_at(words, frame.type, frame.trigger.start, frame.trigger.end)
        if predicate is not None:
            found[predicate] = frame
    return found


def predicate_at(words: Words, type_: str, start: int, end: int) -> Predicate | None:
    """The trigger at an offset range as a token range."""
    first, last = words.covered(start, end)
    sentence = words.sentence_at(first)
    if sentence is None or first >= last:
        return None
    return Predicate(type_, first, min(last, words.sentences[sentence][1]), sentence)


def ruled_by(predicate: Predicate, ruled: Mapping[Predicate, Frame]) -> Frame | None:
    """The rules' frame of the same type whose trigger overlaps."""
    for other, frame in ruled.items():
        same = other.type == predicate.type and other.sentence == predicate.sentence
        if same and other.start < predicate.end and predicate.start < other.end:
            return frame
    return None
