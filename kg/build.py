"""The way itself: articles are read, their frames extracted, names resolved; graphs are made, kept and written out.

Up to its frames an article goes alone; what is the same across articles is decided over all of them, so the
result is a function of the articles, the corrections and the version of `kg`, and of nothing else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from kg.article import Article
from kg.engine import extract_each
from kg.entity import Resolved
from kg.errors import NotFound, OptionError
from kg.files import replacing, unfinished
from kg.fingerprint import extractor, fingerprint, program
from kg.frame import Frame
from kg.report import Changes, Clock, Report, figures, figures_before
from kg.sources import Rejected, read
from kg.store.journal import Journal, key_of, open_journal
from kg.store.manifest import Manifest, read_manifest, write_manifest
from kg.store.originals import keep_original

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["Changes", "Extracted", "Report", "build", "changes", "extract", "graph_of"]

Item = TypeVar("Item")
Sources = str | Path | Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What `extract` found: the frames, their names resolved, and the sources that were set aside."""

    resolved: Resolved
    rejected: tuple[Rejected, ...] = ()

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of all articles, in the order of the articles."""
        return tuple(frame for extraction in self.resolved.extractions for frame in extraction.frames)


def extract(
    sources: Sources,
    *,
    published: str | None = None,
    language: str | None = None,
    min_confidence: float = 0.0,
    engine: str = "local",
    workers: int = 1,
) -> Extracted:
    """The frames of articles, resolved across them as a build would; nothing is kept.

    Bad sources are set aside in `Extracted.rejected`; nothing is raised for them.
    """
    from kg.resolution import resolve_across

    rejected: list[Rejected] = []
    articles = _kept(read(sources, published=published, language=language), rejected)
    extractions = [
        replace(one, frames=tuple(frame for frame in one.frames if frame.confidence >= min_confidence))
        for one in _kept(extract_each(articles, engine, workers), rejected)
    ]
    return Extracted(resolve_across(extractions, None), tuple(rejected))


def graph_of(found: Extracted) -> Graph:
    """A graph in memory of what `extract` found."""
    from kg.graph import Graph
    from kg.rdf.dataset import dataset
    from kg.store.memory import MemoryStore

    return Graph(MemoryStore(part.graph for part in dataset(found.resolved, extractor())))


def changes(
    sources: Sources,
    out: str | Path = "outputs",
    *,
    published: str | None = None,
    language: str | None = None,
    sync: bool = False,
    remove: Collection[str] = (),
) -> tuple[Changes, tuple[Rejected, ...]]:
    """What `build` with the same arguments would add, replace and remove (``--check``, ``--dry-run``)."""
    from kg.store.generations import current

    rejected: list[Rejected] = []
    articles = _kept(read(sources, published=published, language=language), rejected)
    keys = {article.id: key_of(article, extractor()) for article in articles}
    before = read_manifest(current(Path(out) / "store"))
    return Changes.between(before, keys, _gone(before, keys, rejected, sync, remove)), tuple(rejected)


def build(
    sources: Sources,
    out: str | Path = "outputs",
    *,
    published: str | None = None,
    language: str | None = None,
    base: str | None = None,
    engine: str = "local",
    workers: int = 1,
    resume: bool = False,
    sync: bool = False,
    remove: Collection[str] = (),
) -> Report:
    """Build a graph from articles, or add them to the one in `out`.

    An article replaces the one of the same id, and is extracted only where it, or what extracts, has changed.
    `sync` also removes the articles that the sources no longer have, except those whose file could not be read,
    and none where a source that the caller named could not; `remove` those of these ids. `resume` takes up the
    extractions of a build that did not finish.

    No sources at all resolves anew what is there, as after a correction; where nothing has changed, nothing but
    the report is written. `base` is where IRIs stand (default: as before, else `kg.rdf.vocabulary.BASE`).

    Raises OutputError where `out` cannot be written, StoreError where another build is writing there, NotFound
    for an id of `remove` that is not there, OptionError for a `base` that is no IRI. Bad sources raise nothing:
    they stand in `Report.rejected`. Whatever happens, the last finished build stays whole.
    """
    from kg.outputs import FILES, PAGE, all_there, put_in_place, write_outputs, write_rejected
    from kg.rdf.vocabulary import BASE
    from kg.resolution import read_corrections, resolve_across
    from kg.store import generations
    from kg.store.update import update

    folder, clock = Path(out), Clock()
    store = folder / "store"
    with generations.writing(store), open_journal(store) as journal:
        before = read_manifest(generations.current(store))
        known = {one.key for one in before.articles.values()}
        if not resume:
            journal.forget_all_but(known)
        rejected: list[Rejected] = []
        articles = _kept(read(sources, published=published, language=language), rejected)
        keys, made = _extract(articles, rejected, journal, store, engine, workers)
        taken_up = len(set(keys.values()) - known - made)
        clock.lap("extract")

        gone = _gone(before, keys, rejected, sync, remove)
        changed = Changes.between(before, keys, gone)
        keys = {name: one.key for name, one in before.articles.items() if name not in gone} | keys
        base = _checked(base or before.base or BASE)
        corrections = read_corrections(store / "corrections.yaml")
        made_from = fingerprint(sorted(keys.items()), repr(corrections), base, program())
        told = figures_before(folder, made_from)
        if told is None or before.made_from != made_from or not all_there(folder):
            resolved = resolve_across([journal[keys[name]] for name in sorted(keys)], corrections, base)
            clock.lap("resolve")
            with unfinished(folder) as new:
                with generations.next_generation(store) as (generation, oxigraph):
                    earlier = generations.current(store)
                    manifest = update(oxigraph, resolved, keys, before, base, extractor(), earlier)
                    write_manifest(generation, replace(manifest, made_from=made_from))
                    clock.lap("store")
                    told = figures(resolved) | {"triples": write_outputs(new, oxigraph)}
                    clock.lap("files")
                    del oxigraph
                put_in_place(new, folder)
            journal.forget_all_but(keys.values())
    write_rejected(folder, rejected)
    report = Report(
        folder=str(folder),
        changes=changed,
        rejected=tuple(rejected),
        **told,
        taken_up=taken_up,
        made_from=made_from,
        files=tuple(name for name in (*FILES, PAGE) if (folder / name).exists()),
        seconds=clock.laps,
        started=clock.started,
    )
    with replacing(folder / "report.json") as file:
        file.write(report.to_json().encode())
    return report


def _kept(items: Iterable[Item | Rejected], rejected: list[Rejected]) -> Iterator[Item]:
    """The items; what was set aside goes into `rejected`."""
    for item in items:
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            yield item


def _extract(
    articles: Iterable[Article],
    rejected: list[Rejected],
    journal: Journal,
    store: Path,
    engine: str,
    workers: int,
) -> tuple[dict[str, str], set[str]]:
    """Extracts what the journal lacks. Returns the key of each article by id, and the keys that it lacked."""
    keys: dict[str, str] = {}
    missing: dict[str, str] = {}

    def lacking() -> Iterator[Article]:
        for article in articles:
            keep_original(store, article.original)
            key = key_of(article, extractor())
            (keys if key in journal else missing)[article.id] = key
            if article.id in missing:
                yield replace(article, original=b"")

    made = {}
    for extraction in _kept(extract_each(lacking(), engine, workers), rejected):
        name = extraction.article.id
        made[name] = missing[name]
        journal.keep(missing[name], extraction)
    return keys | made, set(made.values())


def _checked(base: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\#]*/", base):
        raise OptionError(
            f"--base {base}: not an IRI that ends in /; write for example https://example.org/id/"
        )
    return base


def _gone(
    before: Manifest,
    keys: Mapping[str, str],
    rejected: Iterable[Rejected],
    sync: bool,
    remove: Collection[str],
) -> set[str]:
    """The articles that are to leave: those named, and with `sync` those that no source has any more."""
    unknown = sorted(set(remove) - before.articles.keys())
    if unknown:
        raise NotFound(
            f"{unknown[0]}: no such article in the graph; kg stats counts them, kg query lists them"
        )
    gone = set(remove)
    if sync and not any(item.named for item in rejected):
        unread = tuple(f"/{item.source}" for item in rejected if item.record is None)
        gone |= {
            name
            for name, one in before.articles.items()
            if name not in keys and not any(source.endswith(f"/{one.source}") for source in unread)
        }
    return gone


class _Callable(ModuleType):
    """This module, called, builds: `kg.build` names both it and the function, whichever was imported first."""

    __call__ = staticmethod(build)


sys.modules[__name__].__class__ = _Callable
