"""Whether frames that tell of one event are put together, on pairs decided by hand.

    python benchmarks/events/events.py [--errors]

Reads the annotated articles of KG_DATA (see docs/annotation.md), so that it measures this step alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import unicodedata
from pathlib import Path

from kg.article import Article
from kg.entity import Extraction
from kg.frame import Filler, Frame, Span
from kg.resolution import resolve_across, resolve_within

HERE = Path(__file__).parent
GOLD = Path(os.environ.get("KG_DATA", HERE.parents[1] / ".." / "shared")) / "gold"


def annotated(identifier: str) -> Extraction:
    """An annotated article with its frames, resolved inside the article by kg, not by the annotator."""
    record = json.loads((GOLD / "train" / f"{identifier}.json").read_text(encoding="utf-8"))
    text = unicodedata.normalize("NFC", (GOLD / "texts" / f"{identifier}.txt").read_text(encoding="utf-8"))
    used: dict[tuple[int, str, str], int] = {}
    frames = [_frame(text, identifier, entry, used) for entry in record["frames"]]
    return Extraction(Article(identifier, text, published=record["published"]), resolve_within(text, frames))


def _frame(
    text: str, identifier: str, entry: dict[str, object], used: dict[tuple[int, str, str], int]
) -> Frame:
    words = {key: unicodedata.normalize("NFC", str(entry[key])) for key in ("sentence", "trigger", "type")}
    start = text.index(words["sentence"])
    sentence = Span.of(text, start, start + len(words["sentence"]))
    spots = _occurrences(words["trigger"], text, sentence.start, sentence.end)
    nth = used.get((start, words["trigger"], words["type"]), 0)
    used[start, words["trigger"], words["type"]] = nth + 1
    trigger = Span.of(
        text, spots[min(nth, len(spots) - 1)], spots[min(nth, len(spots) - 1)] + len(words["trigger"])
    )
    roles = {
        role: tuple(_filler(text, sentence, trigger, filler) for filler in fillers)
        for role, fillers in entry["roles"].items()  # type: ignore[attr-defined]
    }
    return Frame(identifier, words["type"], sentence, trigger, roles, str(entry["modality"]))


def _filler(text: str, sentence: Span, trigger: Span, entry: dict[str, str]) -> Filler:
    words = unicodedata.normalize("NFC", entry["text"])
    spots = _occurrences(words, text, sentence.start, sentence.end) or _occurrences(words, text, 0, len(text))
    start = min(spots, key=lambda spot: abs(spot - trigger.start))
    value = entry["entity"] if entry["kind"] in ("Time", "Quantity") else words
    return Filler(start, start + len(words), words, entry["kind"], value)


def _occurrences(words: str, text: str, start: int, end: int) -> list[int]:
    found, at = [], text.find(words, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1, end)
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show the pairs that are wrong")
    show = parser.parse_args().errors
    extractions = [annotated(path.stem) for path in sorted((GOLD / "train").glob("*.json"))]
    resolved = resolve_across(extractions)
    frames = {e.article.id: e.frames for e in resolved.extractions}
    event = {place: event.iri for event in resolved.events for place in event.frames}
    at = {
        (article, frame.type, frame.trigger.start, frame.trigger.end): event.get((article, index))
        for article, told in frames.items()
        for index, frame in enumerate(told)
        if (article, index) in event
    }
    with (HERE / "pairs.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))[1:]
    hits = wrong = missed = 0
    for article, start, end, other, other_start, other_end, kind, same in rows:
        one = at[article, kind, int(start), int(end)]
        two = at[other, kind, int(other_start), int(other_end)]
        together = one == two
        hits += together and same == "1"
        wrong += together and same == "0"
        missed += not together and same == "1"
        if show and together != (same == "1"):
            print("together" if together else "apart", kind, article, start, other, other_start)
    precision, recall = hits / (hits + wrong), hits / (hits + missed)
    print(f"pairs {len(rows)}, of one event {hits + missed}")
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {2 * hits / (2 * hits + wrong + missed):.3f}")
    print(f"accuracy {(len(rows) - wrong - missed) / len(rows):.3f}; {len(resolved.events)} events")


if __name__ == "__main__":
    main()
