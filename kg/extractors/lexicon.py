"""Word lists and rule tables of a language, read from its folder once per process."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = Path(__file__).parent.parent / "language"


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """The TOML file `name` of a language's folder; empty where the language has none."""
    path = LANGUAGES / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


class Phrases:
    """A set of phrases, found by longest match over words.

    A phrase is given as one string, its words apart by spaces, in normal form; each carries a value. A comma is
    a word by itself.
    """

    def __init__(self, phrases: Mapping[str, Any] | Iterable[str]) -> None:
        items = phrases.items() if isinstance(phrases, Mapping) else ((phrase, phrase) for phrase in phrases)
        self._values: dict[tuple[str, ...], Any] = {
            tuple(phrase.replace(",", " ,").split()): value for phrase, value in items
        }
        self._longest: dict[str, int] = {}
        for key in self._values:
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def match(self, norms: tuple[str, ...], at: int) -> tuple[int, Any] | None:
        """End (exclusive) and value of the longest phrase that starts at word `at`, if one does."""
        if at >= len(norms):
            return None
        for length in range(min(self._longest.get(norms[at], 0), len(norms) - at), 0, -1):
            value = self._values.get(norms[at : at + length])
            if value is not None:
                return at + length, value
        return None

    def ending(self, norms: tuple[str, ...], end: int, reach: int = 5) -> int | None:
        """Start of the longest phrase that ends just before word `end`, if one does."""
        for length in range(min(reach, end), 0, -1):
            if norms[end - length : end] in self._values:
                return end - length
        return None

    def __contains__(self, phrase: str) -> bool:
        return tuple(phrase.replace(",", " ,").split()) in self._values


@cache
def known_names(language: str) -> Mapping[str, Phrases]:
    """States, bodies and places known by themselves, from the language's own lists and the gazetteers."""
    own, listed = table(language, "mentions"), table(language, "known_names")
    return {kind: Phrases([*own.get(kind, ()), *listed.get(kind, ())]) for kind in ("states", "places")} | {
        "bodies": Phrases(listed.get("bodies", ()))
    }


@cache
def phrases(language: str, file: str, *keys: str) -> Phrases:
    """The phrases of one or more lists of a TOML file of a language."""
    lists = table(language, file)
    return Phrases([phrase for key in keys for phrase in lists.get(key, ())])
