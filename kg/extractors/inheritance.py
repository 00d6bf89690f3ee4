"""When and where: a frame's time and place, from its own clause, else from the sentence before or the lead.

What is inherited keeps the span it stands at. Only types that report a single occasion inherit, and only from a
neighbour that reports one too; what a sentence says of its own time always wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extractors.lexicon import phrases
from kg.extractors.sentence import Mention, Sentence
from kg.frame import ROLES, Filler, Frame

OCCASIONS = frozenset(("Award", "Commemoration", "Gathering", "Meeting", "Visit"))
"""Types of which one sentence tells the time and the next goes on."""

TIMELESS = frozenset(("HoldsPosition", "PartOf"))
"""Types whose sentences rarely date them: the time there belongs to something else."""

FAR = 30
"""How many words may stand between a trigger and its time."""


def complete(frames: Iterable[Frame], sentences: Sequence[Sentence]) -> Iterator[Frame]:
    """`frames` with the role `time` filled where the article tells it."""
    by_start = {sentence.span.start: index for index, sentence in enumerate(sentences)}
    frames = list(frames)
    own = [with_own_time(frame, sentences[by_start[frame.sentence.start]], frames) for frame in frames]
    dated = [frame for frame in own if frame.type in OCCASIONS and frame.roles.get("time")]
    for frame in own:
        founding = at_founding(frame, sentences[by_start[frame.sentence.start]], own)
        if founding is not None:
            yield timed(frame, founding, "founding")
            continue
        if frame.roles.get("time") or "time" not in ROLES[frame.type] or frame.modality != "asserted":
            yield frame
            continue
        source = inherited(frame, sentences, by_start, dated)
        yield frame if source is None else timed(frame, source, "inherited")


def timed(frame: Frame, time: Filler, how: str) -> Frame:
    roles = {**frame.roles, "time": (time,)}
    ordered = {role: roles[role] for role in ROLES[frame.type] if role in roles}
    return replace(frame, roles=ordered, why=(*frame.why, f"time:{how}"))


def with_own_time(frame: Frame, sentence: Sentence, frames: Sequence[Frame]) -> Frame:
    """A frame with the time that its own clause gives it."""
    if "time" not in ROLES[frame.type] or frame.roles.get("time"):
        return frame
    if frame.type in TIMELESS and "rule:holds-post" not in frame.why:
        return frame
    if "rule:according-to" in frame.why:
        return frame
    at = next((i for i, word in enumerate(sentence.words) if word.start >= frame.trigger.start), 0)
    end = next(
        (i for i, word in enumerate(sentence.words) if word.start >= frame.trigger.end), len(sentence.words)
    )
    others = sorted(
        {
            i
            for i, word in enumerate(sentence.words)
            for other in frames
            if other.trigger.start == word.start
            and other.sentence == frame.sentence
            and other.type not in TIMELESS
        }
        - {at}
    )
    inside = list(frame.roles.get("content", ()) + frame.roles.get("occasion", ()))
    time = own_time(sentence, at, end, others, inside)
    if time is None:
        return frame
    return timed(frame, sentence.filler(time.start, time.end, "Time"), "clause")


def own_time(
    sentence: Sentence, at: int, end: int, others: Sequence[int], inside: Sequence[Filler]
) -> Mention | None:
    """The time nearest to a trigger, with no other trigger between; else the one that opens its sentence."""
    before = max((other for other in others if other < at), default=-1)
    after = min((other for other in others if other > at), default=len(sentence.words))
    times = [
        mention
        for mention in sentence.mentions
        if mention.kind == "Time"
        and not any(filler.start <= sentence.words[mention.start].start < filler.end for filler in inside)
    ]
    near = [
        time
        for time in times
        if (before < time.start < at and at - time.end <= FAR and not closed(sentence, time.end, at))
        or (end <= time.start < after and time.start - end <= FAR and not closed(sentence, end, time.start))
    ]
    if near:
        return min(near, key=lambda time: at - time.end if time.end <= at else time.start - end)
    return None


def closed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause ends between two words: a semicolon, a colon, a quotation, or a word that opens one."""
    openers = phrases(sentence.language, "clause", "openers")
    return any(
        sentence.words[at].text in ';:“”"'
        or (openers.match(sentence.norms, at) and at not in sentence.covering)
        for at in range(start, end)
    )


def at_founding(frame: Frame, sentence: Sentence, frames: Sequence[Frame]) -> Filler | None:
    """The date of a count told `tại thời điểm thành lập`: when the article says that its body was founded."""
    if frame.type != "Statistic" or frame.roles.get("time") or not frame.roles.get("subject"):
        return None
    founding = phrases(sentence.language, "clause", "founding")
    body = frame.roles["subject"][0].text
    for at in range(len(sentence.norms)):
        found = founding.match(sentence.norms, at)
        if found is None or sentence.words[at].start > frame.trigger.start:
            continue
        words = sentence.filler(at, found[0], "Time")
        founded = [
            f
            for f in frames
            if "rule:founded-years-ago" in f.why and f.roles.get("organization") and f.roles.get("time")
        ]
        same = [f for f in founded if f.roles["organization"][0].text.startswith(body)]
        chosen = same or (founded if body[0].islower() and len(founded) == 1 else [])
        return replace(words, entity=chosen[0].roles["time"][0].entity if chosen else words.text)
    return None


def inherited(
    frame: Frame, sentences: Sequence[Sentence], by_start: dict[int, int], dated: Sequence[Frame]
) -> Filler | None:
    """The time of the occasion that a frame goes on to tell of."""
    index = by_start[frame.sentence.start]
    sentence = sentences[index]
    line = line_of(sentence)
    if line == 0:
        return same_event(frame, [other for other in dated if line_of_frame(other, sentence.text) in (1, 2)])
    if frame.type in OCCASIONS and index > 0:
        before = sentences[index - 1]
        if line_of(before) == line:
            found = next((other for other in dated if other.sentence.start == before.span.start), None)
            if found is not None:
                return found.roles["time"][0]
    if frame.type == "Statement" and goes_back(sentence):
        found = next((other for other in dated if other.sentence.start < frame.sentence.start), None)
        if found is not None:
            return found.roles["time"][0]
    return None


def same_event(frame: Frame, dated: Sequence[Frame]) -> Filler | None:
    return next((other.roles["time"][0] for other in dated if other.type == frame.type), None)


def goes_back(sentence: Sentence) -> bool:
    """Whether a sentence opens with the occasion told of before (`Tại buổi lễ`, `Tại hội nghị`)."""
    opening = phrases(sentence.language, "clause", "occasion_openings")
    return opening.match(sentence.norms, 0) is not None


def line_of(sentence: Sentence) -> int:
    """Number of lines with text before the sentence's own."""
    return line_of_offset(sentence.text, sentence.span.start)


def line_of_frame(frame: Frame, text: str) -> int:
    return line_of_offset(text, frame.sentence.start)


def line_of_offset(text: str, offset: int) -> int:
    return sum(1 for line in text[:offset].split("\n")[:-1] if line.strip())
