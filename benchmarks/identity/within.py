"""How many annotated names get, inside their article, the fullest name that the annotator gives them.

    python benchmarks/identity/within.py [train|dev]

Spans are the annotator's, so that it measures this step alone; beside it, each name taken as it stands.
"""

from __future__ import annotations

import sys
from collections import Counter

from annotated import annotated, frames_of, names_of

from kg.evaluation import name_key
from kg.resolution import resolve_within


def main() -> None:
    """Print the figures, a line a kind."""
    asked: Counter[str] = Counter()
    as_it_stands: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in annotated(sys.argv[1] if len(sys.argv) > 1 else "dev"):
        resolved = resolve_within(one.article.text, frames_of(one))
        found = Counter(
            (index, role, filler.text, name_key(filler.entity))
            for index, frame in enumerate(resolved)
            for role, filler in frame.fillers()
        )
        for index, role in names_of(one):
            asked[role.kind] += 1
            as_it_stands[role.kind] += name_key(role.text) == name_key(role.entity)
            sought = (index, role.role, role.text, name_key(role.entity))
            if found[sought]:
                found[sought] -= 1
                right[role.kind] += 1
    print(f"{'kind':14} {'names':>6} {'as it stands':>13} {'by kg':>7}")
    for kind in [*sorted(asked), "all"]:
        total, plain, ours = (
            sum(count.values()) if kind == "all" else count[kind] for count in (asked, as_it_stands, right)
        )
        print(f"{kind:14} {total:6} {plain / total:13.3f} {ours / total:7.3f}")


if __name__ == "__main__":
    main()
