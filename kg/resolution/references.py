"""The words by which an article refers again to what it has named, read from a language's data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.resolution.names import Words, form, words
from kg.resolution.words import table

_LANGUAGES = Path(__file__).parent.parent / "language"


@dataclass(frozen=True, slots=True)
class References:
    """What `kg/language/<lang>/references.toml`, `posts.toml` and `mentions.toml` say; each phrase as its words."""

    genders: Mapping[Words, str]
    """Honorific or pronoun -> ``male``, ``female`` or ``either``."""
    middle: Mapping[str, str]
    pointing: tuple[Words, ...]
    speaker: frozenset[Words]
    someone: frozenset[Words]
    two: frozenset[Words]
    leader: tuple[Words, ...]
    counterpart: tuple[Words, ...]
    leading_posts: frozenset[Words]
    same_post: Mapping[Words, Words]
    after_name: frozenset[Words]
    any_body: frozenset[Words]
    state_words: frozenset[Words]
    levels: frozenset[Words]
    left_out: frozenset[str]
    before: tuple[Words, ...]
    national: frozenset[Words]
    abbreviations: Mapping[str, Words]
    some: tuple[Words, ...]
    term: re.Pattern[str]
    """The term of office behind the name of a body that stays the same: `Quốc hội khóa XIV`."""
    local: Mapping[Words, str]
    parts: frozenset[Words]
    national_signs: frozenset[Words]
    capitals: Mapping[Words, tuple[Words, ...]]
    posts: frozenset[Words]
    body_heads: frozenset[Words]
    joining: frozenset[str]
    inside_titles: frozenset[str]
    surnames: frozenset[str]
    called_by_surname: frozenset[str]
    """Family names by which their bearers are called, as Chinese and Koreans are."""
    states: frozenset[Words]
    places: frozenset[Words]
    heads_of: Mapping[Words, tuple[Words, ...]]
    """Phrases that stand for the last body with one of some heads: `nhà trường`."""
    inner: frozenset[str]
    """Words that may stand, in lower case, inside the name of a body."""
    local_bodies: frozenset[Words]
    """First words of bodies that every province has."""
    deputies: frozenset[Words]
    delegation: re.Pattern[str]
    """What stands behind a deputy's name; group 1 is the province."""
    born: re.Pattern[str]
    """What stands behind a name with the year of birth in group 1."""
    aged: re.Pattern[str]
    """What stands behind a name with the age in group 1."""


@lru_cache
def references(language: str) -> References:
    """The references of `language`; those of Vietnamese where the language has none."""
    folder = _LANGUAGES / language
    if not (folder / "references.toml").is_file():
        folder = _LANGUAGES / "vi"
    said, posts, names = (
        _table(folder / file) for file in ("references.toml", "posts.toml", "mentions.toml")
    )
    bodies = said["bodies"]
    posts = posts or said
    behind = said.get("portrait", {})
    states = _phrases(names.get("states", []))
    return References(
        genders={
            words(word): gender for gender in ("male", "female", "either") for word in said.get(gender, [])
        },
        middle={word: gender for gender in ("male", "female") for word in said.get(f"{gender}_middle", [])},
        pointing=tuple(sorted(_phrases(said["pointing"]), key=len, reverse=True)),
        speaker=_phrases(said["speaker"]),
        someone=_phrases(said["someone"]),
        two=_phrases(said["two"]),
        leader=tuple(sorted(_phrases(said["leader"]), key=len, reverse=True)),
        counterpart=tuple(sorted(_phrases(said["counterpart"]), key=len, reverse=True)),
        leading_posts=_phrases(said["leading_posts"]),
        same_post={words(short): words(full) for short, full in said["same_post"].items()},
        after_name=_phrases(said["after_name"]["words"]),
        any_body=_phrases(bodies["any"]),
        state_words=_phrases(bodies["state"]),
        levels=_phrases(bodies["levels"]),
        left_out=frozenset(bodies["left_out"]),
        before=tuple(_phrases(bodies["before"])),
        national=_phrases(bodies["national"]),
        abbreviations=_abbreviations(said["abbreviations"]),
        some=tuple(_phrases(said.get("some", []))),
        term=_pattern(said.get("term")),
        local={words(head): level for head, level in said.get("local", {}).items()},
        national_signs=_phrases(said.get("parts", {}).get("national", [])),
        parts=_phrases(said.get("parts", {}).get("heads", [])),
        capitals={
            words(city): tuple(words(state) for state in named) for city, named in said["capitals"].items()
        },
        posts=_phrases(posts["posts"]) | _phrases(said.get("ranks", [])),
        body_heads=_phrases(names.get("bodies", [])),
        inside_titles=frozenset(said.get("inside_titles", [])),
        joining=frozenset(said["joining"]),
        called_by_surname=frozenset(said.get("called_by_surname", [])),
        surnames=frozenset(names.get("surnames", [])),
        states=states,
        heads_of={
            words(phrase): tuple(words(head) for head in heads)
            for phrase, heads in said.get("heads_of", {}).items()
        },
        places=_phrases(names.get("places", [])),
        inner=frozenset(
            word
            for phrase in (
                *_phrases(names.get("inner", [])),
                *_phrases(names.get("bodies", [])),
                *_phrases(posts.get("fields", [])),
                *_phrases(posts.get("post_suffixes", [])),
                *_phrases(bodies["levels"]),
                *states,
            )
            for word in phrase
        ),
        local_bodies=_phrases(behind.get("local_bodies", [])),
        deputies=_phrases(behind.get("deputies", [])),
        delegation=_pattern(behind.get("delegation")),
        born=_pattern(behind.get("born")),
        aged=_pattern(behind.get("aged")),
    )


def _abbreviations(said: Mapping[str, str]) -> dict[str, Words]:
    """Those of the language, and the longer ones of the gazetteers, which no common word is written like."""
    listed = {
        form(row["short"]): words(row["full"])
        for row in table("abbreviations.csv")
        if row["short"].isalpha() and row["short"].isupper() and len(row["short"]) > 2 and row["full"]
    }
    return listed | {short: words(full) for short, full in said.items()}


def _pattern(written: str | None) -> re.Pattern[str]:
    return re.compile(written if written is not None else r"(?!)", re.IGNORECASE)


def _table(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _phrases(listed: list[str]) -> frozenset[Words]:
    return frozenset(words(phrase) for phrase in listed)
