"""People of one name put together, each compared with the groups so far and not with every other mention."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.resolution.names import Words
from kg.resolution.portraits import Portrait
from kg.resolution.references import References
from kg.resolution.same_person import THRESHOLD, Evidence, Fame, score, weigh

_STORIES = 8
"""So many articles of a person are kept for comparing stories."""


@dataclass(slots=True)
class Group:
    """Portraits held to be one person, what they tell together, and why each was taken in."""

    members: list[Portrait]
    together: Portrait
    why: list[tuple[str, tuple[Evidence, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of one name and how many pairs were compared to find them."""

    groups: tuple[Group, ...]
    compared: int


def group(name: Words, portraits: Sequence[Portrait], references: References, fame: Fame) -> Grouping:
    """Put portraits of one name into groups, one a person.

    Those that tell most come first; each joins the group it agrees with best, if it agrees with any. Groups that
    have come to agree are then joined. `fame` tells how widely
    others are named. The order of `portraits` makes no difference.
    """
    groups: list[Group] = []
    compared = 0
    for portrait in sorted(portraits, key=_most_telling):
        judged = [(weigh(name, portrait, other.together, references, fame), other) for other in groups]
        compared += len(judged)
        best = max(judged, key=lambda pair: score(pair[0]), default=None)
        if best is not None and score(best[0]) > THRESHOLD:
            _take_in(best[1], portrait, best[0])
        else:
            groups.append(Group([portrait], portrait))
    joined, more = _join(groups, lambda a, b: weigh(name, a.together, b.together, references, fame))
    return Grouping(tuple(joined), compared + more)


def _most_telling(portrait: Portrait) -> tuple[int, int, str]:
    told = len(portrait.posts) + (portrait.born is not None)
    return (-told, -len(portrait.company), portrait.article)


def _take_in(into: Group, portrait: Portrait, why: tuple[Evidence, ...]) -> None:
    into.members.append(portrait)
    into.together = _merged(into.together, portrait)
    into.why.append((portrait.article, why))


def _merged(one: Portrait, other: Portrait) -> Portrait:
    return replace(
        one,
        article=min(one.article, other.article),
        posts=one.posts | other.posts,
        born=one.born if one.born is not None else other.born,
        accused=one.accused or other.accused,
        seats=one.seats | other.seats,
        company=one.company | other.company,
        provinces=one.provinces | other.provinces,
        stories=(one.stories + other.stories)[:_STORIES],
    )


def _join(
    groups: list[Group], judge: Callable[[Group, Group], tuple[Evidence, ...]]
) -> tuple[list[Group], int]:
    """Join groups that agree, the best pair first, until none do."""
    compared = 0
    while len(groups) > 1:
        pairs = [
            (judge(one, other), i, j)
            for i, one in enumerate(groups)
            for j, other in enumerate(groups[i + 1 :], i + 1)
        ]
        compared += len(pairs)
        why, i, j = max(pairs, key=lambda pair: (score(pair[0]), -pair[1], -pair[2]))
        if score(why) <= THRESHOLD:
            break
        absorbed = groups.pop(j)
        groups[i].members += absorbed.members
        groups[i].together = _merged(groups[i].together, absorbed.together)
        groups[i].why += [*absorbed.why, (absorbed.together.article, why)]
    return groups, compared
