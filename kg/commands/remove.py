"""`kg remove`: articles taken out of a graph."""

from __future__ import annotations

import click

from kg.build import build
from kg.commands import options
from kg.commands.terminal import tell


@click.command("remove", epilog="Example: kg remove dai-hoc-lam-son-30-nam")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.out
@options.talk
def command(articles: tuple[str, ...], out: str) -> None:
    """Take articles, by their ids, out of a build: nothing of them remains, nothing of others goes."""
    report = build([], out, remove=articles)
    tell(f"kg: removed {', '.join(report.changes.removed)}; {report.articles:,} articles remain")
