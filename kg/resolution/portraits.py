"""What one article tells of a person, for comparing people of one name across articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolution.full_names import is_full_name
from kg.resolution.jurisdiction import province_in
from kg.resolution.names import Words, words
from kg.resolution.people import People, Person
from kg.resolution.reading import Reading
from kg.resolution.titles import post_head

_BEHIND = 90
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person as one article shows them.

    `posts` are (post, rest of the title), `seats` the provinces these are in, `born` a year, `accused` whether
    police or courts are after them, `company` the others named there, `provinces` what the article is about,
    `stories` the words that are capitalised inside its sentences, an article each.
    """

    article: str
    posts: frozenset[tuple[Words, Words]] = frozenset()
    seats: frozenset[str] = frozenset()
    born: int | None = None
    accused: bool = False
    company: frozenset[Words] = frozenset()
    provinces: frozenset[str] = frozenset()
    stories: tuple[frozenset[str], ...] = ()


def portraits(reading: Reading, names: Iterable[str]) -> Mapping[str, Portrait]:
    """The portraits of the persons of an article that bear one of `names`."""
    return _Painter(reading).portraits(names)


class _Painter:
    def __init__(self, reading: Reading) -> None:
        article = reading.article
        self.article, self.text = article.id, article.text
        self.known, self.passage, self.places = reading.known, reading.passage, reading.places
        self.people = People(self.passage, self.known, reading.frames, ())
        self.year = _year(article.published, article.text)
        self.story = frozenset(
            word.form
            for word in self.passage.words
            if word.capital and word.gap == " " and len(word.form) > 1
        )
        self.accused = {
            words(filler.entity)
            for frame in reading.frames
            if frame.type == "LegalProceeding"
            for filler in frame.roles.get("target", ())
        }

    def portraits(self, names: Iterable[str]) -> dict[str, Portrait]:
        found = {person.words: person for person in self.people.everyone}
        company = frozenset(found)
        about = self.places.province(len(self.text))
        provinces = frozenset([about] if about else [])
        return {
            name: self._portrait(found.get(words(name), Person(name, words(name))), company, provinces)
            for name in names
            if is_full_name(name, self.known)
        }

    def _portrait(self, person: Person, company: frozenset[Words], provinces: frozenset[str]) -> Portrait:
        heads = ((title, post_head(title, self.known)) for title in person.titles)
        behind = [self._behind(person, spot) for spot in person.spots]
        posts = frozenset((head, title[len(head) :]) for title, head in heads) | self._delegations(behind)
        return Portrait(
            self.article,
            posts=posts,
            seats=frozenset(self._seats(person, posts)),
            born=next((year for text in behind if (year := self._born(text))), None),
            accused=person.words in self.accused,
            company=company - {person.words},
            provinces=provinces,
            stories=(self.story,),
        )

    def _behind(self, person: Person, spot: int) -> str:
        """The text right behind a full mention of a person; empty behind a short one."""
        start = spot + len(person.name)
        return self.text[start : start + _BEHIND] if self.text.startswith(person.name, spot) else ""

    def _born(self, behind: str) -> int | None:
        if match := self.known.born.match(behind):
            return int(match[1])
        if self.year and (match := self.known.aged.match(behind)):
            return self.year - int(match[1])
        return None

    def _seats(self, person: Person, posts: Iterable[tuple[Words, Words]]) -> Iterable[str]:
        """Provinces of the person's posts: as the title says, else what the article is about."""
        for head, rest in posts:
            local = any(rest[:size] in self.known.local_bodies for size in (1, 2, 3, 4))
            if not local and head not in self.known.deputies:
                continue
            named = province_in(" ".join(rest).title())
            if named is None and local:
                named = self.places.province(person.spots[0] if person.spots else 0)
            if named:
                yield named

    def _delegations(self, behind: Iterable[str]) -> frozenset[tuple[Words, Words]]:
        """The delegation that brackets behind a deputy's name give: `đại biểu Nguyễn Văn A (Hà Nội)`."""
        found = (match[1] for text in behind if (match := self.known.delegation.match(text)))
        named = (province for text in found if (province := province_in(text)))
        deputy = min(self.known.deputies, default=())
        return frozenset((deputy, (province,)) for province in named)


def _year(published: str | None, text: str) -> int | None:
    if published:
        return int(published[:4])
    years = [int(year) for year in _YEAR.findall(text)]
    return max(years) if years else None
