"""What reaches the terminal: data on stdout, talk on stderr, and nothing an article could steer it with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.sources import Rejected

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """`text` on one line, without control characters: an article may hold escape sequences."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def tell(message: str) -> None:
    """Talk: a line on stderr, unless `-q` was given."""
    context = click.get_current_context(silent=True)
    if not (context and context.find_root().obj and context.find_root().obj.get("quiet")):
        click.echo(message, err=True)


def tell_rejected(rejected: Iterable[Rejected]) -> int:
    """A line for each source set aside, a count of the records. Returns the exit status: 2 if a source was named."""
    status, records = 0, 0
    for item in rejected:
        if item.named:
            status = 2
            click.echo(f"kg: {printable(str(item.error))}", err=True)
        else:
            records += 1
            tell(f"kg: set aside: {printable(str(item.error))}")
    if records > 1:
        tell(f"kg: {records} records were set aside")
    return status


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal, tab-separated lines in a pipe."""
    if not sys.stdout.isatty():
        click.echo("\t".join(headers))
        for row in rows:
            click.echo("\t".join(printable(cell) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console().print(table)
