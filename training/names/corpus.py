"""Builds what the recogniser of names learns from, as spaCy reads it.

    corpus.py OUT_DIR [--segmenter DIR]

Writes `hand.spacy` (train.jsonl, where every name is marked), `held.spacy` (a tenth of it), and `train.spacy`: the
other nine tenths `HAND_TIMES` times, and `SILVER` sentences from the gold frames of the training part and from news
that lists and patterns have marked. No article of evaluation.jsonl or of the development gold is used.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

sys.path.insert(0, str(Path(__file__).parents[1]))

from news import articles
from treebank import DATA

from kg.language import pipeline_path
from kg.language.vi.orthography import normal_form
from kg.language.vi.segmenter import Segmenter
from kg.language.vi.sentences import sentence_spans
from names import score, silver

HERE = Path(__file__).parent
HAND_TIMES = 3
MATCHED = 9_000
SILVER = 7_000
VAGUE_ENDS = {"này", "đó", "trên", "kia", "khác", "mới", "ấy", "đối lập", "sở tại"}

Word = tuple[int, int]


def words_of(segmenter: Segmenter, text: str, start: int, end: int) -> list[Word]:
    """The words of a sentence as offsets into `text`."""
    return [(start + a, start + b) for a, b in segmenter.words(text[start:end])]


def hand(segmenter: Segmenter) -> Iterator[silver.Marked]:
    """The sentences annotated by hand."""
    for sentence in score.read(HERE / "train.jsonl"):
        spans = words_of(segmenter, sentence.text, 0, len(sentence.text))
        yield _marked(sentence.text, spans, sentence.names)


def _marked(text: str, spans: list[Word], names: frozenset[silver.Name]) -> silver.Marked:
    """Words of a sentence with names given in characters; words that a name cuts in two are gaps."""
    marked = silver.Marked([" ".join(text[a:b].split()) for a, b in spans])
    for start, end, kind in names:
        covered = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
        if covered and spans[covered[0]][0] == start and spans[covered[-1]][1] == end:
            marked.names.append((covered[0], covered[-1] + 1, kind))
        else:
            marked.gaps.update(covered)
    return marked


def projected(segmenter: Segmenter) -> Iterator[silver.Marked]:
    """The articles of the training gold: fillers where they stand, their repetitions, and what patterns find."""
    for path in sorted((DATA.parent / "gold" / "train").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text_path = DATA.parent / "gold" / "texts" / f"{article['id']}.txt"
        text = unicodedata.normalize("NFC", text_path.read_text(encoding="utf-8"))
        fillers = [(frame["sentence"], filler) for frame in article["frames"] for filler in _fillers(frame)]
        known = {
            filler["text"]: filler["kind"] for _, filler in fillers if not _is_state_or_place(filler["text"])
        }
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            given = frozenset(
                (
                    sentence.find(filler["text"]),
                    sentence.find(filler["text"]) + len(filler["text"]),
                    filler["kind"],
                )
                for stands_in, filler in fillers
                if unicodedata.normalize("NFC", stands_in) == sentence and sentence.count(filler["text"]) == 1
            )
            yield _merged(_marked(sentence, words_of(segmenter, sentence, 0, len(sentence)), given), known)


def _fillers(frame: dict) -> Iterator[dict]:
    for fillers in frame["roles"].values():
        for filler in fillers:
            if filler["kind"] in silver.KINDS and is_name(filler["text"], filler["kind"]):
                yield {**filler, "text": unicodedata.normalize("NFC", filler["text"])}


def is_name(text: str, kind: str) -> bool:
    """Whether a filler is a name, not a description: gold fillers are both."""
    words = text.split()
    lists = silver.patterns()
    if (
        normal_form(words[-1]) in VAGUE_ENDS
        or not any(word[0].isupper() for word in words)
        or len(words) > 14
    ):
        return False
    if kind == "Person":
        titles = lists["titles"] | lists["honorifics"] | lists["no_names"]
        return all(word[0].isupper() for word in words) and not any(
            normal_form(" ".join(words[:length])) in titles for length in (1, 2, 3)
        )
    return words[0][0].isupper() or normal_form(words[0]) in lists["heads_of_bodies"] | lists[
        "heads_of_places"
    ] | {form.split()[0] for form in lists["heads_of_bodies"]}


def _is_state_or_place(text: str) -> bool:
    syllables = tuple(text.split())
    return syllables in silver.states() or silver.gazetteer().get(syllables) == "Place"


def _merged(given: silver.Marked, known: dict[str, str]) -> silver.Marked:
    """What patterns find is added where it does not touch what was given."""
    found = silver.mark(given.words, known)
    taken = {i for start, end, _ in given.names for i in range(start, end)}
    names = list(given.names)
    for start, end, kind in found.names:
        if not taken & set(range(start, end)):
            names.append((start, end, kind))
    named = {i for start, end, _ in names for i in range(start, end)}
    cut = {i for start, end, _ in found.names for i in range(start, end)} - named
    return silver.Marked(given.words, names, (given.gaps | found.gaps | cut) - named)


def matched(segmenter: Segmenter, wanted: int) -> Iterator[silver.Marked]:
    """Sentences of news with at least one name that lists or patterns know."""
    evaluation = (HERE / "evaluation.jsonl").read_text(encoding="utf-8").splitlines()
    kept_back = {json.loads(line)["id"] for line in evaluation}
    chooser = random.Random(1)
    given = 0
    for identifier, text in articles():
        if identifier in kept_back:
            continue
        sentences = [
            [" ".join(text[a:b].split()) for a, b in words_of(segmenter, text, start, end)]
            for start, end in sentence_spans(text)
        ]
        known = _persons_among(sentences)
        for words in chooser.sample(sentences, min(5, len(sentences))):
            marked = silver.mark(words, known)
            if marked.names and len(words) < 70:
                yield marked
                given += 1
        if given >= wanted:
            return


def _persons_among(sentences: list[list[str]]) -> dict[str, str]:
    """Persons that a title gives away somewhere in the article, to be known where none stands before them."""
    marked = [silver.mark(words) for words in sentences]
    names = Counter(
        " ".join(m.words[start:end]) for m in marked for start, end, kind in m.names if kind == "Person"
    )
    return {name: "Person" for name in names if len(name) > 3}


def write(sentences: list[silver.Marked], out: Path) -> None:
    """Keep sentences as spaCy reads them."""
    vocab = Vocab()
    docs = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=False)
    for marked in sentences:
        doc = Doc(vocab, words=marked.words)
        names = [Span(doc, start, end, label=kind) for start, end, kind in marked.names]
        gaps = [doc[i : i + 1] for i in sorted(marked.gaps)]
        doc.set_ents(spacy.util.filter_spans(names), missing=gaps, default="outside")
        docs.add(doc)
    docs.to_disk(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--segmenter", type=Path, default=pipeline_path("vi") / "tokenizer")
    arguments = parser.parse_args()
    segmenter = Segmenter.from_disk(arguments.segmenter)
    chooser = random.Random(0)
    by_hand = list(hand(segmenter))
    chooser.shuffle(by_hand)
    held, learned = by_hand[::10], [marked for i, marked in enumerate(by_hand) if i % 10]
    others = [*projected(segmenter), *matched(segmenter, MATCHED)]
    train = [*learned * HAND_TIMES, *chooser.sample(others, SILVER)]
    chooser.shuffle(train)
    arguments.out.mkdir(parents=True, exist_ok=True)
    write(train, arguments.out / "train.spacy")
    write(held, arguments.out / "held.spacy")
    write(by_hand, arguments.out / "hand.spacy")
    print(f"{len(learned)} sentences by hand, {len(held)} held out, {SILVER} of {len(others)} others")


if __name__ == "__main__":
    main()
