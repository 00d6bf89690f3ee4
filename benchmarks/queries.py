"""How long each saved query takes: on a large graph in Oxigraph's store, on a part of it in rdflib's memory.

    python benchmarks/queries.py --store outputs/store [--rdflib-articles 30]

Writes benchmarks/results/queries.md. A query is asked as it stands and, where it has an entity for a parameter, about
the one that its answer names most often, which is the dearest. Each figure is the median of five, in seconds of
processor time, as other work on the machine counts little then; rdflib is asked once, and given up after
`LIMIT_SECONDS`.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from rdflib import Dataset

from kg.graph import Graph, saved_queries
from kg.rdf.results import Result
from kg.rdf.saved import SavedQuery
from kg.rdf.vocabulary import PREFIXES
from kg.store.binding import bound

LIMIT_SECONDS = 5
RESULTS = Path(__file__).parent / "results" / "queries.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", default="outputs/store")
    parser.add_argument("--rdflib-articles", type=int, default=30)
    parser.add_argument("--note", default="", help="what the store holds, for the head of the results")
    arguments = parser.parse_args()
    graph = Graph.open(arguments.store)
    memory = in_rdflib(graph, arguments.rdflib_articles)
    stats = graph.stats()
    lines = [
        "# Saved queries\n",
        f"Made by `python benchmarks/queries.py`: {stats.articles:,} articles, {stats.triples:,} triples in Oxigraph",
        f"({arguments.note or arguments.store}). Seconds of processor time, the median of five;",
        f"beside it rdflib's memory with the graphs of {arguments.rdflib_articles} of these articles alone.",
        f"Load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n",
        "| query | rows | as it stands, s | about one entity, s | rdflib, fewer articles, s |",
        "| --- | --: | --: | --: | --: |",
    ]
    for query in saved_queries():
        rows, whole = timed(partial(graph.ask, query.name))
        values = commonest(graph, query)
        about = f"{timed(partial(graph.ask, query.name, values))[1]:.3f}" if values else "–"
        lines.append(f"| {query.name} | {rows:,} | {whole:.3f} | {about} | {once_in_rdflib(memory, query)} |")
        print(lines[-1], flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def timed(ask: Callable[[], Result], times: int = 5) -> tuple[int, float]:
    """The rows that `ask` returns, and the median seconds that it takes."""
    seconds = []
    for _ in range(times):
        before = time.process_time()
        answer = ask()
        seconds.append(time.process_time() - before)
    return len(answer), statistics.median(seconds)


def commonest(graph: Graph, query: SavedQuery) -> dict[str, str]:
    """The first entity parameter of a query, set to what its answer names most often."""
    for parameter in query.parameters:
        if parameter.type == "entity":
            named = Counter(
                row[parameter.name] for row in graph.ask(query.name).values if parameter.name in row
            )
            return {parameter.name: named.most_common(1)[0][0]} if named else {}
    return {}


def in_rdflib(graph: Graph, articles: int) -> Dataset:
    dataset = Dataset(default_union=True)
    for one in islice(graph.graphs(), articles):
        dataset.graph(one.identifier).__iadd__(one)
    return dataset


def once_in_rdflib(dataset: Dataset, query: SavedQuery) -> str:
    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LIMIT_SECONDS)
    before = time.process_time()
    try:
        list(dataset.query(bound(query.text, query.bindings({})), initNs=dict(PREFIXES)))
    except TimeoutError:
        return f"> {LIMIT_SECONDS}"
    finally:
        signal.alarm(0)
    return f"{time.process_time() - before:.3f}"


if __name__ == "__main__":
    main()
