"""`kg eval`: extraction scored against annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kg.commands import options
from kg.commands.terminal import print_table
from kg.evaluation import ALL, MEASURES, Evaluation, measure


@click.command("eval", epilog="Example: kg eval texts/ gold/")
@click.argument("texts", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@options.talk
def command(texts: Path, gold: Path, as_json: bool) -> None:
    """Score extraction against annotations: GOLD holds a file `<id>.json` an article, TEXTS its `<id>.txt`.

    Prints precision, recall and F1 of frames, roles and linked roles, in all and by type; how often the
    modality is right; and how far confidence is from the share that is right.
    """
    found = measure(texts, gold)
    if as_json:
        click.echo(json.dumps(found.figures(), ensure_ascii=False))
        return
    print_table(("type", "measure", "precision", "recall", "F1", "annotated", "found"), _rows(found))
    click.echo(f"modality accuracy\t{found.modality_accuracy:.3f}")
    click.echo(f"right entity, of roles right by span\t{found.linked_share:.3f}")
    click.echo(f"expected calibration error\t{found.calibration_error:.3f}")


def _rows(found: Evaluation) -> Iterator[tuple[str, ...]]:
    for name in (ALL, *sorted(set(found.tallies) - {ALL})):
        for one in MEASURES:
            tally = found.tallies[name][one]
            figures = (f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
            yield name, one, *figures, str(tally.gold), str(tally.found)
