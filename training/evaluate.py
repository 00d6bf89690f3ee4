"""Measures the shipped pipeline, and prints the table of README.md.

    evaluate.py [PIPELINE] [--json FILE]      the pipeline shipped, unless said; scores for meta.json into FILE

Syntax is scored twice: over all tokens as the CoNLL 2018 shared task does (universal relations, subtypes off),
and as spaCy does (punctuation left out). From raw text, words must have been found, too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import readers  # noqa: F401  registers what the config names
import spacy
import treebank
from names import score as names
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from kg.language import pipeline_path


def gold_words(nlp: Language, sentences: list[treebank.Sentence]) -> dict[str, float]:
    """Parts of speech and syntax where the words are given."""
    docs = treebank.parsed(nlp, [sentence.forms for sentence in sentences])
    right = dict.fromkeys(("pos", "uas", "las"), 0)
    for doc, sentence in zip(docs, sentences, strict=True):
        for token, tag, head, relation in zip(
            doc, sentence.tags, sentence.heads, sentence.relations, strict=True
        ):
            attached = _head(token.head.i - token.i, token.i) == head
            right["pos"] += token.pos_ == tag
            right["uas"] += attached
            right["las"] += attached and _universal(token.dep_) == _universal(relation)
    total = sum(len(sentence.forms) for sentence in sentences)
    examples = [
        Example(doc, _reference(nlp, sentence)) for doc, sentence in zip(docs, sentences, strict=True)
    ]
    scored = nlp.get_pipe("parser").score(examples)
    return {
        **{name: count / total for name, count in right.items()},
        "spacy_uas": scored["dep_uas"],
        "spacy_las": scored["dep_las"],
    }


def _head(distance: int, position: int) -> int:
    """The head as CoNLL-U counts it: from 1, the root's is 0."""
    return position + distance + 1 if distance else 0


def _universal(relation: str) -> str:
    return relation.lower().split(":")[0]


def _reference(nlp: Language, sentence: treebank.Sentence) -> Doc:
    heads = [head - 1 if head else i for i, head in enumerate(sentence.heads)]
    relations = ["ROOT" if relation == "root" else _universal(relation) for relation in sentence.relations]
    return Doc(nlp.vocab, words=list(sentence.forms), heads=heads, deps=relations, pos=list(sentence.tags))


def raw_text(nlp: Language, sentences: list[treebank.Sentence]) -> dict[str, float]:
    """Syntax from raw text, a sentence at a time: a word counts where its span, head and relation are right."""
    found = gold = uas = las = 0
    for sentence, doc in zip(sentences, nlp.pipe(s.text for s in sentences), strict=True):
        spans = _spans(sentence.forms)
        heads = [spans[head - 1] if head else None for head in sentence.heads]
        truth = {
            span: (head, _universal(relation))
            for span, head, relation in zip(spans, heads, sentence.relations, strict=True)
        }
        words = [token for token in doc if not token.is_space]
        where = dict(zip((token.i for token in words), _spans(token.text for token in words), strict=True))
        gold, found = gold + len(truth), found + len(words)
        for token in words:
            if where[token.i] in truth:
                head, relation = truth[where[token.i]]
                attached = (None if token.head.i == token.i else where.get(token.head.i)) == head
                uas += attached
                las += attached and _universal(token.dep_) == relation
    return {"raw_uas": 2 * uas / (gold + found), "raw_las": 2 * las / (gold + found)}


def _spans(words: Iterable[str]) -> list[tuple[int, int]]:
    """Where words stand, white space not counted."""
    spans, at = [], 0
    for word in words:
        end = at + len(re.sub(r"[\s_]", "", word))
        spans.append((at, end))
        at = end
    return spans


def word_f1(sentences: list[treebank.Sentence], words: Callable[[str], Iterable[str]]) -> float:
    """F1 of words from raw text."""
    right = total = 0
    for sentence in sentences:
        gold, found = set(_spans(sentence.forms)), set(_spans(words(sentence.text)))
        right += len(gold & found)
        total += len(gold) + len(found)
    return 2 * right / total


def words_by_pyvi(text: str) -> list[str]:
    from pyvi import ViTokenizer

    return ViTokenizer.tokenize(text).split()


def words_by_underthesea(text: str) -> list[str]:
    from underthesea import word_tokenize

    return word_tokenize(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pipeline", type=Path, nargs="?", default=pipeline_path("vi"))
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    test = list(treebank.read("test"))

    scores: dict[str, float] = {}
    if nlp.has_pipe("parser"):
        scores |= gold_words(nlp, test) | raw_text(nlp, test)
    scores["words"] = word_f1(test, lambda text: [t.text for t in nlp.make_doc(text) if not t.is_space])
    scores["words_pyvi"] = word_f1(test, words_by_pyvi)
    scores["words_underthesea"] = word_f1(test, words_by_underthesea)
    if nlp.has_pipe("ner"):
        sentences = list(names.read(Path(names.HERE) / "evaluation.jsonl"))
        for program, find in (
            ("names", lambda text: {(n.start_char, n.end_char, n.label_) for n in nlp(text).ents}),
            ("names_underthesea", names.names_by_underthesea),
        ):
            for kind, (_, _, f1) in names.score(sentences, find).items():
                scores[f"{program}_{kind.lower()}"] = f1
    for name, value in scores.items():
        print(f"{name:32} {100 * value:5.1f}")
    if arguments.json:
        rounded = {name: round(value, 4) for name, value in scores.items()}
        arguments.json.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
