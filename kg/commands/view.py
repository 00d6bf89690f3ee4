"""`kg view`: a part of a graph as a page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.commands.terminal import tell
from kg.errors import OptionError
from kg.frame import ROLES
from kg.graph import Graph


@click.command("view", epilog='Example: kg view --about "Đỗ Khánh Linh" --since 2024-01 -o linh.html')
@click.option("--about", metavar="NAME", help="What stands around this entity.")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Only frames of this type; may be repeated."
)
@click.option(
    "--since", metavar="DATE", help="Only what happened then or later: 2017, 2017-04 or 2017-04-09."
)
@click.option("--until", metavar="DATE", help="Only what happened then or before.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="Open with the N entities that matter most.")
@click.option(
    "-o",
    "--out",
    default="outputs/view.html",
    show_default=True,
    metavar="FILE",
    help="Page to write; - is stdout.",
)
@options.store
@options.talk
@click.pass_context
def command(
    context: click.Context,
    about: str | None,
    types: tuple[str, ...],
    since: str | None,
    until: str | None,
    top: int | None,
    out: str,
    store: str,
) -> None:
    """Draw a part of a graph as one HTML page that opens from disk, with the network off."""
    unknown = [name for name in types if name not in ROLES]
    if unknown:
        raise OptionError(f"--type {unknown[0]}: no such type; the types are {', '.join(ROLES)}")
    page = Graph.open(store).view(
        about=about, types=types, since=since, until=until, top=top, language=options.language(context)
    )
    if out == "-":
        click.echo(page)
        return
    from kg.files import replacing

    Path(out).parent.mkdir(parents=True, exist_ok=True)
    with replacing(Path(out)) as file:
        file.write(page.encode())
    tell(f"kg: open {out} in a browser to look at it")
