"""Names put right by lists, after the recogniser: `names.toml` holds the lists and says what each means."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.vi.orthography import normal_form

DASHES = ("-", "–", "—")


@cache
def _words(name: str) -> frozenset[str]:
    lists = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    return frozenset(map(normal_form, lists[name]))


@Language.component("kg_names", requires=["doc.ents"], assigns=["doc.ents"])
def correct_names(doc: Doc) -> Doc:
    """Drop what is no name, and take into a name the word for its type that stands before it."""
    doc.ents = tuple(_corrected(doc))
    return doc


def _corrected(doc: Doc) -> Iterator[Span]:
    end = 0
    for name in doc.ents:
        if _is_name(name):
            start = _start(doc, name, end)
            end = name.end - (len(name) > 1 and name[-1].text in DASHES)
            yield Span(doc, start, end, label=name.label)


def _is_name(name: Span) -> bool:
    if name.label_ == "Organization" and name[0].norm_ in _words("no_bodies"):
        return False
    return name.label_ == "Person" or normal_form(name.text) not in _words("bare_nouns")


def _start(doc: Doc, name: Span, end_of_last: int) -> int:
    """Where the name starts with its type, of one word or two: not before the last name, nor in another sentence."""
    types = {"Place": "types_of_places", "Organization": "types_of_bodies"}.get(name.label_)
    for start in (name.start - 2, name.start - 1):
        within = start >= end_of_last and not any(
            token.is_sent_start for token in doc[start + 1 : name.start + 1]
        )
        if types and within and normal_form(doc[start : name.start].text) in _words(types):
            return start
    return name.start
