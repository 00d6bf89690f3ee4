"""`kg query`: SPARQL, or one of the saved questions."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.commands import options
from kg.commands.terminal import print_table, tell_rejected
from kg.errors import OptionError, SourceError
from kg.graph import Graph
from kg.rdf.saved import saved_queries
from kg.store.store import Term

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


@click.command("query", epilog='Example: kg query --saved awards --set person="Lê Minh Khang"')
@click.argument("sparql", required=False)
@click.option(
    "-f",
    "--file",
    type=click.Path(),
    metavar="FILE",
    help="Read the query from a file; - is the standard input.",
)
@click.option("--saved", metavar="NAME", help="Ask one of the saved questions.")
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    help="Give a parameter its value; it is bound, never pasted.",
)
@click.option("--list", "list_them", is_flag=True, help="List the saved questions with what each answers.")
@click.option("--json", "as_json", is_flag=True, help="With --list, as JSON.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: a table, or turtle for CONSTRUCT."
)
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="SOURCE",
    help="Build from SOURCE in memory first; nothing is kept.",
)
@options.store
@options.talk
@click.pass_context
def command(
    context: click.Context,
    sparql: str | None,
    file: str | None,
    saved: str | None,
    values: tuple[str, ...],
    list_them: bool,
    as_json: bool,
    form: str | None,
    sources: tuple[str, ...],
    store: str,
) -> int:
    """Ask a graph in SPARQL 1.1; the usual prefixes need no saying.

    The query is the argument, a file, or a saved question. A query without FROM sees all articles at once.
    """
    language = options.language(context) or "vi"
    if list_them:
        _list(language, as_json)
        return 0
    if sum(given is not None for given in (sparql, file, saved)) != 1:
        raise OptionError(
            "kg query wants one of: a SPARQL query, -f FILE, --saved NAME (kg query --list names them)"
        )
    graph, status = _graph(sources, store)
    settings = dict(_setting(value) for value in values)
    if saved is not None:
        result = graph.ask(saved, settings)
    else:
        result = graph.query(sparql if sparql is not None else _read(str(file)), _bound(settings))
    click.echo(result.serialize(form or "table", language), nl=False)
    return status


def _graph(sources: tuple[str, ...], store: str) -> tuple[Graph, int]:
    if not sources:
        return Graph.open(store), 0
    from kg.build import extract, graph_of

    found = extract(sources)
    return graph_of(found), tell_rejected(found.rejected)


def _list(language: str, as_json: bool) -> None:
    if as_json:
        described = [
            {
                "name": one.name,
                "title": dict(one.title),
                "parameters": [
                    {"name": p.name, "type": p.type, "default": p.default, "meaning": p.meaning}
                    for p in one.parameters
                ],
            }
            for one in saved_queries()
        ]
        click.echo(json.dumps(described, ensure_ascii=False))
        return
    print_table(
        ("name", "answers", "parameters"),
        [
            (one.name, one.title.get(language, ""), ", ".join(parameter.name for parameter in one.parameters))
            for one in saved_queries()
        ],
    )


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise OptionError(f"--set {text}: write it as NAME=VALUE")
    return name, value


def _bound(settings: dict[str, str]) -> dict[str, Term]:
    import pyoxigraph as ox

    return {
        name: ox.NamedNode(value) if value.startswith(("http://", "https://")) else ox.Literal(value)
        for name, value in settings.items()
    }


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            file, f"cannot be read ({error})", "name a file with a SPARQL query in UTF-8"
        ) from None
