"""Gazetteers: what is known beforehand of bodies, places, posts, honours and documents, under all their names.

The facts are SKOS files in `ontologies/gazetteers/`. Their names are compared by `kg.resolution.words.key`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.ontologies import ontology
from kg.resolution.words import key, table, unmarked

CONCEPT = "https://w3id.org/kg-events/gazetteer/"
"""What the IRI of an entry starts with; its notation follows."""

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_KIND = "https://w3id.org/kg-events/ontology#kind"
_AMBIGUOUS = "https://w3id.org/kg-events/ontology#ambiguousLabel"
_VALID_FROM = "https://schema.org/validFrom"
_VALID_THROUGH = "https://schema.org/validThrough"
_SOURCE = "http://purl.org/dc/terms/source"
_REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy"

# In these kinds a name of one word is a common word when it begins small (Anh and anh), as are Chính phủ, Quốc hội.
_PROPER_KINDS = frozenset({"Organization", "Place"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a gazetteer.

    `kinds` are of `kg.frame.ENTITY_KINDS` (a state is Organization and Place), `scheme` is the name of its
    file, `labels` its preferred label a language, `names` all of its unambiguous names, `broader` the
    notations of what it belongs to. `exact_match` are Wikidata IRIs, `sources` where these were read.
    `valid_from` and `valid_through` are ISO 8601 dates, empty where open; `replaced_by` notations.
    """

    notation: str
    scheme: str
    kinds: tuple[str, ...]
    labels: Mapping[str, str]
    names: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    exact_match: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    valid_from: str = ""
    valid_through: str = ""
    replaced_by: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        return CONCEPT + self.notation


class Gazetteer:
    """All entries, by notation and by name."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {entry.notation: entry for entry in entries}
        self._named: dict[tuple[str, str], Entry] = {}
        self._shared: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._unmarked: dict[tuple[str, str], set[str]] | None = None
        for entry in self.entries.values():
            for kind in entry.kinds:
                for name in entry.names:
                    self._named.setdefault((kind, key(name)), entry)
                for name in entry.ambiguous:
                    self._shared[kind, key(name)].append(entry)

    def lookup(self, name: str, kind: str) -> Entry | None:
        """The entry of that kind with that name, or None where no entry has it or several share it.

        Tone placement, case, spaces, punctuation and known abbreviations make no difference. Marks do,
        unless `name` has none at all.
        """
        spelling = key(name)
        entry = self.with_key(spelling, kind, proper=name.lstrip()[:1].isupper())
        if entry is None and name.isascii() and " " in spelling:
            keys = self._keys_without_marks().get((kind, unmarked(spelling)), set())
            return self._named[kind, next(iter(keys))] if len(keys) == 1 else None
        return entry

    def with_key(self, spelling: str, kind: str, proper: bool = True) -> Entry | None:
        """As `lookup`, of a name whose key is known; `proper`: it is written with a capital."""
        if not proper and kind in _PROPER_KINDS and (" " not in spelling or spelling in _common_nouns()):
            return None
        return self._named.get((kind, spelling))

    def candidates(self, name: str, kind: str) -> tuple[Entry, ...]:
        """Every entry of that kind that may be so called, the unambiguous first."""
        sole = self.lookup(name, kind)
        return (*((sole,) if sole else ()), *self._shared.get((kind, key(name)), ()))

    def names(self, kind: str) -> Iterator[str]:
        """Every name of every entry of that kind, as it is written in the files."""
        for entry in self.entries.values():
            if kind in entry.kinds:
                yield from entry.names

    def _keys_without_marks(self) -> dict[tuple[str, str], set[str]]:
        if self._unmarked is None:
            self._unmarked = defaultdict(set)
            for kind, spelling in self._named:
                self._unmarked[kind, unmarked(spelling)].add(spelling)
        return self._unmarked


@cache
def load() -> Gazetteer:
    """The gazetteers that are shipped, read once."""
    return Gazetteer(entry for path in sorted(ontology("gazetteers").glob("*.ttl")) for entry in _read(path))


def lookup(name: str, kind: str) -> Entry | None:
    """The entry of that kind with that name; see `Gazetteer.lookup`."""
    return load().lookup(name, kind)


def names(kind: str) -> Iterator[str]:
    """Every name of every entry of that kind."""
    return load().names(kind)


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset(key(name) for row in table("generics.csv") for name in row["vi"].split("|"))


def _read(path: Path) -> Iterator[Entry]:
    # pyoxigraph parses Turtle some thirty times faster than rdflib, and this is done at every start.
    from pyoxigraph import Literal, RdfFormat, parse

    facts: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        value = quad.object
        language = (value.language or "") if isinstance(value, Literal) else ""
        facts[quad.subject.value][quad.predicate.value].append((value.value, language))
    for properties in facts.values():
        if _KIND in properties:
            yield _entry(properties, path.stem)


def _entry(properties: Mapping[str, list[tuple[str, str]]], scheme: str) -> Entry:
    def values(iri: str) -> tuple[str, ...]:
        return tuple(value for value, _ in properties.get(iri, ()))

    preferred = {language: value for value, language in properties[_SKOS + "prefLabel"]}
    return Entry(
        notation=values(_SKOS + "notation")[0],
        scheme=scheme,
        kinds=values(_KIND),
        labels=preferred,
        names=tuple(dict.fromkeys((*preferred.values(), *values(_SKOS + "altLabel")))),
        ambiguous=values(_AMBIGUOUS),
        broader=tuple(iri.removeprefix(CONCEPT) for iri in values(_SKOS + "broader")),
        exact_match=values(_SKOS + "exactMatch"),
        sources=values(_SOURCE),
        valid_from="".join(values(_VALID_FROM)),
        valid_through="".join(values(_VALID_THROUGH)),
        replaced_by=tuple(iri.removeprefix(CONCEPT) for iri in values(_REPLACED_BY)),
    )
