"""Whether a frame's event happened, will happen, is asked for, did not happen, or is somebody's claim.

Each rule looks for the word that decides, nearest first, and that word is kept as the frame's cue; the first rule
that finds one wins. Word lists: kg/language/<language>/modality.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extractors.clause import CLOSING, OPENING
from kg.extractors.lexicon import Phrases, phrases
from kg.extractors.sentence import Sentence
from kg.frame import Frame, Span

TIMELESS = frozenset(("HoldsPosition", "PartOf"))
"""Relations that are stated, whatever the clause around them does."""

REACH = 6
"""How many adverbs may stand between a deciding word and the verb."""

SCOPE, SCOPE_OF_NOUNS = 28, 4
"""How many words an order, a plan or a claim reaches; to an event that is only named, it must stand near."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame's trigger stands: its sentence, its word positions, the other frames there."""

    sentence: Sentence
    at: int
    end: int
    frame: Frame
    others: Sequence[Frame]

    def words(self, name: str) -> Phrases:
        return phrases(self.sentence.language, "modality", name)


Cue = tuple[str, Span]


def decide(frames: Iterable[Frame], sentences: Iterable[Sentence]) -> Iterator[Frame]:
    """`frames` with their modality and its cue."""
    by_start = {sentence.span.start: sentence for sentence in sentences}
    frames = list(frames)
    for frame in frames:
        sentence = by_start[frame.sentence.start]
        others = [other for other in frames if other.sentence == frame.sentence and other is not frame]
        yield decided(frame, sentence, others)


def decided(frame: Frame, sentence: Sentence, others: Sequence[Frame]) -> Frame:
    """One frame with the modality that its clause gives it."""
    if frame.type in TIMELESS:
        return frame
    at = next((i for i, word in enumerate(sentence.words) if word.start >= frame.trigger.start), 0)
    end = next(
        (i for i, word in enumerate(sentence.words) if word.start >= frame.trigger.end), len(sentence.words)
    )
    place = Place(sentence, at, end, frame, others)
    for rule in RULES:
        cue = rule(place)
        if cue is not None:
            return replace(frame, modality=cue[0], cue=cue[1])
    return frame


def adverb(place: Place) -> Cue | None:
    """A word of denial or of the future among the adverbs right before the trigger (`chưa`, `sẽ`, `dự kiến`)."""
    adverbs, events, passive = (
        phrases(place.sentence.language, "clause", name) for name in ("adverbs", "event_nouns", "passive")
    )
    norms = place.sentence.norms
    position = place.at
    for _ in range(REACH):
        if place.words("happened_though").ending(norms, position) is not None:
            return None
        for modality in ("negated", "planned"):
            start = place.words(modality).ending(norms, position)
            if start is not None and place.sentence.whole(start, position):
                return modality, place.sentence.span_of(start, position)
        before = adverbs.ending(norms, position) or events.ending(norms, position)
        before = before or place.words("carriers").ending(norms, position)
        if before is None and position > 0 and norms[position - 1] in passive:
            before = position - 1
        if before is None:
            return None
        position = before
    return None


def order(place: Place) -> Cue | None:
    """A verb of asking or ordering whose content the trigger stands in (`yêu cầu B làm C`)."""
    if place.frame.type in ("Directive", "Statement"):
        return None
    return governed(place, "requested", "requested")


def plan(place: Place) -> Cue | None:
    """`sẽ` before an earlier verb of the same subject (`sẽ thăm A, hội đàm với B`)."""
    if place.frame.type == "Statement":
        return None
    return governed(place, "future", "planned")


def claim(place: Place) -> Cue | None:
    """A verb of accusing or supposing whose content the trigger stands in (`cáo buộc B đã làm C`)."""
    if place.frame.type in ("Statement", "Directive"):
        return None
    return governed(place, "claims", "reported")


def governed(place: Place, words: str, modality: str) -> Cue | None:
    """The nearest word of a list before the trigger, if nothing between the two ends its reach."""
    norms = place.sentence.norms
    ends = place.words("ends_of_reach")
    scope = SCOPE_OF_NOUNS if named_event(place) else SCOPE
    for position in range(place.at, max(0, place.at - scope), -1):
        start = place.words(words).ending(norms, position)
        if start is not None and place.words("nouns_before").ending(norms, start) is not None:
            return None
        if (
            start is not None
            and place.sentence.whole(start, position)
            and start not in place.sentence.covering
        ):
            return modality, place.sentence.span_of(start, position)
        if norms[position - 1] in (".", ":", "”", '"') or ends.ending(norms, position) is not None:
            return None
    return None


