"""`kg build`: articles in, graph out."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.build import Changes, Report, build, changes
from kg.commands import options
from kg.commands.terminal import print_table, printable, tell, tell_rejected


@click.command("build", epilog="Example: kg build examples/ -o outputs")
@options.sources
@options.out
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", envvar="KG_ENGINE", show_default=True
)
@click.option(
    "--workers",
    type=int,
    default=1,
    envvar="KG_WORKERS",
    show_default=True,
    help="Processes to extract with.",
)
@click.option("--base", metavar="IRI", envvar="KG_BASE", help="Where the IRIs of the data begin.")
@click.option("--resume", is_flag=True, help="Take up an unfinished build, if there is one.")
@click.option("--sync", is_flag=True, help="Also remove the articles that SOURCE no longer has.")
@click.option("--check", is_flag=True, help="Build nothing; exit 1 if the graph is behind SOURCE.")
@click.option("--dry-run", is_flag=True, help="Build nothing; print what would be done to each article.")
@click.option(
    "--tell",
    "facts",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Then print N facts that were found.",
)
@options.talk
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    published: str | None,
    out: str,
    engine: str,
    workers: int,
    base: str | None,
    resume: bool,
    sync: bool,
    check: bool,
    dry_run: bool,
    facts: int,
) -> int:
    """Build a graph from SOURCE in DIR, or add to the one that is there.

    Writes store/, graph.trig, graph.ttl, graph.nq, graph.jsonld, graph.html and report.json. An article
    replaces the one of the same id; what has not changed is not extracted again. Killed at any moment, the
    last finished build is what one has.
    """
    if check or dry_run:
        planned, rejected = changes(sources, out, published=published, sync=sync)
        if dry_run:
            for action, name in _actions(planned):
                click.echo(f"{action}\t{printable(name)}")
        else:
            tell(f"kg: {_counted(planned)}")
        return tell_rejected(rejected) or int(check and planned.stale)
    report = build(
        sources, out, published=published, base=base, engine=engine, workers=workers, resume=resume, sync=sync
    )
    status = tell_rejected(report.rejected)
    print_table(("", "count"), _summary(report))
    tell(f"kg: open {out}/graph.html in a browser to look at it")
    for fact in _facts(out, facts, options.language(context)):
        click.echo(fact)
    if not status and not report.frames:
        tell("kg: no event or relation was found in any article")
        return 1
    return status


def _actions(planned: Changes) -> Iterator[tuple[str, str]]:
    for action in ("added", "replaced", "removed", "unchanged"):
        for name in getattr(planned, action):
            yield action, name


def _counted(planned: Changes) -> str:
    return ", ".join(
        f"{len(getattr(planned, action))} {action}"
        for action in ("added", "replaced", "removed", "unchanged")
    )


def _summary(report: Report) -> Iterator[tuple[str, str]]:
    yield "articles", f"{report.articles:,} ({_counted(report.changes)})"
    yield "frames", f"{sum(report.frames.values()):,}"
    for name, count in sorted(report.frames.items(), key=lambda item: (-item[1], item[0]))[:8]:
        yield f"  {name}", f"{count:,}"
    yield "events", f"{report.events:,}"
    yield "entities", f"{sum(report.entities.values()):,}"
    for name, count in sorted(report.entities.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {name}", f"{count:,}"
    yield "pairs compared", f"{report.compared:,}"
    yield "triples", f"{report.triples:,}"
    yield "seconds", f"{sum(report.seconds.values()):.1f}"


def _facts(out: str, number: int, language: str | None) -> Iterator[str]:
    """Plain triples that say most, each with the sentence it came from: different relations first."""
    if not number:
        return
    from kg.facts import facts
    from kg.graph import Graph

    yield ""
    for fact in facts(Graph.open(f"{out}/store"), number, language):
        yield f"{printable(fact.subject)} · {printable(fact.relation)} · {printable(fact.object)}"
        yield f"    “{printable(fact.sentence)}” ({printable(fact.article)})"
