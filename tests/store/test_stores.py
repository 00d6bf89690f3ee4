from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.graph import Graph
from kg.rdf.dataset import dataset
from kg.rdf.quads import quads, to_ox
from kg.store import generations, open_store
from kg.store.journal import key_of, open_journal
from kg.store.manifest import read_manifest
from kg.store.memory import MemoryStore
from tests.rdf.sample import resolved, sample_article, sample_extraction

GRAPHS = [part.graph for part in dataset(resolved(sample_extraction()), "test")]


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint, as far as the protocol goes."""

    store = MemoryStore(GRAPHS).oxigraph
    union = True

    def do_GET(self) -> None:
        self.reply(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self.reply(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def reply(self, parameters: str) -> None:
        query = parse_qs(parameters)["query"][0]
        try:
            answer = self.store.query(query, use_default_graph_as_union=self.union)
        except SyntaxError as error:
            self.send_error(400, str(error))
            return
        triples = isinstance(answer, ox.QueryTriples)
        form = ox.RdfFormat.N_TRIPLES if triples else ox.QueryResultsFormat.JSON
        body = answer.serialize(format=form)  # type: ignore[arg-type]
        self.send_response(200)
        self.send_header(
            "Content-Type", "application/n-triples" if triples else "application/sparql-results+json"
        )
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments: object) -> None: ...


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


def on_disk(folder: Path) -> Path:
    with generations.writing(folder), generations.next_generation(folder) as (_, store):
        for graph in GRAPHS:
            store.extend(quads(graph))
        del store
    return folder


def test_every_kind_of_store_answers_alike(tmp_path: Path, endpoint: str) -> None:
    memory, disk, remote = MemoryStore(GRAPHS), open_store(on_disk(tmp_path)), open_store(endpoint)
    for store in (disk, remote):
        assert store.graph_names() == memory.graph_names()
        for name in memory.graph_names():
            assert set(store.graph(name)) == set(memory.graph(name))
        assert Graph(store).stats() == Graph(memory).stats()
        assert Graph(store).about("Đỗ Khánh Linh") == Graph(memory).about("Đỗ Khánh Linh")


def test_a_query_sees_the_union_of_all_graphs(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_store(endpoint).query("ASK { ?person kg:holdsPosition ?post ; rdfs:label ?name }")
    monkeypatch.setattr(Endpoint, "union", False)
    with pytest.raises(StoreError, match="union"):
        open_store(endpoint)


def test_what_a_server_refuses_is_told_in_one_line(endpoint: str) -> None:
    with pytest.raises(QueryError, match="refused"):
        open_store(endpoint).query("SELECT WHERE")
    with pytest.raises(StoreError, match="no answer"):
        open_store("http://127.0.0.1:9/sparql")


def test_rdflib_sees_the_same_graph() -> None:
    store = MemoryStore(GRAPHS)
    seen = {tuple(map(to_ox, triple)) for triple in store.rdflib().triples((None, None, None))}
    assert seen == {tuple(map(to_ox, triple)) for graph in GRAPHS for triple in graph}


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "nothing")


def test_a_damaged_generation_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("gen-7\n")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_a_reader_sees_the_next_generation_when_it_is_finished(tmp_path: Path) -> None:
    reader = open_store(on_disk(tmp_path))
    name = ox.NamedNode("https://example.org/new")
    with generations.next_generation(tmp_path) as (_, store):
        store.add(ox.Quad(name, name, name, name))
        assert name.value not in reader.graph_names()
        del store
    assert name.value in reader.graph_names()


def test_a_generation_that_fails_is_never_current(tmp_path: Path) -> None:
    def fail() -> None:
        with generations.next_generation(tmp_path) as (_, store):
            store.clear()
            raise RuntimeError

    before = generations.current(on_disk(tmp_path))
    with pytest.raises(RuntimeError):
        fail()
    assert generations.current(tmp_path) == before
    assert open_store(tmp_path).graph_names() == MemoryStore(GRAPHS).graph_names()


def test_the_generation_before_is_kept_and_older_ones_go(tmp_path: Path) -> None:
    for _ in range(3):
        on_disk(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-2", "gen-3"]


def test_the_journal_gives_back_what_it_was_given(tmp_path: Path) -> None:
    extraction = sample_extraction()
    key = key_of(extraction.article, "test")
    with open_journal(tmp_path) as journal:
        journal.keep(key, extraction)
    with open_journal(tmp_path) as journal:
        assert key in journal
        assert journal[key] == extraction
        journal.forget_all_but([])
        assert key not in journal


def test_a_key_is_another_when_the_article_or_the_extractor_is() -> None:
    article = sample_article()
    keys = {
        key_of(article, "test"),
        key_of(article, "other"),
        key_of(sample_article(text="khác"), "test"),
        key_of(sample_article("other"), "test"),
    }
    assert len(keys) == 4


def test_a_damaged_journal_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "extractions.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="damaged"), open_journal(tmp_path):
        pass


@pytest.mark.parametrize("content", [None, "", "[]", '{"articles": {"a": {}}}'])
def test_a_damaged_list_of_articles_is_told_in_one_line(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "gen-1.json").write_text(content)
    with pytest.raises(StoreError, match="damaged"):
        read_manifest(tmp_path / "gen-1")
