"""How fast the Vietnamese pipeline is: `python benchmarks/pipeline.py [--articles N] [--memory]`.

Prints the seconds to import spaCy and load the pipeline, white-space separated syllables a second on one core
from raw text to a parsed and named `Doc` (median of five runs over news of KG_DATA), and with `--memory` the
memory in use after each thousand articles. Times are the processor's, so that other work does not count.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import statistics
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # one core, whatever multiplies matrices

DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[2] / "shared"))
RUNS = 5
LOAD = "import spacy; from kg.language import pipeline_path; spacy.load(pipeline_path('vi'))"


def texts(count: int) -> list[str]:
    """The first articles of the news."""
    with lzma.open(DATA / "data" / "news" / "news.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, count)]


def seconds_to_load() -> float:
    """Processor time of a process of its own, Python's start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", LOAD], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--memory", action="store_true")
    arguments = parser.parse_args()

    print(f"import and load: {statistics.median(seconds_to_load() for _ in range(RUNS)):.2f} s")

    from kg.article import Article
    from kg.language import analyse

    articles = [Article(str(number), text) for number, text in enumerate(texts(arguments.articles))]
    syllables = sum(len(article.text.split()) for article in articles)
    analyse(articles[0])
    speeds = []
    for _ in range(RUNS):
        start = time.process_time()
        for article in articles:
            analyse(article)
        speeds.append(syllables / (time.process_time() - start))
    print(f"{statistics.median(speeds):,.0f} syllables a second on one core, dates and numbers included")

    if arguments.memory:
        for number, article in enumerate(islice(cycle(articles), 10_000), 1):
            analyse(article)
            if number % 1000 == 0:
                used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                print(f"{number:6} articles: {used} MB")


if __name__ == "__main__":
    main()
