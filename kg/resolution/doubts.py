"""What speaks against a filler's name: told alone, as a plain triple tells it, it would mislead or say nothing.

Such are phrases for two or for some (`hai bên`), pronouns whose thing is guessed, common nouns, and names with words
too many or too few. Word lists: doubts.toml of a language.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.extractors.lexicon import table
from kg.extractors.rules import lexicon
from kg.frame import Filler, Frame
from kg.language.vi.orthography import is_syllable
from kg.resolution.gazetteer import load
from kg.resolution.names import Words, starts, words
from kg.resolution.references import References, references
from kg.resolution.titles import post_head

DOUBTED = 0.5
"""The most that a filler with such a name is sure to be what fills its role."""

NAMED = frozenset(("Person", "Organization", "Place"))
"""Kinds of filler that have a name of their own; others are described, or have their holder's."""


FEWEST_WORDS = 3
"""How many words a gathering or paper that is more than its kind has at least (`buổi lễ`, `Hội nghị`)."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Word lists of doubts.toml, each phrase as its words, and nouns for people, bodies and papers of mentions.toml."""

    loose: frozenset[Words]
    no_posts: frozenset[Words]
    vague_posts: frozenset[Words]
    offices: frozenset[Words]
    no_names: frozenset[Words]
    people: frozenset[Words]
    heads: frozenset[Words]
    documents: frozenset[Words]


@cache
def lists(language: str) -> Lists:
    """The word lists of a language; empty where it has none."""
    said, nouns = table(language, "doubts"), table(language, "mentions")

    def of(*phrases: str) -> frozenset[Words]:
        return frozenset(words(phrase) for phrase in phrases)

    return Lists(
        loose=of(*said.get("loose", ())),
        no_posts=of(*said.get("no_posts", ())),
        vague_posts=of(*said.get("vague_posts", ())),
        offices=of(*said.get("offices", ())),
        no_names=of(*said.get("no_names", ())),
        people=of(*said.get("kinds_of_people", ()), *nouns.get("people", ())),
        heads=of(*(noun for name in ("bodies", "groups", "place_heads") for noun in nouns.get(name, ()))),
        documents=of(*nouns.get("documents", ())),
    )


def doubted(filler: Filler, language: str) -> Filler:
    """A filler, less sure where something speaks against its name."""
    return filler.at_most(DOUBTED) if is_doubtful(filler, language) else filler


def is_doubtful(filler: Filler, language: str) -> bool:
    """Whether something speaks against the name that a filler has been given."""
    known, said = references(language), lists(language)
    form = words(filler.entity)
    if not form:
        return True
    if filler.kind == "Position":
        return form in said.no_posts
    if filler.kind == "Honour":
        return False
    if is_pronoun(filler, known) or is_guessed(filler, known) or begins(form, known.some):
        return True
    if filler.kind == "Person":
        return not is_person_told(filler, form, known, said)
    if form[:1] in said.loose or any(form[-size:] in said.loose for size in (1, 2)):
        return True
    if filler.kind not in NAMED:
        return len(form) < FEWEST_WORDS and not any(word.isdigit() for word in form)
    return runs_over_verb(filler.entity, language) or not is_body_told(filler.entity, form, known, said)


def doubted_without_body(frame: Frame, language: str) -> Frame:
    """A frame less sure of a post that says little, where it names no body beside it (`Trưởng ban`)."""
    vague = lists(language).vague_posts
    if frame.roles.get("organization") or not frame.roles.get("position"):
        return frame
    positions = tuple(
        post.at_most(DOUBTED) if words(post.text) in vague else post for post in frame.roles["position"]
    )
    return replace(frame, roles={**frame.roles, "position": positions})


def doubted_by_post(filler: Filler, held: Collection[tuple[str, Words]], language: str) -> Filler:
    """A filler that only a post names, less sure where no frame says that the person found for it holds the post.

    `held` are names of persons, each with the first words of a post of theirs.
    """
    known = references(language)
    head = post_head(words(filler.text), known)
    named = filler.kind == "Person" and head and filler.entity != filler.text
    if not named or (filler.entity, known.same_post.get(head, head)) in held:
        return filler
    return filler.at_most(DOUBTED)


def is_stand_in(filler: Filler, language: str) -> bool:
    """Whether a filler's words are no name of its thing: a pronoun, or a bare post for its holder (`Thủ tướng`)."""
    known, form = references(language), words(filler.text)
    post = filler.kind == "Person" and bool(form) and post_head(form, known) == form
    return post or is_pronoun(filler, known)


