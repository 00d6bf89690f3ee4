"""What a user puts right in a build: two that are one, one that is several, and either taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.build import Report, build
from kg.errors import NotFound
from kg.graph import Graph, Named
from kg.rdf.names import article_id
from kg.resolution.corrections import Corrections, Mention, read_corrections, write_corrections

MENTIONS = """SELECT DISTINCT ?article ?start ?end {
  ?mention kg:refersTo ?thing ; kg:start ?start ; kg:end ?end .
  GRAPH ?article { ?mention kg:ofFrame ?frame }
} ORDER BY ?article ?start ?end"""


def merge(first: str, second: str, out: str | Path = "outputs") -> Report:
    """Say that two entities, given by name or IRI, are one, and bring the build in `out` up to it.

    Two of one name are told apart by their IRIs; the same name twice means the two most mentioned of that name.
    Raises NotFound where a name is not there, or both are one already.
    """
    graph = _graph(out)
    one = graph.find(first)
    other = next((found for found in graph.search(second) if found.iri != one.iri), None)
    if other is None:
        graph.find(second)
        raise NotFound(f"{first} and {second}: they are one already; kg about {first!r} says why")
    return _correct(out, lambda made: made.merge(_mentions(graph, one)[0], _mentions(graph, other)[0]))


def split(name: str, out: str | Path = "outputs") -> Report:
    """Say that the mentions of an entity are another thing in each article, and bring the build in `out` up to it.

    Raises NotFound where the name is not there, or only one article names it.
    """
    graph = _graph(out)
    found = graph.find(name)
    firsts = {article: (article, start, end) for article, start, end in reversed(_mentions(graph, found))}
    if len(firsts) < 2:
        raise NotFound(f"{name}: only one article names it, so there is nothing to split")
    return _correct(out, lambda made: made.split(*firsts.values()))


def undo(out: str | Path = "outputs") -> Report:
    """Take back the correction made last. Raises NotFound where none was made."""
    if not read_corrections(_file(out)).made:
        raise NotFound(f"{out}: no correction was made that could be taken back")
    return _correct(out, Corrections.undo)


def _correct(out: str | Path, correction: Callable[[Corrections], Corrections]) -> Report:
    """Keep the corrections as `correction` leaves them and resolve anew; on an error they stay as they were."""
    before = read_corrections(_file(out))
    write_corrections(correction(before), _file(out))
    try:
        return build([], out)
    except BaseException:
        write_corrections(before, _file(out))
        raise


def _mentions(graph: Graph, thing: Named) -> list[Mention]:
    """Where the articles name a thing, in order."""
    rows = graph.query(MENTIONS, {"thing": ox.NamedNode(thing.iri)}).values
    return [(article_id(row["article"]), int(row["start"]), int(row["end"])) for row in rows]


def _graph(out: str | Path) -> Graph:
    return Graph.open(Path(out) / "store")


def _file(out: str | Path) -> Path:
    return Path(out) / "store" / "corrections.yaml"
