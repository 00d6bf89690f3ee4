"""`kg split`: one that is several."""

from __future__ import annotations

import click

from kg.commands import options
from kg.commands.terminal import tell
from kg.correcting import split, undo
from kg.errors import OptionError


@click.command("split", epilog='Example: kg split "Nguyễn Văn Hùng"')
@click.argument("name", required=False, metavar="[A]")
@click.option("--undo", "taken_back", is_flag=True, help="Take back the correction made last.")
@options.out
@options.talk
def command(name: str | None, taken_back: bool, out: str) -> None:
    """Say that A, a name or an IRI, is another thing in each article; join again with `kg merge` what belongs together.

    The correction is kept with the store, by article and offsets, and outlives a rebuild.
    """
    if taken_back and name is None:
        undo(out)
        tell("kg: took back the last correction")
        return
    if taken_back or name is None:
        raise OptionError("kg split wants one name, or --undo alone")
    split(name, out)
    tell(f"kg: {name} is another in each article; take it back with: kg split --undo")
