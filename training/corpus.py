"""What the parser that is shipped learns from: trees annotated by hand, `TIMES` times, and trees agreed on.

corpus.py OUT.spacy TREES.spacy AGREED.spacy
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

TIMES = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for part in ("out", "trees", "agreed"):
        parser.add_argument(part, type=Path)
    arguments = parser.parse_args()
    vocab = Vocab()
    trees, agreed = (
        list(DocBin().from_disk(path).get_docs(vocab)) for path in (arguments.trees, arguments.agreed)
    )
    docs = trees * TIMES + agreed
    random.Random(3).shuffle(docs)
    DocBin(attrs=["POS", "HEAD", "DEP", "SENT_START"], docs=docs, store_user_data=False).to_disk(
        arguments.out
    )


if __name__ == "__main__":
    main()
