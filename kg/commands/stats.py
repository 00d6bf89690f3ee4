"""`kg stats`: a graph in figures, and what its articles say against each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from kg.commands import options
from kg.commands.terminal import print_table
from kg.graph import Graph, Stats, saved_query


@click.command("stats", epilog="Example: kg stats --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@options.store
@options.talk
@click.pass_context
def command(context: click.Context, as_json: bool, store: str) -> None:
    """Show a graph in figures, then where its articles contradict each other, each with its sources."""
    language = options.language(context) or "vi"
    graph = Graph.open(store)
    stats = graph.stats()
    if as_json:
        click.echo(json.dumps(asdict(stats), ensure_ascii=False))
        return
    print_table(("", "count"), _rows(stats))
    for name, result in graph.contradictions().items():
        click.echo(f"\n{saved_query(name).title[language]}")
        click.echo(result.serialize("table", language), nl=False)


def _rows(stats: Stats) -> Iterator[tuple[str, str]]:
    yield "articles", f"{stats.articles:,}"
    yield "sentences", f"{stats.sentences:,}"
    if stats.period:
        yield "period", " – ".join(stats.period)
    for title, counts in (
        ("frames", stats.frames),
        ("modality", stats.modalities),
        ("entities", stats.entities),
    ):
        yield title, f"{sum(counts.values()):,}"
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {name}", f"{count:,}"
    yield "events", f"{stats.events:,}"
    yield "triples", f"{stats.triples:,}"
    yield "contradictions", f"{stats.contradictions:,}"
