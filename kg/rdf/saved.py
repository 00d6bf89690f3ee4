"""The questions that ship with `kg`: one SPARQL query a file, what it answers told in the comment at its head.

::

    # vi: Ai được tặng huân chương nào, do ai trao
    # en: Who received which honour, and from whom
    # parameter: person entity; whose honours
    # parameter: since date 1900-01-01; from this day on
    SELECT …

A parameter has a name, a type, for all but `entity` a default (``""`` is the empty text), and after ``;`` what it
means. Types are `entity`, `text`, `number`, `date` and `date-end`: the first and the last day of a date that is given
as a year or a month. An entity without a value stays a variable, and so is any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import NotFound, OptionError
from kg.ontologies import ontology
from kg.rdf.times import bounds
from kg.store.store import Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_HEAD = re.compile(r"#\s*(?P<key>vi|en|parameter):\s*(?P<value>.*)")
_PARAMETER = re.compile(
    r"(?P<name>\w+)\s+(?P<type>entity|text|date-end|date|number)(?:\s+(?P<default>[^;]*?))?\s*;\s*(?P<meaning>.*)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a saved query that the user may set. `default` is None where it may stay open."""

    name: str
    type: str
    default: str | None
    meaning: str

    def term(self, value: str) -> Term:
        """The value as a term; an entity must come as an IRI. Raises OptionError for a value of another type."""
        if self.type == "entity":
            return ox.NamedNode(value)
        if self.type == "text":
            return ox.Literal(value)
        if self.type == "number" and re.fullmatch(r"\d+", value):
            return ox.Literal(value, datatype=ox.NamedNode(f"{_XSD}integer"))
        day = self._day(value)
        if day is not None:
            return ox.Literal(day.isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))
        kind, example = ("number", "10") if self.type == "number" else ("date", "2017-04-09")
        raise OptionError(f"--set {self.name}={value}: not a {kind}; write for example {self.name}={example}")

    def _day(self, value: str) -> date | None:
        days = bounds(value) if self.type.startswith("date") and "/" not in value else None
        return days and days[self.type == "date-end"]


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its title in each language and its parameters."""

    name: str
    title: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str = field(repr=False)

    def bindings(self, values: Mapping[str, str]) -> dict[str, Term]:
        """The terms of all parameters: those given, else their defaults.

        Raises OptionError for a parameter that the query does not have, or a value of another type.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                has = ", ".join(sorted(known)) or "none"
                raise OptionError(f"--set {name}=…: {self.name} has no such parameter; it has: {has}")
        chosen = {one.name: values.get(one.name, one.default) for one in self.parameters}
        return {
            one.name: one.term(value) for one in self.parameters if (value := chosen[one.name]) is not None
        }


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """All saved queries, in order of name."""
    return tuple(_read(path) for path in sorted(ontology("queries").glob("*.rq")))


def saved_query(name: str) -> SavedQuery:
    """One saved query. Raises NotFound where there is none of that name."""
    for query in saved_queries():
        if query.name == name:
            return query
    raise NotFound(f"--saved {name}: no such query; kg query --list names them all")


def _read(path: Path) -> SavedQuery:
    text = path.read_text(encoding="utf-8")
    head = [match for line in text.splitlines() if (match := _HEAD.match(line))]
    return SavedQuery(
        name=path.stem,
        title={match["key"]: match["value"] for match in head if match["key"] != "parameter"},
        parameters=tuple(_parameter(match["value"], path) for match in head if match["key"] == "parameter"),
        text=text,
    )


def _parameter(line: str, path: Path) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None:
        raise ValueError(f"{path}: not a parameter: {line}")
    default = match["default"].strip('"') if match["default"] else None
    return Parameter(match["name"], match["type"], default, match["meaning"])
