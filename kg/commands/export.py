"""`kg export`: a graph in another format."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from kg.commands import options
from kg.commands.terminal import tell
from kg.errors import OptionError
from kg.graph import Graph

FOLDERS = frozenset({"csv"})


@click.command("export", epilog="Example: kg export graphml -o graph.graphml")
@click.argument("form", metavar="FORMAT")
@click.option(
    "-o", "--out", default="-", metavar="FILE", help="File to write (for csv a folder); default: stdout."
)
@options.store
@options.talk
def command(form: str, out: str, store: str) -> None:
    """Write a graph as turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf or csv.

    turtle, ntriples and rdfxml hold the union of all named graphs, trig, nquads and jsonld the dataset;
    csv is a folder of tables with a datapackage.json.
    """
    graph = Graph.open(store)
    if out != "-":
        graph.export(form, Path(out))
        tell(f"kg: wrote {out}")
        return
    if form in FOLDERS:
        raise OptionError(f"{form} is a folder of tables; name it with -o")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        graph.export(form, path)
        with path.open("rb") as written:
            while block := written.read(1 << 16):
                sys.stdout.buffer.write(block)
