"""How well names of persons, organizations and places are found in news, by `kg` and by underthesea.

    score.py [FILE.jsonl] [--errors N]      evaluation.jsonl beside this file, unless said

Prints precision, recall and F1 a kind: a name counts where its span is exactly the annotated one and its kind
right. Both read each sentence alone. Texts are read from KG_DATA and joined by the article's id and hash;
without them there is nothing to score.

`evaluation.jsonl` (to measure with) and `train.jsonl` (to learn from) hold sentences drawn at random, with a
fixed seed, two thirds from news on politics and institutions, one third from news of every kind, none from an
article of the gold annotations; one sentence an article. Lines 276 to 875 of `train.jsonl` were drawn from
the political news alone, among sentences with three capitals or more; the 500 after them from both, 350 and
150, among sentences of 8 to 60 words of which three have a capital. One annotator, a language model, read each
sentence and marked every name; nothing was pre-annotated by a recogniser, and no second annotator has checked
it:

- a person is the bare name, without title or honorific; a place has its type where that stands before the
  name (`huyện Long Thành`, `sân bay Miếu Môn`); a body is its whole name, an acronym beside it another one;
- a state, or a capital that stands for it, is an Organization where it acts, has an office-holder or a policy
  (`Tổng thống Mỹ`, `sự can thiệp của Nga`), and a Place where something is, goes to, or comes from it
  (`thăm Mỹ`, `doanh nghiệp Việt Nam`); so is a town or province;
- teams, newspapers and companies are Organizations; products, events, laws, and adjectives of nations
  (`người Nhật`, `quan hệ Việt-Trung`) are not marked; a bare common noun (`Bộ trưởng`, `công ty`) is no name.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(os.environ.get("KG_DATA", HERE.parents[2] / "shared")) / "data"
KINDS = ("Person", "Organization", "Place")

Name = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence: its text, and each name as (start, end, kind) in code points of that text."""

    text: str
    names: frozenset[Name]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of an annotation file whose texts are in KG_DATA."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = _texts({row["source"] for row in rows}, {row["id"] for row in rows})
    for row in rows:
        text = texts.get((row["source"], row["id"]))
        if text is None or hashlib.sha1(text.encode("utf-8")).hexdigest() != row["text_sha1"]:
            continue
        names = frozenset(
            (start - row["start"], end - row["start"], kind) for start, end, kind in row["names"]
        )
        yield Sentence(text[row["start"] : row["end"]], names)


def _texts(sources: set[str], ids: set[str]) -> dict[tuple[str, str], str]:
    found = {}
    for source in sources:
        with lzma.open(DATA / "news" / f"{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if str(article["id"]) in ids:
                    found[source, str(article["id"])] = unicodedata.normalize("NFC", article["text"])
    return found


def names_by_kg(text: str) -> set[Name]:
    """The names that kg's pipeline finds."""
    from kg.article import Article
    from kg.language import analyse

    return {
        (name.start_char, name.end_char, name.label_)
        for name in analyse(Article(id="sentence", text=text)).ents
        if name.label_ in KINDS
    }


def names_by_underthesea(text: str) -> set[Name]:
    """The names that underthesea's `ner` finds, its BIO tags joined and aligned with the text."""
    from underthesea import ner

    kinds = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
    found: list[Name] = []
    at = 0
    for word, _, _, tag in ner(text):
        start, end = _where(word, text, at)
        at = end
        kind = kinds.get(tag[2:])
        if tag.startswith("I-") and found and found[-1][2] == kind:
            found[-1] = (found[-1][0], end, found[-1][2])
        elif kind:
            found.append((start, end, kind))
    return set(found)


def _where(word: str, text: str, at: int) -> tuple[int, int]:
    """Where `word`, whose spaces may be other white space in the text, next stands."""
    start = end = None
    for part in word.split():
        found = text.find(part, at if end is None else end)
        if found < 0:
            return at, at
        start = found if start is None else start
        end = found + len(part)
    return (at, at) if start is None or end is None else (start, end)


def score(
    sentences: list[Sentence], find: Callable[[str], set[Name]]
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 for each kind and for all of them."""
    gold, found, right = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        names = find(sentence.text)
        for counter, some in ((gold, sentence.names), (found, names), (right, sentence.names & names)):
            counter.update(kind for _, _, kind in some)
    for counter in (gold, found, right):
        counter["all"] = counter.total()
    return {kind: _prf(right[kind], found[kind], gold[kind]) for kind in (*KINDS, "all")}


def _prf(right: int, found: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _print_errors(sentences: list[Sentence], count: int) -> None:
    for sentence in sentences[:count]:
        found = names_by_kg(sentence.text)
        for label, names in (("missed", sentence.names - found), ("spurious", found - sentence.names)):
            for start, end, kind in sorted(names):
                print(f"{label:8} {kind:12} {sentence.text[start:end]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?", default=HERE / "evaluation.jsonl")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show what is wrong in N sentences"
    )
    arguments = parser.parse_args()
    sentences = list(read(arguments.file))
    if not sentences:
        sys.exit(f"{arguments.file}: none of its texts is in {DATA}")
    print(f"{len(sentences)} sentences, {sum(len(s.names) for s in sentences)} names")
    for program, find in (("kg", names_by_kg), ("underthesea", names_by_underthesea)):
        try:
            table = score(sentences, find)
        except ImportError as missing:
            print(f"{program}: {missing}")
            continue
        for kind, (precision, recall, f1) in table.items():
            print(f"{program:12} {kind:13} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    _print_errors(sentences, arguments.errors)


if __name__ == "__main__":
    main()
