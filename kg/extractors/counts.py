"""Counts of an institution: `O có 63 đảng bộ trực thuộc, trên 6,5 vạn đảng viên`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extractors import mentions
from kg.extractors.clause import STOPS, Clause
from kg.extractors.lexicon import Phrases, phrases
from kg.extractors.sentence import Mention, Sentence
from kg.frame import Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = ("Organization", "Gathering", "Place", "Person")


def candidates(doc: Doc) -> Iterator[Frame]:
    """`Statistic` frames, one for each number that is counted at an institution."""
    for sentence in mentions.read(doc):
        yield from frames_of(sentence)


def frames_of(sentence: Sentence) -> Iterator[Frame]:
    """Counts after a verb of having (`có`, `gồm`, `đạt`), and those listed after the first."""
    verbs = phrases(sentence.language, "counts", "verbs")
    units = phrases(sentence.language, "counts", "not_counted")
    at = 0
    while at < len(sentence.norms):
        match = verbs.match(sentence.norms, at)
        if match is None or at in sentence.covering:
            at += 1
            continue
        end = match[0]
        quantity = quantity_at(sentence, end)
        if quantity is not None:
            yield from listed(sentence, at, end, quantity, units)
        at = end


def quantity_at(sentence: Sentence, at: int) -> Mention | None:
    mention = sentence.covering.get(at)
    return mention if mention is not None and mention.kind == "Quantity" and mention.start == at else None


def listed(sentence: Sentence, start: int, end: int, quantity: Mention, units: Phrases) -> Iterator[Frame]:
    """The count after a verb, and each further count after a comma, `và` or `với`."""
    clause = Clause(sentence, start, end)
    subject = clause.fillers(clause.subjects(SUBJECTS)[:1])
    if not subject or subject[0].kind == "Person":
        return
    linkers = phrases(sentence.language, "counts", "linkers")
    trigger = (start, end)
    current: Mention | None = quantity
    while current is not None:
        measure = measure_after(sentence, current.end)
        if measure is None or units.match(sentence.norms, current.end):
            return
        yield frame_of(sentence, trigger, subject[0], current, measure)
        linker = linkers.match(sentence.norms, measure[1])
        if linker is None:
            return
        trigger = (measure[1], linker[0]) if linker[1] == "với" else (start, end)
        current = quantity_at(sentence, linker[0])


def measure_after(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """What is counted: the words after a number up to the next sign, number, verb of having or `với`."""
    linkers = phrases(sentence.language, "counts", "linkers", "verbs", "ends")
    end = at
    while end < len(sentence.words) and end - at < 12:
        if (
            sentence.words[end].text in STOPS
            or sentence.words[end].text in ",()"
            or linkers.match(sentence.norms, end)
        ):
            break
        if quantity_at(sentence, end):
            break
        end += 1
    return (at, end) if end > at else None


def frame_of(
    sentence: Sentence, trigger: tuple[int, int], subject: Filler, quantity: Mention, measure: tuple[int, int]
) -> Frame:
    """The frame of one count."""
    return Frame(
        sentence.doc,
        "Statistic",
        sentence.span,
        sentence.span_of(*trigger),
        {
            "subject": (subject,),
            "measure": (sentence.filler(*measure, "Text"),),
            "value": (sentence.filler(quantity.start, quantity.end, "Quantity"),),
        },
        why=("rule:count", "subject:subject", "measure:after-number", "value:quantity"),
    )
