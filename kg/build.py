"""The way itself: articles are read, their frames extracted, names resolved; graphs are made, kept and written out.

Up to its frames an article goes alone; what is the same across articles is decided over all of them, so the
result is a function of the articles, the corrections and the version of `kg`, and of nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import kg
from kg.article import Article
from kg.engine import extract_each
from kg.entity import Resolved
from kg.errors import NotFound, OptionError
from kg.files import replacing
from kg.frame import Frame
from kg.ontologies import ontology
from kg.sources import Rejected, read
from kg.store.journal import Journal, key_of, open_journal
from kg.store.manifest import Listed, Manifest, read_manifest, write_manifest
from kg.store.originals import keep_original

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.graph import Graph

FILES = {
    "graph.trig": "trig",
    "graph.ttl": "turtle",
    "graph.nq": "nquads",
    "graph.jsonld": "jsonld",
}
"""The RDF files of a build, with their formats."""

PAGE = "graph.html"

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


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build would do to each article, by id."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the graph is behind its sources."""
        return bool(self.added or self.replaced or self.removed)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `started` is ISO 8601, `seconds` by step; figures are of the whole graph, not of this run.

    `taken_up` counts the articles that an unfinished build had already extracted; `made_from` is a hash of all that
    the graph depends on.
    """

    folder: str
    changes: Changes
    rejected: tuple[Rejected, ...] = ()
    articles: int = 0
    frames: Mapping[str, int] = field(default_factory=dict)
    modalities: Mapping[str, int] = field(default_factory=dict)
    entities: Mapping[str, int] = field(default_factory=dict)
    events: int = 0
    triples: int = 0
    taken_up: int = 0
    made_from: str = ""
    files: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    started: str = ""
    version: str = kg.__version__

    def to_json(self) -> str:
        """The content of `report.json`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


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
    return _changes(before, keys, _gone(before, keys, rejected, sync, remove)), tuple(rejected)


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

    No sources at all resolves anew what is there, as after a correction; where nothing has changed, nothing but the
    report is written. `base` is where IRIs stand (default:
    as before, else `kg.rdf.vocabulary.BASE`).

    Raises OutputError where `out` cannot be written, StoreError where another build is writing there, NotFound
    for an id of `remove` that is not there, OptionError for a `base` that is no IRI. Bad sources raise nothing:
    they stand in `Report.rejected`.
    Whatever happens, the last finished build stays whole.
    """
    from kg.rdf.vocabulary import BASE
    from kg.resolution import read_corrections, resolve_across
    from kg.store import generations

    folder, clock = Path(out), _Clock()
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
        changed = _changes(before, keys, gone)
        keys = {name: one.key for name, one in before.articles.items() if name not in gone} | keys
        base = _checked(base or before.base or BASE)
        corrections = read_corrections(store / "corrections.yaml")
        made_from = _fingerprint(sorted(keys.items()), repr(corrections), base, program())
        figures = _figures_before(folder, before, made_from)
        if figures is None:
            resolved = resolve_across([journal[keys[name]] for name in sorted(keys)], corrections, base)
            clock.lap("resolve")
            with generations.next_generation(store) as (generation, oxigraph):
                manifest = _keep(oxigraph, resolved, keys, before, base, generations.current(store))
                write_manifest(generation, replace(manifest, made_from=made_from))
                clock.lap("store")
                figures = _figures(resolved) | {"triples": _write_files(folder, oxigraph)}
                clock.lap("files")
                del oxigraph
            journal.forget_all_but(keys.values())
    _write_rejected(folder, rejected)
    report = Report(
        folder=str(folder),
        changes=changed,
        rejected=tuple(rejected),
        **figures,
        taken_up=taken_up,
        made_from=made_from,
        files=tuple(name for name in (*FILES, PAGE) if (folder / name).exists()),
        seconds=clock.laps,
        started=clock.started,
    )
    with replacing(folder / "report.json") as file:
        file.write(report.to_json().encode())
    return report


@cache
def extractor() -> str:
    """What makes frames of a text: the version of `kg`, and a hash of its code, lexicons and models up to them."""
    package = Path(__file__).parent
    return f"kg {kg.__version__} ({_hash(package / name for name in _BEFORE_FRAMES)[:12]})"


@cache
def program() -> str:
    """A hash of all of `kg`, with the vocabulary and gazetteers."""
    return _hash([Path(__file__).parent, ontology("")])


_BEFORE_FRAMES = ("engine", "extractors", "language", "resolution")


def _hash(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{folder.name}/{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _fingerprint(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _figures_before(folder: Path, before: Manifest, made_from: str) -> dict[str, Any] | None:
    """The figures of the last build, where it was made from the same and all that it wrote is still there."""
    names = (*FILES, PAGE, "report.json")
    if before.made_from != made_from or not all((folder / name).exists() for name in names):
        return None
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {name: report[name] for name in FIGURES} if report.get("made_from") == made_from else None


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


def _changes(before: Manifest, keys: Mapping[str, str], gone: Collection[str]) -> Changes:
    old = {name: one.key for name, one in before.articles.items()}
    return Changes(
        added=tuple(sorted(keys.keys() - old.keys())),
        replaced=tuple(sorted(name for name in keys.keys() & old.keys() if keys[name] != old[name])),
        removed=tuple(sorted(gone)),
        unchanged=tuple(sorted(name for name in keys.keys() & old.keys() if keys[name] == old[name])),
    )


def _keep(
    store: ox.Store,
    resolved: Resolved,
    keys: Mapping[str, str],
    before: Manifest,
    base: str,
    earlier: Path | None,
) -> Manifest:
    """Brings a clone of the earlier generation to what is resolved now; graphs that are the same stay untouched."""
    import pyoxigraph as ox

    from kg.rdf.dataset import dataset
    from kg.rdf.history import history
    from kg.rdf.names import Names
    from kg.store.generations import open_generation

    if base != before.base:
        store.clear()
        before, earlier = Manifest(), None
    names, listed = Names(base), {}
    sources = {one.article.id: one.article.source for one in resolved.extractions}
    with NamedTemporaryFile(suffix=".nq") as changed:
        for part in dataset(resolved, extractor(), base):
            name = part.article_id
            if name is None or name not in before.articles or before.articles[name].graph != part.sha256:
                store.remove_graph(ox.NamedNode(str(part.graph.identifier)))
                changed.write(part.nquads)
            if name is not None:
                listed[name] = Listed(sources[name], keys[name], part.sha256)
        changed.flush()
        store.bulk_load(path=changed.name, format=ox.RdfFormat.N_QUADS)
    for name in before.articles.keys() - listed.keys():
        store.remove_graph(ox.NamedNode(str(names.article(name))))
    if earlier is not None:
        replaced = list(history(open_generation(earlier), store, base))
        store.remove_graph(ox.NamedNode(str(names.graph("history"))))
        store.extend(replaced)
    return Manifest(listed, base)


def _write_files(folder: Path, oxigraph: ox.Store) -> int:
    """Writes the RDF files and the page. Returns how many triples the data set has."""
    from kg.rdf.serialization import write
    from kg.store.memory import MemoryStore
    from kg.view.page import page
    from kg.view.stored import scene_of

    store = MemoryStore(oxigraph=oxigraph)
    drawn = page(scene_of(store))
    write(
        (store.graph(name) for name in store.graph_names()),
        {folder / name: kind for name, kind in FILES.items()},
    )
    with replacing(folder / PAGE) as file:
        file.write(drawn.encode())
    return len(oxigraph)


def _write_rejected(folder: Path, rejected: Sequence[Rejected]) -> None:
    """Leaves `rejected.jsonl` where something was set aside, and none where nothing was."""
    path = folder / "rejected.jsonl"
    if not rejected:
        path.unlink(missing_ok=True)
        return
    with replacing(path) as file:
        for item in rejected:
            file.write(json.dumps(asdict(item), ensure_ascii=False).encode() + b"\n")


FIGURES = ("articles", "frames", "modalities", "entities", "events", "triples")
"""What a report says of the graph as a whole."""


def _figures(resolved: Resolved) -> dict[str, Any]:
    frames = [frame for extraction in resolved.extractions for frame in extraction.frames]
    return {
        "articles": len(resolved.extractions),
        "frames": dict(Counter(frame.type for frame in frames).most_common()),
        "modalities": dict(Counter(frame.modality for frame in frames).most_common()),
        "entities": dict(Counter(entity.kind for entity in resolved.entities.values()).most_common()),
        "events": len(resolved.events),
    }


class _Clock:
    """When a run began, and its seconds by step."""

    def __init__(self) -> None:
        self.started = datetime.now(UTC).isoformat(timespec="seconds")
        self.laps: dict[str, float] = {}
        self._since = perf_counter()

    def lap(self, step: str) -> None:
        """Ends a step: the time since the last one goes to it."""
        now = perf_counter()
        self.laps[step], self._since = round(now - self._since, 3), now


class _Callable(ModuleType):
    """This module, called, builds: `kg.build` names both it and the function, whichever was imported first."""

    __call__ = staticmethod(build)


sys.modules[__name__].__class__ = _Callable
