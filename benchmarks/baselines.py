"""Our frames beside two simple ways, on the same articles and scorer: `python benchmarks/baselines.py`.

student
    subject, verb, object from the parse; a verb that the best dictionary of triggers knows makes a frame, whose
    subject and object take the roles that stand before and behind such triggers most often.
svo
    as textacy's `subject_verb_object_triples`: subjects, verbs and objects with their compounds and
    conjuncts, auxiliaries and negations joined to the verb; the same dictionary gives the type.

The dictionary is taken from the training annotations: a word counts where it is a trigger in at least
`SHARE` of the places it stands at, the threshold with the best F1 there. Both ways name fillers by
`resolve_within`, as we do. Writes baselines.md beside this file.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotation import Annotated, read_annotated
from kg.engine import extract_article
from kg.evaluation import ALL, MEASURES, Evaluation, evaluate
from kg.extractors.fillers import filler
from kg.frame import ROLES, Frame, Span
from kg.language import analyse
from kg.resolution import resolve_across, resolve_within

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HERE = Path(__file__).parent
GOLD = Path(os.environ.get("KG_DATA", HERE.parents[1] / "shared")) / "gold"
SHARE = 0.3
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj"))
OBJECTS = frozenset(("obj", "iobj", "dobj"))
JOINED = frozenset(("aux", "aux:pass", "advmod:neg", "compound", "compound:vmod", "compound:svc"))


@dataclass(frozen=True)
class Dictionary:
    """For each trigger word its type; for each type the roles that stand before and behind its triggers."""

    types: dict[str, str]
    before: dict[str, str]
    behind: dict[str, str]


def dictionary(annotated: Sequence[Annotated]) -> Dictionary:
    """The best dictionary that the training articles give."""
    stands: Counter[str] = Counter()
    makes: dict[str, Counter[str]] = defaultdict(Counter)
    sides: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for one in annotated:
        stands.update(token.norm_ for token in analyse(one.article))
        for frame in one.frames:
            makes[frame.trigger_text.lower()][frame.type] += 1
            for role in frame.roles:
                sides[frame.type, role.spans[0] < frame.trigger][role.role] += 1
    types = {
        word: counts.most_common(1)[0][0]
        for word, counts in makes.items()
        if counts.most_common(1)[0][1] >= SHARE * max(stands[word], 1)
    }

    def commonest(before: bool) -> dict[str, str]:
        return {type_: sides[type_, before].most_common(1)[0][0] for type_ in ROLES if sides[type_, before]}

    return Dictionary(types, commonest(True), commonest(False))


def student(doc: Doc, known: Dictionary) -> Iterator[Frame]:
    """A frame for each verb of the dictionary, with its subject and object as the parse cuts them."""
    for token in doc:
        type_ = known.types.get(token.norm_)
        if type_ is not None:
            subjects = [child for child in token.children if child.dep_ in SUBJECTS]
            objects = [child for child in token.children if child.dep_ in OBJECTS]
            yield frame_of(
                doc, token, token, type_, known, [*map(subtree, subjects)], [*map(subtree, objects)]
            )


def svo(doc: Doc, known: Dictionary) -> Iterator[Frame]:
    """A frame for each triple of subject, verb and object, conjuncts apart, whose verb the dictionary knows."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [part for child in verb.children if child.dep_ in SUBJECTS for part in conjuncts(child)]
        objects = [part for child in verb.children if child.dep_ in OBJECTS for part in conjuncts(child)]
        type_ = known.types.get(verb.norm_)
        if type_ is None or not subjects or not objects:
            continue
        words = [child for child in verb.children if child.dep_ in JOINED] + [verb]
        first, last = min(words, key=lambda word: word.i), max(words, key=lambda word: word.i)
        yield frame_of(doc, first, last, type_, known, [*map(compound, subjects)], [*map(compound, objects)])


def frame_of(
    doc: Doc,
    first: Token,
    last: Token,
    type_: str,
    known: Dictionary,
    subjects: Sequence[tuple[int, int]],
    objects: Sequence[tuple[int, int]],
) -> Frame:
    sentence = first.sent
    roles = {}
    for role, ranges in ((known.before.get(type_), subjects), (known.behind.get(type_), objects)):
        found = [one for start, end in ranges if role and (one := filler(doc, role, start, end))]
        if role and found:
            roles[role] = tuple(found)
    return Frame(
        doc._.article.id,
        type_,
        Span.of(doc.text, sentence.start_char, sentence.end_char),
        Span.of(doc.text, first.idx, last.idx + len(last.text)),
        {role: roles[role] for role in ROLES[type_] if role in roles},
    )


def subtree(token: Token) -> tuple[int, int]:
    words = list(token.subtree)
    return words[0].idx, words[-1].idx + len(words[-1].text)


def conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts]


def compound(token: Token) -> tuple[int, int]:
    """A noun with the compounds, names and modifiers that hang on it without a verb between."""
    kept = [token]
    for word in token.subtree:
        if word.dep_ in ("compound", "flat", "flat:name", "nmod", "amod") and word.head in kept:
            kept.append(word)
    return min(word.idx for word in kept), max(word.idx + len(word.text) for word in kept)


def ours(annotated: Sequence[Annotated]) -> Evaluation:
    resolved = resolve_across([extract_article(one.article) for one in annotated], None)
    return evaluate(annotated, (frame for one in resolved.extractions for frame in one.frames))


def baseline(
    way: Callable[[Doc, Dictionary], Iterator[Frame]], known: Dictionary, annotated: Sequence[Annotated]
) -> Evaluation:
    frames: list[Frame] = []
    for one in annotated:
        doc = analyse(one.article)
        frames += resolve_within(doc, tuple(way(doc, known)))
    return evaluate(annotated, frames)


def page(figures: dict[str, Evaluation]) -> str:
    """The figures as a Markdown table, our margin over the better of the two beneath."""
    lines = [
        "# Beside simple ways",
        "",
        "Made by `python benchmarks/baselines.py` on the dev articles; F1.",
        "",
    ]
    lines += ["| way | frame | role | linked | modality |", "| --- | --: | --: | --: | --: |"]
    for name, evaluation in figures.items():
        cells = [f"{evaluation.tallies[ALL][measured].f1:.3f}" for measured in MEASURES]
        lines.append(f"| {name} | {' | '.join(cells)} | {evaluation.modality_accuracy:.3f} |")
    margins = [
        figures["ours"].tallies[ALL][measured].f1
        - max(figures[name].tallies[ALL][measured].f1 for name in ("student", "svo"))
        for measured in MEASURES
    ]
    lines.append(f"| **our margin** | {' | '.join(f'**+{margin:.3f}**' for margin in margins)} | |")
    return "\n".join(lines) + "\n"


def main() -> None:
    if not GOLD.is_dir():
        sys.exit(f"{GOLD}: no gold annotations; name the data folder in KG_DATA")
    known = dictionary(read_annotated(GOLD / "texts", GOLD / "train"))
    dev: list[Annotated] = read_annotated(GOLD / "texts", GOLD / "dev")
    if not analyse(dev[0].article).has_annotation("DEP"):
        sys.exit("the pipeline has no parser: both ways need one")
    figures = {
        "student": baseline(student, known, dev),
        "svo": baseline(svo, known, dev),
        "ours": ours(dev),
    }
    text = page(figures)
    (HERE / "baselines.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