def is_pronoun(filler: Filler, known: References) -> bool:
    """Whether a filler's words stand for what was spoken of, and name nothing."""
    form = words(filler.text)
    pointing = any(form[-len(phrase) :] == phrase for phrase in known.pointing)
    persons = filler.kind == "Person" and any(
        form in phrases for phrases in (known.speaker, known.someone, known.genders)
    )
    alone = form in known.genders and form not in known.states
    return form in known.two or pointing or persons or alone


def is_guessed(filler: Filler, known: References) -> bool:
    """Whether a common noun alone was taken for one thing named elsewhere (`các trường mầm non`, `công văn`)."""
    form = words(filler.text)
    common = filler.text.islower() and not any(word.isdigit() for word in form)
    kinds = ("Organization", "Place", "Document")
    return common and filler.kind in kinds and filler.entity != filler.text and form not in known.heads_of


def begins(form: Words, phrases: Collection[Words]) -> bool:
    """Whether words start with one of some phrases, and go on."""
    return any(starts(form, phrase) and len(form) > len(phrase) for phrase in phrases)


def is_person_told(filler: Filler, form: Words, known: References, said: Lists) -> bool:
    """Whether a person has a name, or a post that stands for one, and nothing else is in it."""
    name = filler.entity
    if begins(form, said.people) or form in said.people or not name[0].isupper():
        return False
    if head := post_head(form, known):
        return len(form) > len(head) or form in said.offices
    if any(sign.isdigit() or sign in "/()@" for sign in name):
        return False
    if any(form[at : at + size] in said.no_names for at in range(len(form)) for size in (1, 2)):
        return False
    if len(form) == 1:
        listed = any(load().lookup(name, kind) for kind in ("Organization", "Place"))
        return not is_syllable(form[0]) and not listed
    parts = (form[:size] for size in range(1, len(form))), (form[-size:] for size in range(2, len(form)))
    glued = any(part in known.states | known.places for side in parts for part in side)
    return form[0] in known.surnames or not glued


def is_body_told(name: str, form: Words, known: References, said: Lists) -> bool:
    """Whether a body or place has a name, that goes on over no paper, no person and no verb."""
    if (
        "/" in name
        or form in said.people
        or begins(form, said.people)
        or (form[-1].isalpha() and len(form[-1]) == 1)
    ):
        return False
    pieces = name.split()
    if name[0].islower() and not any(form[:size] in said.heads for size in range(1, 5)):
        return load().lookup(name, "Organization") is not None
    if not any(piece[0].isupper() or piece[0].isdigit() for piece in pieces[1:]):
        single = len(pieces) == 1 and name[0].isupper() and (name.isupper() or form not in known.body_heads)
        local = form in known.local or any(form[-size:] in known.levels for size in (1, 2))
        if not (single or local) and load().lookup(name, "Organization") is None:
            return False
    if any(form[at : at + size] in said.documents for at in range(2, len(form)) for size in (2, 3)):
        return False
    return not (runs_over_level(pieces, known) or runs_over_person(form, known))


def runs_over_level(pieces: list[str], known: References) -> bool:
    """Whether a common word stands behind a level whose name is left out (`UBND thành phố|chỉ đạo các cơ quan`)."""
    forms = [words(piece) for piece in pieces]
    for at in range(1, len(pieces) - 1):
        level = next((size for size in (2, 1) if sum(forms[at : at + size], ()) in known.levels), 0)
        after = at + level
        if level and after < len(pieces) and pieces[after].islower() and forms[after] not in known.levels:
            return sum(forms[after : after + 2], ()) not in known.levels
    return False


def runs_over_verb(name: str, language: str) -> bool:
    """Whether a verb of an event, of two words, stands inside a name (`Bộ Công thương|yêu cầu EVN`)."""
    pieces = name.split()
    inner, verbs = references(language).inner, lexicon(language).by_trigger
    return any(
        one.islower() and other.islower() and f"{one} {other}" in verbs and not inner.issuperset((one, other))
        for one, other in pairwise(pieces[1:-1])
    )


def runs_over_person(form: Words, known: References) -> bool:
    """Whether behind a known place a family name and more goes on (`Tỉnh ủy Lam Sơn|Lê Đình`)."""
    for at in range(1, len(form) - 2):
        for size in (2, 3):
            end = at + size
            if form[at:end] in known.places and len(form) - end >= 2 and form[end] in known.surnames:
                return True
    return False
