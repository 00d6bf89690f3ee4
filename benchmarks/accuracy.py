"""How good the frames are on the development articles: `python benchmarks/accuracy.py` writes accuracy.md.

Reads the gold annotations of KG_DATA (dev unless said: `accuracy.py train`), extracts each article as a build
does, and writes a table by type beside this file (`accuracy-train.md` for another part than dev).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kg.evaluation import ALL, MEASURES, Evaluation, Tally, measure
from kg.frame import ROLES

HERE = Path(__file__).parent
GOLD = Path(os.environ.get("KG_DATA", HERE.parents[1] / "shared")) / "gold"


def table(evaluation: Evaluation, part: str) -> str:
    """The figures as a Markdown page."""
    lines = [
        f"# Accuracy on the {part} articles",
        "",
        "Made by `python benchmarks/accuracy.py`; what the figures are: `kg/evaluation.py`. Each cell is",
        "precision / recall / F1; two annotators agree to F1 0.85 (frame), 0.86 (role), 0.79 (linked).",
        "",
        "| type | annotated | found | frame | role | linked |",
        "| --- | --: | --: | --- | --- | --- |",
    ]
    for name in (ALL, *ROLES):
        tallies = evaluation.tallies[name]
        cells = [_prf(tallies[measured]) for measured in MEASURES]
        lines.append(f"| {name} | {tallies['frame'].gold} | {tallies['frame'].found} | {' | '.join(cells)} |")
    lines += [
        "",
        f"- Modality right in {evaluation.modality_accuracy:.3f} of {evaluation.matched} matched frames.",
        f"- Of roles right by span, share with the right entity: {evaluation.linked_share:.3f}.",
        f"- Expected calibration error of confidence (ten bins): {evaluation.calibration_error:.3f}.",
    ]
    return "\n".join(lines) + "\n"


def _prf(tally: Tally) -> str:
    return f"{tally.precision:.3f} / {tally.recall:.3f} / **{tally.f1:.3f}**"


def main() -> None:
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    if not GOLD.is_dir():
        sys.exit(f"{GOLD}: no gold annotations; name the data folder in KG_DATA")
    page = table(measure(GOLD / "texts", GOLD / part), part)
    (HERE / ("accuracy.md" if part == "dev" else f"accuracy-{part}.md")).write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
