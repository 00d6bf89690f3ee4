"""Whether frames that tell of one event are put together, on pairs decided by hand.

    python benchmarks/identity/events.py [--errors]

Reads the annotated articles of KG_DATA, so that it measures this step alone.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from annotated import annotated, frames_of

from kg.entity import Extraction
from kg.resolution import resolve_across, resolve_within


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show the pairs that are wrong")
    show = parser.parse_args().errors
    resolved = resolve_across(
        [
            Extraction(one.article, resolve_within(one.article.text, frames_of(one)))
            for one in annotated("train")
        ]
    )
    event = {place: event.iri for event in resolved.events for place in event.frames}
    at = {
        (told.article.id, frame.type, frame.trigger.start, frame.trigger.end): event[told.article.id, index]
        for told in resolved.extractions
        for index, frame in enumerate(told.frames)
        if (told.article.id, index) in event
    }
    with Path(__file__).with_name("event_pairs.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))[1:]
    right = wrong = missed = 0
    for article, start, end, other, other_start, other_end, kind, same in rows:
        one = at[article, kind, int(start), int(end)]
        two = at[other, kind, int(other_start), int(other_end)]
        together = one == two
        right += together and same == "1"
        wrong += together and same == "0"
        missed += not together and same == "1"
        if show and together != (same == "1"):
            print("together" if together else "apart", kind, article, start, other, other_start)
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"pairs {len(rows)}, of one event {right + missed}")
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / (2 * right + wrong + missed):.3f}")
    print(f"accuracy {(len(rows) - wrong - missed) / len(rows):.3f}")


if __name__ == "__main__":
    main()
