"""Where articles come from: files, folders, globs, addresses and the standard input, each through its reader."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path

from kg.article import Article
from kg.errors import KgError, SourceError
from kg.sources.decoding import Undecodable
from kg.sources.html import read_html
from kg.sources.json_lines import read_json_lines
from kg.sources.language import language_of
from kg.sources.location import Location, id_of_url
from kg.sources.plain_text import read_text
from kg.sources.rejected import Rejected

__all__ = ["Article", "Rejected", "read"]

Reader = Callable[[Location], Iterator[Article | Rejected]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".jsonl": read_json_lines,
    ".html": read_html,
    ".htm": read_html,
}


def read(
    sources: str | Path | Iterable[str | Path], *, published: str | None = None, language: str | None = None
) -> Iterator[Article | Rejected]:
    """Read every article of the sources, in order, and every record that had to be set aside.

    A source is a file, a folder (read through, files with a known ending, in order of name), a glob, an
    ``http(s)://`` address, or ``-`` for the standard input. `published` (ISO 8601) counts where neither an
    article's metadata nor its text says when it appeared; `language` overrides what is found.
    Nothing is raised for a bad source: it is yielded as `Rejected`, and the others go on.
    """
    named = [sources] if isinstance(sources, (str, Path)) else list(sources)
    taken: set[str] = set()
    for location in _locations([str(source) for source in named]):
        if isinstance(location, Rejected):
            yield location
            continue
        for item in _read_one(location):
            if isinstance(item, Rejected):
                yield item
            elif item.id in taken:
                cause = f"the id {item.id!r} is taken by an earlier article"
                yield Rejected(location.name, cause, "give each record an id of its own")
            else:
                taken.add(item.id)
                yield _completed(item, published, language)


def readers() -> dict[str, Reader]:
    """The reader of each file ending: ours, and those that packages add under the entry point `kg.readers`."""
    added = {point.name: point.load() for point in entry_points(group="kg.readers")}
    return READERS | added


def _read_one(location: Location) -> Iterator[Article | Rejected]:
    reader = readers().get(location.ending, read_text if not location.ending or location.named else None)
    try:
        if reader is not None:
            yield from reader(location)
    except SourceError as error:
        yield location.rejected(error.cause, error.remedy)
    except Undecodable as error:
        yield location.rejected(error.cause, error.remedy)
    except KgError as error:
        cause, _, remedy = str(error).partition("; ")
        yield location.rejected(cause, remedy)


def _completed(article: Article, published: str | None, language: str | None) -> Article:
    # A reader leaves the language empty where its source does not say it.
    return replace(
        article,
        presumed=published,
        language=language or article.language or language_of(article.text),
    )


def _locations(sources: list[str]) -> list[Location | Rejected]:
    """Every place to read, with ids that differ: a file's name without ending, its longer path where two clash."""
    found = [place for source in sources for place in _expand(source)]
    places = [place for place in found if isinstance(place, Location)]
    names = Counter(place.id for place in places)
    return [
        replace(place, id=_longer_id(place)) if isinstance(place, Location) and names[place.id] > 1 else place
        for place in found
    ]


def _longer_id(place: Location) -> str:
    path = place.source if not place.named else place.name
    return str(Path(path).with_suffix("")) if place.path else place.id


def _expand(source: str) -> list[Location | Rejected]:
    if source == "-":
        return [Location(name="standard input", source="-", id="stdin")]
    if source.startswith(("http://", "https://")):
        return [Location(name=source, source=source, id=id_of_url(source), url=source)]
    path = Path(source)
    if path.is_dir():
        return _folder(source, path)
    if not path.exists() and glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))
        if not matches:
            return [Rejected(source, "no file matches", "check the pattern", named=True)]
        return [place for match in matches for place in _expand(match)]
    return [Location(name=source, source=path.name, id=path.stem, path=path)]


def _folder(source: str, folder: Path) -> list[Location | Rejected]:
    known = readers()
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in known and file.is_file())
    visible = [
        file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    if not visible:
        endings = ", ".join(sorted(known))
        return [
            Rejected(
                source, f"the folder has no articles ({endings})", "name the files themselves", named=True
            )
        ]
    return [
        Location(
            name=str(file), source=file.relative_to(folder).as_posix(), id=file.stem, path=file, named=False
        )
        for file in visible
    ]
