"""B³ of people and bodies across articles, on mentions decided by hand, beside names compared as strings.

    python benchmarks/identity/identity.py [--alone] [--errors N]

Reads the political news that KG_DATA names; takes two minutes, `--alone` a quarter of one.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import os
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

from kg.article import Article
from kg.frame import Frame
from kg.resolution.mentions import Mention, resolve_mentions

HERE = Path(__file__).parent
SETS = {"persons": ("persons.csv", "Person", 0.97), "bodies": ("bodies.csv", "Organization", 0.82)}
"""File, kind of the mentions, and the B³ F1 that is asked for."""


def decided(file: Path) -> dict[Mention, str]:
    """What each mention is, as decided by hand."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))[1:]
    return {(article, int(start), int(end)): thing for article, start, end, thing in rows}


def b_cubed(
    gold: Mapping[Mention, Hashable], found: Mapping[Mention, Hashable]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of Bagga and Baldwin (1998), each mention weighing the same."""
    gold_of, found_of = _clusters(gold), _clusters(found)
    shared = {mention: len(gold_of[gold[mention]] & found_of[found[mention]]) for mention in gold}
    precision = sum(shared[m] / len(found_of[found[m]]) for m in gold) / len(gold)
    recall = sum(shared[m] / len(gold_of[gold[m]]) for m in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _clusters(labels: Mapping[Mention, Hashable]) -> dict[Hashable, set[Mention]]:
    clusters: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention, label in labels.items():
        clusters[label].add(mention)
    return clusters


def read_articles(ids: Iterable[str]) -> list[Article]:
    """The articles with those ids, from the political news."""
    data = Path(os.environ.get("KG_DATA", HERE.parents[1] / ".." / "shared"))
    wanted = set(ids)
    with lzma.open(data / "data" / "news" / "political.jsonl.xz", "rt", encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        return [Article(str(r["id"]), r["text"]) for r in records if str(r["id"]) in wanted]


def frames_of(articles: Iterable[Article]) -> dict[str, tuple[Frame, ...]]:
    """What the extractor finds in each article."""
    from kg.extractors import extract
    from kg.language import analyse

    return {article.id: tuple(extract(analyse(article))) for article in articles}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N pairs that are wrong")
    parser.add_argument(
        "--alone", action="store_true", help="the mentions alone, without what the extractor finds"
    )
    options = parser.parse_args()
    print(f"{'set':8} {'names compared':16} {'precision':>9} {'recall':>7} {'F1':>6}  asked")
    for name, (file, kind, asked) in SETS.items():
        gold = decided(HERE / file)
        articles = read_articles(article for article, _, _ in gold)
        texts = {article.id: article.text for article in articles}
        strings = {(a, start, end): texts[a][start:end] for a, start, end in gold}
        found = resolve_mentions(
            articles, dict.fromkeys(gold, kind), {} if options.alone else frames_of(articles)
        )
        for way, labels in (("as strings", strings), ("by kg", found)):
            precision, recall, f1 = b_cubed(gold, labels)
            print(f"{name:8} {way:16} {precision:9.3f} {recall:7.3f} {f1:6.3f}  {asked}")
        for line in list(_wrong(gold, found, texts))[: options.errors]:
            print(line)


def _wrong(
    gold: Mapping[Mention, str], found: Mapping[Mention, str], texts: Mapping[str, str]
) -> Iterable[str]:
    mentions = sorted(gold)
    for i, one in enumerate(mentions):
        for other in mentions[i + 1 :]:
            together, apart = gold[one] == gold[other], found[one] != found[other]
            if together == apart:
                words = [texts[a][start:end] for a, start, end in (one, other)]
                iris = [found[mention].rsplit("/", 1)[-1] for mention in (one, other)]
                fault = "apart" if apart else "merged"
                print_ids = [mention[0] for mention in (one, other)]
                yield f"  {fault}: {print_ids} {words} {iris}"


if __name__ == "__main__":
    main()
