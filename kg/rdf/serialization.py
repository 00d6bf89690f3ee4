"""Graphs as files: turtle, trig, ntriples, nquads, jsonld, rdfxml.

A dataset comes as its graphs, in order of their IRIs, and each is written before the next is asked for, so
that memory does not grow with the dataset. Turtle, N-Triples and RDF/XML hold the union of the graphs.
N-Quads and N-Triples are canonical, their lines sorted bytewise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import merge
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Protocol

import pyoxigraph as ox
from rdflib import XSD, Graph, Literal, Node
from rdflib.plugins.serializers.turtle import RecursiveSerializer, TurtleSerializer

from kg.files import replacing
from kg.ontologies import ontology
from kg.rdf.quads import lines, quads, to_ox
from kg.rdf.vocabulary import PREFIXES

CHUNK_BYTES = 64 * 2**20
"""How much is sorted in memory at a time."""


@dataclass(frozen=True)
class Rendered:
    """A graph in the forms that several formats share, each made once and only when asked for."""

    graph: Graph

    @cached_property
    def turtle(self) -> bytes:
        stream = BytesIO()
        _PlainTurtle(self.graph).serialize(stream)
        return stream.getvalue()


class Writer(Protocol):
    """Writes a dataset into one file, graph by graph."""

    def add(self, one: Rendered) -> None: ...

    def close(self) -> None: ...


def write(graphs: Iterable[Graph], files: Mapping[Path, str]) -> None:
    """Writes a dataset into each file in its format; a file is there only once it is whole.

    Raises KeyError for a format that is not in `FORMATS`, OutputError for a file that cannot be written.
    """
    with ExitStack() as stack:
        writers = [FORMATS[kind](stack.enter_context(replacing(path))) for path, kind in files.items()]
        for rendered in map(Rendered, graphs):
            for writer in writers:
                writer.add(rendered)
        for writer in writers:
            writer.close()


class _Turtle:
    """The triples of every graph, one after the other, under one set of prefixes."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.file.write(_prefixes())

    def add(self, one: Rendered) -> None:
        self.file.write(one.turtle)

    def close(self) -> None: ...


class _Trig(_Turtle):
    def add(self, one: Rendered) -> None:
        self.file.write(f"\n<{one.graph.identifier}> {{".encode() + one.turtle.rstrip() + b"\n}\n")


class _SortedLines:
    """Lines sorted bytewise, each once: sorted in chunks on disk, then merged."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.lines: list[bytes] = []
        self.size = 0
        self.chunks: list[IO[bytes]] = []

    def extend(self, lines: list[bytes]) -> None:
        self.lines += lines
        self.size += sum(map(len, lines))
        if self.size >= CHUNK_BYTES:
            chunk = TemporaryFile()  # noqa: SIM115 (closed by close)
            chunk.writelines(sorted(self.lines))
            chunk.seek(0)
            self.chunks.append(chunk)
            self.lines, self.size = [], 0

    def close(self) -> None:
        in_order = merge(sorted(self.lines), *self.chunks)
        self.file.writelines(line for line, _ in groupby(in_order))
        for chunk in self.chunks:
            chunk.close()


class _NQuads(_SortedLines):
    def add(self, one: Rendered) -> None:
        self.extend(lines(quads(one.graph), ox.RdfFormat.N_QUADS))


class _NTriples(_SortedLines):
    def add(self, one: Rendered) -> None:
        self.extend(lines((quad.triple for quad in quads(one.graph)), ox.RdfFormat.N_TRIPLES))


class _JsonLd:
    """A context, then one named graph after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.context = json.loads(ontology("context.jsonld").read_text(encoding="utf-8"))["@context"]
        head = json.dumps(self.context, ensure_ascii=False, indent=1)
        self.file.write(f'{{"@context": {head},\n"@graph": ['.encode())
        self.separator = b"\n"

    def add(self, one: Rendered) -> None:
        document = json.loads(one.graph.serialize(format="json-ld", context=self.context))
        nodes = document.get("@graph") or [
            {key: value for key, value in document.items() if key != "@context"}
        ]
        nodes.sort(key=lambda node: str(node.get("@id")))
        lines = ",\n ".join(json.dumps(node, ensure_ascii=False, sort_keys=True) for node in nodes)
        identifier = json.dumps(str(one.graph.identifier))
        self.file.write(self.separator + f'{{"@id": {identifier}, "@graph": [\n {lines}]}}'.encode())
        self.separator = b",\n"

    def close(self) -> None:
        self.file.write(b"\n]}\n")


class _RdfXml:
    """One description a subject and graph; what XML cannot hold becomes U+FFFD."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        names = "".join(f'\n  xmlns:{prefix}="{namespace}"' for prefix, namespace in PREFIXES.items())
        self.file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'.encode())

    def add(self, one: Rendered) -> None:
        text = one.graph.serialize(format="xml", encoding="utf-8").decode("utf-8")
        start = text.index(">", text.index("<rdf:RDF")) + 1
        body = text[start : text.rindex("</rdf:RDF>")].strip("\n")
        self.file.write(without_control_characters(body).encode() + b"\n")

    def close(self) -> None:
        self.file.write(b"</rdf:RDF>\n")


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_VOCABULARY_TERM = re.compile(r"(?P<namespace>.*[/#])(?P<name>[A-Za-z]\w*(-\w+)*)", re.ASCII)
_PREFIX_OF = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}

FORMATS: Mapping[str, Callable[[IO[bytes]], Writer]] = {
    "turtle": _Turtle,
    "trig": _Trig,
    "nquads": _NQuads,
    "ntriples": _NTriples,
    "jsonld": _JsonLd,
    "rdfxml": _RdfXml,
}
"""RDF formats by the names that `kg export` knows them by."""


def without_control_characters(text: str) -> str:
    """The text with each character that XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


class _PlainTurtle(TurtleSerializer):
    """rdflib's Turtle without its head, and with literals as N-Triples has them.

    rdflib writes the decimal 63 as ``63.0``, which is another literal, and leaves control characters bare.
    """

    def startDocument(self) -> None: ...

    def preprocessTriple(self, triple: tuple[Node, Node, Node]) -> None:
        # Not TurtleSerializer's: it looks for the prefixes that this graph uses, and all of ours are written.
        RecursiveSerializer.preprocessTriple(self, triple)

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        return _prefixed(str(uri))

    def label(self, node: Node, position: int) -> str:
        if not isinstance(node, Literal):
            return str(super().label(node, position))
        if node.datatype == XSD.integer:
            return str(node)
        written, datatype = str(to_ox(node)), f"<{node.datatype}>"
        short = _prefixed(str(node.datatype))
        return written.removesuffix(datatype) + short if short and written.endswith(datatype) else written


@lru_cache(maxsize=4096)
def _prefixed(iri: str) -> str | None:
    """The prefixed name of an IRI of a vocabulary; None for any other, which is then written whole."""
    match = _VOCABULARY_TERM.fullmatch(iri)
    prefix = _PREFIX_OF.get(match["namespace"]) if match else None
    return f"{prefix}:{match['name']}" if match and prefix else None


def _prefixes() -> bytes:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()).encode()
