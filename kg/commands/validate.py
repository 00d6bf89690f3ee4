"""`kg validate`: a graph against its shapes, told in words."""

from __future__ import annotations

import click

from kg.commands import options
from kg.commands.terminal import printable, tell
from kg.graph import Graph


@click.command("validate", epilog="Example: kg validate --store outputs/store")
@options.store
@options.talk
def command(store: str) -> int:
    """Check a graph against the SHACL shapes of the vocabulary. Exits with 1 where it does not conform."""
    from kg.rdf.validation import validate

    problems = 0
    for problem in validate(Graph.open(store)):
        problems += 1
        click.echo(printable(str(problem)))
    tell("kg: the graph conforms" if not problems else f"kg: {problems:,} problems")
    return int(problems > 0)
