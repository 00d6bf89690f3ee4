"""What one article tells of a person, for comparing people of one name across articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.entity import Extraction
from kg.resolution.jurisdiction import territory
from kg.resolution.names import Words, words
from kg.resolution.passage import Passage
from kg.resolution.people import People, Person, is_full_name, post_head
from kg.resolution.references import References, references

_BORN = re.compile(
    r"^.{0,4}\((?:[^()\n]{0,30}?)(?:sn|sinh năm|sinh)\s*(?:\d{1,2}[/-]\d{1,2}[/-])?(19\d\d)", re.IGNORECASE
)
_AGED = re.compile(r"^.{0,4}(?:\(|, )(?:[^()\n]{0,12}?)(\d{2}) tuổi", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COURTS = frozenset({"LegalProceeding"})


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person as one article shows them. `posts` are (post, rest of the title), `company` others named there."""

    article: str
    posts: frozenset[tuple[Words, Words]] = frozenset()
    born: int | None = None
    accused: bool = False
    company: frozenset[Words] = frozenset()
    provinces: frozenset[str] = frozenset()
    states: frozenset[Words] = frozenset()
    year: int | None = None


def portraits(extraction: Extraction, names: Iterable[str]) -> Mapping[str, Portrait]:
    """The portraits of the persons of an article that bear one of `names`."""
    article = extraction.article
    known = references(article.language)
    passage = Passage(article.text)
    people = People(passage, known, extraction.frames, ())
    places = territory(passage, known)
    provinces = frozenset(notation for _, notation in places.provinces)
    states = frozenset(state for state in known.states if next(passage.occurrences(state), None))
    year = _year(article.published, article.text)
    accused = {
        words(filler.entity)
        for frame in extraction.frames
        if frame.type in _COURTS
        for filler in frame.roles.get("target", ())
    }
    by_words = {person.words: person for person in people.everyone}
    company = frozenset(by_words)
    return {
        name: Portrait(
            article.id,
            posts=_posts(by_words.get(words(name)), known),
            born=_born(by_words.get(words(name)), article.text, year),
            accused=words(name) in accused,
            company=company - {words(name)},
            provinces=provinces,
            states=states,
            year=year,
        )
        for name in names
        if is_full_name(name, known)
    }


def _posts(person: Person | None, known: References) -> frozenset[tuple[Words, Words]]:
    if person is None:
        return frozenset()
    heads = ((title, post_head(title, known)) for title in person.titles)
    return frozenset((head, title[len(head) :]) for title, head in heads)


def _born(person: Person | None, text: str, year: int | None) -> int | None:
    for spot in person.spots if person else ():
        behind = text[spot : spot + 80]
        behind = behind[len(person.name) :] if person and behind.startswith(person.name) else ""
        if match := _BORN.match(behind):
            return int(match[1])
        if year and (match := _AGED.match(behind)):
            return year - int(match[1])
    return None


def _year(published: str | None, text: str) -> int | None:
    if published:
        return int(published[:4])
    years = [int(year) for year in _YEAR.findall(text)]
    return max(years) if years else None
