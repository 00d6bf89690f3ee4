"""The learned model: triggers by one network, the roles of each by another, both told what the rules say.

How it is trained, and what each part is worth: training/frames and docs/extraction.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extractors import decoding, inputs
from kg.extractors.confidence import Confidence
from kg.extractors.crossings import role_crossings, trigger_crossings
from kg.extractors.fillers import filler
from kg.extractors.inputs import Predicate
from kg.extractors.network import Network
from kg.extractors.rules import is_maybe
from kg.extractors.words import Words, words_of
from kg.frame import ROLES, Filler, Frame, Span
from kg.language.vi.orthography import normal_form

if TYPE_CHECKING:
    from numpy import ndarray
    from spacy.tokens import Doc

LANGUAGES = Path(__file__).parent.parent / "language"
VECTOR_STEPS, WIDE_STEPS = 64, 32
"""Word vectors are kept as whole numbers of 1/64, the weights of crossings of 1/32."""
PROPOSED = 0.05
"""How likely the network must find a trigger for it to be weighed at all."""


@dataclass(frozen=True)
class Model:
    """The networks of a language; of several for one task the mean probability counts."""

    vocabularies: inputs.Vocabularies
    clusters: Sequence[int]
    triggers: Sequence[Network]
    roles: Sequence[Network]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trigger that may be one: what the network gives it, and the rules' frame there if there is one."""

    probability: float
    ruled: Frame | None


def candidates(doc: Doc, ruled: Sequence[Frame]) -> Iterator[Frame]:
    """The frames of a `Doc`, given those that the rules see; these alone where its language has no model.

    Modality, inherited time and place are decided later.
    """
    model = load(doc._.article.language)
    if model is None:
        yield from (frame for frame in ruled if not is_maybe(frame))
        return
    words = words_of(doc, ruled)
    table = inputs.columns(words, model.vocabularies, model.clusters)
    proposals = proposed(model.triggers, words, table, inputs.predicates_of(words, ruled))
    judged = {
        predicate: confidence
        for predicate, proposal in proposals.items()
        if (confidence := model.confidence.of(predicate.type, proposal.probability, proposal.ruled))
        >= model.confidence.least
    }
    rows = role_rows(
        model.roles, words, table, {predicate: proposals[predicate].ruled for predicate in judged}
    )
    frames = [
        frame_of(doc, words, predicate, proposals[predicate], confidence, probabilities)
        for (predicate, confidence), probabilities in zip(judged.items(), rows, strict=True)
    ]
    yield from told_once([*frames, *more_counts(frames, ruled)])


def proposed(
    networks: Sequence[Network], words: Words, table: ndarray, ruled: Mapping[Predicate, Frame]
) -> dict[Predicate, Proposal]:
    """Every trigger that the network finds at all likely, and every one that a rule sees."""
    sequences = [table[start:end] for start, end in words.sentences]
    rows = mean(networks, sequences, [trigger_crossings(sequence) for sequence in sequences])
    found: dict[Predicate, Proposal] = {}
    for number, ((start, _), probabilities) in enumerate(zip(words.sentences, rows, strict=True)):
        for scored in decoding.triggers(probabilities, PROPOSED):
            predicate = Predicate(scored.label, start + scored.start, start + scored.end, number)
            found[predicate] = Proposal(scored.score, inputs.ruled_by(predicate, ruled))
    seen = {id(proposal.ruled) for proposal in found.values()}
    for predicate, frame in ruled.items():
        if id(frame) not in seen:
            start, _ = words.sentences[predicate.sentence]
            begins = rows[predicate.sentence][predicate.start - start : predicate.end - start]
            label = inputs.TRIGGER_LABELS.index(f"B-{predicate.type}")
            found[predicate] = Proposal(float(begins[:, label].max()), frame)
    return apart(found)


def apart(found: Mapping[Predicate, Proposal]) -> dict[Predicate, Proposal]:
    """Of proposals of one type that touch one another the likeliest, in the order of the text."""
    kept: list[Predicate] = []
    for predicate in sorted(found, key=lambda predicate: -found[predicate].probability):
        if not any(
            other.type == predicate.type and other.start <= predicate.end and predicate.start <= other.end
            for other in kept
        ):
            kept.append(predicate)
    return {predicate: found[predicate] for predicate in sorted(kept, key=lambda one: (one.start, one.type))}


def role_rows(
    networks: Sequence[Network], words: Words, table: ndarray, predicates: Mapping[Predicate, Frame | None]
) -> list[ndarray]:
    """The probabilities of role labels in the sentence of each predicate, given what the rules say of it."""
    sequences = [
        inputs.role_columns(table, words, predicate, predicates, ruled)
        for predicate, ruled in predicates.items()
    ]
    return mean(networks, sequences, [role_crossings(sequence) for sequence in sequences])


