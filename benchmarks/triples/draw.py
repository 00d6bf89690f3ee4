"""Plain triples read by eye: how many of those that `kg extract` prints are right as the article states them.

    python benchmarks/triples/draw.py --seed 1 > read.jsonl     lines to be read, with their sentences
    python benchmarks/triples/draw.py --keep read.jsonl         their verdicts, into verdicts.jsonl
    python benchmarks/triples/draw.py --score                   the share that is right

The draw is over the political news that KG_DATA names, without the annotated articles. The reader adds to each line
a `verdict` (right or wrong) and for a wrong one the kind of `error`. What is kept of it is offsets, code points of
the text with end exclusive, and a digest of the words that were printed: a verdict applies to what is found today as
long as neither has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.article import Article
from kg.engine import extract_article
from kg.rdf.plain import PlainTriple, plain_triples_of
from kg.resolution import resolve_across

HERE = Path(__file__).parent
VERDICTS = HERE / "verdicts.jsonl"
DATA = Path(os.environ.get("KG_DATA", HERE.parents[2] / "shared"))
KEY = ("article", "type", "trigger", "subject", "property", "object", "body", "words")
ASKED = 0.92

Line = dict[str, Any]


def read_articles() -> dict[str, Article]:
    """The political news, by id."""
    with lzma.open(DATA / "data" / "news" / "political.jsonl.xz", "rt", encoding="utf-8") as lines:
        records = map(json.loads, lines)
        return {str(record["id"]): Article(str(record["id"]), record["text"]) for record in records}


def annotated() -> set[str]:
    """Ids of the articles that rules were written after and models trained on."""
    return {path.stem for part in ("train", "dev") for path in (DATA / "gold" / part).glob("*.json")}


def draw(articles: dict[str, Article], seed: int, article_count: int, line_count: int) -> list[Line]:
    """Some lines of some articles, in the order of the text."""
    chance = random.Random(seed)
    drawn = sorted(chance.sample(sorted(articles.keys() - annotated()), article_count))
    lines = [line for article in drawn for line in printed(articles[article])]
    kept = sorted(chance.sample(range(len(lines)), min(line_count, len(lines))))
    return [lines[position] for position in kept]


def printed(article: Article) -> Iterator[Line]:
    """What `kg extract` prints of an article that stands alone, each line once, with what it was read from."""
    resolved = resolve_across([extract_article(article)], None)
    seen: set[tuple[str, str, str]] = set()
    for triple in plain_triples_of(resolved.extractions[0]):
        labels = triple.labels(resolved, article.language)
        if labels not in seen:
            seen.add(labels)
            yield line_of(triple, labels)


def line_of(triple: PlainTriple, labels: tuple[str, str, str]) -> Line:
    frame = triple.frame
    return {
        "article": frame.doc,
        "type": frame.type,
        "trigger": [frame.trigger.start, frame.trigger.end],
        "subject": [triple.subject.start, triple.subject.end],
        "property": triple.row.property,
        "object": [triple.object.start, triple.object.end],
        "body": [triple.body.start, triple.body.end] if triple.body else None,
        "words": hashlib.sha256("\t".join(labels).encode()).hexdigest()[:8],
        "printed": " | ".join(labels),
        "by": frame.trigger.text,
        "sentence": frame.sentence.text,
    }


def without_text(line: Line) -> Line:
    """What is kept of a line that was read."""
    return {name: line[name] for name in (*KEY, "verdict", "error") if name in line}


def key(line: Line) -> str:
    return json.dumps([line[name] for name in KEY])


def score(articles: dict[str, Article], judged: list[Line]) -> str:
    """The figures, of all verdicts and of those whose line is still printed."""
    today = {
        key(line) for article in {line["article"] for line in judged} for line in printed(articles[article])
    }
    valid = [line for line in judged if key(line) in today]
    errors = Counter(line["error"] for line in judged if line["verdict"] == "wrong")
    return "\n".join(
        [
            f"plain triples read: {len(judged)}, right {share_right(judged):.3f} (asked {ASKED})",
            f"of these printed today: {len(valid)}, right {share_right(valid):.3f}",
            *(f"  wrong, {error}: {count}" for error, count in errors.most_common()),
        ]
    )


def share_right(lines: list[Line]) -> float:
    return sum(line["verdict"] == "right" for line in lines) / len(lines) if lines else 0.0


def read_lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def as_text(lines: Iterable[Line]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def main() -> None:
    """Print a draw or the figures, or keep verdicts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="lines that were read, with their verdicts")
    parser.add_argument("--score", action="store_true")
    options = parser.parse_args()
    if options.keep:
        VERDICTS.write_text(as_text(map(without_text, read_lines(options.keep))), encoding="utf-8")
    elif options.score:
        print(score(read_articles(), read_lines(VERDICTS)))
    else:
        print(as_text(draw(read_articles(), options.seed, options.articles, options.lines)), end="")


if __name__ == "__main__":
    main()
