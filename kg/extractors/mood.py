"""A second opinion on modality: what the rules decide, weighed with the words around the trigger.

A log-linear model, fitted by training/frames/moods.py on the training articles; its features are words, each
readable in `frames_model/modality.json` with what it says for every modality. Where it overrules the rules, the
word of the sentence that speaks most for its choice becomes the cue.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.extractors.modality import TIMELESS
from kg.extractors.sentence import Sentence
from kg.frame import MODALITIES, Frame, Span

LANGUAGES = Path(__file__).parent.parent / "language"
LEFT, RIGHT = 12, 5
"""How many words before and behind the trigger are looked at."""
NEAR = 3
"""How many of them are looked at place by place."""
SPEECH = ("Statement", "Directive")

Weights = Mapping[str, Sequence[float]]


def weigh(frames: Iterable[Frame], sentences: Iterable[Sentence]) -> Iterator[Frame]:
    """`frames`, whose modality the rules have decided, with the likelier one."""
    by_start = {sentence.span.start: sentence for sentence in sentences}
    frames = list(frames)
    for frame in frames:
        sentence = by_start[frame.sentence.start]
        weights = load(sentence.language)
        if frame.type in TIMELESS or not weights:
            yield frame
            continue
        others = [other for other in frames if other.sentence == frame.sentence and other is not frame]
        found = dict(features(frame, sentence, others))
        best = likeliest(found, weights)
        yield frame if best == frame.modality else overruled(frame, sentence, best, found, weights)


def likeliest(found: Iterable[str], weights: Weights) -> str:
    """The modality that features speak for most."""
    rows = [weights[feature] for feature in found if feature in weights]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return MODALITIES[max(range(len(MODALITIES)), key=sums.__getitem__)] if rows else MODALITIES[0]


def overruled(
    frame: Frame, sentence: Sentence, modality: str, found: Mapping[str, int | None], weights: Weights
) -> Frame:
    """A frame with another modality, and the word that speaks most for it as its cue."""
    if modality == "asserted":
        return replace(frame, modality=modality, cue=None)
    number = MODALITIES.index(modality)
    places = [
        (weights[feature][number], at)
        for feature, at in found.items()
        if at is not None and feature in weights
    ]
    weight, at = max(places, default=(0.0, None), key=lambda pair: pair[0])
    cue = None if at is None or weight <= 0 else Span.of(sentence.text, *extent(sentence, at))
    return replace(frame, modality=modality, cue=cue)


def extent(sentence: Sentence, at: int) -> tuple[int, int]:
    word = sentence.words[at]
    return word.start, word.end


def features(frame: Frame, sentence: Sentence, others: Sequence[Frame]) -> Iterator[tuple[str, int | None]]:
    """What is seen of a frame, each with the word it is read from where it is one."""
    words, norms = sentence.words, sentence.norms
    at = next((i for i, word in enumerate(words) if word.start >= frame.trigger.start), 0)
    end = next((i for i, word in enumerate(words) if word.start >= frame.trigger.end), len(words))
    trigger = " ".join(norms[at:end])
    cue = frame.cue.text.lower() if frame.cue else ""
    yield from dict.fromkeys(
        (
            "bias",
            f"type={frame.type}",
            f"rules={frame.modality}",
            f"rules={frame.modality}|{frame.type}",
            f"rules={frame.modality}|{cue}",
            f"trigger={trigger}",
            f"section={min(sentence.index, 2)}",
            *(f"told={told}" for told in told_by(frame, others)),
        )
    ).items()
    for i in range(max(0, at - LEFT), at):
        yield f"before={norms[i]}", i
        if i >= at - NEAR:
            yield f"before[{at - i}]={norms[i]}", i
        if i + 1 < at:
            yield f"before={norms[i]} {norms[i + 1]}", i
    for i in range(end, min(len(words), end + RIGHT)):
        yield f"behind={norms[i]}", i
    for i in (at - 1, at - 2):
        if i >= 0:
            yield f"type={frame.type}|before={norms[i]}", i
    if sum(word in '“”"' for word in norms[:at]) % 2:
        yield "quoted", None
        yield f"quoted|{frame.type}", None


def told_by(frame: Frame, others: Sequence[Frame]) -> Iterator[str]:
    """How the frame stands to what is said or asked in its sentence: by which word, and within its content?"""
    for other in others:
        if other.type not in SPEECH:
            continue
        inside = any(
            content.start <= frame.trigger.start < content.end for content in other.roles.get("content", ())
        )
        side = "before" if other.trigger.start < frame.trigger.start else "behind"
        yield f"{other.type}|{'inside' if inside else side}"
        if inside:
            yield f"{other.type}|{other.trigger.text.lower()}|inside"
            yield f"{other.type}|{frame.type}|inside"


@cache
def load(language: str) -> Weights:
    """The weights of a language, empty where it has none: a number for each of `MODALITIES`."""
    path = LANGUAGES / language / "frames_model" / "modality.json"
    found: Weights = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found
