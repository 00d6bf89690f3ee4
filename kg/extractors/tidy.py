"""What the learned model leaves untidy: fillers with loose ends, frames told twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extractors.lexicon import phrases
from kg.extractors.sentence import Sentence
from kg.frame import Filler, Frame, Span

TEXTS = frozenset(("Text", "Gathering", "Document", "Person", "Organization", "Place", "Honour"))

ACTING = frozenset(
    (
        "agent",
        "addressee",
        "recipient",
        "counterpart",
        "target",
        "speaker",
        "host",
        "chair",
        "attendee",
        "party",
        "member",
    )
)
"""Roles in which the holder of a post acts or is acted on, not the body that it is a post of."""


CUT = 0.8
"""The most that a filler is sure whose name may go on."""


def tidied(frames: Iterable[Frame], sentences: Sequence[Sentence]) -> list[Frame]:
    """`frames` with tidy fillers, each thing told once."""
    loose = {
        word.start
        for sentence in sentences
        for at, word in enumerate(sentence.words)
        if sentence.norms[at] in phrases(sentence.language, "clause", "loose_ends")
        and sentence.whole(at, at + 1)
    }
    held = dict(office_holders(sentences))
    cut = set(cut_short(sentences))
    clean = [unsure(without_loose_ends(with_holders(frame, held), loose), cut) for frame in frames]
    return [
        frame
        for frame in clean
        if not any(tells_again(frame, other) or is_taken_up(frame, other) for other in clean)
    ]


def office_holders(sentences: Iterable[Sentence]) -> Iterator[tuple[Span, Filler]]:
    """Each body right behind a post, by its span, with the post's holder: the person named next, else post and body."""
    for sentence in sentences:
        for post, body in pairwise(sentence.mentions):
            if post.kind != "Position" or body.kind != "Organization" or post.end != body.start:
                continue
            behind = sentence.covering.get(body.end)
            named = behind is not None and behind.kind == "Person" and behind.start == body.end
            start, end = (
                (behind.start, behind.end) if behind is not None and named else (post.start, body.end)
            )
            yield sentence.span_of(body.start, body.end), sentence.filler(start, end, "Person")


def cut_short(sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Each body behind whose name a common noun goes on (`Trung tâm Phát triển|quỹ đất`)."""
    for sentence in sentences:
        people = phrases(sentence.language, "mentions", "honorifics", "people", "pronouns", "groups")
        posts = phrases(sentence.language, "posts", "posts")
        going_on = phrases(sentence.language, "mentions", "name_goes_on")
        for body in sentence.mentions:
            at = body.end
            if body.kind != "Organization" or at >= len(sentence.words) or at in sentence.covering:
                continue
            word = sentence.words[at]
            known = people.match(sentence.norms, at) or posts.match(sentence.norms, at)
            noun = word.text.islower() and word.tag in ("NOUN", "PROPN") and not known
            joined = word.text[0].islower() and "-" in word.text
            if noun or joined or going_on.match(sentence.norms, at):
                yield sentence.span_of(body.start, body.end)


def unsure(frame: Frame, cut: Collection[Span]) -> Frame:
    """A frame less sure of fillers whose names may be cut."""
    roles = {
        role: tuple(filler.at_most(CUT) if filler.span in cut else filler for filler in fillers)
        for role, fillers in frame.roles.items()
    }
    return replace(frame, roles=roles)


def with_holders(frame: Frame, holders: Mapping[Span, Filler]) -> Frame:
    """A frame in which who holds a post acts, where only the body of the post was read (`yêu cầu Giám đốc|Sở Y tế`)."""
    roles = {
        role: tuple(
            replace(holders[filler.span], confidence=filler.confidence)
            if role in ACTING and filler.span in holders
            else filler
            for filler in fillers
        )
        for role, fillers in frame.roles.items()
    }
    return replace(frame, roles={role: tuple(dict.fromkeys(fillers)) for role, fillers in roles.items()})


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


def is_taken_up(frame: Frame, other: Frame) -> bool:
    """Whether a post that is held is one that another frame gives or takes (`điều động ông A|giữ chức P`)."""
    return (
        frame.type == "HoldsPosition"
        and other.type in ("Appointment", "Departure")
        and frame.sentence == other.sentence
        and {filler.span for filler in frame.roles.get("person", ())}
        == {filler.span for filler in other.roles.get("person", ())}
        and bool(
            {filler.span for filler in frame.roles.get("position", ())}
            & {filler.span for filler in other.roles.get("position", ())}
        )
    )


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
