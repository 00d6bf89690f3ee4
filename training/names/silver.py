"""Names nobody marked: annotations that are right where they say something, and silent where they are unsure.

Two sources, each made of `Marked`: words with names and gaps (words of which nothing is known):

- `projected`: fillers of the gold frames, found again wherever their article repeats them;
- `matched`: sentences of news on politics, read with lists (gazetteers) and patterns (titles before names).

A capitalized word inside a sentence that no name covers is a gap, not evidence that it is no name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rdflib import Graph, Namespace
from rdflib.namespace import SKOS

from kg.language.vi.orthography import is_syllable, normal_form

KG = Namespace("https://w3id.org/kg-events/ontology#")
GAZETTEERS = Path(__file__).parents[2] / "ontologies" / "gazetteers"
TYPES_OF_PLACES = frozenset(
    {"tỉnh", "thành phố", "tp", "huyện", "quận", "xã", "phường", "thị xã", "thị trấn"}
)
KINDS = ("Person", "Organization", "Place")
NEVER_IN_PERSONS = ("honorifics", "titles", "heads_of_bodies", "heads_of_places", "no_names")

Name = tuple[int, int, str]


@dataclass
class Marked:
    """A sentence as words, its names as (first word, end, kind), and words of which nothing is known."""

    words: list[str]
    names: list[Name] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)


@cache
def patterns() -> dict[str, frozenset[str]]:
    """The word lists of `patterns.toml`, in normal form."""
    with (Path(__file__).parent / "patterns.toml").open("rb") as file:
        return {name: frozenset(map(normal_form, words)) for name, words in tomllib.load(file).items()}


@cache
def any_of(*names: str) -> frozenset[str]:
    """The words of several lists."""
    return frozenset().union(*(patterns()[name] for name in names))


@cache
def gazetteer() -> dict[tuple[str, ...], str]:
    """Labels of bodies and places, as syllables, with their kind; states and ambiguous names have none."""
    found: dict[tuple[str, ...], str] = {}
    for name in ("provinces", "districts", "capitals", "bodies", "world"):
        graph = Graph().parse(GAZETTEERS / f"{name}.ttl")
        for concept, kind in graph.subject_objects(KG.kind):
            kinds = {str(k) for k in graph.objects(concept, KG.kind)}
            labels = [*graph.objects(concept, SKOS.prefLabel), *graph.objects(concept, SKOS.altLabel)]
            for label in labels:
                if label.language == "vi" and len(kinds) == 1 and str(kind) in KINDS:
                    found[tuple(str(label).split())] = str(kind)
    return found


@cache
def states() -> frozenset[tuple[str, ...]]:
    """Names of states, which are bodies or places by what they do in the sentence."""
    graph = Graph().parse(GAZETTEERS / "states.ttl")
    labels = [*graph.objects(None, SKOS.prefLabel), *graph.objects(None, SKOS.altLabel)]
    return frozenset(tuple(str(label).split()) for label in labels if label.language == "vi")


def is_capitalized(word: str) -> bool:
    return word[:1].isupper()


def mark(words: list[str], known: dict[str, str] | None = None) -> Marked:
    """Names that lists and patterns find among the words of a sentence; `known` are names of its article."""
    marked = Marked(words)
    taken = [False] * len(words)
    for start, end, kind in _longest_first(_candidates(words, known or {})):
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            if kind:
                marked.names.append((start, end, kind))
            else:
                marked.gaps.update(range(start, end))
    marked.gaps |= {i for i, word in enumerate(words) if not taken[i] and _may_be_name(words, i)}
    return marked


def _longest_first(candidates: Iterable[Name]) -> list[Name]:
    """Longer names first; of two on the same words, what a list says before what a pattern says."""
    return sorted(dict.fromkeys(candidates), key=lambda name: name[0] - name[1])


def _may_be_name(words: list[str], i: int) -> bool:
    if not is_capitalized(words[i]) or normal_form(words[i]) in any_of("no_names", "titles"):
        return False
    begins = i == 0 or words[i - 1] in {".", "“", '"', ":", "-", "–", "?", "!", "…", "...", "‘"}
    return not begins or (" " in words[i] and words[i].istitle()) or not is_syllable(words[i].split()[0])


def _candidates(words: list[str], known: dict[str, str]) -> Iterator[Name]:
    yield from _listed(words, known)
    yield from _persons(words)
    yield from _bodies(words)
    yield from _places(words)


def _listed(words: list[str], known: dict[str, str]) -> Iterator[Name]:
    """Stretches of words that a gazetteer, or the article, names."""
    for i in range(len(words)):
        if not is_capitalized(words[i]):
            continue
        syllables: tuple[str, ...] = ()
        for j in range(i, min(i + 12, len(words))):
            syllables += tuple(words[j].split())
            if " ".join(syllables) in known:
                yield i, j + 1, known[" ".join(syllables)]
            elif syllables in gazetteer():
                yield i, j + 1, gazetteer()[syllables]
            elif syllables in states():
                yield i, j + 1, _role_of_state(words, i, j + 1)


def _role_of_state(words: list[str], start: int, end: int) -> str:
    """What a state is where it stands, if the words beside it tell: a body that acts, or a place."""
    before = normal_form(words[start - 1]) if start else ""
    after = normal_form(words[end]) if end < len(words) else ""
    if before in patterns()["before_places"]:
        return "Place"
    if before in any_of("titles", "before_bodies") or after in patterns()["after_bodies"]:
        return "Organization"
    return ""


def _persons(words: list[str]) -> Iterator[Name]:
    lists = patterns()
    for i, word in enumerate(words):
        end = _name_end(words, i)
        syllables = " ".join(words[i:end]).split()
        before = normal_form(words[i - 1]) if i else ""
        if end == i or normal_form(word) in any_of(*NEVER_IN_PERSONS):
            continue
        surname = normal_form(syllables[0]) in lists["surnames"] and 2 <= len(syllables) <= 4
        if (
            (surname and before not in lists["heads_of_places"])
            or before in lists["honorifics"]
            or (before in lists["titles"] and not is_syllable(syllables[0]))
        ):
            yield i, end, "Person"


def _name_end(words: list[str], i: int) -> int:
    """End of the run of capitalized words from `i` that can be one person's name."""
    end = i
    while end < len(words) and _is_name_word(words[end]):
        syllables = " ".join(words[i : end + 1]).split()
        native = all(map(is_syllable, syllables))
        if native and (len(syllables) > 4 or len(" ".join(words[i:end]).split()) > 2):
            break
        end += 1
    return end


