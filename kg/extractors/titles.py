"""Who holds which post: posts before and after names, in chains, with and without their bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extractors import mentions
from kg.extractors.clause import small_words
from kg.extractors.lexicon import phrases
from kg.extractors.sentence import Mention, Sentence
from kg.frame import Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 4
"""How many words may stand between a post's body and the name that holds it (honorifics, ranks, a comma)."""


def candidates(doc: Doc) -> Iterator[Frame]:
    """`HoldsPosition` frames, each post of a person once: where it is stated most fully."""
    best: dict[tuple[str, str], tuple[tuple[bool, bool], Frame]] = {}
    for sentence in mentions.read(doc):
        for frame in frames_of(sentence):
            person, position = frame.roles["person"][0], frame.roles["position"][0]
            key = (person.text.split()[-1].lower(), position.text.lower())
            fullness = ("organization" in frame.roles, len(person.text.split()) > 1)
            if key not in best or fullness > best[key][0]:
                best[key] = (fullness, frame)
    yield from (frame for _, frame in best.values())


def frames_of(sentence: Sentence) -> Iterator[Frame]:
    """Every post in a sentence that has a holder."""
    for mention in sentence.mentions:
        if mention.kind != "Position" or follows_post(sentence, mention):
            continue
        body = body_of(sentence, mention)
        end = body.end if body else mention.end
        found = holder_after(sentence, end, mention) or holder_before(sentence, mention)
        if found is None:
            continue
        holder, rule = found
        yield frame_of(sentence, mention, body, holder, rule)


def follows_post(sentence: Sentence, post: Mention) -> bool:
    """Whether a post stands right behind another, whose holder serves it (`Thư ký báo chí Tổng thống`)."""
    before = sentence.covering.get(post.start - 1)
    return before is not None and before.kind == "Position"


def body_of(sentence: Sentence, post: Mention) -> Mention | None:
    """The body that a post stands right before, `của` or `tại` between them at most."""
    at = post.end
    if at < len(sentence.norms) and sentence.norms[at] in ("của", "tại", "thuộc", ","):
        if sentence.norms[at] == ",":
            return None
        at += 1
    mention = sentence.covering.get(at)
    if mention is not None and mention.start == at and mention.kind in ("Organization", "Place"):
        return mention
    return None


def holder_after(sentence: Sentence, at: int, post: Mention) -> tuple[Mention, str] | None:
    """A person named right after the post and its body, or after further posts of the same chain."""
    small = small_words(sentence.language)
    end = at
    while end < len(sentence.norms) and end - at < 40:
        mention = sentence.covering.get(end)
        if mention is not None and mention.start == end:
            if mention.kind == "Person":
                return mention, "title-before-name"
            if mention.kind in ("Position", "Organization", "Place") and end > at:
                end = mention.end
                continue
            if mention.kind == "Position":
                end = mention.end
                continue
            return None
        honorific = small.honorifics.match(sentence.norms, end)
        if honorific is not None:
            end = honorific[0]
            continue
        if sentence.norms[end] in (",", "-", "–", "kiêm", "của", "và"):
            follows = sentence.covering.get(end + 1)
            honorific = small.honorifics.match(sentence.norms, end + 1)
            if follows is not None and follows.kind == "Position" and follows.start == end + 1:
                end += 1
                continue
            if sentence.norms[end] == "của" and follows is not None and follows.kind == "Organization":
                end = follows.end
                continue
            if (
                honorific is not None
                and sentence.norms[end] == ","
                and not preceded_by_holder(sentence, post)
            ):
                end += 1
                continue
            if sentence.norms[end] in ("-", "–") and follows is not None and follows.kind == "Person":
                end += 1
                continue
        return None
    return None


def preceded_by_holder(sentence: Sentence, post: Mention) -> bool:
    """Whether the post stands in apposition to a person named before it."""
    return holder_before(sentence, post) is not None


def holder_before(sentence: Sentence, post: Mention) -> tuple[Mention, str] | None:
    """A person named before the post, with only signs, posts and bodies between the two."""
    outside = phrases(sentence.language, "posts", "outside", "post_prefixes")
    at = post.start
    while at > 0:
        mention = sentence.covering.get(at - 1)
        if mention is not None:
            if mention.kind == "Person":
                if sentence.words[mention.end].text in ",(-–" or sentence.norms[mention.end] in ("là", "-"):
                    return mention, "title-after-name"
                return None
            if mention.kind in ("Position", "Organization", "Place"):
                at = mention.start
                continue
            return None
        previous = outside.ending(sentence.norms, at)
        if previous is not None:
            at = previous
            continue
        if sentence.norms[at - 1] in (
            ",",
            "-",
            "–",
            "(",
            "kiêm",
            "là",
            "của",
            "và",
            "hiện",
            "đang",
            "tại",
            "–",
        ):
            at -= 1
            continue
        return None
    return None


def frame_of(sentence: Sentence, post: Mention, body: Mention | None, holder: Mention, rule: str) -> Frame:
    """The frame of a post, its body and its holder."""
    end = post.end
    inside = phrases(sentence.language, "posts", "bodies_inside")
    if body is not None and body.start == post.end:
        head = inside.match(sentence.norms, body.start)
        if head is not None and sentence.norms[post.end - 1] in ("trưởng", "phó", "chánh"):
            end = head[0]
    roles: dict[str, tuple[Filler, ...]] = {
        "person": (sentence.filler(holder.start, holder.end, "Person"),),
        "position": (sentence.filler(post.start, end, "Position"),),
    }
    why = [f"rule:{rule}", f"person:{holder.rule}", "position:post"]
    if body is not None:
        roles["organization"] = (sentence.filler(body.start, body.end, "Organization"),)
        why.append(f"organization:{body.rule}")
    return Frame(
        sentence.doc, "HoldsPosition", sentence.span, sentence.span_of(post.start, end), roles, why=tuple(why)
    )
