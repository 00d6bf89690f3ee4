"""What is asserted with a reservation: a frame stays, but nothing it says is sure enough to be told alone.

So it is in a question, behind words of doubt or condition (`nếu`, `nghi vấn`), and where the rules of modality and the
learned weights disagree on whether it happened. Word lists: kg/language/<language>/modality.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extractors.lexicon import phrases
from kg.extractors.modality import TIMELESS
from kg.extractors.sentence import Sentence
from kg.frame import Frame

RESERVED = 0.8
"""The most that a filler of such a frame is sure."""


def hedged(
    weighed: Iterable[Frame], decided: Iterable[Frame], sentences: Iterable[Sentence]
) -> Iterator[Frame]:
    """`weighed` with less sure fillers where a reservation is made; `decided` are the same by the rules alone."""
    by_start = {sentence.span.start: sentence for sentence in sentences}
    for frame, ruled in zip(weighed, decided, strict=True):
        timeless = frame.type in TIMELESS or frame.modality != "asserted"
        if timeless or (ruled.modality == "asserted" and not is_open(frame, by_start[frame.sentence.start])):
            yield frame
        else:
            yield less_sure(frame)


def is_open(frame: Frame, sentence: Sentence) -> bool:
    """Whether a frame stands in a question, or behind a word of doubt or condition."""
    if sentence.words[-1].text == "?":
        return True
    doubts = phrases(sentence.language, "modality", "doubts")
    before = (at for at, word in enumerate(sentence.words) if word.start < frame.trigger.start)
    return any(doubts.match(sentence.norms, at) for at in before)


def less_sure(frame: Frame) -> Frame:
    """A frame whose fillers are no surer than `RESERVED`."""
    roles = {
        role: tuple(filler.at_most(RESERVED) for filler in fillers) for role, fillers in frame.roles.items()
    }
    return replace(frame, roles=roles)
