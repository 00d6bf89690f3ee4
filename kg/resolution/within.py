"""Inside one article: each filler gets the fullest name the article gives its thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extractors.mentions import read
from kg.frame import ENTITY_KINDS, Filler, Frame, Span
from kg.resolution.doubts import doubted, doubted_by_post, doubted_without_body, runs_over_verb
from kg.resolution.names import Words, starts, words
from kg.resolution.passage import Passage
from kg.resolution.people import People, Person
from kg.resolution.references import references
from kg.resolution.things import Things
from kg.resolution.titles import post_head

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BODIES = ("Organization", "Place")


def resolve_within(doc: Doc | str, frames: Sequence[Frame], language: str = "vi") -> tuple[Frame, ...]:
    """The frames of one article with `entity` of every filler set to the fullest name the article gives.

    `doc` is the article's text, or its Doc, whose names are then known as well. Fillers that name a value
    (`Time`, `Quantity`, `Text`) stay as they are. A phrase for two (`hai bên`) becomes two fillers.
    """
    if isinstance(doc, str):
        text, named = doc, []
    else:
        text, language = doc.text, doc.lang_
        named = [
            (sentence.span_of(mention.start, mention.end), mention.kind)
            for sentence in read(doc)
            for mention in sentence.mentions
        ]
    return _Reader(text, frames, named, language).frames()


class _Reader:
    """Reads one article from its first filler to its last, and keeps in mind what was spoken of."""

    def __init__(
        self, text: str, frames: Sequence[Frame], named: list[tuple[Span, str]], language: str
    ) -> None:
        self.language = language
        self.references = references(language)
        self.passage = Passage(text)
        self.read = frames
        people = [span for span, kind in named if kind == "Person"]
        self.people = People(self.passage, self.references, frames, people)
        self.things = Things(
            self.passage,
            self.references,
            self._named(frames, named, language),
            self.people.taken,
            language,
        )
        self.where = {
            (filler.start, filler.end)
            for frame in frames
            for role in ("place", "destination")
            for filler in frame.roles.get(role, ())
        }
        self.resolved: dict[tuple[int, int, str], tuple[str, ...]] = {}
        self.speakers = sorted(
            (
                (speaker.start, frame.sentence, speaker)
                for frame in frames
                if frame.type in ("Statement", "Directive", "Message")
                for role in ("speaker", "agent")
                for speaker in frame.roles.get(role, ())
            ),
            key=lambda found: found[:2],
        )

    @staticmethod
    def _named(
        frames: Iterable[Frame], named: list[tuple[Span, str]], language: str
    ) -> Iterable[tuple[str, str]]:
        for frame in frames:
            for _, filler in frame.fillers():
                body = filler.kind in _BODIES and runs_over_verb(filler.text, language)
                if filler.kind in ENTITY_KINDS and filler.kind != "Person" and not body:
                    yield filler.text, filler.kind
        for span, kind in named:
            if kind in ENTITY_KINDS and kind != "Person":
                yield span.text, kind

    def frames(self) -> tuple[Frame, ...]:
        fillers = {
            (filler.start, filler.end, filler.kind): filler
            for frame in self.read
            for _, filler in frame.fillers()
            if filler.kind in ENTITY_KINDS
        }
        for at in sorted(fillers):
            self.resolved[at] = self._names_of(fillers[at])
        self.held = frozenset(self._posts_held())
        found = (
            replace(
                frame,
                roles={
                    role: tuple(named for filler in unique(held) for named in self._with_entity(filler))
                    for role, held in frame.roles.items()
                },
                source=next(self._with_entity(frame.source)) if frame.source else None,
            )
            for frame in self.read
        )
        return tuple(doubted_without_body(frame, self.language) for frame in found)

    def _with_entity(self, filler: Filler) -> Iterator[Filler]:
        names = self.resolved.get((filler.start, filler.end, filler.kind), (filler.entity,))
        for name in names:
            found = doubted(replace(filler, entity=name), self.language)
            yield doubted_by_post(found, self.held, self.language)

    def _posts_held(self) -> Iterator[tuple[str, Words]]:
        """Whom frames say to hold a post, each with the post's first words."""
        for frame in self.read:
            if frame.type not in ("HoldsPosition", "Appointment"):
                continue
            for position in frame.roles.get("position", ()):
                head = post_head(words(position.text), self.references)
                for person in frame.roles.get("person", ()):
                    for name in self.resolved.get((person.start, person.end, person.kind), ()):
                        yield name, self.references.same_post.get(head, head)

    def _names_of(self, filler: Filler) -> tuple[str, ...]:
        form = words(filler.text)
        if form in self.references.two:
            pair = self._two(filler)
            if len(pair) == 2:
                return pair
        one = self._person(filler, form) if filler.kind == "Person" else self._thing(filler, form)
        return (one or filler.text,)

    # Persons.

    def _person(self, filler: Filler, form: Words) -> str | None:
        person = self._who(filler, form)
        if person:
            person = self.people.without_more(person)
            self.people.remember(person, filler.start)
            return person.name
        return self._elided(filler, form)

    def _who(self, filler: Filler, form: Words) -> Person | None:
        at = filler.start
        if filler.text[0].isupper() and (person := self.people.named(form, at)):
            return person
        if form in self.references.speaker:
            return self._speaker(at)
        if form in self.references.someone:
            return next(self.people.before(at), None)
        gender = self._gender(form)
        if gender:
            return next(self.people.before(at, gender), None)
        for phrases, find in (
            (self.references.leader, self.people.leading),
            (self.references.counterpart, self.people.of_state),
        ):
            for phrase in phrases:
                if starts(form, phrase) and len(form) > len(phrase):
                    return find(form[len(phrase) :], at)
        if person := self.people.holding(form, at):
            return person
        if form[:1] in self.references.genders and len(form) > 1:
            return self.people.named(form[1:], at)
        return None

    def _gender(self, form: Words) -> str | None:
        """Gender of a pronoun, alone or pointing (`ông ấy`); None for anything else."""
        if form in self.references.genders:
            return self.references.genders[form]
        for pointing in self.references.pointing:
            if form[-len(pointing) :] == pointing and form[: -len(pointing)] in self.references.genders:
                return self.references.genders[form[: -len(pointing)]]
        return None

    def _speaker(self, at: int) -> Person | None:
        """Who speaks where a quotation says `tôi`: the speaker of the same sentence, else the last one."""
        if named := self._named_behind_quotation(at):
            return named
        inside = [speaker for _, sentence, speaker in self.speakers if sentence.start <= at < sentence.end]
        earlier = [speaker for start, _, speaker in self.speakers if start < at]
        for speaker in [*inside, *reversed(earlier)]:
            if speaker.kind == "Person" and words(speaker.text) not in self.references.speaker:
                return self._who(speaker, words(speaker.text))
        return next(self.people.before(at), None)

    def _named_behind_quotation(self, at: int) -> Person | None:
        """The person named right behind the quotation that `at` stands in: `“Tôi đồng ý”, ông A nói`."""
        end = next((end for start, end in self.passage.quotations if start < at < end), None)
        if end is None:
            return None
        return next((p for p in self.people.everyone if any(end < s < end + 30 for s in p.spots)), None)

    def _two(self, filler: Filler) -> tuple[str, ...]:
        """The two that were spoken of last."""
        if filler.kind == "Person":
            return tuple(
                person.name for person, _ in zip(self.people.before(filler.start), "ab", strict=False)
            )
        return self.things.last_two(filler.start)

    # Bodies, places and the rest.

    def _thing(self, filler: Filler, form: Words) -> str | None:
        at = filler.start
        for before in self.references.before:
            if starts(form, before) and self.things.is_state(form[len(before) :]):
                form = form[len(before) :]
                return filler.text.split(maxsplit=len(before))[-1]
        kinds = _BODIES if filler.kind in _BODIES else (filler.kind,)
        if filler.kind == "Position":
            return None
        thing = self.things.pointed_at(form, at, kinds)
        numbered = filler.kind == "Document" and any(word.isdigit() for word in form)
        complete = (
            numbered or form in self.references.national or self.things.is_state(self.things.expand(form))
        )
        if thing is None and not complete:
            thing = self.things.fuller(form, at, kinds)
        if thing:
            self.things.note(thing, at)
            return thing.name
        acts = filler.kind == "Organization" and (filler.start, filler.end) not in self.where
        for name in (
            self.things.acronym(filler.text),
            self.things.listed(filler.text, filler.kind),
            self.things.capital(form) if acts else None,
        ):
            if name:
                return name
        return self._elided(filler, form)

    def _elided(self, filler: Filler, form: Words) -> str | None:
        if form in self.references.national:
            return None
        if filler.kind in _BODIES and (name := self.things.continuation(form, filler.start)):
            return name
        name = self.things.level(form, filler.start)
        return f"{filler.text} {name}" if name else None


def unique(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Fillers without those that repeat a span."""
    return tuple({(filler.start, filler.end, filler.kind): filler for filler in fillers}.values())
