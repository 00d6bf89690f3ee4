"""How long and in how much memory names are resolved across many articles.

    python benchmarks/identity/scale.py STORE [ARTICLES…]

STORE is the `store/` of a build; its extractions are resolved, nothing is extracted. Where more ARTICLES are asked
for than it has (default: 3,300, 10,000 and 33,000), the same come again with other people in them: every person
who is named in fewer than five articles is given the middle and given names of others, letter for letter as long,
in the text and in the frames; the well known, bodies and places stay. So people are as many as in that many
articles, and bodies somewhat fewer. Peak memory is that of the process, articles included.
"""

from __future__ import annotations

import random
import re
import resource
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import process_time

from kg.entity import Extraction
from kg.frame import Filler, Frame, Span
from kg.resolution import resolve_across
from kg.store.journal import Journal

WELL_KNOWN = 5
SIZES = (3_300, 10_000, 33_000)


def main() -> None:
    """Print a row a size."""
    extractions = read(Path(sys.argv[1]))
    print("| articles | mentions | entities | events | pairs compared | CPU seconds | peak memory, MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in tuple(map(int, sys.argv[2:])) or SIZES:
        several = list(repeated(extractions, size))
        started = process_time()
        resolved = resolve_across(several)
        seconds = process_time() - started
        mentions = sum(
            filler.iri is not None
            for one in resolved.extractions
            for frame in one.frames
            for _, filler in frame.fillers()
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures = (len(several), mentions, len(resolved.entities), len(resolved.events), resolved.compared)
        print("|", " | ".join(f"{figure:,}" for figure in (*figures, round(seconds), peak)), "|", flush=True)
        del several, resolved


def read(store: Path) -> list[Extraction]:
    """The extractions of a store, by article."""
    with closing(sqlite3.connect(f"file:{store / 'extractions.sqlite'}?mode=ro", uri=True)) as connection:
        journal = Journal(connection)
        keys = [key for (key,) in connection.execute("SELECT key FROM extraction")]
        return sorted((journal[key] for key in keys), key=lambda one: one.article.id)


def repeated(extractions: Sequence[Extraction], size: int) -> Iterator[Extraction]:
    """`size` extractions: these, then the same with others' names, each time others."""
    articles: dict[str, set[str]] = defaultdict(set)
    for one in extractions:
        for name in people(one):
            articles[name].add(one.article.id)
    little_known = {name for name, named_in in articles.items() if len(named_in) < WELL_KNOWN}
    for number in range(size):
        round_, index = divmod(number, len(extractions))
        if index == 0:
            names = renamed(little_known, round_)
        yield told_of_others(extractions[index], names, round_) if round_ else extractions[index]


def people(extraction: Extraction) -> set[str]:
    """The names of two words and more that an article's frames give its people."""
    fillers = (filler for frame in extraction.frames for _, filler in frame.fillers())
    return {filler.entity for filler in fillers if filler.kind == "Person" and " " in filler.entity}


def renamed(names: set[str], seed: int) -> Mapping[str, str]:
    """Each name with other syllables behind the family name, of the same lengths."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for syllable in sorted({syllable for name in names for syllable in name.split()[1:]}):
        by_length[len(syllable)].append(syllable)
    other: dict[str, str] = {}
    for syllables in by_length.values():
        shuffled = random.Random(seed).sample(syllables, len(syllables))
        other.update(zip(syllables, shuffled, strict=True))
    return {name: " ".join([name.split()[0], *(other[part] for part in name.split()[1:])]) for name in names}


def told_of_others(extraction: Extraction, names: Mapping[str, str], round_: int) -> Extraction:
    """The same article, its people renamed wherever they are named in full, or by the last of their names."""
    article = replace(extraction.article, id=f"{extraction.article.id}-{round_}", original=b"")
    here = {name: names[name] for name in people(extraction) if name in names}
    if here:
        short = {name.split()[-1]: to.split()[-1] for name, to in here.items()}
        said = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in (*here, *short)))
        text = said.sub(lambda match: (here | short)[match[0]], article.text)
        article = replace(article, text=text)

    def span(one: Span) -> Span:
        return Span.of(article.text, one.start, one.end)

    def filler(one: Filler) -> Filler:
        same = one.kind != "Person"
        return replace(
            one,
            text=article.text[one.start : one.end],
            entity=one.entity if same else here.get(one.entity, one.entity),
        )

    def frame(one: Frame) -> Frame:
        return replace(
            one,
            doc=article.id,
            sentence=span(one.sentence),
            trigger=span(one.trigger),
            roles={role: tuple(map(filler, held)) for role, held in one.roles.items()},
            cue=span(one.cue) if one.cue else None,
            source=filler(one.source) if one.source else None,
        )

    return Extraction(article, tuple(map(frame, extraction.frames)))


if __name__ == "__main__":
    main()
