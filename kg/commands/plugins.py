"""`kg plugins`: what other packages added through entry points."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint, entry_points

import click

from kg.commands import options
from kg.commands.terminal import print_table, tell

GROUPS = ("kg.readers", "kg.extractors", "kg.exporters", "kg.engines")


@click.command("plugins", epilog="Example: kg plugins --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@options.talk
def command(as_json: bool) -> None:
    """List what other packages added: readers, extractors, exporters, engines, and what failed to load."""
    found = [_described(group, point) for group in GROUPS for point in entry_points(group=group)]
    if as_json:
        click.echo(
            json.dumps([dict(zip(("group", "name", "package", "state"), row, strict=True)) for row in found])
        )
    elif found:
        print_table(("group", "name", "package", "state"), found)
    else:
        tell("kg: no package added anything (entry points: " + ", ".join(GROUPS) + ")")


def _described(group: str, point: EntryPoint) -> tuple[str, str, str, str]:
    package = f"{point.dist.name} {point.dist.version}" if point.dist else "?"
    try:
        point.load()
    except Exception as error:  # a foreign package may raise anything, and the list is to say so
        return group, point.name, package, f"failed: {error}"
    return group, point.name, package, "loaded"
