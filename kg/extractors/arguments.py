"""Where the filler of a role stands: each slot is a function with the clause and the kinds wanted, by name.

The frame lexicon names slots for each role (see `rules`). A slot that has no function here is a preposition: the
phrase after it fills the role; with ``+rest`` all that hangs on it does; with ``next-`` it must follow the trigger at
once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.extractors import titles
from kg.extractors.clause import CLOSING, CONTENT_WORDS, OPENING, STOPS, Clause
from kg.extractors.extent import document_extent, extent, list_extent
from kg.extractors.lexicon import phrases
from kg.extractors.phrase import Phrase
from kg.frame import ENTITY_KINDS, Filler

ACTORS = ("Person", "Organization")
ALIASES = {"Actor": ACTORS, "Any": (*ENTITY_KINDS, "Text")}
TEXT_ROLES = ("content", "charge", "outcome", "measure", "reason", "topic", "occasion", "item", "means")
FIXED_KINDS = {
    "document": "Document",
    "gathering": "Gathering",
    "award": "Honour",
    "position": "Position",
    "place": "Place",
    **dict.fromkeys(TEXT_ROLES, "Text"),
}
"""Kinds of the fillers of some roles, whatever phrase stands there."""

REACH = 30
"""How many words behind the trigger a post, a place, a fine may stand."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where to look for a role, and what kinds may stand there; `extra`: it adds to what an earlier slot found."""

    name: str
    kinds: tuple[str, ...]
    extra: bool = False

    @classmethod
    def parse(cls, text: str) -> Slot:
        """A slot as the frame lexicon writes it: ``+với:Actor``, the plus for `extra`, kinds after the colon."""
        name, _, kinds = text.partition(":")
        wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()] or ["Any"]
        kept = tuple(k for kind in wanted for k in ALIASES.get(kind, (kind,)))
        return cls(name.strip().removeprefix("+"), kept, extra=name.startswith("+"))


def fillers(slot: Slot, role: str, clause: Clause) -> list[Filler]:
    """What stands in a slot of a clause, as fillers of a role."""
    kind = FIXED_KINDS.get(role)
    if slot.kinds == ("Position",):
        return posts(clause, slot.name)
    if slot.name in PHRASES:
        return clause.fillers(PHRASES[slot.name](clause, slot.kinds), kind)
    if slot.name in SPANS:
        return [
            clause.sentence.filler(start, end, kind or "Text")
            for start, end in [SPANS[slot.name](clause)]
            if end > start
        ]
    if slot.name in SPECIAL:
        return SPECIAL[slot.name](clause)
    if slot.name == "rest":
        return rest(clause, clause.end, slot.kinds, kind)
    if slot.name == "second":
        return second_object(clause, slot.kinds, kind)
    if slot.name.endswith("+rest"):
        return after_rest(clause, slot.name.removesuffix("+rest"), kind)
    if slot.name.startswith("next-"):
        return clause.fillers(next_to(clause, slot.name.removeprefix("next-"), slot.kinds), kind)
    return clause.fillers(clause.after_preposition(slot.name, slot.kinds), kind)


def explanation(slot: str) -> str | None:
    """What a slot is, in words; None for the name of a rule by which a name was read."""
    coded = {**PHRASES, **SPANS, **SPECIAL, "rest": rest, "second": second_object}.get(slot)
    if coded is not None:
        return (coded.__doc__ or "").partition("\n")[0]
    if slot.endswith("+rest"):
        return f"All that follows `{slot.removesuffix('+rest')}`."
    return None if "-" in slot else f"What follows `{slot}`."


# ------------------------------------------------------------------------------------- slots that are phrases


