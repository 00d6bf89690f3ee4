"""Whether two portraits under one name show one person: evidence for and against, weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log10

from kg.resolution.name_shares import share
from kg.resolution.names import Words, shortens
from kg.resolution.portraits import Portrait
from kg.resolution.references import References

_PEOPLE_IN_NEWS = 100_000
_WIDELY_NAMED = 4
_READINESS = 0.3
_DIFFERENT_POSTS = -1.0
_SAME_STORY = 0.5
_SAME_SUBJECT = 0.3

Evidence = tuple[str, float]
"""A reason, as it is shown, with its weight: above 0 for one person, below for two."""

THRESHOLD = 0.0
"""Two are one when their evidence together is above this."""


class Fame:
    """In how many articles people, and capitalised words, are: what many articles share says little."""

    def __init__(self, portraits: Iterable[Portrait]) -> None:
        articles = {portrait.article: portrait for portrait in portraits}
        self.people = Counter(name for portrait in articles.values() for name in portrait.company)
        self.words = Counter(
            word for portrait in articles.values() for word in set().union(*portrait.stories)
        )
        self.articles = len(articles)

    def weight(self, word: str) -> float:
        """How much a word tells of what an article is about (inverse document frequency)."""
        return log10((1 + self.articles) / (1 + self.words[word]))


def bearers(name: Words, references: References) -> float:
    """How many people of the news may be expected to bear a name; well under 1 for a rare one."""
    if name[0] not in references.surnames or len(name) > 4:
        return 0.01
    expected = share("family", name[0]) * share("given", name[-1])
    for middle in name[1:-1]:
        expected *= share("middle", middle)
    if len(name) == 2:
        expected *= 0.1
    return expected * _PEOPLE_IN_NEWS


def weigh(
    name: Words, one: Portrait, other: Portrait, references: References, fame: Fame
) -> tuple[Evidence, ...]:
    """All evidence on whether two portraits under `name` are of one person.

    `fame` tells how widely others are named: to be named with the widely known says little.
    """
    return (
        _rarity(name, references),
        *_posts(one, other, references),
        *_seats(one, other),
        *_age(one, other),
        *_company(one, other, fame),
        *_story(one, other, fame),
        *_standing(one, other),
    )


def score(evidence: Iterable[Evidence]) -> float:
    """The weights together."""
    return sum(weight for _, weight in evidence)


def _rarity(name: Words, references: References) -> Evidence:
    weight = _READINESS - log10(max(bearers(name, references), 1e-3))
    return ("rare name" if weight > 0 else "common name"), weight


def _posts(one: Portrait, other: Portrait, references: References) -> Iterator[Evidence]:
    if not one.posts or not other.posts:
        return
    pairs = [(mine, theirs) for mine in one.posts for theirs in other.posts]
    if any(
        head == other_head and rest and _agree(rest, other_rest, references)
        for (head, rest), (other_head, other_rest) in pairs
    ):
        yield "same post", 2.0
    elif any(len(rest) > 1 and _agree(rest, other_rest, references) for (_, rest), (_, other_rest) in pairs):
        yield "posts at the same body", 1.5
    elif any(
        head == other_head and not (rest and other_rest) for (head, rest), (other_head, other_rest) in pairs
    ):
        yield "posts of one name", 0.7
    else:
        yield "different posts", _DIFFERENT_POSTS


def _agree(one: Words, other: Words, references: References) -> bool:
    """Whether one name of a body is the other, or a shorter way of writing it."""
    ways = ((one, other), (other, one[1:]), (other, one), (one, other[1:]))
    return bool(one and other) and any(shortens(short, full, references.left_out) for short, full in ways)


def _seats(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if one.seats and other.seats:
        yield (
            ("in office in the same province", 1.0)
            if one.seats & other.seats
            else ("in office in two provinces", -1.5)
        )
    elif one.provinces and other.provinces:
        yield ("the same province", 0.5) if one.provinces & other.provinces else ("different provinces", -0.5)


def _age(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if one.born is not None and other.born is not None:
        apart = abs(one.born - other.born)
        if apart <= 1:
            yield "same age", 2.0
        elif apart > 2:
            yield "different age", -4.0


def _company(one: Portrait, other: Portrait, fame: Fame) -> Iterator[Evidence]:
    shared = one.company & other.company
    weight = sum(0.8 if fame.people[name] <= _WIDELY_NAMED else 0.1 for name in sorted(shared))
    if weight:
        yield "named with the same people", min(2.5, weight)


def _story(one: Portrait, other: Portrait, fame: Fame) -> Iterator[Evidence]:
    alike = max((_overlap(a, b, fame) for a in one.stories for b in other.stories), default=0.0)
    if alike > _SAME_STORY:
        yield "the same story", 1.5
    elif alike > _SAME_SUBJECT:
        yield "the same subject", 0.8


def _overlap(one: frozenset[str], other: frozenset[str], fame: Fame) -> float:
    """The share of what tells in the shorter of two articles that the other has as well."""
    shorter = min(sum(fame.weight(word) for word in words) for words in (one, other))
    shared = sum(fame.weight(word) for word in one & other)
    return shared / shorter if shorter > 0 else 0.0


def _standing(one: Portrait, other: Portrait) -> Iterator[Evidence]:
    if one.accused != other.accused and bool(one.posts) != bool(other.posts):
        yield "accused here, in office there", -1.0
