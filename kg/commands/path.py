"""`kg path`: how two entities are connected."""

from __future__ import annotations

import click

from kg.commands import options
from kg.commands.terminal import printable
from kg.graph import Graph


@click.command("path", epilog='Example: kg path "Đỗ Khánh Linh" "Đại học Souphanouvong"')
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@options.store
@options.talk
@click.pass_context
def command(context: click.Context, start: str, end: str, store: str) -> None:
    """Show the shortest chain of relations between A and B, each step with a sentence that states it."""
    language = options.language(context)
    graph = Graph.open(store)
    for relation in graph.path(start, end):
        verb = relation.labels.get(language or "vi", relation.property)
        click.echo(
            printable(f"{relation.subject.label(language)} · {verb} · {relation.object.label(language)}")
        )
        for frame in graph.evidence(relation.subject.iri, relation.property, relation.object.iri)[:1]:
            click.echo(printable(f"    “{frame.sentence.text}” ({frame.doc})"))
