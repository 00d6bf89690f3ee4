"""Annotated articles as examples for the taggers."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "annotations"), str(HERE.parent.parent)]

from annotations import AnnotatedArticle, AnnotatedFiller, AnnotatedFrame, read, read_empty  # noqa: E402

from kg.article import Article  # noqa: E402
from kg.extractors import crossings, inputs, rule_frames  # noqa: E402
from kg.extractors.slots import slot_of  # noqa: E402
from kg.extractors.words import Words, words_of  # noqa: E402
from kg.frame import Frame  # noqa: E402
from kg.language import analyse  # noqa: E402

DATA = Path(os.environ.get("KG_DATA", HERE.parents[2] / "shared"))
OUT = HERE.parent.parent / "kg" / "language" / "vi" / "frames_model"
TRAIN = HERE.parent / "annotations" / "train.jsonl"
EMPTY = HERE.parent / "annotations" / "empty.jsonl"
EXPECTED = HERE.parent.parent / "tests" / "extractors"
TIMES = 2
"""How often the project's own sentences are shown for each time that an article is."""

Example = tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]
"""Of each word of a sentence its columns, its crossings, its label."""
SEEN = 2
"""How often a word must stand in the training articles to have a number of its own."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """An annotated article, its words and what the rules say of it."""

    article: AnnotatedArticle
    words: Words
    ruled: tuple[Frame, ...]


def expected(folder: Path) -> Iterator[Analysed]:
    """The project's own sentences (tests/extractors/*.expect), each an article with its frames."""
    for path in sorted(folder.glob("*.expect")):
        sentence, lines = "", list[str]()
        for line in [*path.read_text(encoding="utf-8").splitlines(), "."]:
            if line.startswith(" ") and line.strip():
                lines.append(line)
            elif line.strip() and not line.startswith("#"):
                if sentence:
                    article = AnnotatedArticle(f"{path.stem}: {sentence}", sentence, None, ())
                    yield read_in(replace(article, frames=tuple(expected_frames(sentence, lines))))
                sentence, lines = line, []


def expected_frames(sentence: str, lines: Sequence[str]) -> Iterator[AnnotatedFrame]:
    """The frames under a sentence; words are found where they stand next to the trigger."""
    for i, line in enumerate(lines):
        if line.startswith(" " * 8):
            continue
        type_, _, words = line.strip().partition(" ")
        words, _, modality = words.partition(" (")
        trigger = found(words, sentence, (0, 0))
        fillers = []
        for below in lines[i + 1 :]:
            if not below.startswith(" " * 8):
                break
            role, _, text = below.strip().partition(": ")
            text = text.partition(" = ")[0]
            start, end = found(text if text in sentence else text.rpartition(" (")[0], sentence, trigger)
            fillers.append(AnnotatedFiller(role, start, end, ""))
        mood = modality.partition(":")[0] or "asserted"
        yield AnnotatedFrame(type_, mood, (0, len(sentence)), trigger, tuple(fillers))


def found(words: str, sentence: str, near: tuple[int, int]) -> tuple[int, int]:
    """Where words stand in a sentence, nearest to an offset range."""
    starts = [i for i in range(len(sentence)) if sentence.startswith(words, i)]
    start = min(starts, key=lambda at: min(abs(at - near[1]), abs(near[0] - at - len(words))))
    return start, start + len(words)


def analysed(packed: Path) -> Iterator[Analysed]:
    """The annotated articles of a file, joined with the texts of KG_DATA and analysed."""
    yield from map(read_in, read(DATA / "gold" / "texts", packed))


def empty(packed: Path) -> Iterator[Analysed]:
    """Articles on kitchens, sport and stars, chosen by key words and looked through: nothing is to be found."""
    yield from map(read_in, read_empty(DATA / "data" / "news" / "news.jsonl.xz", packed))


def read_in(article: AnnotatedArticle) -> Analysed:
    """An annotated article as the pipeline and the rules see it."""
    doc = analyse(Article(article.id, article.text, published=article.published))
    ruled = tuple(rule_frames(doc))
    return Analysed(article, words_of(doc, ruled), ruled)


def fold_of(article: str, folds: int) -> int:
    """The fold an article is held out in: by its id alone."""
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % folds


def vocabularies_of(articles: Iterable[Words], vector_words: Sequence[str]) -> dict[str, dict[str, int]]:
    """Numbers for the words, syllables, tags, names and shapes of training articles, and for known vectors."""
    counts = {name: Counter[str]() for name in ("word", "syllable", "tag", "name", "shape", "rule")}
    for words in articles:
        counts["word"].update(norm for norm in words.norms if not norm.isspace())
        counts["syllable"].update(syllable for norm in words.norms for syllable in norm.split())
        counts["tag"].update(words.tags)
        counts["name"].update(words.names)
        counts["shape"].update(words.shapes)
        counts["rule"].update(words.rules)
    least = {"word": SEEN, "syllable": SEEN + 1}
    found = {
        name: inputs.numbered(sorted(item for item, n in counter.items() if n >= least.get(name, 1)))
        for name, counter in counts.items()
    }
    return found | {"vector": inputs.numbered(vector_words)}


def trigger_labels(words: Words, frames: Sequence[AnnotatedFrame]) -> numpy.ndarray:
    """The number of each word's label; of two triggers on one word the first annotated counts."""
    labels = numpy.zeros(len(words.norms), dtype=numpy.int64)
    for frame in frames:
        start, end = words.covered(*frame.trigger)
        if start < end and not labels[start:end].any():
            begin = inputs.TRIGGER_LABELS.index(f"B-{frame.type}")
            labels[start] = begin
            labels[start + 1 : end] = begin + 1
    return labels


def trigger_examples(
    item: Analysed, vocabularies: inputs.Vocabularies, clusters: Sequence[int]
) -> Iterator[Example]:
    """One example a sentence."""
    table = inputs.columns(item.words, vocabularies, clusters)
    labels = trigger_labels(item.words, item.article.frames)
    for start, end in item.words.sentences:
        yield table[start:end], crossings.trigger_crossings(table[start:end]), labels[start:end]


def role_examples(
    item: Analysed, vocabularies: inputs.Vocabularies, clusters: Sequence[int]
) -> Iterator[Example]:
    """One example a frame: of fillers that overlap the shorter counts."""
    table = inputs.columns(item.words, vocabularies, clusters)
    ruled = inputs.predicates_of(item.words, item.ruled)
    placed = [
        (frame, predicate)
        for frame in item.article.frames
        if (predicate := inputs.predicate_at(item.words, frame.type, *frame.trigger)) is not None
    ]
    others = [predicate for _, predicate in placed]
    for frame, predicate in placed:
        start, end = item.words.sentences[predicate.sentence]
        labels = numpy.zeros(end - start, dtype=numpy.int64)
        for filler in sorted(frame.fillers, key=lambda filler: filler.start - filler.end):
            first, last = item.words.covered(filler.start, filler.end)
            inputs.label_range(labels, first - start, last - start, slot_of(frame.type, filler.role))
        rule = inputs.ruled_by(predicate, ruled)
        rows = inputs.role_columns(table, item.words, predicate, others, rule)
        yield rows, crossings.role_crossings(rows), labels
