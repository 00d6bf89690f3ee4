"""English labels of bodies over the political news: how many mentions carry one, and how many are right.

    python benchmarks/labels/labels.py [--workers N]            the figures, also written to labels.md
    python benchmarks/labels/labels.py --draw 200 --seed 1      mentions with their labels, to be read

What was read is kept in verdicts.csv, as offsets. Reads the political news that KG_DATA names (see
training/data.md); takes some minutes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import lzma
import os
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.article import Article
from kg.engine import extract_all
from kg.entity import Extraction
from kg.resolution import resolve_across

HERE = Path(__file__).parent
VERDICTS = HERE / "verdicts.csv"
ASKED_COVERAGE, ASKED_RIGHT = 0.70, 0.95
CONTEXT = 60

Mention = tuple[str, int, int]


def read_articles() -> Iterator[Article]:
    """The political news."""
    data = Path(os.environ.get("KG_DATA", HERE.parents[1] / ".." / "shared"))
    with lzma.open(data / "data" / "news" / "political.jsonl.xz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Article(str(record["id"]), record["text"])


def labels_of(extractions: Iterable[Extraction]) -> dict[Mention, str | None]:
    """Every mention of a body, with the English label of the thing it names, or None where it has none."""
    resolved = resolve_across(list(extractions), None)
    return {
        (extraction.article.id, filler.start, filler.end): resolved.entities[filler.iri].labels.get("en")
        for extraction in resolved.extractions
        for frame in extraction.frames
        for _, filler in frame.fillers()
        if filler.kind == "Organization" and filler.iri
    }


def verdicts() -> dict[Mention, tuple[str, str]]:
    """What was read: each mention with ``right`` or ``wrong``, and the digest of the label so judged."""
    with VERDICTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {
            (row["article"], int(row["start"]), int(row["end"])): (row["verdict"], row["label"])
            for row in rows
        }


def digest(label: str) -> str:
    """What of a label is kept beside its verdict."""
    return hashlib.sha256(label.encode()).hexdigest()[:8]


def report(labels: dict[Mention, str | None]) -> str:
    """The figures as a Markdown page."""
    labelled = sum(label is not None for label in labels.values())
    judged = verdicts()
    same = {
        mention: verdict
        for mention, (verdict, label) in judged.items()
        if labels.get(mention) and digest(labels[mention] or "") == label
    }
    right = sum(verdict == "right" for verdict in same.values())
    return "\n".join(
        [
            "# English labels of bodies",
            "",
            "Made by `python benchmarks/labels/labels.py` from the political news (training/data.md).",
            "",
            "| figure | value | asked |",
            "| --- | --: | --: |",
            f"| mentions of bodies | {len(labels)} | |",
            f"| … that carry an English label | {labelled / len(labels):.3f} | {ASKED_COVERAGE:.2f} |",
            f"| labels drawn at random and read | {len(judged)} | 200 |",
            f"| … unchanged since they were read | {len(same)} | |",
            f"| … of these, right | {right / len(same) if same else 0:.3f} | {ASKED_RIGHT:.2f} |",
            "",
        ]
    )


def draw(labels: dict[Mention, str | None], count: int, seed: int) -> Iterator[str]:
    """Lines to be read: a mention, the digest of its label, the label, and the words around the mention."""
    carrying = sorted(mention for mention, label in labels.items() if label)
    texts = {article.id: article.text for article in read_articles()}
    for mention in sorted(random.Random(seed).sample(carrying, count)):
        (article, start, end), label = mention, labels[mention] or ""
        text = texts[article]
        around = f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT]}"
        yield "\t".join((article, str(start), str(end), digest(label), label, " ".join(around.split())))


def main() -> None:
    """Print the figures, or a draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draw", type=int, metavar="N", help="print N mentions to be read, no figures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    labels = labels_of(extract_all(read_articles(), workers=options.workers))
    if options.draw:
        print(*draw(labels, options.draw, options.seed), sep="\n")
    else:
        page = report(labels)
        (HERE / "labels.md").write_text(page, encoding="utf-8")
        print(page, end="")


if __name__ == "__main__":
    main()
