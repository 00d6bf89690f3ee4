"""Fit the weights of kg/extractors/mood.py on the training articles: `python training/frames/moods.py [--write]`.

Prints the accuracy of the rules and of the model over the annotated frames, five folds by article.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import dataset  # noqa: E402
from annotations import AnnotatedArticle, read  # noqa: E402
from dataset import OUT, TRAIN  # noqa: E402

from kg.article import Article  # noqa: E402
from kg.extractors import mentions, modality, mood  # noqa: E402
from kg.extractors.inputs import predicate_at  # noqa: E402
from kg.extractors.words import words_of  # noqa: E402
from kg.frame import MODALITIES, Filler, Frame, Span  # noqa: E402
from kg.language import analyse  # noqa: E402

FOLDS = 5
SHRINK = 4.0
LEAST = 0.03
"""Weights below this, for every modality, are left out."""


@dataclass(frozen=True)
class Seen:
    """An annotated frame: what is seen of it, what the rules decide, what is right."""

    article: str
    features: tuple[str, ...]
    by_rules: str
    right: str


def seen(article: AnnotatedArticle) -> Iterator[Seen]:
    """Every annotated frame of an article, decided by the rules as if it had been extracted."""
    doc = analyse(Article(article.id, article.text, published=article.published))
    words, sentences = words_of(doc, ()), mentions.read(doc)
    frames, right = [], []
    for annotated in article.frames:
        predicate = predicate_at(words, annotated.type, *annotated.trigger)
        if predicate is None or annotated.type in modality.TIMELESS:
            continue
        first, last = words.sentences[predicate.sentence]
        roles: dict[str, tuple[Filler, ...]] = {}
        for one in annotated.fillers:
            text = article.text[one.start : one.end]
            roles[one.role] = (*roles.get(one.role, ()), Filler(one.start, one.end, text, one.kind, text))
        span = Span.of(article.text, words.starts[first], words.ends[last - 1])
        trigger = Span.of(article.text, *annotated.trigger)
        why = ("rule:according-to",) if trigger.text.lower() == "theo" else ("annotated",)
        frames.append(Frame(article.id, annotated.type, span, trigger, roles, why=why))
        right.append(annotated.modality)
    by_start = {sentence.span.start: sentence for sentence in sentences}
    decided = list(modality.decide(frames, sentences))
    for frame, label in zip(decided, right, strict=True):
        others = [other for other in decided if other.sentence == frame.sentence and other is not frame]
        found = tuple(dict(mood.features(frame, by_start[frame.sentence.start], others)))
        yield Seen(article.id, found, frame.modality, label)


def fit(rows: list[Seen]) -> dict[str, list[float]]:
    """The weights of each feature that matters, one for each of `MODALITIES`."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(row.features, 1) for row in rows])
    fitted = LogisticRegression(C=1 / SHRINK, max_iter=400).fit(table, [row.right for row in rows])
    order = [list(fitted.classes_).index(name) for name in MODALITIES]
    weights = dict(zip(vectorizer.feature_names_, fitted.coef_[order].T.round(2).tolist(), strict=True))
    weights["bias"] = (fitted.intercept_[order] + weights["bias"]).round(2).tolist()
    return {name: row for name, row in weights.items() if max(map(abs, row)) >= LEAST}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the weights into the shipped model")
    arguments = parser.parse_args()
    rows = [row for article in read(dataset.DATA / "gold" / "texts", TRAIN) for row in seen(article)]
    right = {"rules": 0, "model": 0}
    for fold in range(FOLDS):
        weights = fit([row for row in rows if dataset.fold_of(row.article, FOLDS) != fold])
        for row in rows:
            if dataset.fold_of(row.article, FOLDS) == fold:
                right["rules"] += row.by_rules == row.right
                right["model"] += mood.likeliest(row.features, weights) == row.right
    print(*(f"{name} {count / len(rows):.3f}" for name, count in right.items()), "of", len(rows))
    if arguments.write:
        lines = [f" {json.dumps(name, ensure_ascii=False)}: {row}" for name, row in sorted(fit(rows).items())]
        (OUT / "modality.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
