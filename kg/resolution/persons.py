"""Persons across articles, name by name: told apart where what is told of them differs, joined where it agrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from kg.resolution.clusters import group
from kg.resolution.full_names import is_full_name
from kg.resolution.named import Identity, Named, in_article
from kg.resolution.names import Words, bare, one_letter_apart, words
from kg.resolution.portraits import Portrait
from kg.resolution.references import references
from kg.resolution.same_person import Evidence, Fame

_SHORT_WORD = 4
_FAR_BETTER = 5

Blocks = dict[Words, list[Named]]
"""Named persons by the words of their names: only those of one block are ever compared."""


class Persons:
    """The identity of every named person, why it is so, and how many pairs were compared for it."""

    def __init__(self, people: Sequence[Named], languages: Mapping[str, str]) -> None:
        """`people` are all named persons, `languages` those of their articles, by article id."""
        self.known = {article: references(language) for article, language in languages.items()}
        self.identities: dict[Named, Identity] = {}
        self.why: dict[tuple[Named, Identity], tuple[Evidence, ...]] = {}
        self.compared = 0
        self.people = people
        self.full = [thing for thing in people if is_full_name(thing.name, self.known[thing.article])]
        self.blocks = self._blocks(self.full)

    def wanted(self) -> Mapping[str, list[str]]:
        """Whose portraits `tell_apart` needs, by article: of those whose name is in more than one."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for block in self.blocks.values():
            if len({thing.article for thing in block}) > 1:
                for thing in block:
                    wanted[thing.article].append(thing.name)
        return wanted

    def tell_apart(self, shown: Mapping[tuple[str, str], Portrait]) -> None:
        """Give everyone an identity; `shown` are the portraits that are `wanted`, by article and name."""
        fame = Fame(shown.values())
        for name, block in sorted(self.blocks.items()):
            self._tell_apart(name, block, shown, fame)
        self._name_in_part(self.full, [thing for thing in self.people if thing not in self.identities])

    # Which names can be of one person.

    def _blocks(self, full: Sequence[Named]) -> Blocks:
        blocks: Blocks = defaultdict(list)
        for thing in full:
            blocks[words(thing.name)].append(thing)
        self._fold(blocks, lambda name: tuple(bare(word) for word in name), self._unmarked)
        self._fold(blocks, lambda name: name[-1:], self._respelled)
        return blocks

    def _fold(
        self, blocks: Blocks, rough: Callable[[Words], Words], same: Callable[[Words, Words, Blocks], bool]
    ) -> None:
        """Move each name to the one name it is another spelling of, where there is just one."""
        alike: dict[Words, list[Words]] = defaultdict(list)
        for name in sorted(blocks):
            alike[rough(name)].append(name)
        for names in alike.values():
            for name in names:
                targets = [
                    other
                    for other in names
                    if other in blocks and other != name and same(name, other, blocks)
                ]
                if len(targets) == 1 and name in blocks:
                    blocks[targets[0]] += blocks.pop(name)

    @staticmethod
    def _unmarked(name: Words, other: Words, blocks: Blocks) -> bool:
        """Whether `name` was typed without the marks that `other` has."""
        return all(bare(word) == word for word in name)

    def _respelled(self, name: Words, other: Words, blocks: Blocks) -> bool:
        """Whether two foreign names differ in one letter of a longer word, `other` being the commoner."""
        if any(one[0] in self._surnames_of(blocks[one]) for one in (name, other)) or len(name) != len(other):
            return False
        differing = [pair for pair in zip(name, other, strict=True) if pair[0] != pair[1]]
        if len(differing) != 1 or len(differing[0][0]) <= _SHORT_WORD or not one_letter_apart(*differing[0]):
            return False
        return (len(blocks[name]), other) < (len(blocks[other]), name)

    def _surnames_of(self, block: Sequence[Named]) -> frozenset[str]:
        return self.known[block[0].article].surnames

    # Who of one name is who.

    def _tell_apart(
        self, name: Words, block: Sequence[Named], shown: Mapping[tuple[str, str], Portrait], fame: Fame
    ) -> None:
        drawn = {
            thing.article: shown.get((thing.article, thing.name), Portrait(thing.article)) for thing in block
        }
        grouping = group(name, list(drawn.values()), self.known[block[0].article], fame)
        self.compared += grouping.compared
        for found in grouping.groups:
            members = {member.article for member in found.members}
            identity = ("person", " ".join(name), min(members))
            why = dict(found.why)
            for thing in block:
                if thing.article in members:
                    self.identities[thing] = identity
                    self.why[thing, identity] = why.get(thing.article, ())

    # Who is named by a surname alone, or not by name.

    def _name_in_part(self, full: Sequence[Named], rest: Sequence[Named]) -> None:
        """A foreign surname alone is the person far best known by it; all else stays in its article."""
        known_by: dict[str, Counter[Identity]] = defaultdict(Counter)
        given: set[str] = set()
        for thing in full:
            name = words(thing.name)
            if name[0] in self.known[thing.article].surnames:
                given.add(name[-1])
            else:
                known_by[name[-1]][self.identities[thing]] += 1
        for thing in rest:
            name = words(thing.name)
            alone = len(name) == 1 and thing.name[0].isupper() and name[0] not in given
            best = known_by[name[0]].most_common(2) if alone and name[0] in known_by else []
            far_best = best and (len(best) == 1 or best[0][1] >= _FAR_BETTER * best[1][1])
            self.identities[thing] = best[0][0] if far_best else in_article(thing)
