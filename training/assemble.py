"""Puts the trained parts together into the pipeline that is shipped.

assemble.py OUT_DIR --names DIR [--parse DIR] --segmenter DIR [--scores FILE.json]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import readers  # noqa: F401  registers what the configs name
import spacy
from spacy.language import Language

LICENCE = Path(__file__).parents[1] / "LICENSE-pipeline"
META = {
    "name": "kg_news",
    "version": "0.1.0",
    "description": "Vietnamese news: words, sentences, parts of speech, syntax, and names of persons, "
    "organizations and places, with exact offsets.",
    "author": "The kg-events authors",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD Vietnamese-VTB (train, dev, and the unreleased dev-1 without sentences of test)",
            "url": "https://github.com/UniversalDependencies/UD_Vietnamese-VTB",
            "license": "CC BY-SA 4.0",
        },
        {
            "name": "20 million words of Vietnamese news, 2016-2017 (magizbox/scraper): vectors and pretraining; "
            "a third of it, cut into words by pyvi (MIT), gave the lexicon of the segmenter",
            "license": "none stated; the texts are not redistributed",
        },
        {
            "name": "Names annotated by hand in 1375 sentences of that news, kept as offsets in training/names",
            "license": "Apache-2.0",
        },
    ],
}


def assemble(names: Path, parse: Path | None, segmenter: Path) -> Language:
    """One pipeline: sentences, then parts of speech and syntax where `parse` is given, then names."""
    recogniser = spacy.load(names)
    if parse is None:
        nlp = recogniser
    else:
        nlp = spacy.load(parse)
        recogniser.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
        nlp.add_pipe("ner", source=recogniser)
    nlp.add_pipe("kg_sentences", first=True)
    nlp.add_pipe("kg_names", last=True)
    nlp.tokenizer.from_disk(segmenter)
    nlp.meta.update(META)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # of the machine it was trained on
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--parse", type=Path)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--scores", type=Path, help="scores for meta.json, from evaluate.py")
    arguments = parser.parse_args()
    nlp = assemble(arguments.names, arguments.parse, arguments.segmenter)
    if arguments.scores:
        nlp.meta["performance"] = json.loads(arguments.scores.read_text(encoding="utf-8"))
    nlp.to_disk(arguments.out)
    shutil.copy(LICENCE, arguments.out / "LICENSE")


if __name__ == "__main__":
    main()
