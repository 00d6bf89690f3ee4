"""Writes what is derived: `docs/cli.md` from the help of every command, `docs/ontology.html` from the vocabulary,
and what the commands shown in `README.md` print.

    python docs/generate.py

`tests/test_docs.py` and `tests/test_readme.py` fail when any differs from what this would write.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from jinja2 import Environment, StrictUndefined
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import split_uri

from kg.cli import COMMANDS, group
from kg.ontologies import ontology

DOCS = Path(__file__).parent
SESSION = re.compile(r"(?<=```console\n)(?P<command>\$ kg [^\n]+)\n.*?```", re.DOTALL)
KINDS = (
    ("Classes", OWL.Class),
    ("Object properties", OWL.ObjectProperty),
    ("Datatype properties", OWL.DatatypeProperty),
    ("Individuals", OWL.NamedIndividual),
    ("Annotation properties", OWL.AnnotationProperty),
)
RELATIONS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    SKOS.exactMatch,
    SKOS.closeMatch,
)


def command_line() -> str:
    """The manual of the command line, a section a command."""
    parts = [
        "# Command line\n\nWritten by `python docs/generate.py` from the help that each command prints.\n",
        _section("kg", group),
    ]
    parts += [_section(f"kg {name}", import_module(f"kg.commands.{name}").command) for name in COMMANDS]
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


def vocabulary_page() -> str:
    """The ontology as a page: each term with labels, definition, example and what it is aligned to."""
    graph = Graph().parse(ontology("kg.ttl"))
    sections = [(title, [_term(graph, term) for term in _terms(graph, kind)]) for title, kind in KINDS]
    template = (DOCS / "ontology.html.jinja").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(
        sections=[(title, terms) for title, terms in sections if terms]
    )


def _terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(
        term
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and "kg-events" in str(term)
    )


def _term(graph: Graph, term: URIRef) -> dict[str, object]:
    return {
        "name": split_uri(term)[1],
        "iri": str(term),
        "labels": _texts(graph, term, RDFS.label),
        "definitions": _texts(graph, term, SKOS.definition),
        "examples": [text for _, text in _texts(graph, term, SKOS.example)],
        "relations": [
            (graph.qname(relation), graph.qname(str(value)), str(value))
            for relation in RELATIONS
            for value in sorted(graph.objects(term, relation))
            if isinstance(value, URIRef)
        ],
    }


def _texts(graph: Graph, term: URIRef, property: URIRef) -> list[tuple[str, str]]:
    found = [(getattr(text, "language", None) or "", str(text)) for text in graph.objects(term, property)]
    return sorted(found, reverse=True)


def readme(text: str) -> str:
    """The README with what each `$ kg …` in it prints, run on the build of the examples."""
    with TemporaryDirectory() as folder:
        Path(folder, "examples").symlink_to(DOCS.parent / "examples")
        _run("kg build examples -o outputs -q", folder)
        return SESSION.sub(lambda match: f"{match['command']}\n{_run(match['command'][2:], folder)}```", text)


def _run(command: str, folder: str) -> str:
    arguments = [sys.executable, "-m", "kg", *shlex.split(command)[1:]]
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    page = DOCS.parent / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")
    (DOCS / "cli.md").write_text(command_line(), encoding="utf-8")
    (DOCS / "ontology.html").write_text(vocabulary_page(), encoding="utf-8")
