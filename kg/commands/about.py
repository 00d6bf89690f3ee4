"""`kg about`: everything on one entity, with its sentences."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.commands import options
from kg.commands.terminal import printable
from kg.frame import Frame
from kg.graph import About, Graph

if TYPE_CHECKING:
    from kg.resolution import Reason

WIDTH = 100


@click.command("about", epilog='Example: kg about "Đỗ Khánh Linh" --lang en')
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@options.store
@options.talk
@click.pass_context
def command(context: click.Context, name: str, as_json: bool, store: str) -> None:
    """Show everything on the entity NAME (a name, or an IRI): other names, relations, and each sentence.

    Spelling need not be exact: `Uỷ` is `Ủy`, and a name without any marks finds the one with them.
    """
    from kg.reasons import reasons

    graph = Graph.open(store)
    found = graph.about(name)
    if as_json:
        click.echo(json.dumps(_record(found), ensure_ascii=False))
        return
    for line in (*_lines(found, options.language(context)), *_why_one(reasons(graph, found.entity.iri))):
        click.echo(line)


def _lines(found: About, language: str | None) -> Iterator[str]:
    entity = found.entity
    others = [label for key, label in entity.labels.items() if label != entity.label(language)]
    yield printable(entity.label(language)) + (f"  ({printable(', '.join(others))})" if others else "")
    yield f"{entity.kind} · {entity.iri}"
    if found.names:
        yield f"also named: {printable(', '.join(found.names))}"
    if found.relations:
        yield ""
    for relation in found.relations:
        verb = relation.labels.get(language or "vi", relation.property)
        yield printable(f"{relation.subject.label(language)} · {verb} · {relation.object.label(language)}")
    sentence = None
    for frame in found.frames:
        if (frame.doc, frame.sentence) != sentence:
            sentence = (frame.doc, frame.sentence)
            yield ""
            place = f"{frame.doc}, {frame.sentence.start}–{frame.sentence.end}"
            yield textwrap.fill(printable(f"“{frame.sentence.text}” ({place})"), WIDTH)
        yield f"    {_told(frame)}"


def _why_one(why: Sequence[Reason]) -> Iterator[str]:
    """Why all these mentions are one thing: how each article names it, and what tells that it is the same."""
    if not why:
        return
    yield ""
    yield "why these are one:"
    for reason in why:
        weighed = "".join(f"; {said} {weight:+.1f}" for said, weight in reason.evidence)
        yield printable(f"  {reason.article}: {reason.name} – {reason.rule}{weighed}")
        for mention, rule in reason.said:
            if mention != reason.name:
                yield printable(f"    “{mention}”: {rule}")


def _told(frame: Frame) -> str:
    roles = "; ".join(f"{role}: {printable(filler.entity)}" for role, filler in frame.fillers())
    return f"{frame.type} · {frame.trigger.text} · {frame.modality} · {frame.confidence:.2f} · {roles}"


def _record(found: About) -> dict[str, object]:
    from kg.frame_json import to_json

    return {
        "iri": found.entity.iri,
        "kind": found.entity.kind,
        "labels": dict(found.entity.labels),
        "names": list(found.names),
        "relations": [
            {"subject": one.subject.iri, "property": one.property, "object": one.object.iri}
            for one in found.relations
        ],
        "frames": [to_json(frame) for frame in found.frames],
    }
