"""Where statements stand in a text: sentences told more than once, and the words around a span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.frame import Frame, Span

_CLOSING = '.!?…"”»:;)'


def places_of(sentence: Span, text: str) -> list[Span]:
    """Every place where the text has the same sentence on its own, the sentence's own place among them."""
    places = [sentence]
    start = text.find(sentence.text) if sentence.text.strip() else -1
    while start >= 0:
        end = start + len(sentence.text)
        if start != sentence.start and _begins(text, start) and _ends(text, end):
            places.append(Span(start, end, sentence.text))
        start = text.find(sentence.text, end)
    return sorted(places)


def same_statement(frames: Sequence[Frame]) -> list[int]:
    """For each frame the position of the first that states the same: same sentence word for word, same trigger.

    Of several frames with one trigger (`có 63 khoa, 900 giảng viên`) the first is the same as the first elsewhere.
    """
    first: dict[tuple[str, str, int, int], int] = {}
    with_trigger: Counter[tuple[str, int]] = Counter()
    found = []
    for index, frame in enumerate(frames):
        place = frame.type, frame.trigger.start
        within = frame.trigger.start - frame.sentence.start
        found.append(first.setdefault((frame.type, frame.sentence.text, within, with_trigger[place]), index))
        with_trigger[place] += 1
    return found


def surrounding(start: int, end: int, text: str, sentences: Iterable[Span]) -> Span:
    """The sentence that a span stands in, of those known; else its line, without the blanks around it."""
    for sentence in sentences:
        if sentence.start <= start and end <= sentence.end:
            return sentence
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    first += len(line) - len(line.lstrip())
    return Span.of(text, first, first + len(line.strip()))


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t")
    return not before or before[-1] == "\n" or (len(before) < start and before[-1] in _CLOSING)


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after in ("", "\n") or (after.isspace() and text[end - 1] in _CLOSING)