def subject(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The subject of the clause."""
    return clause.subjects(kinds)


def agent(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Who acts: the subject, or in a passive clause who stands between its marker and the verb."""
    return clause.passive_agents(kinds) if clause.passive else clause.subjects(kinds)


def patient(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Who or what undergoes: the object, or the subject of a passive clause."""
    if clause.passive:
        return clause.subjects(kinds, before=clause.voice_at)
    if kinds == ("Person",) and clause.listed("post_objects").ending(clause.norms, clause.end) is not None:
        return []
    return clause.object_phrases(kinds)


def direct_object(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The phrase right behind the trigger."""
    return clause.object_phrases(kinds)


def visitor(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Who is just on a visit: the person named last before `đang`, where a verb stands before that name."""
    at = clause.listed("being").ending(clause.norms, clause.start)
    people = [m for m in clause.sentence.mentions if at and m.end <= at and m.kind in kinds]
    if not people or not any(verb < people[-1].start for verb in clause.verbs):
        return []
    last = people[-1]
    return [Phrase(last.start, last.end, last.kind, last.start, last.end)]


def following_subject(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The subject of the main clause after a participial one (`Chúc mừng B về O, A nhấn mạnh`)."""
    if clause.verbs_from > 0 and clause.opening(clause.start) < clause.verbs_from - 2:
        return []
    for at in range(clause.end, len(clause.words)):
        if clause.words[at].text != ",":
            continue
        phrase = clause.phrase(at + 1)
        if phrase is None or phrase.kind not in kinds or phrase.end >= len(clause.words):
            continue
        if predicate_at(clause, phrase.end):
            return [phrase]
    return []


def predicate_at(clause: Clause, at: int) -> bool:
    """Whether a verb, or an adverb that goes before one, stands at a word."""
    adverb = clause.words[at].tag.startswith(("R", "ADV", "AUX")) or clause.stands("adverbs", at) is not None
    return adverb or clause.verb_at(at)


def host_subject(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Whose occasion it is: the subject, or where a preposition brings it in, that of the clause behind the comma."""
    at = clause.start
    while clause.listed("determiners").ending(clause.norms, at) is not None:
        at -= 1
    if clause.listed("occasion_prepositions").ending(clause.norms, at) is None:
        return clause.subjects(kinds)
    for comma in clause.behind(REACH):
        if clause.words[comma].text == ",":
            limit = min(len(clause.words), comma + REACH)
            return [p for p in clause.free_phrases(comma + 1, limit) if p.kind in kinds][:1]
    return []


def owner(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Whose event a noun names: the phrase behind `của` in front of the next comma, no inviter's."""
    for at in clause.behind(REACH):
        if clause.words[at].text == ",":
            return []
        end = clause.stands("of", at)
        if end is not None and not clause.stands("inviting", at - 1):
            return clause.object_phrases(kinds, end)
    return []


def left(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The name that ends right before the trigger."""
    mention = clause.covering.get(clause.start - 1)
    if mention is None or mention.kind not in kinds or mention.end != clause.start:
        return []
    return [Phrase(mention.start, mention.end, mention.kind, mention.start, mention.end)]


def source(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """On whose word something stands: the phrase behind the trigger, of a document the body that made it."""
    found = clause.object_phrases(kinds)[:1]
    if not found or found[0].kind != "Document":
        return found
    owner = clause.stands("of", found[0].end)
    makers = clause.object_phrases(ACTORS, owner) if owner else []
    return makers[:1] or found


def between(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The two sides of a meeting or pact: `giữa A và B`, `giữa A với B`."""
    first = clause.after_word("between", kinds, REACH)
    if len(first) != 1:
        return first
    for at in range(first[0].end, len(clause.words)):
        if clause.words[at].text == ".":
            break
        both = clause.stands("both", at)
        if both is not None:
            return first + clause.object_phrases(kinds, both)[:1]
    return first


def between_first(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The first side after `giữa`."""
    return between(clause, kinds)[:1]


def between_second(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The second side after `giữa`."""
    return between(clause, kinds)[1:2]


def given_by(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Whose honour it is: the phrase after `của` right behind the honour."""
    honours = clause.object_phrases(("Honour",))[:1]
    owner = clause.stands("of", honours[0].end) if honours else None
    return clause.object_phrases(kinds, owner)[:1] if owner else []


def invitation(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Who invited: the phrase after `lời mời của`, wherever it stands in the sentence."""
    for at in range(len(clause.norms)):
        end = clause.stands("invitation", at)
        if end is not None:
            return clause.object_phrases(kinds, end)[:1]
    return []


def place(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Where it happens: the place after `tại` or `ở` behind the trigger, else before it in the same clause."""
    before = range(clause.start - 1, clause.opening(clause.start) - 1, -1)
    for positions in (clause.behind(REACH), before):
        for at in positions:
            if clause.words[at].text in STOPS:
                break
            found = place_at(clause, at)
            if found is not None:
                return [found]
    return []


def place_at(clause: Clause, at: int) -> Phrase | None:
    """The place that a preposition at a word brings in; a state is one too."""
    end = clause.stands("at", at)
    phrase = clause.phrase(end) if end is not None else None
    if phrase is None:
        return None
    named = clause.covering.get(phrase.core_start)
    state = named is not None and named.rule == "state"
    return phrase if phrase.kind == "Place" or state else None


def next_to(clause: Clause, preposition: str, kinds: tuple[str, ...]) -> list[Phrase]:
    """What follows a preposition that stands right after the trigger."""
    if clause.norms[clause.end : clause.end + 1] != (preposition,):
        return []
    return clause.object_phrases(kinds, clause.end + 1)


PHRASES: dict[str, Callable[[Clause, tuple[str, ...]], list[Phrase]]] = {
    "subject": subject,
    "agent": agent,
    "patient": patient,
    "object": direct_object,
    "following-subject": following_subject,
    "host-subject": host_subject,
    "visitor": visitor,
    "left": left,
    "owner": owner,
    "source": source,
    "between-first": between_first,
    "between-second": between_second,
    "given-by": given_by,
    "invitation": invitation,
    "place": place,
}
"""Slots filled by noun phrases."""


# ----------------------------------------------------------------------- slots that are words, from and to


Extent = tuple[int, int]
NONE: Extent = (0, 0)


def content(clause: Clause) -> Extent:
    """The clause that follows the trigger, else the quotation before its subject."""
    return clause.content() or quotation_before(clause)


def quotation_before(clause: Clause) -> Extent:
    """What stands in quotation marks before the subject of a verb of saying (`“C”, A nói`)."""
    words = clause.words
    closing = next((at for at in range(clause.start - 1, 0, -1) if words[at].text in CLOSING), None)
    if closing is None:
        return NONE
    opening = next((at for at in range(closing - 1, -1, -1) if words[at].text in OPENING), None)
    begin = 0 if opening is None else opening + 1
    while closing > begin and words[closing - 1].text in ",.!?…":
        closing -= 1
    return (begin, min(closing, begin + CONTENT_WORDS)) if closing - begin > 2 else NONE


def clause_after(clause: Clause, found: list[Phrase]) -> Extent:
    """The clause that follows what stands after the trigger."""
    if not found:
        return NONE
    at = found[-1].end
    while at < len(clause.words) and clause.words[at].text == ",":
        at += 1
    return clause.content(at) or NONE


def content_after_addressee(clause: Clause) -> Extent:
    """The clause that follows whom the verb speaks to, else the one that follows the verb."""
    after = clause_after(clause, clause.object_phrases(ACTORS))
    return after if after != NONE else clause.content() or NONE


def after_speaker(clause: Clause) -> Extent:
    """The clause that follows whose word it is."""
    return clause_after(clause, clause.object_phrases((*ACTORS, "Document"))[:1])


def claim(clause: Clause) -> Extent:
    """The clause that follows whom a verb of accusing accuses."""
    accusing = clause.listed("accusing").match(clause.norms, clause.start)
    if accusing is None or accusing[0] != clause.end:
        return NONE
    return clause_after(clause, clause.object_phrases(ACTORS))


def following(clause: Clause) -> Extent:
    """The words right behind the trigger, to the end of what hangs on them (`kỷ niệm|10 năm thành lập`)."""
    if clause.stands("at", clause.end):
        return NONE
    end = extent(clause, clause.end)
    end = next((at for at in range(clause.end + 1, end) if place_at(clause, at) is not None), end)
    return (clause.end, end) if end - clause.end > 1 else NONE


def matter(clause: Clause) -> Extent:
    """The matter right behind the trigger (`điều tra|vụ cháy`)."""
    return following(clause) if clause.stands("matters", clause.end) else NONE


def about(clause: Clause) -> Extent:
    """What a document is about: after `về` right behind its number or name."""
    phrase = clause.phrase(clause.end)
    if phrase is None or phrase.kind != "Document":
        return NONE
    begin = clause.stands("about", min(document_extent(clause, phrase), len(clause.words)))
    return (begin, extent(clause, begin)) if begin is not None else NONE


def front(clause: Clause) -> Extent:
    """An occasion that opens the sentence (`Nhân dịp O, …`)."""
    begin = clause.stands("fronted_occasions", 0)
    return (begin, extent(clause, begin)) if begin is not None else NONE


def item(clause: Clause) -> Extent:
    """What is given: a quantity or common noun behind the trigger, or behind its recipient."""
    begin = clause.stands("to", clause.end) or clause.end
    recipient = clause.object_phrases((*ACTORS, "Place"), begin)
    phrase = clause.phrase(recipient[-1].end if recipient else begin)
    return (phrase.start, phrase.end) if phrase is not None and phrase.kind in ("Text", "Quantity") else NONE


def outcome(clause: Clause) -> Extent:
    """A sentence or fine: a number behind the trigger up to its unit (`12 năm tù`)."""
    for at in clause.behind(REACH):
        if clause.words[at].text == ",":
            return NONE
        counted = at not in clause.covering or clause.covering[at].kind == "Quantity"
        if not clause.norms[at][0].isdigit() or not counted:
            continue
        for end in range(at + 1, min(len(clause.norms), at + 6)):
            if clause.stands("penal_units", end):
                return at, end + 1
    return NONE


SPANS: dict[str, Callable[[Clause], Extent]] = {
    "content": content,
    "content-after-addressee": content_after_addressee,
    "after-speaker": after_speaker,
    "claim": claim,
    "following": following,
    "matter": matter,
    "about": about,
    "front": front,
    "item": item,
    "outcome": outcome,
}
"""Slots filled by words from here to there."""


# ---------------------------------------------------------------------------------------------- other slots


def posts(clause: Clause, slot: str) -> list[Filler]:
    """A post right behind the trigger (`object`) or behind words that introduce one (`làm`, `giữ chức`)."""
    words = () if slot == "object" else tuple(slot.split())
    for at in clause.behind(REACH):
        if clause.norms[at : at + len(words)] == words:
            begin = at + len(words)
            for post in (clause.mention_at("Position", first) for first in range(begin, begin + 3)):
                if post is not None and post.start >= begin:
                    held = not words and held_by_person(clause, post.start)
                    return [] if held else [clause.sentence.filler(post.start, post.end, "Position")]
            if not words:
                return []
    return []


def held_by_person(clause: Clause, at: int) -> bool:
    """Whether a post stands before the name of who holds it already."""
    phrase = clause.phrase(at)
    return phrase is not None and phrase.core_start > at


def body_of_post(clause: Clause, post: Filler) -> tuple[Filler, ...]:
    """The body that a post in the clause stands at."""
    for mention in clause.sentence.mentions:
        if clause.words[mention.start].start == post.start and mention.kind == "Position":
            body = titles.body_of(clause.sentence, mention)
            return (clause.sentence.filler(body.start, body.end, "Organization"),) if body else ()
    return ()


def rest(clause: Clause, begin: int, kinds: tuple[str, ...], kind: str | None) -> list[Filler]:
    """The object with all that hangs on it, to the end of its clause."""
    phrase = clause.phrase(begin)
    if phrase is None or phrase.kind not in kinds:
        return []
    document = kind == "Document"
    end = document_extent(clause, phrase) if document else extent(clause, phrase.end, phrase.start)
    return [clause.sentence.filler(phrase.core_start, end, kind or phrase.kind)]


def second_object(clause: Clause, kinds: tuple[str, ...], kind: str | None) -> list[Filler]:
    """The object behind whom it is given to, with all that hangs on it."""
    first = clause.object_phrases(ACTORS)[:1]
    return rest(clause, first[0].end, kinds, kind) if first else []


def after_rest(clause: Clause, preposition: str, kind: str | None) -> list[Filler]:
    """All that follows a preposition, to the end of its clause."""
    words = tuple(preposition.split())
    for at in clause.behind(REACH + len(words)):
        begin = at + len(words)
        if clause.norms[at:begin] == words:
            end = list_extent(clause, begin)
            if end > begin:
                return [clause.sentence.filler(begin, end, kind or "Text")]
    return []


def founded(clause: Clause) -> list[Filler]:
    """The first date of an interval in brackets (`30 năm thành lập (12/5/1994 – 12/5/2024)`)."""
    time = clause.mention_at("Time", clause.end + 1)
    if time is None or clause.words[clause.end].text != "(":
        return []
    whole = clause.sentence.filler(time.start, time.end, "Time")
    first = clause.sentence.filler(time.start, time.start + 1, "Time")
    return [replace(first, entity=whole.entity.partition("/")[0])]


def attendance(clause: Clause) -> list[Filler]:
    """Those named after `có` where there is no subject (`Tới dự có các ông A, chức vụ; B, chức vụ`)."""
    if clause.subjects(ACTORS):
        return []
    for at in clause.behind(REACH):
        if clause.stands("having", at):
            people = [m for m in clause.sentence.mentions if m.kind == "Person" and m.start > at]
            return [clause.sentence.filler(person.start, person.end, "Person") for person in people]
    return []


SPECIAL: dict[str, Callable[[Clause], list[Filler]]] = {"founded": founded, "attendance": attendance}
"""Slots that make their fillers themselves."""


def is_plural(clause: Clause, found: tuple[Filler, ...]) -> bool:
    """Two fillers, or one that stands for two (`hai bên`)."""
    plural = phrases(clause.sentence.language, "clause", "plural")
    return len(found) > 1 or any(plural.match(tuple(filler.text.lower().split()), 0) for filler in found)
