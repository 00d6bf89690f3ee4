"""How good the extracted frames are, against annotated articles.

Figures, each with precision, recall and F1 over all articles:

frame
    type right, and the trigger overlaps the annotated one.
role
    type and role right, and the filler covers an occurrence of the annotated one in its sentence
    (overlap over union at least one half), in sentences that overlap.
linked
    as role, and `entity` is the annotated entity, case, spacing and marks aside; Text fillers are left out.

Beside them the accuracy of modality over the frames matched, the share of right entities among roles right by
span, and the expected calibration error of confidence over ten equal bins, where right is a matched frame.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kg.annotation import Annotated, Offsets, Role, Scored, as_scored, read_annotated
from kg.frame import Frame

MEASURES = ("frame", "role", "linked")
ALL = "all"
BINS = 10


@dataclass(slots=True)
class Tally:
    """How many are annotated, found, and both."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Evaluation:
    """The figures. `tallies` has them by type (``"all"`` for all types) and measure.

    `missed` are annotated frames that were not found, `spurious` found ones that are not annotated.
    """

    tallies: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(_tallies))
    matched: int = 0
    modality_right: int = 0
    roles_to_link: int = 0
    missed: list[Scored] = field(default_factory=list)
    spurious: list[Scored] = field(default_factory=list)
    _bins: list[list[tuple[float, bool]]] = field(default_factory=lambda: [[] for _ in range(BINS)])

    @property
    def modality_accuracy(self) -> float:
        """Of the matched frames, the share with the annotated modality."""
        return self.modality_right / max(self.matched, 1)

    @property
    def linked_share(self) -> float:
        """Of the roles right by span, Text aside, the share with the annotated entity."""
        return self.tallies[ALL]["linked"].right / max(self.roles_to_link, 1)

    @property
    def calibration_error(self) -> float:
        """Mean distance, weighted by frames, of a bin's mean confidence from its share of matched frames."""
        frames = sum(map(len, self._bins))
        return sum(_distance(one) for one in self._bins) / max(frames, 1)

    def figures(self) -> dict[str, Any]:
        """All figures as plain data: by type and measure ``p r f1 gold pred``, and the three single ones."""
        by_type = {
            name: {
                measure: {"p": t.precision, "r": t.recall, "f1": t.f1, "gold": t.gold, "pred": t.found}
                for measure, t in measures.items()
            }
            for name, measures in self.tallies.items()
        }
        return by_type | {
            "modality": self.modality_accuracy,
            "linked_share": self.linked_share,
            "calibration_error": self.calibration_error,
        }


def measure(texts: Path, gold: Path) -> Evaluation:
    """Read every article of `gold` from `texts`, extract its frames as a build does, and compare.

    Raises `SourceError` where an annotation does not fit its text.
    """
    from kg.engine import extract_all
    from kg.resolution import resolve_across

    annotated = read_annotated(texts, gold)
    extractions = list(extract_all((one.article for one in annotated), "local", 1))
    resolved = resolve_across(extractions, None)
    return evaluate(annotated, (frame for one in resolved.extractions for frame in one.frames))


def evaluate(annotated: Iterable[Annotated], frames: Iterable[Frame]) -> Evaluation:
    """Compare frames with annotations; frames of other articles are left aside."""
    found: dict[str, list[Scored]] = defaultdict(list)
    for frame in frames:
        found[frame.doc].append(as_scored(frame))
    evaluation = Evaluation()
    for one in annotated:
        _compare(one.frames, found[one.article.id], evaluation)
    return evaluation


# ----------------------------------------------------------------------------------------------- comparison


def _compare(gold: Sequence[Scored], found: Sequence[Scored], into: Evaluation) -> None:
    pairs = matching(gold, found, _same_frame)
    into.matched += len(pairs)
    into.modality_right += sum(gold[i].modality == found[j].modality for i, j in pairs)
    into.missed += _rest(gold, {i for i, _ in pairs})
    into.spurious += _rest(found, {j for _, j in pairs})
    _count(
        into,
        "frame",
        [one.type for one in gold],
        [one.type for one in found],
        [gold[i].type for i, _ in pairs],
    )
    matched = {j for _, j in pairs}
    for j, one in enumerate(found):
        into._bins[min(int(one.confidence * BINS), BINS - 1)].append((one.confidence, j in matched))
    _compare_roles([r for one in gold for r in one.roles], [r for one in found for r in one.roles], into)


def _compare_roles(gold: Sequence[Role], found: Sequence[Role], into: Evaluation) -> None:
    pairs = [(gold[i], found[j]) for i, j in matching(gold, found, _same_role)]
    _count(into, "role", [r.type for r in gold], [r.type for r in found], [g.type for g, _ in pairs])
    to_link = [(g, f) for g, f in pairs if g.kind != "Text"]
    into.roles_to_link += len(to_link)
    linked = [g.type for g, f in to_link if name_key(g.entity) == name_key(f.entity)]
    _count(
        into,
        "linked",
        [r.type for r in gold if r.kind != "Text"],
        [r.type for r in found if r.kind != "Text"],
        linked,
    )


def _count(into: Evaluation, measure: str, gold: list[str], found: list[str], right: list[str]) -> None:
    for attribute, types in (("gold", gold), ("found", found), ("right", right)):
        for name, count in [*Counter(types).items(), (ALL, len(types))]:
            tally = into.tallies[name][measure]
            setattr(tally, attribute, getattr(tally, attribute) + count)


def _same_frame(gold: Scored, found: Scored) -> float:
    return overlap(gold.trigger, found.trigger) if gold.type == found.type else 0


def _same_role(gold: Role, found: Role) -> float:
    if (gold.type, gold.role) != (found.type, found.role) or not overlap(gold.sentence, found.sentence):
        return 0
    covered = max((overlap_over_union(span, found.spans[0]) for span in gold.spans), default=0)
    return covered if covered >= 0.5 else 0


T = TypeVar("T")


def matching(gold: Sequence[T], found: Sequence[T], score: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """Pairs of positions, each used once, best score first; score 0 never pairs."""
    candidates = [(score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in sorted((one for one in candidates if one[0] > 0), reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def _rest(frames: Sequence[Scored], used: set[int]) -> list[Scored]:
    return [one for position, one in enumerate(frames) if position not in used]


def _tallies() -> dict[str, Tally]:
    return {measure: Tally() for measure in MEASURES}


def _distance(one_bin: Sequence[tuple[float, bool]]) -> float:
    return abs(sum(confidence for confidence, _ in one_bin) - sum(right for _, right in one_bin))


# ------------------------------------------------------------------------------------------ spans and names


def overlap(a: Offsets, b: Offsets) -> int:
    """How many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlap_over_union(a: Offsets, b: Offsets) -> float:
    """What two spans share over what they cover together."""
    shared = overlap(a, b)
    return shared / ((a[1] - a[0]) + (b[1] - b[0]) - shared) if shared else 0.0


@cache
def name_key(name: str) -> str:
    """What two spellings of a name share: small letters without marks, cut where a mark or a space stands.

    The key of the reference scorer, whose figures these are; marks that cut at another place (`Uỷ`, `Ủy`) make
    another key.
    """
    return " ".join(re.findall(r"[\w%/.,-]+", unicodedata.normalize("NFD", name.lower()))).strip(" .,-")
