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
from heapq import merge
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Protocol

import pyoxigraph as ox
from rdflib import XSD, Graph, Literal, Node
from rdflib.plugins.serializers.turtle import TurtleSerializer

from kg.files import replacing
from kg.ontologies import ontology
from kg.rdf.quads import lines, quads, to_ox
from kg.rdf.vocabulary import PREFIXES

CHUNK_BYTES = 64 * 2**20
"""How much is sorted in memory at a time."""


class Writer(Protocol):
    """Writes a dataset into one file, graph by graph."""

    def add(self, graph: Graph) -> None: ...

    def close(self) -> None: ...


def write(graphs: Iterable[Graph], files: Mapping[Path, str]) -> None:
    """Writes a dataset into each file in its format; a file is there only once it is whole.

    Raises KeyError for a format that is not in `FORMATS`, OutputError for a file that cannot be written.
    """
    with ExitStack() as stack:
        writers = [FORMATS[kind](stack.enter_context(replacing(path))) for path, kind in files.items()]
        for graph in graphs:
            for writer in writers:
                writer.add(graph)
        for writer in writers:
            writer.close()


class _Turtle:
    """The triples of every graph, one after the other, under one set of prefixes."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.file.write(_prefixes())

    def add(self, graph: Graph) -> None:
        self.file.write(_turtle(graph))

    def close(self) -> None: ...


class _Trig(_Turtle):
    def add(self, graph: Graph) -> None:
        self.file.write(f"\n<{graph.identifier}> {{".encode() + _turtle(graph).rstrip() + b"\n}\n")


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
    def add(self, graph: Graph) -> None:
        self.extend(lines(quads(graph), ox.RdfFormat.N_QUADS))


class _NTriples(_SortedLines):
    def add(self, graph: Graph) -> None:
        self.extend(lines((quad.triple for quad in quads(graph)), ox.RdfFormat.N_TRIPLES))


class _JsonLd:
    """A context, then one named graph after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.context = json.loads(ontology("context.jsonld").read_text(encoding="utf-8"))["@context"]
        head = json.dumps(self.context, ensure_ascii=False, indent=1)
        self.file.write(f'{{"@context": {head},\n"@graph": ['.encode())
        self.separator = b"\n"

    def add(self, graph: Graph) -> None:
        document = json.loads(graph.serialize(format="json-ld", context=self.context))
        nodes = document.get("@graph") or [
            {key: value for key, value in document.items() if key != "@context"}
        ]
        nodes.sort(key=lambda node: str(node.get("@id")))
        lines = ",\n ".join(json.dumps(node, ensure_ascii=False, sort_keys=True) for node in nodes)
        identifier = json.dumps(str(graph.identifier))
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

    def add(self, graph: Graph) -> None:
        text = graph.serialize(format="xml", encoding="utf-8").decode("utf-8")
        start = text.index(">", text.index("<rdf:RDF")) + 1
        body = text[start : text.rindex("</rdf:RDF>")].strip("\n")
        self.file.write(without_control_characters(body).encode() + b"\n")

    def close(self) -> None:
        self.file.write(b"</rdf:RDF>\n")


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

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

    def label(self, node: Node, position: int) -> str:
        if isinstance(node, Literal):
            if node.datatype == XSD.integer:
                return str(node)
            return _shorten_datatype(str(to_ox(node)), node)
        return super().label(node, position)


def _shorten_datatype(text: str, literal: Literal) -> str:
    for prefix, namespace in PREFIXES.items():
        if literal.datatype and literal.datatype.startswith(str(namespace)):
            return text.replace(
                f"^^<{literal.datatype}>", f"^^{prefix}:{literal.datatype[len(str(namespace)) :]}"
            )
    return text


def _turtle(graph: Graph) -> bytes:
    stream = BytesIO()
    _PlainTurtle(graph).serialize(stream)
    return stream.getvalue()


def _prefixes() -> bytes:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()).encode()
