"""How often each rule is right: `python benchmarks/rules.py` writes rules.md.

Reads the gold annotations of KG_DATA (train unless said: `rules.py dev`), takes what the rules alone find, and counts
for each rule how many of its frames match an annotated one (type, and trigger overlapping), and how many of the roles
of those have the right span. A rule wrong more often than right does not belong in the lexicon, unless it is a
`maybe` that only counts where the learned model agrees.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kg.annotation import Annotated, Scored, as_scored, read_annotated
from kg.evaluation import matching, overlap, overlap_over_union
from kg.extractors import rule_frames
from kg.extractors.explanations import explanation
from kg.extractors.rules import MAYBE
from kg.frame import Frame
from kg.language import analyse

HERE = Path(__file__).parent
GOLD = Path(os.environ.get("KG_DATA", HERE.parents[1] / "shared")) / "gold"


@dataclass(slots=True)
class Count:
    """Frames of a rule, those that are right, roles of the right ones, and those of them that are right."""

    frames: int = 0
    right: int = 0
    roles: int = 0
    right_roles: int = 0


def counts(annotated: list[Annotated]) -> dict[str, Count]:
    """What the rules find in annotated articles, counted by rule."""
    found: dict[str, Count] = defaultdict(Count)
    for one in annotated:
        frames = rule_frames(analyse(one.article))
        scored = [as_scored(frame) for frame in frames]
        pairs = {j: one.frames[i] for i, j in matching(one.frames, scored, same_frame)}
        for position, frame in enumerate(frames):
            add(found[rule_of(frame)], scored[position], pairs.get(position))
    return found


def same_frame(gold: Scored, found: Scored) -> float:
    return overlap(gold.trigger, found.trigger) if gold.type == found.type else 0


def rule_of(frame: Frame) -> str:
    return frame.why[0].removeprefix("rule:")


def add(count: Count, found: Scored, gold: Scored | None) -> None:
    count.frames += 1
    if gold is None:
        return
    count.right += 1
    count.roles += len(found.roles)
    for role in found.roles:
        spans = [span for other in gold.roles if other.role == role.role for span in other.spans]
        count.right_roles += any(overlap_over_union(span, role.spans[0]) >= 0.5 for span in spans)


def table(found: dict[str, Count], part: str) -> str:
    """The figures as a Markdown page."""
    lines = [
        f"# The rules, one by one, on the {part} articles",
        "",
        "Made by `python benchmarks/rules.py`. Roles are those of the right frames.",
        "",
        "| rule | frames | right | roles right | what it says |",
        "| --- | --: | --: | --: | --- |",
    ]
    for name, count in sorted(found.items(), key=lambda item: (item[0].startswith(MAYBE), -item[1].frames)):
        right = f"{count.right / count.frames:.2f}"
        roles = f"{count.right_roles / count.roles:.2f}" if count.roles else "–"
        says = explanation(f"rule:{name}") or ""
        lines.append(f"| {name} | {count.frames} | {right} | {roles} | {says} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    part = sys.argv[1] if len(sys.argv) > 1 else "train"
    page = table(counts(read_annotated(GOLD / "texts", GOLD / part)), part)
    (HERE / ("rules.md" if part == "train" else f"rules-{part}.md")).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
