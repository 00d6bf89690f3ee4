"""English for Vietnamese names of bodies, posts, places and honours, put together from their parts.

``Phó Chủ tịch UBND TP Đà Nẵng`` is a post at a body in a place; `kg.resolution.grammar` reads it so. A name with a
word that no row and no entry knows has no English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolution.gazetteer import load
from kg.resolution.grammar import LONGEST, Part, read
from kg.resolution.words import key, written_out

_SYMBOLS = {
    # A place may act (TP Hà Nội has decided), and a body be where something happens.
    "Organization": ("organization", "place"),
    "Place": ("place", "organization"),
    "Honour": ("honour",),
    "Document": ("document",),
    "Gathering": ("gathering",),
    "Position": ("position", "post"),
    "Post": ("post",),
}
"""What a name of each kind is read as, in the grammar."""


@dataclass(frozen=True, slots=True)
class Composed:
    """How a name is put together.

    `english` is its English label, `part_of` the body or place it names itself a part of, if any,
    `position` and `organization` those of a post. `guesses` counts the words that were taken as proper names.
    """

    english: str
    part_of: Part | None = None
    position: Part | None = None
    organization: Part | None = None
    guesses: int = 0


def compose(name: str, kind: str) -> Composed | None:
    """How `name`, of a kind of `kg.frame.ENTITY_KINDS` or ``Post``, is put together; None where it is unknown."""
    return _compose(written_out(name), kind)


def english_label(name: str, kind: str) -> str | None:
    """The English label of a name, from the gazetteer or composed; None where a part of it is unknown."""
    composed = compose(name, kind)
    return composed.english if composed else None


def post_label(position: str, organization: str, language: str) -> str | None:
    """The label of a post in ``vi`` or ``en``: ``Bí thư`` and ``Đảng ủy Khối …`` give ``Bí thư Đảng ủy Khối …``.

    Words that both have are said once: ``Trưởng Ban`` and ``Ban Dân nguyện`` give ``Trưởng Ban Dân nguyện``.
    English is None where a part is unknown.
    """
    head, body = position.split(), organization.split()
    shared = max(
        size for size in range(min(len(head), len(body)) + 1) if _same(head[len(head) - size :], body[:size])
    )
    vietnamese = " ".join((*head[: len(head) - shared], *body))
    return vietnamese if language == "vi" else english_label(vietnamese, "Post")


def _same(some: list[str], others: list[str]) -> bool:
    return key(" ".join(some)) == key(" ".join(others))


@lru_cache(maxsize=65536)
def split_post(text: str) -> tuple[str, str] | None:
    """The position and the body of a post that is one string, both as written; None where it names no body."""
    starts = [word.start() for word in re.finditer(r"\S+", text)][:LONGEST]
    whole_is_position = load().lookup(text, "Position") is not None
    best: tuple[int, tuple[str, str]] | None = None
    for start in starts[1:]:
        position, organization = text[:start].strip(" ,"), text[start:]
        # Chủ tịch nước is one post: a common noun after it is no body.
        if whole_is_position and not organization[0].isupper():
            continue
        first, second = compose(position, "Position"), compose(organization, "Organization")
        if first and second and not first.organization:
            guesses = first.guesses + second.guesses
            if best is None or guesses <= best[0]:
                best = guesses, (position, organization)
    return best[1] if best else None


@lru_cache(maxsize=65536)
def _compose(text: str, kind: str) -> Composed | None:
    reading = read(text, _SYMBOLS.get(kind, ()))
    if reading is None:
        return None
    parts = dict(reading.parts)
    return Composed(
        reading.english,
        part_of=parts.get("whole"),
        position=parts.get("position"),
        organization=parts.get("organization"),
        guesses=reading.guesses,
    )