def told(place: Place) -> Cue | None:
    """What somebody says or orders, told by another person (`A cho biết B nhấn mạnh C`)."""
    own = place.frame.roles.get("speaker") or place.frame.roles.get("agent")
    if place.frame.type not in ("Statement", "Directive") or not own:
        return None
    for other in place.others:
        tellers = other.roles.get("speaker", ())
        inside = any(c.start <= place.frame.trigger.start < c.end for c in other.roles.get("content", ()))
        if "rule:according-to" in other.why or closed_between(place, other):
            continue
        if other.type == "Statement" and inside and tellers and tellers[0].kind == "Person":
            return None if tellers[0].text == own[0].text else ("reported", other.trigger)
    return None


def closed_between(place: Place, other: Frame) -> bool:
    """Whether a quotation ends between another frame's trigger and this one's."""
    text = place.sentence.text[other.trigger.end : place.frame.trigger.start]
    return any(mark in text for mark in CLOSING)


def quotation(place: Place) -> Cue | None:
    """Events told inside a direct quotation are its speaker's word."""
    if place.frame.type in ("Statistic", "Statement"):
        return None
    inside: int | None = None
    for at in range(place.at):
        text = place.sentence.words[at].text
        if text in CLOSING and (inside is not None or closes(place.sentence, at)):
            inside = None
        elif text in OPENING and text != "(":
            inside = at
    if inside is None or place.at - inside < 2:
        return None
    return "reported", place.sentence.span_of(inside, inside + 1)


def closes(sentence: Sentence, at: int) -> bool:
    """Whether a quotation mark stands right after a word: it ends what an earlier sentence began."""
    return at > 0 and sentence.words[at - 1].end == sentence.words[at].start


def coming(place: Place) -> Cue | None:
    """Words after the trigger that put it in the future (`trong thời gian tới`)."""
    if place.frame.type in ("Statement", "Directive"):
        return None
    for at in range(place.end, min(len(place.sentence.norms), place.end + 14)):
        if place.sentence.words[at].text in ".;:":
            return None
        found = place.words("coming").match(place.sentence.norms, at)
        if found is not None:
            return "planned", place.sentence.span_of(at, found[0])
    return None


def named_event(place: Place) -> bool:
    """Whether the trigger is the name of an event (`cuộc hội đàm`, `việc bỏ phiếu`)."""
    events = phrases(place.sentence.language, "clause", "event_nouns")
    norms = place.sentence.norms
    return events.match(norms, place.at) is not None or events.ending(norms, place.at) is not None


def event_to_come(place: Place) -> Cue | None:
    """An event named by a noun that will be (`cuộc hội đàm sẽ …`, `việc bỏ phiếu được dự kiến …`)."""
    norms = place.sentence.norms
    if not named_event(place):
        return None
    for at in range(place.end, min(len(norms), place.end + 12)):
        if place.sentence.words[at].text in '.;:,”"' or norms[at] in place.words("goes_on"):
            return None
        found = place.words("will_be").match(norms, at)
        if found is not None:
            return "planned", place.sentence.span_of(at, found[0])
    return None


def later_date(place: Place) -> Cue | None:
    """A time right behind the trigger that lies after the day the article appeared."""
    published = place.sentence.published
    if published is None or place.frame.type in ("Statement", "Directive"):
        return None
    if place.words("happened").ending(place.sentence.norms, place.at) is not None:
        return None
    for at in range(place.end, min(len(place.sentence.norms), place.end + 14)):
        if place.sentence.words[at].text in '.;:”"':
            return None
        mention = place.sentence.covering.get(at)
        if mention is None or mention.kind != "Time" or mention.start != at:
            continue
        value = place.sentence.values[place.sentence.words[at].start][0].partition("/")[0]
        if value[:4].isdigit() and value > published[: len(value)]:
            return "planned", place.sentence.span_of(mention.start, mention.end)
    return None


RULES: tuple[Callable[[Place], Cue | None], ...] = (
    adverb,
    order,
    plan,
    claim,
    told,
    quotation,
    coming,
    event_to_come,
    later_date,
)
