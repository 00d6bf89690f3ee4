"""A graph to read: ask it, look things up in it, draw it, write it out."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox
from rdflib import SKOS, Dataset, Literal, URIRef
from rdflib import Graph as RdfGraph

from kg.errors import MissingExtra, NotFound, OptionError
from kg.frame import ROLES, Frame
from kg.rdf.names import article_id
from kg.rdf.ontology import vocabulary_labels
from kg.rdf.plain import Row, rows
from kg.rdf.reading import frames_of, read_frame
from kg.rdf.results import Result
from kg.rdf.saved import saved_queries, saved_query
from kg.rdf.vocabulary import KG, KIND_CLASSES
from kg.resolution.names import same
from kg.store import open_store
from kg.store.store import Store, Term

if TYPE_CHECKING:
    import networkx
    import pandas
    from pyvis.network import Network

__all__ = ["About", "Graph", "Named", "Relation", "Stats", "saved_queries", "saved_query"]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: its IRI, its kind (`kg.frame.ENTITY_KINDS`, or Post) and its label a language."""

    iri: str
    kind: str
    labels: Mapping[str, str]

    def label(self, language: str | None = None) -> str:
        """The label in a language, else Vietnamese, else any, else the IRI."""
        return (
            self.labels.get(language or "vi")
            or self.labels.get("vi")
            or next(iter(self.labels.values()), self.iri)
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """A plain triple: `property` is its name (``awarded``), `labels` what a reader sees between the two."""

    subject: Named
    property: str
    object: Named
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class About:
    """Everything on one entity: other names, plain triples, and the frames it has a part in."""

    entity: Named
    names: tuple[str, ...]
    relations: tuple[Relation, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """A graph in figures. `period` is the first and last day that a frame is dated to."""

    articles: int
    sentences: int
    frames: Mapping[str, int]
    modalities: Mapping[str, int]
    entities: Mapping[str, int]
    events: int
    triples: int
    period: tuple[str, str] | None
    contradictions: int


class Graph:
    """A graph in a store. Nothing here writes to it.

    ::

        graph = Graph.open("outputs/store")
        graph.query("SELECT ?who ?what WHERE { ?who kg:received ?what }")
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, location: str | Path = "outputs/store") -> Graph:
        """The graph in a folder that `kg build` wrote, or behind the ``http(s)://`` address of a SPARQL endpoint.

        Raises StoreError where there is none.
        """
        return cls(open_store(location))

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Result:
        """Answer SPARQL 1.1 over the union of all graphs; the prefixes of `kg.rdf.vocabulary` need no saying.

        `bindings` gives variables their values, as terms: nothing is pasted into the query.
        Raises QueryError for what is no SPARQL.
        """
        return Result.of(self.store.query(text, bindings), self.labels)

    def ask(self, name: str, values: Mapping[str, str] | None = None) -> Result:
        """Answer the saved query `name`, its parameters set to `values`: names of entities, dates, numbers.

        Raises NotFound for a query or an entity that is not there, OptionError for a parameter that is not.
        """
        saved = saved_query(name)
        entities = {parameter.name for parameter in saved.parameters if parameter.type == "entity"}
        given = {
            key: self.find(value).iri if key in entities else value for key, value in (values or {}).items()
        }
        return self.query(saved.text, saved.bindings(given))

    def labels(self, iris: Iterable[str], language: str = "vi") -> dict[str, str]:
        """What to show for IRIs: the label in `language`, else in another; the words of a description."""
        nodes = [ox.NamedNode(iri) for iri in sorted(set(iris))]
        found = dict(vocabulary_labels(language))
        if not nodes:
            return found
        for thing, label in self._ask(_with_values(_query("labels"), "thing", nodes)):
            if thing.value not in found or getattr(label, "language", None) == language:
                found[thing.value] = label.value
        return found

    def find(self, name: str) -> Named:
        """The entity of that name (its IRI, label or other name) that is mentioned most.

        Spelling need not be exact: ``Uỷ`` is ``Ủy``, and a name without any marks finds the one with them.
        Raises NotFound, with the nearest names, where there is none.
        """
        found = self.search(name)
        if not found:
            near = get_close_matches(name, self._names(), n=3)
            raise NotFound(
                f"{name}: no such name in the graph" + (f"; there is: {', '.join(near)}" if near else "")
            )
        return found[0]

    def search(self, name: str) -> list[Named]:
        """The entities of that name, those most often mentioned first."""
        if name.startswith(("http://", "https://")):
            named = self.named([name])
            return [named[name]] if name in named else []
        index = self._names()
        iris = index.get(name) or {
            iri for label, things in index.items() if same(label, name) for iri in things
        }
        counts = {iri: self._mentions(iri) for iri in iris}
        return [self.named([iri])[iri] for iri in sorted(iris, key=lambda iri: (-counts[iri], iri))]

    def named(self, iris: Iterable[str]) -> dict[str, Named]:
        """The entities of these IRIs, with kinds and labels; those that are none are left out."""
        nodes = [ox.NamedNode(iri) for iri in sorted(set(iris))]
        return self._named(_with_values(_query("named"), "thing", nodes)) if nodes else {}

    def frames(self, type: str | None = None, article: str | None = None) -> Iterator[Frame]:
        """The frames of the graph, all or those of one type or one article (its id).

        Raises OptionError for a type that there is none of.
        """
        if type is not None and type not in ROLES:
            raise OptionError(f"--type {type}: no such type; the types are {', '.join(ROLES)}")
        names = [
            one for one in self.store.graph_names() if article_id(one) and article in (None, article_id(one))
        ]
        frames = (frame for graph in self._labelled(names) for frame in frames_of(graph))
        return (frame for frame in frames if type in (None, frame.type))

    def _labelled(self, names: Iterable[str]) -> Iterator[RdfGraph]:
        """The graphs of articles, with the preferred labels of what they mention, one in memory at a time."""
        labels: dict[str, list[Literal]] = {}
        for thing, label in self._ask(_query("preferred-labels")):
            labels.setdefault(thing.value, []).append(Literal(label.value, lang=label.language))
        for name in names:
            graph = self.store.graph(name)
            for thing in set(graph.objects(None, KG.refersTo)):
                for label in labels.get(str(thing), ()):
                    graph.add((thing, SKOS.prefLabel, label))
            yield graph

    def about(self, name: str) -> About:
        """Everything on the entity of that name. Raises NotFound where there is none."""
        entity = self.find(name)
        node: dict[str, Term] = {"thing": ox.NamedNode(entity.iri)}
        names = sorted({label.value for (label,) in self._ask(_query("names"), node)})
        frames = [iri.value for (iri,) in self._ask(_query("frames-about"), node)]
        return About(
            entity,
            tuple(one for one in names if one not in entity.labels.values()),
            tuple(relation for relation, _ in self.relations(entity.iri)),
            tuple(self._read(frames)),
        )

    def path(self, start: str, end: str) -> list[Relation]:
        """The shortest chain of plain triples, taken in either direction, between two entities by name.

        A position without its body (`Bộ trưởng`) is no link: it would join all who ever held one.
        Raises NotFound where one is not there, or nothing connects them.
        """
        import networkx

        one, other = self.find(start), self.find(end)
        network: networkx.Graph[str] = networkx.Graph()
        for relation, _ in self.relations():
            ends = relation.subject.iri, relation.object.iri
            link = relation.object.kind != "Position" or other.iri in ends or one.iri in ends
            if link and not network.has_edge(*ends):
                network.add_edge(*ends, relation=relation)
        try:
            nodes = networkx.shortest_path(network, one.iri, other.iri)
        except (networkx.NetworkXNoPath, networkx.NodeNotFound):
            raise NotFound(
                f"{one.label()} and {other.label()}: nothing connects them in this graph"
            ) from None
        return [network.edges[ends]["relation"] for ends in pairwise(nodes)]

    def evidence(self, subject: str, property: str, object: str) -> list[Frame]:
        """The frames that state a plain triple, given as two IRIs and the name of the property.

        Raises OptionError for a property that no plain triple has.
        """
        ends: dict[str, Term] = {"subject": ox.NamedNode(subject), "object": ox.NamedNode(object)}
        name = property.removeprefix(str(KG))
        pattern = " UNION ".join(f"{{ {frames_behind(row)} }}" for row in rows() if row.property == name)
        if not pattern:
            raise OptionError(f"{name}: no such relation; kg vocab names them all")
        return list(
            self._read(iri.value for (iri,) in self._ask(f"SELECT DISTINCT ?frame {{ {pattern} }}", ends))
        )

    def stats(self) -> Stats:
        """The graph in figures."""
        count = self._count
        first, last = next(iter(self._ask(_query("period"))))
        return Stats(
            articles=sum(count("articles").values()),
            sentences=sum(count("sentences").values()),
            frames=count("frames-by-type"),
            modalities={
                name.removeprefix("modality-"): number for name, number in count("frames-by-modality").items()
            },
            entities={_kind(f"{KG}{name}"): number for name, number in count("entities-by-kind").items()},
            events=sum(count("events").values()),
            triples=sum(count("triples").values()),
            period=(first.value, last.value) if first is not None and last is not None else None,
            contradictions=sum(map(len, self.contradictions().values())),
        )

    def contradictions(self) -> dict[str, Result]:
        """What articles say against each other, by the saved query that finds it; those that find nothing left out."""
        found = {
            one.name: self.ask(one.name) for one in saved_queries() if one.name.startswith("contradiction")
        }
        return {name: result for name, result in found.items() if result.rows}

    def export(self, form: str, path: str | Path) -> None:
        """Write the graph to a file (to a folder for ``csv``).

        Forms: turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, csv, and what packages add under the
        entry point ``kg.exporters``. Raises OptionError for another, OutputError where the file cannot be written.
        """
        from kg.exports import exporters

        known = exporters()
        if form not in known:
            raise OptionError(f"{form}: no such format; the formats are {', '.join(known)}")
        known[form](self, Path(path))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Entities and the plain triples between them; attributes as `kg.network.network_of` has them."""
        from kg.network import network_of

        return network_of(self)

    def to_pyvis(self, **options: Any) -> Network:
        """The part that matters most, or what `view` would draw for the same options, as pyvis draws it."""
        from kg.view.part import network_of

        return network_of(self.store, **options)

    def to_pandas(self) -> pandas.DataFrame:
        """A row for each filler of each frame: article, frame, type, modality, role, text, entity, dates, sentence."""
        try:
            import pandas
        except ImportError:
            raise MissingExtra("a data frame", "pandas") from None
        from kg.tables import filler_rows

        return pandas.DataFrame([dict(row) for row in filler_rows(self)])

    def view(self, **options: Any) -> str:
        """The page of a part of the graph, as HTML: `about`, `types`, `since`, `until`, `top`, `language`, `title`.

        Raises NotFound for a name that is not in the graph.
        """
        from kg.view.part import page_of

        return page_of(self.store, **options)

    def rdflib(self) -> Dataset:
        """The same graph behind rdflib's API; its default graph is the union."""
        return self.store.rdflib()

    def graphs(self) -> Iterator[RdfGraph]:
        """The named graphs, in order of their IRIs, one in memory at a time."""
        return map(self.store.graph, self.store.graph_names())

    def __repr__(self) -> str:
        return f"<kg.Graph {self.store.location}>"

    def _repr_html_(self) -> str:
        stats = self.stats()
        cells = {
            "articles": stats.articles,
            "frames": sum(stats.frames.values()),
            "entities": sum(stats.entities.values()),
            "events": stats.events,
            "triples": stats.triples,
        }
        head = "".join(f"<th>{name}</th>" for name in cells)
        body = "".join(f"<td>{number:,}</td>" for number in cells.values())
        place = html.escape(self.store.location)
        return f"<table><caption>kg.Graph {place}</caption><tr>{head}</tr><tr>{body}</tr></table>"

    def _ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[tuple[Any, ...]]:
        """The solutions of a SELECT of ours."""
        return map(tuple, cast(Iterable[Iterable[Any]], self.store.query(query, bindings)))

    def _read(self, iris: Iterable[str]) -> Iterator[Frame]:
        graph = self.store.rdflib()
        frames = [read_frame(graph, URIRef(iri)) for iri in dict.fromkeys(iris)]
        frames.sort(key=lambda one: (one.doc, one.sentence.start, one.trigger.start, one.type))
        return iter(frames)

    def relations(self, about: str | None = None) -> list[tuple[Relation, tuple[str, ...]]]:
        """The plain triples, each with the ids of the articles that state it; those of one entity, by its IRI."""
        stated = self._stated(about)
        named = self.named(iri for subject, _, object_ in stated for iri in (subject, object_))
        labels = {row.property: row.labels for row in rows()}
        return [
            (Relation(named[subject], property, named[object_], labels[property]), tuple(sorted(articles)))
            for (subject, property, object_), articles in sorted(stated.items())
            if subject in named and object_ in named
        ]

    def weights(self) -> dict[tuple[str, str, str], tuple[int, str, str]]:
        """For each plain triple, by its two IRIs and property: how many frames state it, and the first and last
        day that they are dated to (empty where none is)."""
        found: dict[tuple[str, str, str], tuple[int, str, str]] = {}
        for row in rows():
            query = _query("weights").replace("# PATTERN", frames_behind(row))
            for subject, object_, count, first, last in self._ask(query):
                triple = (subject.value, row.property, object_.value)
                more, start, end = found.get(triple, (0, "", ""))
                days = [day for day in (start, first and first.value) if day]
                ends = [day for day in (end, last and last.value) if day]
                found[triple] = (more + int(count.value), min(days, default=""), max(ends, default=""))
        return found

    def entities(self) -> list[Named]:
        """All entities, in order of their IRIs."""
        return sorted(self._named(_query("named")).values(), key=lambda one: one.iri)

    def _named(self, query: str) -> dict[str, Named]:
        labels: dict[str, dict[str, str]] = {}
        kinds: dict[str, str] = {}
        for thing, kind, label in self._ask(query):
            kinds[thing.value] = _kind(kind.value)
            labels.setdefault(thing.value, {})[getattr(label, "language", None) or ""] = label.value
        return {iri: Named(iri, kinds[iri], labels[iri]) for iri in labels}

    def _stated(self, about: str | None) -> dict[tuple[str, str, str], set[str]]:
        query = _with_values(_query("relations"), "property", _PROPERTIES)
        nodes: list[dict[str, Term]] = [{}]
        if about is not None:
            nodes = [{"subject": ox.NamedNode(about)}, {"object": ox.NamedNode(about)}]
        found: dict[tuple[str, str, str], set[str]] = {}
        for bindings in nodes:
            for terms in self._ask(query, bindings):
                subject, property, object_, article = (str(term.value) for term in terms)
                if not article_id(article):
                    continue
                triple = (subject, property.removeprefix(str(KG)), object_)
                found.setdefault(triple, set()).add(article_id(article))
        return found

    def _names(self) -> dict[str, set[str]]:
        index: dict[str, set[str]] = {}
        for thing, name in self._ask(_query("all-names")):
            index.setdefault(name.value, set()).add(thing.value)
        return index

    def _mentions(self, iri: str) -> int:
        (row,) = self._ask(_query("mentions"), {"thing": ox.NamedNode(iri)})
        return int(row[0].value)

    def _count(self, name: str) -> dict[str, int]:
        answer = self._ask(_query(f"count-{name}"))
        return {key.value.rpartition("#")[2]: int(number.value) for key, number in answer}


_KINDS = {str(iri): kind for kind, iri in KIND_CLASSES.items()}
_PROPERTIES = [ox.NamedNode(str(KG[name])) for name in dict.fromkeys(row.property for row in rows())]


def _kind(iri: str) -> str:
    return _KINDS[iri]


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / "rdf" / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def _with_values(query: str, variable: str, nodes: Iterable[ox.NamedNode]) -> str:
    """The query for these nodes only; Oxigraph writes them, so that no IRI can end its brackets."""
    return f"{query}\nVALUES ?{variable} {{ {' '.join(map(str, nodes))} }}"


def frames_behind(row: Row) -> str:
    """A pattern for each `?frame` behind a row of the table of plain triples, between `?subject` and `?object`."""
    told = f"?frame a kg:{row.type} ; kg:modality kg:modality-asserted ; kg:{row.subject} ?subject ."
    stated = f"?subject kg:{row.property} ?object ."
    if row.object != "post":
        return f"{told} ?frame kg:{row.object} ?object . {stated}"
    position = "?frame kg:position ?object FILTER NOT EXISTS { ?frame kg:post ?post }"
    return f"{told} {{ ?frame kg:post ?object }} UNION {{ {position} }} {stated}"
