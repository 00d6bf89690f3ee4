"""`kg merge`: two that are one."""

from __future__ import annotations

import click

from kg.commands import options
from kg.commands.terminal import tell
from kg.correcting import merge, undo
from kg.errors import OptionError


@click.command("merge", epilog='Example: kg merge "Sở Giáo dục" "Sở Giáo dục và Đào tạo tỉnh Lam Sơn"')
@click.argument("names", nargs=-1, metavar="[A B]")
@click.option("--undo", "taken_back", is_flag=True, help="Take back the correction made last.")
@options.out
@options.talk
def command(names: tuple[str, ...], taken_back: bool, out: str) -> None:
    """Say that A and B, names or IRIs, are one.

    The correction is kept with the store, by article and offsets, and outlives a rebuild.
    """
    if taken_back and not names:
        undo(out)
        tell("kg: took back the last correction")
        return
    if taken_back or len(names) != 2:
        raise OptionError("kg merge wants two names, or --undo alone")
    merge(names[0], names[1], out)
    tell(f"kg: {names[0]} and {names[1]} are one; take it back with: kg merge --undo")
