"""`kg extract`: what is found, printed."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

import click

from kg.build import Extracted, extract
from kg.commands import options
from kg.commands.terminal import print_table, printable, tell, tell_rejected
from kg.frame import Frame


@click.command("extract", epilog="Example: kg extract article.txt --lang en")
@options.sources
@click.option(
    "--format",
    "form",
    type=click.Choice(["triples", "frames", "table"]),
    default="triples",
    show_default=True,
    help="Lines of subject, relation, object; JSON, a frame a line; or a table.",
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out frames below this."
)
@click.option("--explain", is_flag=True, help="Under each frame, the rules or the model that made it.")
@options.talk
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    published: str | None,
    form: str,
    min_confidence: float,
    explain: bool,
) -> int:
    """Print what is found in SOURCE; nothing is kept.

    `triples` prints what asserted frames say in one line each, names as labels, tabs between.
    `frames` prints everything, with offsets in code points of the text that `kg read --format text` shows.
    """
    language = options.language(context)
    found = extract(sources, published=published, min_confidence=min_confidence)
    status = tell_rejected(found.rejected)
    if explain:
        for line in _explained(found):
            click.echo(line)
    elif form == "frames":
        from kg.frame_json import to_json

        for frame in found.frames:
            click.echo(json.dumps(to_json(frame), ensure_ascii=False))
    elif form == "table":
        print_table(
            ("article", "type", "modality", "trigger", "roles", "confidence"), map(_row, found.frames)
        )
    else:
        for line in _triples(found, language):
            click.echo(line)
    if not status and not found.frames:
        tell("kg: no event or relation was found")
        return 1
    return status


def _triples(found: Extracted, language: str | None) -> Iterator[str]:
    """Each plain triple once, in the order of the text."""
    from kg.rdf.plain import plain_triples_of

    printed: set[tuple[str, str, str]] = set()
    for extraction in found.resolved.extractions:
        for triple in plain_triples_of(extraction):
            labels = triple.labels(found.resolved, language or extraction.article.language)
            if labels not in printed:
                printed.add(labels)
                yield "\t".join(map(printable, labels))


def _row(frame: Frame) -> tuple[str, ...]:
    roles = "; ".join(f"{role}: {filler.entity}" for role, filler in frame.fillers())
    return (frame.doc, frame.type, frame.modality, frame.trigger.text, roles, f"{frame.confidence:.2f}")


def _explained(found: Extracted) -> Iterator[str]:
    from kg.extractors.explanations import explanation

    sentence = None
    for frame in found.frames:
        if (frame.doc, frame.sentence) != sentence:
            sentence = (frame.doc, frame.sentence)
            yield textwrap.fill(printable(frame.sentence.text), 100)
        yield f"  {frame.type} · {frame.trigger.text} · {frame.modality} · {frame.confidence:.2f}"
        for role, filler in frame.fillers():
            name = filler.text if filler.text == filler.entity else f"{filler.text} → {filler.entity}"
            yield f"    {role}: {printable(name)} ({filler.kind})"
        if frame.cue:
            yield f"    cue: {printable(frame.cue.text)}"
        if frame.source:
            yield f"    on the word of: {printable(frame.source.entity)}"
        for reason in frame.why:
            in_words = explanation(reason)
            yield f"    why {printable(reason)}" + (f" – {printable(in_words)}" if in_words else "")
