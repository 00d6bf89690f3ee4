"""Whether a frame's event happened, will happen, is asked for, did not happen, or is somebody's claim.

The nearest deciding word before the trigger in its clause counts, and is kept as the frame's cue. Word lists:
kg/language/<language>/modality.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extractors.clause import small_words
from kg.extractors.lexicon import Phrases, phrases
from kg.extractors.sentence import Sentence
from kg.frame import RELATION_TYPES, Frame

REACH = 6
"""How many words before the trigger a cue may stand."""


def decide(frames: Iterable[Frame], sentences: Iterable[Sentence]) -> Iterator[Frame]:
    """`frames` with their modality and its cue."""
    by_start = {sentence.span.start: sentence for sentence in sentences}
    for frame in frames:
        yield decided(frame, by_start[frame.sentence.start])


def decided(frame: Frame, sentence: Sentence) -> Frame:
    """One frame with the modality that its clause gives it."""
    at = next((i for i, word in enumerate(sentence.words) if word.start >= frame.trigger.start), 0)
    if frame.type in RELATION_TYPES and frame.type != "Membership":
        return frame
    cue = nearest_cue(sentence, at)
    if cue is None:
        return frame
    start, end, modality = cue
    return replace(frame, modality=modality, cue=sentence.span_of(start, end))


def nearest_cue(sentence: Sentence, at: int) -> tuple[int, int, str] | None:
    """Words and modality of the deciding word nearest before word `at`, if one is in reach."""
    lists: tuple[tuple[str, Phrases], ...] = tuple(
        (name, phrases(sentence.language, "modality", name)) for name in ("negated", "planned")
    )
    small = small_words(sentence.language)
    position = at
    steps = 0
    while position > 0 and steps < REACH:
        for name, words in lists:
            start = words.ending(sentence.norms, position)
            if start is not None and sentence.whole(start, position):
                return start, position, name
        adverb = small.adverbs.ending(sentence.norms, position) or (
            position - 1 if sentence.norms[position - 1] in small.passive else None
        )
        if adverb is None:
            return None
        position = adverb
        steps += 1
    return None