def mean(
    networks: Sequence[Network], sequences: Sequence[ndarray], crossed: Sequence[ndarray]
) -> list[ndarray]:
    """The mean of what several networks say of each sequence."""
    if not sequences:
        return []
    import numpy

    said = [network.probabilities(sequences, crossed) for network in networks]
    return [numpy.mean(rows, axis=0) for rows in zip(*said, strict=True)]


def frame_of(
    doc: Doc,
    words: Words,
    predicate: Predicate,
    proposal: Proposal,
    confidence: float,
    probabilities: ndarray,
) -> Frame:
    """The frame of a trigger with the roles that the network gives it."""
    start, end = words.sentences[predicate.sentence]
    why = [reason for reason in proposal.ruled.why if reason.startswith("rule:")] if proposal.ruled else []
    why.append(f"model:triggers {proposal.probability:.2f}")
    roles: dict[str, list[Filler]] = {}
    taken: set[tuple[int, int]] = set()
    for scored in sorted(decoding.roles(probabilities, predicate.type), key=lambda scored: -scored.score):
        first, last = words.starts[start + scored.start], words.ends[start + scored.end - 1]
        found = filler(doc, scored.label, first, last)
        if found is not None and (found.start, found.end) not in taken:
            taken.add((found.start, found.end))
            roles.setdefault(scored.label, []).append(replace(found, confidence=round(scored.score, 2)))
            why.append(f"{scored.label}:model {scored.score:.2f}")
    return Frame(
        doc=doc._.article.id,
        type=predicate.type,
        sentence=Span.of(doc._.article.text, words.starts[start], words.ends[end - 1]),
        trigger=Span.of(doc._.article.text, words.starts[predicate.start], words.ends[predicate.end - 1]),
        roles={role: in_order(roles[role]) for role in ROLES[predicate.type] if role in roles},
        confidence=round(confidence, 2),
        why=tuple(why),
    )


def in_order(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(sorted(fillers, key=lambda filler: filler.start))


def more_counts(frames: Sequence[Frame], ruled: Iterable[Frame]) -> Iterator[Frame]:
    """Counts that hang on a verb with another: the rules tell them apart, the network sees one trigger."""
    by_trigger = {(frame.type, frame.trigger): frame for frame in frames if frame.type == "Statistic"}
    for rule in ruled:
        found = by_trigger.get((rule.type, rule.trigger))
        if found is not None and not is_maybe(rule) and rule.roles.get("value") != found.roles.get("value"):
            yield replace(rule, confidence=found.confidence)


def told_once(frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames, each post of a person only once: where the rules see it told in full, else at its first."""
    known: set[tuple[str, str]] = set()
    told: set[int] = set()
    for frame in sorted(frames, key=lambda frame: not frame.why[0].startswith("rule:")):
        if frame.type == "HoldsPosition":
            holders = {
                (last_name(holder), post) for holder in frame.roles.get("person", ()) for post in posts(frame)
            }
            if holders and holders <= known:
                told.add(id(frame))
            known |= holders
    return (frame for frame in frames if id(frame) not in told)


def last_name(person: Filler) -> str:
    return normal_form(person.text).split()[-1]


def posts(frame: Frame) -> Iterator[str]:
    for post in frame.roles.get("position", ()) or (frame.trigger,):
        yield normal_form(post.text)


@cache
def load(language: str) -> Model | None:
    """The model of a language, read once per process; None where there is none."""
    folder = LANGUAGES / language / "frames_model"
    return read_model(folder) if (folder / "confidence.json").exists() else None


def read_model(folder: Path) -> Model:
    """The model that training/frames/train.py wrote into a folder."""
    import numpy

    lists = json.loads((folder / "vocabularies.json").read_text(encoding="utf-8"))
    lists["vector"] = (folder / "vectors.txt").read_text(encoding="utf-8").splitlines()
    with numpy.load(folder / "vectors.npz") as saved:
        vectors, clusters = saved["vectors"], saved["clusters"]
    empty = numpy.zeros((inputs.FIRST, vectors.shape[1]))
    vectors = numpy.vstack([empty, vectors / VECTOR_STEPS]).astype("f4")

    def networks(task: str, columns: tuple[str, ...]) -> list[Network]:
        return [read_network(path, vectors, columns) for path in sorted(folder.glob(f"{task}-*.npz"))]

    return Model(
        {name: inputs.numbered(items) for name, items in lists.items()},
        [inputs.PADDING, inputs.UNKNOWN, *clusters.tolist()],
        networks("triggers", inputs.COLUMNS),
        networks("roles", (*inputs.COLUMNS, *inputs.ROLE_COLUMNS)),
        Confidence(**json.loads((folder / "confidence.json").read_text(encoding="utf-8"))),
    )


def read_network(path: Path, vectors: ndarray, columns: tuple[str, ...]) -> Network:
    import numpy

    with numpy.load(path) as saved:
        weights = {name: saved[name].astype("f4") for name in saved.files}
    weights["wide"] /= WIDE_STEPS
    return Network(weights | {"embed.vector": vectors}, columns)
