"""Which of the things that articles name are one: by a gazetteer entry, a placed name, or what is told of a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.entity import Extraction
from kg.resolution.gazetteer import Entry, load
from kg.resolution.jurisdiction import (
    has_own_name,
    is_city,
    is_national,
    level_of,
    placed,
)
from kg.resolution.named import Identity, Named, in_article
from kg.resolution.names import Words
from kg.resolution.persons import Persons
from kg.resolution.portraits import Portrait, portraits
from kg.resolution.reading import Reading
from kg.resolution.references import References
from kg.resolution.same_person import Evidence
from kg.resolution.words import key


@dataclass(frozen=True, slots=True)
class Identified:
    """What each named thing is, why people were held to be one, and how many pairs were compared for it."""

    identities: Mapping[Named, Identity]
    why: Mapping[tuple[Named, Identity], tuple[Evidence, ...]]
    compared: int


def identify(extractions: Sequence[Extraction], named: Sequence[Named]) -> Identified:
    """Tell what each named thing is. The order of the arguments' items makes no difference."""
    by_article: dict[str, list[Named]] = defaultdict(list)
    for thing in named:
        by_article[thing.article].append(thing)
    languages = {extraction.article.id: extraction.article.language for extraction in extractions}
    persons = Persons([thing for thing in named if thing.kind == "Person"], languages)
    wanted = persons.wanted()
    identities: dict[Named, Identity] = {}
    shown: dict[tuple[str, str], Portrait] = {}
    for extraction in extractions:
        reading = Reading(extraction)
        article = extraction.article.id
        for thing in by_article[article]:
            if thing.kind != "Person":
                identities[thing] = _identity(thing, reading)
        if article in wanted:
            drawn = portraits(reading, wanted[article])
            shown.update({(article, name): portrait for name, portrait in drawn.items()})
    persons.tell_apart(shown)
    return Identified(identities | persons.identities, persons.why, persons.compared)


def _identity(thing: Named, reading: Reading) -> Identity:
    """What a thing that is no person is: by its name, else by its place, else known in its article only."""
    identity = _by_name(thing, reading.known)
    if identity is None and thing.kind in ("Organization", "Place"):
        identity = _by_place(thing, reading)
    return identity or in_article(thing)


def _by_name(thing: Named, known: References) -> Identity | None:
    """The identity that a name alone gives, or None where it names nothing outside its article."""
    entry = entry_of(thing.name, thing.kind)
    if entry is not None:
        return ("gazetteer", entry.notation)
    name = known.term.sub("", thing.name)
    if name != thing.name:
        return _by_name(replace(thing, name=name), known)
    spelling = key(thing.name)
    if not spelling:
        return None
    if thing.kind == "Position":
        return ("name", thing.kind, spelling)
    if thing.kind == "Organization" or thing.kind == "Place":
        with_place, is_placed = placed(thing.name)
        if is_placed or is_national(thing.name, known):
            return ("name", thing.kind, with_place)
        return ("name", thing.kind, spelling) if _proper(thing.name, known) else None
    if thing.kind == "Document":
        return (
            ("name", thing.kind, spelling)
            if _numbered(thing.name) or has_own_name(thing.name, known)
            else None
        )
    return ("name", thing.kind, spelling) if has_own_name(thing.name, known) else None


def entry_of(name: str, kind: str) -> Entry | None:
    """The gazetteer entry with a name; a body may be listed as a place, and the other way round."""
    entry = load().lookup(name, kind)
    if entry is None and kind in ("Organization", "Place"):
        entry = load().lookup(name, "Place" if kind == "Organization" else "Organization")
    return entry


def _proper(name: str, known: References) -> bool:
    """Whether a body's name is its own and not that of one of many parts or local bodies."""
    forms = tuple(key(name).split())
    if level_of(forms, known):
        return False
    part = any(forms[:size] in known.parts for size in range(1, 5))
    return has_own_name(name, known, numbered=not part) or (
        not part and any(piece[0].isupper() for piece in name.split()[1:])
    )


def _numbered(name: str) -> bool:
    return any(letter.isdigit() for letter in name) and "/" in name


def _by_place(thing: Named, reading: Reading) -> Identity | None:
    """The identity of a local body by the place that its article is about: `Sở Y tế` in news of Yên Bái."""
    forms = tuple(key(thing.name).split())
    level = level_of(forms, reading.known)
    if level is None:
        return None
    at = thing.spots[0][0]
    head = _without_level(forms, reading.known)
    province = reading.places.province(at)
    if province and (level == "tỉnh" or (level == "thành phố" and is_city(province))):
        return ("name", thing.kind, " ".join([*head, f"<{province}>"]))
    place = reading.places.at_level(level, at)
    if place is None and level == "thành phố":
        place = reading.places.at_level("tp", at)
    if place is None or level == "tỉnh":
        return None
    return ("name", thing.kind, placed(" ".join([*head, place]).title())[0])


def _without_level(forms: Words, known: References) -> Words:
    for level in sorted(known.levels, key=len, reverse=True):
        if len(forms) > len(level) and forms[-len(level) :] == level:
            return forms[: -len(level)]
    return forms