def _is_name_word(word: str) -> bool:
    if normal_form(word) in any_of(*NEVER_IN_PERSONS):
        return False
    return all(
        is_capitalized(syllable) and (len(syllable) == 1 or not syllable.isupper())
        for syllable in word.split()
    )


def _bodies(words: list[str]) -> Iterator[Name]:
    """A head (`Sở`, `UBND`, `Công ty`), what it deals with, and the place or body it belongs to."""
    lists = patterns()
    for i in range(len(words)):
        head = _head(words, i, lists["heads_of_bodies"])
        if head is None:
            continue
        end = _body_end(words, head)
        if end > head and any(map(is_capitalized, words[i:end])):
            yield i, end, "Organization"


def _head(words: list[str], i: int, heads: frozenset[str]) -> int | None:
    """End of the longest of `heads` that begins at word `i`."""
    for length in (3, 2, 1):
        if normal_form(" ".join(words[i : i + length])) in heads and i + length <= len(words):
            return i + length
    return None


def _body_end(words: list[str], start: int) -> int:
    lists = patterns()
    end = at = start
    while at < len(words) and at - start < 14:
        form = normal_form(words[at])
        if form in any_of("titles", "honorifics") or _begins_person(words, at):
            break
        if (
            (at == start and form in TYPES_OF_PLACES and is_capitalized(words[start - 1]))
            or is_capitalized(words[at])
            or (words[at][:1].isdigit() and at == end)
        ):
            end = at + 1
        elif form not in lists["inside_bodies"]:
            break
        at += 1
    return end


def _begins_person(words: list[str], i: int) -> bool:
    syllables = tuple(" ".join(words[i : i + 2]).split())
    return (
        len(syllables) > 1
        and all(map(is_capitalized, syllables[:2]))
        and normal_form(syllables[0]) in patterns()["surnames"]
        and not any(
            syllables[:length] in gazetteer() or syllables[:length] in states() for length in (1, 2, 3)
        )
    )


def _places(words: list[str]) -> Iterator[Name]:
    lists = patterns()
    for i in range(len(words)):
        head = _head(words, i, lists["heads_of_places"])
        if head is None or head >= len(words):
            continue
        end = head
        while (
            end < len(words)
            and end - head < 3
            and not (end > head and _begins_person(words, end))
            and (
                (is_capitalized(words[end]) and not words[end].isupper())
                or (words[end].isdigit() and end == head)
            )
        ):
            end += 1
        if end > head:
            yield i, end, "Place"
