"""`kg read`: what was read, and how each thing was decided."""

from __future__ import annotations

import json

import click

from kg.article import Article
from kg.commands import options
from kg.commands.terminal import print_table, printable, tell, tell_rejected
from kg.sources import Rejected, read


@click.command("read", epilog="Example: kg read examples/ --format json")
@options.sources
@click.option(
    "--format", "form", type=click.Choice(["table", "text", "json"]), default="table", show_default=True
)
@options.talk
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], published: str | None, form: str) -> int:
    """Show what was read from SOURCE before any extraction: id, title, date, language, encoding, length.

    `text` prints the articles' texts, as offsets count in them; `json` everything, an article a line.
    """
    language = options.language(context)
    rejected: list[Rejected] = []
    rows: list[tuple[str, ...]] = []
    for item in read(sources, published=published, language=language):
        if isinstance(item, Rejected):
            rejected.append(item)
        elif form == "json":
            click.echo(json.dumps(_record(item), ensure_ascii=False))
        elif form == "text":
            click.echo(item.text)
        else:
            rows.append(_row(item))
    if form == "table" and rows:
        print_table(("id", "title", "published", "language", "encoding", "characters"), rows)
    status = tell_rejected(rejected)
    if not rows and form == "table":
        tell("kg: no article was read")
    return status


def _row(article: Article) -> tuple[str, ...]:
    return (
        article.id,
        printable(article.title or ""),
        article.published or "",
        article.language,
        article.encoding,
        str(len(article.text)),
    )


def _record(article: Article) -> dict[str, str | int | None]:
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "publisher": article.publisher,
        "lang": article.language,
        "source": article.source,
        "encoding": article.encoding,
        "sha256": article.sha256,
        "text": article.text,
    }
