"""Counts of an institution: `O có 11 khoa, trên 1,2 vạn sinh viên`; votes; totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extractors import mentions
from kg.extractors.clause import STOPS, Clause
from kg.extractors.lexicon import phrases
from kg.extractors.sentence import Mention, Sentence
from kg.frame import Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = ("Organization", "Gathering", "Place")
LONGEST_MEASURE = 14
"""How many words may name what is counted."""


def candidates(doc: Doc) -> Iterator[Frame]:
    """`Statistic` frames, one for each number that is counted at an institution."""
    for sentence in mentions.read(doc):
        yield from frames_of(sentence)


def frames_of(sentence: Sentence) -> Iterator[Frame]:
    """Counts in a sentence by each of the rules, none twice."""
    seen: set[int] = set()
    for rule in (counted, votes, totals):
        for frame in rule(sentence):
            value = frame.roles["value"][0].start
            if value not in seen:
                seen.add(value)
                yield frame


def counted(sentence: Sentence) -> Iterator[Frame]:
    """What a body has (`có`, `gồm`), or did so many times (`xử lý 12 vụ`), and the counts listed after it."""
    having = phrases(sentence.language, "counts", "verbs")
    doing = phrases(sentence.language, "counts", "doing")
    countable = phrases(sentence.language, "counts", "countable")
    at = 0
    while at < len(sentence.norms):
        match = having.match(sentence.norms, at) or doing.match(sentence.norms, at)
        if match is None or at in sentence.covering:
            at += 1
            continue
        end = match[0]
        achieved = phrases(sentence.language, "clause", "passive").match(sentence.norms, end)
        begin = achieved[0] if achieved else end
        quantity = quantity_at(sentence, begin)
        if quantity is not None and (
            having.match(sentence.norms, at)
            or (written(sentence, quantity) and countable.match(sentence.norms, quantity.end))
        ):
            yield from listed(sentence, at, end, quantity)
        at = end


def written(sentence: Sentence, quantity: Mention) -> bool:
    """Whether a number is written in digits, as counts of work done are."""
    return any(character.isdigit() for character in sentence.norms[quantity.end - 1]) or any(
        word[0].isdigit() for word in sentence.norms[quantity.start : quantity.end]
    )


def quantity_at(sentence: Sentence, at: int) -> Mention | None:
    """The quantity that starts at a word."""
    mention = sentence.covering.get(at)
    return mention if mention is not None and mention.kind == "Quantity" and mention.start == at else None


def listed(sentence: Sentence, start: int, end: int, quantity: Mention) -> Iterator[Frame]:
    """The count after a verb, and each further count after a comma, `và` or `với`."""
    clause = Clause(sentence, start, end)
    subject = clause.fillers(clause.subjects(SUBJECTS)[:1])
    if not subject:
        return
    linkers, own_triggers = (
        phrases(sentence.language, "counts", name) for name in ("linkers", "own_triggers")
    )
    units = phrases(sentence.language, "counts", "not_counted")
    trigger = (start, end)
    current: Mention | None = quantity
    while current is not None:
        measure = measure_after(sentence, current.end)
        if measure is None or units.match(sentence.norms, current.end):
            return
        yield frame_of(sentence, "count", trigger, subject, current, measure)
        linker = linkers.match(sentence.norms, measure[1])
        if linker is None:
            return
        trigger = (measure[1], linker[0]) if linker[1] in own_triggers else (start, end)
        current = quantity_at(sentence, linker[0])


def measure_after(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """What is counted: the words after a number up to the next sign, number, verb of having or `với`."""
    ends = phrases(sentence.language, "counts", "linkers", "verbs", "ends")
    end = at
    while end < len(sentence.words) and end - at < LONGEST_MEASURE:
        text = sentence.words[end].text
        if text in STOPS or text in ",()-–" or ends.match(sentence.norms, end) or quantity_at(sentence, end):
            break
        end += 1
    return (at, end) if end > at else None


def votes(sentence: Sentence) -> Iterator[Frame]:
    """Votes: `460/466 đại biểu tán thành`."""
    voters = phrases(sentence.language, "counts", "voters")
    voting = phrases(sentence.language, "counts", "voting")
    for quantity in sentence.mentions:
        if quantity.kind != "Quantity" or voters.match(sentence.norms, quantity.end) is None:
            continue
        for at in range(quantity.end, min(len(sentence.norms), quantity.end + 8)):
            vote = voting.match(sentence.norms, at)
            if vote is not None:
                body = next((m for m in sentence.mentions if m.kind == "Organization"), None)
                subject = [sentence.filler(body.start, body.end, body.kind)] if body else []
                measure = (quantity.end, vote[0])
                trigger = introduced(sentence, quantity) or (at, vote[0])
                yield frame_of(sentence, "vote", trigger, subject, quantity, measure)
                break


def introduced(sentence: Sentence, quantity: Mention) -> tuple[int, int] | None:
    """The word that brings in a number of votes (`với 98 phiếu thuận`)."""
    start = phrases(sentence.language, "clause", "with").ending(sentence.norms, quantity.start)
    return None if start is None else (start, quantity.start)


def totals(sentence: Sentence) -> Iterator[Frame]:
    """Totals: `tổng số M của O là N`."""
    heads, copulas = (phrases(sentence.language, "counts", name) for name in ("totals", "copulas"))
    at = 0
    while at < len(sentence.norms):
        head = heads.match(sentence.norms, at)
        if head is None:
            at += 1
            continue
        for copula in range(head[0] + 1, min(len(sentence.norms), head[0] + 14)):
            if sentence.words[copula].text in ",.;":
                break
            quantity = quantity_at(sentence, copula + 1)
            if copulas.match(sentence.norms, copula) and quantity is not None:
                yield total(sentence, at, copula, quantity)
                break
        at = head[0]


def total(sentence: Sentence, at: int, copula: int, quantity: Mention) -> Frame:
    """The frame of a total: what is counted stands before the copula, its body after `của`."""
    owners = phrases(sentence.language, "clause", "of")
    body = next(
        (
            mention
            for mention in sentence.mentions
            if at < mention.start < copula
            and mention.kind in SUBJECTS
            and owners.ending(sentence.norms, mention.start) is not None
        ),
        None,
    )
    subject = [sentence.filler(body.start, body.end, body.kind)] if body else []
    measure = (at, body.start - 1 if body else copula)
    return frame_of(sentence, "total", (copula, copula + 1), subject, quantity, measure)


def frame_of(
    sentence: Sentence,
    rule: str,
    trigger: tuple[int, int],
    subject: list[Filler],
    quantity: Mention,
    measure: tuple[int, int],
) -> Frame:
    """The frame of one count."""
    roles = {
        "subject": tuple(subject),
        "measure": (sentence.filler(*measure, "Text"),),
        "value": (sentence.filler(quantity.start, quantity.end, "Quantity"),),
    }
    return Frame(
        sentence.doc,
        "Statistic",
        sentence.span,
        sentence.span_of(*trigger),
        {role: fillers for role, fillers in roles.items() if fillers},
        why=(f"rule:{rule}", "subject:subject", "measure:after-number", "value:quantity"),
    )
