"""What the learned model leaves untidy: fillers with loose ends, frames told twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.extractors.lexicon import phrases
from kg.extractors.sentence import Sentence
from kg.frame import Filler, Frame, Span

TEXTS = frozenset(("Text", "Gathering", "Document", "Person", "Organization", "Place", "Honour"))


def tidied(frames: Iterable[Frame], sentences: Iterable[Sentence]) -> list[Frame]:
    """`frames` with tidy fillers, each thing told once."""
    loose = {
        word.start
        for sentence in sentences
        for at, word in enumerate(sentence.words)
        if sentence.norms[at] in phrases(sentence.language, "clause", "loose_ends")
        and sentence.whole(at, at + 1)
    }
    clean = [without_loose_ends(frame, loose) for frame in frames]
    return [frame for frame in clean if not any(tells_again(frame, other) for other in clean)]


def tells_again(frame: Frame, other: Frame) -> bool:
    """Whether a frame that no rule sees has nothing that another of its type and sentence lacks."""
    if frame is other or frame.type != other.type or frame.sentence != other.sentence:
        return False
    if (
        frame.type == "Statistic"
        or not frame.roles
        or any(reason.startswith("rule:") for reason in frame.why)
    ):
        return False
    own, others = pairs(frame), pairs(other)
    return own < others or (own == others and frame.confidence < other.confidence)


def pairs(frame: Frame) -> set[tuple[str, Span]]:
    return {(role, filler.span) for role, filler in frame.fillers()}


def without_loose_ends(frame: Frame, loose: Collection[int]) -> Frame:
    """A frame whose fillers end in no preposition or joiner; what is nothing else goes."""
    roles = {role: tuple(trimmed(held, loose)) for role, held in frame.roles.items()}
    return replace(frame, roles={role: held for role, held in roles.items() if held})


def trimmed(fillers: Iterable[Filler], loose: Collection[int]) -> Iterator[Filler]:
    """Fillers without the loose words at their ends; a word is known by where it starts."""
    for filler in fillers:
        text = filler.text
        while text and filler.kind in TEXTS and filler.start + text.rfind(" ") + 1 in loose:
            text = text.rpartition(" ")[0]
        if text == filler.text:
            yield filler
        elif text:
            entity = text if filler.entity == filler.text else filler.entity
            yield replace(filler, end=filler.start + len(text), text=text, entity=entity)
