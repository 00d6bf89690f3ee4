"""Extractions for tests, without any language: frames told by the words of a text, entities named as they stand."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from kg.article import Article
from kg.entity import Entity, Event, Extraction, Resolved
from kg.frame import ENTITY_KINDS, MODALITIES, QUALIFIERS, ROLES, Filler, Frame, Span
from kg.rdf.vocabulary import BASE, LITERAL_ROLES

TEXT = (
    "Trường Đại học Lam Sơn đón nhận huân chương\n"
    "Sáng 12/5/2024, Bí thư Tỉnh ủy Đỗ Khánh Linh trao tặng Huân chương Lao động cho Trường Đại học Lam Sơn.\n"
    "Trường Đại học Lam Sơn đón nhận huân chương\n"
    "Nhà trường có trên 1,2 vạn sinh viên."
)


def span(text: str, words: str, after: int = 0) -> Span:
    """The first place of some words in a text, from an offset on."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def filler(text: str, words: str, kind: str, entity: str | None = None, after: int = 0) -> Filler:
    found = span(text, words, after)
    return Filler(found.start, found.end, words, kind, entity or words)


def sample_article(article_id: str = "lam-son", text: str = TEXT) -> Article:
    return Article(article_id, text, published="2024-05-13", source=f"{article_id}.txt")


def sample_extraction(article_id: str = "lam-son", text: str = TEXT) -> Extraction:
    """An award told twice in the same words, its details in between, a post, and a figure."""
    headline, award, figure = (span(text, line) for line in dict.fromkeys(text.split("\n")))
    again = span(text, headline.text, headline.end)
    school = "Trường Đại học Lam Sơn"
    return Extraction(
        sample_article(article_id, text),
        (
            Frame(
                article_id,
                "Award",
                headline,
                span(text, "đón nhận"),
                {"recipient": (filler(text, school, "Organization"),)},
                why=("rule:award-receive",),
            ),
            Frame(
                article_id,
                "HoldsPosition",
                award,
                span(text, "Bí thư"),
                {
                    "person": (filler(text, "Đỗ Khánh Linh", "Person"),),
                    "position": (filler(text, "Bí thư", "Position"),),
                    "organization": (filler(text, "Tỉnh ủy", "Organization", "Tỉnh ủy Lam Sơn"),),
                },
            ),
            Frame(
                article_id,
                "Award",
                award,
                span(text, "trao tặng"),
                {
                    "agent": (filler(text, "Đỗ Khánh Linh", "Person"),),
                    "recipient": (filler(text, school, "Organization", after=award.start),),
                    "award": (filler(text, "Huân chương Lao động", "Honour"),),
                    "time": (filler(text, "Sáng 12/5/2024", "Time", "2024-05-12"),),
                },
                confidence=0.9,
            ),
            Frame(
                article_id,
                "Award",
                again,
                span(text, "đón nhận", again.start),
                {"recipient": (filler(text, school, "Organization", after=again.start),)},
                why=("rule:award-receive",),
            ),
            Frame(
                article_id,
                "Statistic",
                figure,
                span(text, "có", figure.start),
                {
                    "subject": (filler(text, "Nhà trường", "Organization", school),),
                    "measure": (filler(text, "sinh viên", "Text"),),
                    "value": (replace(filler(text, "1,2 vạn", "Quantity", "12000"), qualifier="over"),),
                    "time": (filler(text, "Sáng 12/5/2024", "Time", "2024-05-12"),),
                },
            ),
        ),
    )


def resolved(*extractions: Extraction) -> Resolved:
    """Each name of a kind is one entity, each asserted frame an event of its own."""
    entities: dict[str, Entity] = {}
    posts: dict[tuple[str, str], str] = {}
    told = [
        replace(one, frames=tuple(_identified(frame, entities, posts) for frame in one.frames))
        for one in extractions
    ]
    events = tuple(
        Event(_iri("event", f"{one.article.id} {index}"), frame.type, ((one.article.id, index),))
        for one in told
        for index, frame in enumerate(one.frames)
        if frame.modality == "asserted"
    )
    return Resolved(tuple(told), entities, posts, events)


def _identified(frame: Frame, entities: dict[str, Entity], posts: dict[tuple[str, str], str]) -> Frame:
    def one(filler: Filler) -> Filler:
        if filler.kind not in ENTITY_KINDS:
            return filler
        iri = _iri(filler.kind, filler.entity)
        entities[iri] = Entity(iri, filler.kind, {"vi": filler.entity})
        return replace(filler, iri=iri)

    roles = {role: tuple(sorted(map(one, fillers), key=_order)) for role, fillers in frame.roles.items()}
    for position, body in product(roles.get("position", ()), roles.get("organization", ())):
        if position.iri and body.iri:
            name = f"{position.entity} {body.entity}"
            iri = posts[position.iri, body.iri] = _iri("post", name)
            entities[iri] = Entity(iri, "Post", {"vi": name}, post_role=position.iri, post_in=body.iri)
    return replace(frame, roles=roles, source=one(frame.source) if frame.source else None)


