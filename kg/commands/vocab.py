"""`kg vocab`: the vocabulary a graph is written in."""

from __future__ import annotations

import json

import click

from kg.commands import options
from kg.commands.terminal import print_table
from kg.frame import EVENT_TYPES, ROLES
from kg.rdf.plain import rows


@click.command("vocab", epilog="Example: kg vocab --lang en")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@options.talk
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Show the types of frame with their roles, and the plain relations each gives between entities."""
    language = options.language(context) or "vi"
    relations = {
        name: [f"{row.subject} {row.labels[language]} {row.object}" for row in rows() if row.type == name]
        for name in ROLES
    }
    if as_json:
        click.echo(json.dumps({"roles": dict(ROLES), "relations": relations}, ensure_ascii=False))
        return
    print_table(
        ("type", "is", "roles", "plain relations"),
        [
            (
                name,
                "event" if name in EVENT_TYPES else "relation",
                ", ".join(roles),
                "; ".join(relations[name]),
            )
            for name, roles in ROLES.items()
        ],
    )
