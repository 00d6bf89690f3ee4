"""Who holds which post: posts in front of and behind names, in chains, with and without their bodies.

How posts, bodies and names may follow one another: posts.toml of a language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extractors import mentions
from kg.extractors.lexicon import Phrases, phrases
from kg.extractors.sentence import Mention, Sentence
from kg.frame import Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 40
"""How many words off a post its holder may stand, behind a chain of further posts."""

PARTS = ("Position", "Organization", "Place")
"""What a chain of posts is made of."""


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
    for post in sentence.mentions:
        if post.kind != "Position" or follows_post(sentence, post):
            continue
        body = body_of(sentence, post)
        if (body is None and is_vague(sentence, post)) or is_sought(sentence, post):
            continue
        after = title_before_name(sentence, body.end if body else post.end, post)
        before = None if after or serves(sentence, post) else title_after_name(sentence, post)
        if after is not None:
            yield frame_of(sentence, post, body, after, "title-before-name")
        elif before is not None:
            yield frame_of(sentence, post, body, before, "title-after-name")


def listed(sentence: Sentence, key: str) -> Phrases:
    return phrases(sentence.language, "posts", key)


def follows_post(sentence: Sentence, post: Mention) -> bool:
    """Whether a post stands right behind another, whose holder serves it (`Thư ký báo chí Tổng thống`)."""
    before = sentence.covering.get(post.start - 1)
    return before is not None and before.kind == "Position"


def is_vague(sentence: Sentence, post: Mention) -> bool:
    """Whether a post means nothing without its body (`Trưởng`, `Phó`)."""
    return listed(sentence, "vague").match(sentence.norms, post.start) == (
        post.end,
        " ".join(sentence.norms[post.start : post.end]),
    )


def is_sought(sentence: Sentence, post: Mention) -> bool:
    """Whether a post is only run for (`ứng cử viên|Tổng thống`), or that of several (`các|đại biểu Quốc hội, …`)."""
    if listed(sentence, "sought").ending(sentence.norms, post.start) is not None:
        return True
    several = listed(sentence, "several").ending(sentence.norms, post.start) is not None
    return several and sentence.norms[post.end : post.end + 1] == (",",)


def body_of(sentence: Sentence, post: Mention) -> Mention | None:
    """The body that a post stands right in front of, `của` or `tại` between them at most."""
    link = listed(sentence, "body_links").match(sentence.norms, post.end)
    at = link[0] if link else post.end
    body = sentence.covering.get(at)
    if body is not None and body.start == at and body.kind in ("Organization", "Place"):
        return body
    return None


def serves(sentence: Sentence, post: Mention) -> bool:
    """Whether the holder of a post is whom another serves (`A, cố vấn của|Tổng thống`)."""
    owner = listed(sentence, "owners").ending(sentence.norms, post.start)
    before = sentence.covering.get(owner - 1) if owner else None
    return before is not None and before.kind in ("Position", "Organization")


def title_before_name(sentence: Sentence, at: int, post: Mention) -> Mention | None:
    """The person named right behind a post and its body, or behind further posts of the same chain."""
    honorifics = phrases(sentence.language, "mentions", "honorifics")
    end = at
    while end < min(len(sentence.norms), at + REACH):
        mention = sentence.covering.get(end)
        honorific = honorifics.match(sentence.norms, end)
        if mention is not None and mention.start == end:
            if mention.kind == "Person":
                return mention
            if mention.kind not in PARTS or (mention.kind != "Position" and end == at):
                return None
            end = mention.end
        elif honorific is not None:
            end = honorific[0]
        else:
            link = link_after(sentence, end, post)
            if link is None:
                return None
            end = link
    return None


def link_after(sentence: Sentence, at: int, post: Mention) -> int | None:
    """End of a link that leads on from a post to another, to its body, or to the holder behind an honorific."""
    if not listed(sentence, "links_after").match(sentence.norms, at):
        return None
    follows = sentence.covering.get(at + 1)
    kind = follows.kind if follows is not None and follows.start == at + 1 else None
    sign = sentence.words[at].text
    if kind == "Position" and begins_another(sentence, at, post):
        return None
    if kind == "Position" or (kind == "Person" and sign in "-–"):
        return at + 1
    if kind in ("Organization", "Place") and listed(sentence, "body_links").match(sentence.norms, at):
        return at + 1 if follows is None else follows.end
    honorific = phrases(sentence.language, "mentions", "honorifics").match(sentence.norms, at + 1)
    if honorific is not None and sign == "," and title_after_name(sentence, post) is None:
        return at + 1
    return None


def begins_another(sentence: Sentence, at: int, post: Mention) -> bool:
    """Whether behind a link another holder's post stands: whom the first serves, beside whom he stands, a deputy."""
    if listed(sentence, "owners").match(sentence.norms, at):
        return True
    bare = post.end == at and listed(sentence, "joins_two").match(sentence.norms, at) is not None
    next_post = sentence.covering[at + 1]
    deputy = listed(sentence, "begins_chain").match(sentence.norms, at + 1)
    return bare or (deputy is not None and deputy[0] == next_post.end)


