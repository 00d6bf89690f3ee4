"""Which of the things that articles name are one: by a gazetteer entry, a placed name, or what is told of a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.entity import Extraction
from kg.resolution.clusters import group
from kg.resolution.gazetteer import Entry, load
from kg.resolution.jurisdiction import (
    Territory,
    has_own_name,
    is_city,
    is_national,
    level_of,
    placed,
    territory,
)
from kg.resolution.names import Words, bare, starts, words
from kg.resolution.passage import Passage
from kg.resolution.people import is_full_name
from kg.resolution.portraits import Portrait, portraits
from kg.resolution.references import References, references
from kg.resolution.same_person import Evidence
from kg.resolution.words import key

Identity = tuple[str, ...]
"""What tells one thing from another; its first word says how: ``gazetteer``, ``name``, ``person``, ``article``."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as one article names it: its fullest name there, and where it is mentioned."""

    article: str
    language: str
    kind: str
    name: str
    spots: tuple[tuple[int, int], ...]

    @property
    def first(self) -> tuple[str, int]:
        """Where the thing is named first."""
        return (self.article, self.spots[0][0])


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
    identities: dict[Named, Identity] = {}
    people: list[Named] = []
    for extraction in extractions:
        for thing, identity in _apart_from_people(extraction, by_article[extraction.article.id]):
            identities[thing] = identity
        people += [thing for thing in by_article[extraction.article.id] if thing.kind == "Person"]
    persons = _People(extractions, people)
    return Identified(identities | persons.identities, persons.why, persons.compared)


def _apart_from_people(extraction: Extraction, things: Iterable[Named]) -> Iterable[tuple[Named, Identity]]:
    passage: Passage | None = None
    places: Territory | None = None
    known = references(extraction.article.language)
    for thing in things:
        if thing.kind == "Person":
            continue
        identity = _by_name(thing, known)
        if identity is None and thing.kind in ("Organization", "Place"):
            if passage is None or places is None:
                passage = Passage(extraction.article.text)
                places = territory(passage, known)
            identity = _by_place(thing, places, known)
        yield thing, identity or _in_article(thing)


def _in_article(thing: Named) -> Identity:
    return ("article", thing.article, thing.kind, key(thing.name) or thing.name)


def _by_name(thing: Named, known: References) -> Identity | None:
    """The identity that a name alone gives, or None where it names nothing outside its article."""
    entry = entry_of(thing.name, thing.kind)
    if entry is not None:
        return ("gazetteer", entry.notation)
    if any(starts(words(thing.name), some) for some in known.some):
        return None
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


def _by_place(thing: Named, places: Territory, known: References) -> Identity | None:
    """The identity of a local body by the place that its article is about: `Sở Y tế` in news of Yên Bái."""
    forms = tuple(key(thing.name).split())
    level = level_of(forms, known)
    if level is None:
        return None
    at = thing.spots[0][0]
    head = _without_level(forms, known)
    province = places.province(at)
    if province and (level == "tỉnh" or (level == "thành phố" and is_city(province))):
        return ("name", thing.kind, " ".join([*head, f"<{province}>"]))
    place = places.at_level(level, at) or (places.at_level("tp", at) if level == "thành phố" else None)
    if place is None or level == "tỉnh":
        return None
    return ("name", thing.kind, placed(" ".join([*head, place]).title())[0])


def _without_level(forms: Words, known: References) -> Words:
    for level in sorted(known.levels, key=len, reverse=True):
        if len(forms) > len(level) and forms[-len(level) :] == level:
            return forms[: -len(level)]
    return forms


class _People:
    """Persons told apart and put together, name by name."""

    def __init__(self, extractions: Sequence[Extraction], people: Sequence[Named]) -> None:
        self.known = {
            extraction.article.id: references(extraction.article.language) for extraction in extractions
        }
        self.identities: dict[Named, Identity] = {}
        self.why: dict[tuple[Named, Identity], tuple[Evidence, ...]] = {}
        self.compared = 0
        full = [thing for thing in people if is_full_name(thing.name, self.known[thing.article])]
        blocks: dict[Words, list[Named]] = defaultdict(list)
        for thing in full:
            blocks[words(thing.name)].append(thing)
        self._fold_unmarked(blocks)
        shown = self._portraits(extractions, blocks)
        self.fame = Counter(name for portrait in shown.values() for name in portrait.company)
        for name, block in sorted(blocks.items()):
            self._block(name, block, shown)
        for thing in people:
            if thing not in self.identities:
                self.identities[thing] = self._by_surname(thing, full) or _in_article(thing)

    def _fold_unmarked(self, blocks: dict[Words, list[Named]]) -> None:
        """Move names typed without marks to the one name they are when marks are left out, if there is one."""
        by_bare: dict[Words, list[Words]] = defaultdict(list)
        for name in blocks:
            by_bare[tuple(bare(word) for word in name)].append(name)
        for plain, spellings in by_bare.items():
            marked = [name for name in spellings if name != plain]
            if plain in blocks and len(marked) == 1:
                blocks[marked[0]] += blocks.pop(plain)

    def _portraits(
        self, extractions: Sequence[Extraction], blocks: Mapping[Words, Sequence[Named]]
    ) -> dict[tuple[str, str], Portrait]:
        """Portraits of the people whose name is in more than one article, by article and name."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for block in blocks.values():
            if len({thing.article for thing in block}) > 1:
                for thing in block:
                    wanted[thing.article].append(thing.name)
        return {
            (extraction.article.id, name): portrait
            for extraction in extractions
            if extraction.article.id in wanted
            for name, portrait in portraits(extraction, wanted[extraction.article.id]).items()
        }

    def _block(self, name: Words, block: Sequence[Named], shown: Mapping[tuple[str, str], Portrait]) -> None:
        spelling = " ".join(name)
        drawn = {
            thing.article: shown.get((thing.article, thing.name), Portrait(thing.article)) for thing in block
        }
        known = self.known[block[0].article]
        grouping = group(name, list(drawn.values()), known, self.fame)
        self.compared += grouping.compared
        for found in grouping.groups:
            first = min(member.article for member in found.members)
            members = {member.article for member in found.members}
            why = dict(found.why)
            for thing in block:
                if thing.article in members:
                    identity = ("person", spelling, first)
                    self.identities[thing] = identity
                    self.why[thing, identity] = why.get(thing.article, ())

    def _by_surname(self, thing: Named, full: Sequence[Named]) -> Identity | None:
        """A foreign name of one word is the person best known by it, where one is known far better than all."""
        name = words(thing.name)
        if len(name) != 1 or not thing.name[0].isupper() or name[0] in self._vietnamese_given(full):
            return None
        counted = self._surnames(full).get(name[0])
        if not counted:
            return None
        (identity, count), *others = counted.most_common(2)
        return identity if not others or count >= 5 * others[0][1] else None

    def _surnames(self, full: Sequence[Named]) -> Mapping[str, Counter[Identity]]:
        if not hasattr(self, "_counted"):
            self._counted: dict[str, Counter[Identity]] = defaultdict(Counter)
            for thing in full:
                if words(thing.name)[0] not in self.known[thing.article].surnames:
                    self._counted[words(thing.name)[-1]][self.identities[thing]] += 1
        return self._counted

    def _vietnamese_given(self, full: Sequence[Named]) -> set[str]:
        if not hasattr(self, "_given"):
            self._given = {
                words(thing.name)[-1]
                for thing in full
                if words(thing.name)[0] in self.known[thing.article].surnames
            }
        return self._given
