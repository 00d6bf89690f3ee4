"""What a page shows: entities, frames with their sentences and articles, and plain triples.

Everything in a scene has a sentence. Offsets are Unicode code points of the article, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """Where sentences come from. `date` is ISO 8601; what is not known is empty."""

    id: str
    title: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article `article` (an id), which starts there at `start`."""

    id: str
    article: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing: labels by language (`vi`, `en`), and every other way it was named."""

    id: str
    kind: str
    labels: Mapping[str, str]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of a frame: an entity's id, or a value.

    `text` are the words as they stand from `start` to `end` in `sentence` (an id; another than the frame's
    own where a time or place is inherited), `value` what they mean: ISO 8601, a number, or the words.
    """

    role: str
    text: str
    start: int
    end: int
    sentence: str
    entity: str | None = None
    value: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One event or relation as a sentence states it.

    Frames with the same `event` tell of one event. `not_before` and `not_after` are ISO dates, or empty.
    `why` names the rules, or the model and its score; `on_word_of` is who a reported frame stands on.
    """

    id: str
    type: str
    sentence: str
    trigger: tuple[int, int]
    fillers: tuple[Filler, ...]
    modality: str = "asserted"
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    on_word_of: str = ""
    event: str = ""
    not_before: str = ""
    not_after: str = ""

    def entities(self) -> tuple[str, ...]:
        """Ids of the entities that take part, each once, in role order."""
        return tuple(dict.fromkeys(filler.entity for filler in self.fillers if filler.entity))


@dataclass(frozen=True, slots=True)
class Triple:
    """A plain triple between two entities, with the ids of the frames that are its evidence."""

    subject: str
    relation: str
    object: str
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How the relation of plain triples named `id` (`awarded`) is called, by language."""

    id: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one page can show. Mappings are by id."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    frames: Mapping[str, Frame] = field(default_factory=dict)
    triples: tuple[Triple, ...] = ()
    relations: Mapping[str, Relation] = field(default_factory=dict)

    def period(self) -> tuple[str, str]:
        """First and last day of what is told, as ISO dates; empty where nothing is dated."""
        starts = [frame.not_before for frame in self.frames.values() if frame.not_before]
        ends = [frame.not_after for frame in self.frames.values() if frame.not_after]
        return min(starts, default=""), max(ends, default="")

    def events(self) -> Iterator[tuple[Frame, ...]]:
        """The frames of each event together; a frame that is told of no event stands alone."""
        told: dict[str, list[Frame]] = {}
        for frame in self.frames.values():
            told.setdefault(frame.event or frame.id, []).append(frame)
        return map(tuple, told.values())


def keep(scene: Scene, frames: Mapping[str, Frame]) -> Scene:
    """The part of `scene` that `frames` tell of: only their entities, sentences, articles and triples."""
    entities = {entity for frame in frames.values() for entity in frame.entities()}
    triples = []
    for triple in scene.triples:
        evidence = tuple(frame for frame in triple.frames if frame in frames)
        if evidence:
            entities.update((triple.subject, triple.object))
            triples.append(Triple(triple.subject, triple.relation, triple.object, evidence))
    sentences = {frame.sentence for frame in frames.values()}
    sentences.update(filler.sentence for frame in frames.values() for filler in frame.fillers)
    articles = {scene.sentences[sentence].article for sentence in sentences}
    return Scene(
        articles={id: article for id, article in scene.articles.items() if id in articles},
        sentences={id: sentence for id, sentence in scene.sentences.items() if id in sentences},
        entities={id: entity for id, entity in scene.entities.items() if id in entities},
        frames=frames,
        triples=tuple(triples),
        relations=scene.relations,
    )