def title_after_name(sentence: Sentence, post: Mention) -> Mention | None:
    """The person named in front of a post, with only signs, posts and bodies between the two."""
    outside = phrases(sentence.language, "posts", "outside", "post_prefixes")
    links = listed(sentence, "links_before")
    at = post.start
    while at > 0:
        mention = sentence.covering.get(at - 1)
        if mention is not None and mention.kind == "Person":
            described = listed(sentence, "behind_name").match(sentence.norms, mention.end)
            return mention if described and not is_subject(sentence, mention, post) else None
        if mention is not None:
            if mention.kind not in PARTS:
                return None
            at = mention.start
            continue
        previous = outside.ending(sentence.norms, at)
        previous = links.ending(sentence.norms, at) if previous is None else previous
        if previous is None:
            return None
        at = previous
    return None


def is_subject(sentence: Sentence, name: Mention, post: Mention) -> bool:
    """Whether behind `theo A,` a post begins what A says (`Theo ông A, Tổng thống đang …`): no comma closes it."""
    start = phrases(sentence.language, "mentions", "honorifics").ending(sentence.norms, name.start)
    begins = name.start if start is None else start
    if listed(sentence, "attributing").ending(sentence.norms, begins) is None:
        return False
    body = body_of(sentence, post)
    end = body.end if body else post.end
    return sentence.norms[name.end] == "," and sentence.norms[end : end + 1] != (",",)


def frame_of(sentence: Sentence, post: Mention, body: Mention | None, holder: Mention, rule: str) -> Frame:
    """The frame of a post, its body and its holder."""
    end = post.end
    if body is not None and body.start == post.end and completes(sentence, post, body):
        end = listed(sentence, "bodies_inside").match(sentence.norms, body.start)[0]  # type: ignore[index]
    roles: dict[str, tuple[Filler, ...]] = {
        "person": (sentence.filler(holder.start, holder.end, "Person"),),
        "position": (sentence.filler(post.start, end, "Position"),),
    }
    why = [f"rule:{rule}", f"person:{holder.rule}", "position:post"]
    if body is not None:
        roles["organization"] = (sentence.filler(body.start, body.end, "Organization"),)
        why.append(f"organization:{body.rule}")
    trigger = sentence.span_of(post.start, end)
    return Frame(sentence.doc, "HoldsPosition", sentence.span, trigger, roles, why=tuple(why))


def completes(sentence: Sentence, post: Mention, body: Mention) -> bool:
    """Whether the head of a body is part of the post too (`Trưởng ban` of `Ban Tuyên giáo`)."""
    incomplete = listed(sentence, "incomplete_posts").ending(sentence.norms, post.end)
    return incomplete is not None and bool(
        listed(sentence, "bodies_inside").match(sentence.norms, body.start)
    )
