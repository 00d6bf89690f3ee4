"""What a query answers, and its forms: table, csv, tsv, json, xml, and turtle for a CONSTRUCT."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import OptionError
from kg.rdf.names import article_id
from kg.rdf.quads import from_ox
from kg.rdf.vocabulary import PREFIXES, new_graph
from kg.store.store import Answer, Term

Labels = Callable[[Iterable[str], str], Mapping[str, str]]
"""The names of IRIs in a language: ``labels(iris, "vi")``."""

_STANDARD = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


@dataclass(frozen=True)
class Result:
    """An answer, whole and in memory.

    `kind` is ``SELECT``, ``ASK`` or ``CONSTRUCT``. `rows` are the solutions of a SELECT, a term or None for each
    of `variables`; `answer` is that of an ASK, `graph` that of a CONSTRUCT or DESCRIBE.
    """

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    answer: bool | None = None
    graph: Graph | None = None
    labels: Labels = field(default=lambda iris, language: {}, repr=False)

    @classmethod
    def of(cls, answer: Answer, labels: Labels) -> Result:
        """The answer of a store, read to its end."""
        if isinstance(answer, ox.QueryBoolean):
            return cls("ASK", answer=bool(answer), labels=labels)
        if isinstance(answer, ox.QuerySolutions):
            variables = tuple(variable.value for variable in answer.variables)
            return cls("SELECT", variables, tuple(tuple(row) for row in answer), labels=labels)
        graph = new_graph()
        for triple in answer:
            graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
        return cls("CONSTRUCT", graph=graph, labels=labels)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def values(self) -> list[dict[str, str]]:
        """The rows as plain dictionaries of what is bound."""
        return [
            {name: term.value for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]

    def serialize(self, form: str = "table", language: str = "vi") -> str:
        """The answer as text. A table shows labels in `language`; every other form the terms themselves.

        Raises OptionError for a form that is unknown, or that this kind of answer does not have.
        """
        if self.kind == "CONSTRUCT":
            return self._turtle(form)
        if form == "table":
            return self._table(language)
        if form not in _STANDARD:
            forms = ", ".join(["table", *_STANDARD])
            raise OptionError(f"--format {form}: a {self.kind} has only {forms}")
        if self.kind == "ASK" and form in ("csv", "tsv"):
            return "true\n" if self.answer else "false\n"
        return self._standard(_STANDARD[form])

    def _turtle(self, form: str) -> str:
        if form not in ("turtle", "table") or self.graph is None:
            raise OptionError(f"--format {form}: a CONSTRUCT has only turtle")
        return self.graph.serialize(format="turtle")

    def _standard(self, form: ox.QueryResultsFormat) -> str:
        # Oxigraph writes what it has itself answered: the rows are asked for again as constants.
        store = ox.Store()
        if self.kind == "ASK":
            return _text(store.query("ASK {}" if self.answer else "ASK { FILTER(false) }"), form)
        variables = " ".join(f"?{name}" for name in self.variables)
        lines = "\n".join(
            "(" + " ".join("UNDEF" if term is None else str(term) for term in row) + ")" for row in self.rows
        )
        return _text(store.query(f"SELECT {variables} {{ VALUES ({variables}) {{\n{lines}\n}} }}"), form)

    def _table(self, language: str) -> str:
        if self.kind == "ASK":
            return "yes\n" if self.answer else "no\n"
        return table(self.variables, self.cells(language))

    def cells(self, language: str = "vi") -> list[list[str]]:
        """The rows as a reader sees them: labels for IRIs, prefixed names where there is none."""
        iris = {term.value for row in self.rows for term in row if isinstance(term, ox.NamedNode)}
        labels = self.labels(iris, language) if iris else {}
        return [[_cell(term, labels) for term in row] for row in self.rows]


def _text(answer: Answer, form: ox.QueryResultsFormat) -> str:
    assert not isinstance(answer, ox.QueryTriples)
    return (answer.serialize(format=form) or b"").decode()


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Columns side by side, two blanks between them, as wide as their widest cell."""
    lines = [list(head), *map(list, rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["─" * width for width in widths])
    return "".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    if term is None:
        return ""
    text = term.value
    if isinstance(term, ox.NamedNode):
        text = labels.get(text) or article_id(text) or shortened(text)
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)


def shortened(iri: str) -> str:
    """An IRI with its prefix, where it has one of ours: ``kg:Award``."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(str(namespace)):
            return f"{prefix}:{iri[len(str(namespace)) :]}"
    return iri


def _width(text: str) -> int:
    """Columns on a terminal: two for wide characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