def _iri(kind: str, name: str) -> str:
    return f"{BASE}entity/{kind.lower()}/{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _order(one: Filler) -> tuple[int, int, str]:
    return one.start, one.end, one.iri or ""


WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\n\r")
    | st.sampled_from("\"'\\<>{}|^`%#?&;=\t\x00\x0b\x1b\x7f\u2028\u202e\ufeff\ufffe😀đĐ"),
    min_size=1,
    max_size=6,
).filter(lambda word: word.strip() != "")
"""Words nobody writes in a newspaper: quotes, brackets, control characters, marks that turn the line around."""


@st.composite
def extractions(draw: st.DrawFn, fewest: int = 0) -> Extraction:
    """An article of such words, with `fewest` to 3 frames a sentence, of any type on any of its words."""
    article_id = draw(
        WORDS | st.text(string.ascii_lowercase + string.digits + "/-.", min_size=1, max_size=12)
    )
    lines = draw(st.lists(st.lists(WORDS, min_size=2, max_size=6), min_size=1, max_size=3))
    spans: list[list[Span]] = []
    text = ""
    for number, words in enumerate(lines):
        text += f"{number} "
        spans.append([])
        for word in words:
            spans[-1].append(Span(len(text), len(text) + len(word), word))
            text += f"{word} "
        text += "\n"
    frames: dict[tuple[str, int], Frame] = {}
    for line in spans:
        first = text.rindex("\n", 0, line[0].start) + 1 if "\n" in text[: line[0].start] else 0
        sentence = Span.of(text, first, line[-1].end)
        for frame in draw(st.lists(_frames(article_id, sentence, line), min_size=fewest, max_size=3)):
            frames.setdefault((frame.type, frame.trigger.start), frame)
    ordered = sorted(frames.values(), key=lambda one: (one.sentence.start, one.trigger.start, one.type))
    return Extraction(Article(article_id, text), tuple(ordered))


@st.composite
def _frames(draw: st.DrawFn, article_id: str, sentence: Span, words: Sequence[Span]) -> Frame:
    name = draw(st.sampled_from(list(ROLES)))
    roles = {}
    for role in ROLES[name]:
        places = draw(st.lists(st.sampled_from(list(words)), unique=True, max_size=2))
        if places:
            roles[role] = tuple(draw(_fillers(place, role)) for place in sorted(places))
    return Frame(
        doc=article_id,
        type=name,
        sentence=sentence,
        trigger=draw(st.sampled_from(list(words))),
        roles=roles,
        modality=draw(st.sampled_from(MODALITIES)),
        confidence=draw(st.integers(0, 100)) / 100,
        cue=draw(st.none() | st.sampled_from(list(words))),
        source=draw(st.none() | st.sampled_from(list(words)).flatmap(lambda place: _fillers(place, "agent"))),
        why=tuple(sorted(draw(st.sets(WORDS, max_size=2)))),
    )


@st.composite
def _fillers(draw: st.DrawFn, place: Span, role: str) -> Filler:
    if role == "time":
        value = draw(
            st.sampled_from(["2017", "2017-04", "2017-04-09", "2007-04-11/2017-04-11", "2017-02-30"]) | WORDS
        )
        return Filler(*_ends(place), "Time", value)
    if role == "value":
        return Filler(*_ends(place), "Quantity", draw(_numbers()), None, draw(st.sampled_from(QUALIFIERS)))
    kinds = ("Text", "Quantity") if role in LITERAL_ROLES else (*ENTITY_KINDS, "Text", "Quantity")
    kind = draw(st.sampled_from(kinds))
    if kind == "Quantity":
        return Filler(*_ends(place), kind, draw(_numbers()))
    return Filler(*_ends(place), kind, draw(WORDS) if kind in ENTITY_KINDS else place.text)


def _numbers() -> st.SearchStrategy[str]:
    return st.integers(0, 10**12).map(str) | st.sampled_from(["0.5", "12.34", "1200000.7"])


def _ends(place: Span) -> tuple[int, int, str]:
    return place.start, place.end, place.text


def union(graphs: Iterable[object]) -> object:
    """One rdflib graph of all the triples of several."""
    from kg.rdf.vocabulary import new_graph

    together = new_graph()
    for graph in graphs:
        for triple in graph:  # type: ignore[attr-defined]
            together.add(triple)
    return together
