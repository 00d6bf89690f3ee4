"""The Vietnamese Treebank (UD Vietnamese-VTB), read for training: no sentence of its test part left in.

`dev-1` is an unreleased part: its sentences, like those of `train` and `dev`, are used only where they do not
occur in `test` and have not been seen before. Its parts of speech are left out (it calls prepositions adverbs).
`train`, whose annotation is nearest to that of `test`, is learned from twice. Relations are the universal ones:
the subtypes differ from part to part. Every tenth sentence is held out, to choose by.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[2] / "shared")) / "data"
PARTS_TO_LEARN_FROM = ("train", "dev", "dev-1")
WITHOUT_TAGS = "dev-1"
LEARNED_TWICE = "train"
RUN = 8  # this many words in a row make two sentences the same


@dataclass(frozen=True)
class Sentence:
    """One tree: for each word its form, part of speech, head (0 is the root) and relation."""

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.forms)


def read(part: str) -> Iterator[Sentence]:
    """The sentences of a part of the treebank, in order."""
    path = DATA / "treebank" / "vi_vtb" / f"vi_vtb-ud-{part}.conllu"
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        forms, tags, heads, relations = (tuple(row[column] for row in rows) for column in (1, 3, 6, 7))
        yield Sentence(forms, tags, tuple(map(int, heads)), relations)


def to_train_on(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences as the parser learns from them: see above."""
    twice, untagged = ({s.forms for s in read(part)} for part in (LEARNED_TWICE, WITHOUT_TAGS))
    return [
        replace(sentence, tags=("",) * len(sentence.forms)) if sentence.forms in untagged else sentence
        for sentence in [*sentences, *(s for s in sentences if s.forms in twice)]
    ]


def to_learn() -> tuple[list[Sentence], list[Sentence]]:
    """Sentences to train on and sentences held out."""
    seen = {run for sentence in read("test") for run in _runs(sentence)}
    kept: list[Sentence] = []
    for part in PARTS_TO_LEARN_FROM:
        for sentence in read(part):
            runs = _runs(sentence)
            if not runs & seen:
                kept.append(sentence)
                seen |= {run for run in runs if len(run) > 4}
    return [s for i, s in enumerate(kept) if i % 10], kept[::10]


def _runs(sentence: Sentence) -> set[tuple[str, ...]]:
    """Every run of `RUN` words, or the whole of a shorter sentence."""
    words = tuple(form.lower() for form in sentence.forms)
    return {words[i : i + RUN] for i in range(max(1, len(words) - RUN + 1))}


def parsed(nlp: Language, sentences: Iterable[Sequence[str]]) -> list[Doc]:
    """What the models of a pipeline say of sentences whose words are given."""
    from spacy.tokens import Doc

    docs = [Doc(nlp.vocab, words=list(words)) for words in sentences]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    for _, component in nlp.pipeline:
        if hasattr(component, "pipe"):  # a model, not a rule
            docs = list(component.pipe(docs, batch_size=64))
    return docs


def write_docs(sentences: list[Sentence], out: Path) -> None:
    """The sentences as spaCy reads them for training."""
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = DocBin(attrs=["POS", "HEAD", "DEP", "SENT_START"], store_user_data=False)
    for sentence in sentences:
        heads = [head - 1 if head else i for i, head in enumerate(sentence.heads)]
        universal = (relation.split(":")[0] for relation in sentence.relations)
        relations = ["ROOT" if relation == "root" else relation for relation in universal]
        docs.add(Doc(vocab, words=list(sentence.forms), pos=list(sentence.tags), heads=heads, deps=relations))
    docs.to_disk(out)
