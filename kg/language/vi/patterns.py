"""Patterns over Vietnamese text, put together from word lists that are data.

A template is a regular expression in which a space stands for white space that must be there, ``_`` for white
space that may be, and ``{name}`` for any word of the list `name`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

# Line breaks never stand inside an expression; a no-break or thin space may.
_SPACE = r"[^\S\n]"


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The tables of a data file of this folder, such as ``"times"``."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest that fits."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", f"{_SPACE}+") for word in longest_first) + ")"


def compiled(template: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of `template`, with `parts` for its names; parts are templates themselves."""
    while "{" in (filled := re.sub(r"\{([a-z_]+)\}", lambda m: parts[m[1]], template)) and filled != template:
        template = filled
    return re.compile(filled.replace(" ", f"{_SPACE}+").replace("_", f"{_SPACE}*"))


def folded(text: str) -> str:
    """`text` in lower case, character for character, so that offsets stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
