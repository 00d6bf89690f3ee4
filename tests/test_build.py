from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import build as building
from kg.article import Article
from kg.build import build, changes, extract, graph_of
from kg.entity import Extraction
from kg.errors import NotFound, OptionError, OutputError, StoreError
from kg.frame import Filler, Frame, Span
from kg.graph import Graph
from kg.outputs import FILES
from kg.sources import Rejected
from kg.store import generations
from tests.conftest import ROOT

Write = Callable[..., Path]


def meetings_in(article: Article) -> Extraction:
    """A stand-in for extraction: `X gặp Y` is a meeting."""
    frames = []
    for match in re.finditer(r"(?P<agent>\w+) (?P<trigger>gặp) (?P<counterpart>\w+)", article.text):
        spans = {name: Span(*match.span(name), match[name]) for name in ("agent", "trigger", "counterpart")}
        roles = {
            role: (Filler(spans[role].start, spans[role].end, spans[role].text, "Person", spans[role].text),)
            for role in ("agent", "counterpart")
        }
        sentence = Span(*match.span(), match[0])
        frames.append(Frame(article.id, "Meeting", sentence, spans["trigger"], roles))
    return Extraction(article, tuple(frames))


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Puts the stand-in in the place of extraction; the ids of the articles that went through it."""
    ids: list[str] = []

    def all_of(articles: Iterable[Article], engine: str, workers: int) -> Iterator[Extraction | Rejected]:
        for article in articles:
            if "lỗi" in article.text:
                yield Rejected(article.source, "extraction failed", "report it")
                continue
            if "hỏng" in article.text:
                raise KeyboardInterrupt
            ids.append(article.id)
            yield meetings_in(article)

    monkeypatch.setattr(building, "extract_each", all_of)
    return ids


@pytest.fixture
def articles(tmp_path: Path) -> Write:
    """Writes articles into a folder, which it returns."""

    def write(folder: str = "news", **texts: str) -> Path:
        (tmp_path / folder).mkdir(exist_ok=True)
        for name, text in texts.items():
            (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


def met(out: Path) -> set[tuple[str, str]]:
    """Who met whom, by the store."""
    found = Graph.open(out / "store").query("SELECT ?one ?other { ?one kg:met ?other }")
    return {(one, other) for one, other in found.cells()}


def statements(out: Path) -> list[bytes]:
    """The N-Quads, without the graph of what earlier builds called things."""
    return [line for line in (out / "graph.nq").read_bytes().splitlines() if b"graph/history>" not in line]


def test_a_build_leaves_what_it_promises(extracted: list[str], articles: Write, tmp_path: Path) -> None:
    report = build([articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")], tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {*FILES, "graph.html", "report.json", "store"}
    assert met(tmp_path / "out") == {("Lan", "Minh"), ("Hoa", "Lan")}
    written = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (written["articles"], written["frames"]) == (2, {"Meeting": 2})
    assert report.changes.added == ("a", "b")
    assert report.triples == len(ox.Store.read_only(str(generations.current(tmp_path / "out" / "store"))))


def test_the_same_articles_give_the_same_bytes_in_any_order(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.", b="Hoa gặp Lan.", c="Minh gặp Hoa.")
    build([folder], tmp_path / "at-once")
    for name in ("c", "a", "b"):
        build([folder / f"{name}.txt"], tmp_path / "one-by-one")
    for name in FILES:
        if name != "graph.nq":
            assert (tmp_path / "at-once" / name).exists()
    assert statements(tmp_path / "at-once") == statements(tmp_path / "one-by-one")


def test_the_files_are_the_data_set_of_the_store(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    build([articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")], tmp_path / "out")
    store = ox.Store.read_only(str(generations.current(tmp_path / "out" / "store")))
    for name, form in {"graph.nq": ox.RdfFormat.N_QUADS, "graph.trig": ox.RdfFormat.TRIG}.items():
        assert set(ox.parse(path=tmp_path / "out" / name, format=form)) == set(store)


def test_an_article_of_the_same_id_is_replaced_as_a_whole(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    build([articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")], tmp_path / "out")
    report = build([articles(a="Lan gặp Tú.")], tmp_path / "out")
    assert report.changes.replaced == ("a",)
    assert report.changes.unchanged == ("b",)
    assert met(tmp_path / "out") == {("Lan", "Tú"), ("Hoa", "Lan")}
    assert b"Minh" not in b"".join(statements(tmp_path / "out"))


def test_what_has_not_changed_is_not_extracted_again(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.")
    build([folder], tmp_path / "out")
    build([articles(b="Hoa gặp Lan.")], tmp_path / "out")
    assert extracted == ["a", "b"]


def test_where_nothing_has_changed_nothing_is_written_but_the_report(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")
    first = build([folder], tmp_path / "out")
    again = build([folder], tmp_path / "out")
    assert generations.current(tmp_path / "out" / "store") == tmp_path / "out" / "store" / "gen-1"
    assert again.changes.unchanged == ("a", "b")
    assert (again.frames, again.triples, again.taken_up) == (first.frames, first.triples, 0)
    (tmp_path / "out" / "graph.ttl").unlink()
    build([folder], tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_a_removed_article_leaves_nothing(extracted: list[str], articles: Write, tmp_path: Path) -> None:
    folder = articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")
    build([folder / "b.txt"], tmp_path / "alone")
    build([folder], tmp_path / "out")
    report = build([], tmp_path / "out", remove=["a"])
    assert report.changes.removed == ("a",)
    assert statements(tmp_path / "out") == statements(tmp_path / "alone")
    with pytest.raises(NotFound, match="no such article"):
        build([], tmp_path / "out", remove=["a"])


def test_sync_removes_what_the_source_no_longer_has(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")
    build([folder], tmp_path / "out")
    (folder / "a.txt").unlink()
    assert changes([folder], tmp_path / "out")[0].stale is False
    assert changes([folder], tmp_path / "out", sync=True)[0].removed == ("a",)
    build([folder], tmp_path / "out", sync=True)
    assert met(tmp_path / "out") == {("Hoa", "Lan")}


def test_sync_keeps_everything_when_a_named_source_is_missing(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    build([articles(a="Lan gặp Minh.")], tmp_path / "out")
    report = build([tmp_path / "nowhere"], tmp_path / "out", sync=True)
    assert report.changes.removed == ()
    assert [item.named for item in report.rejected] == [True]


def test_a_bad_source_costs_nothing_to_the_others(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    report = build([folder, tmp_path / "missing.txt"], tmp_path / "out")
    assert met(tmp_path / "out") == {("Lan", "Minh")}
    assert len(report.rejected) == 2
    assert len((tmp_path / "out" / "rejected.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    build([folder / "a.txt"], tmp_path / "out")
    assert not (tmp_path / "out" / "rejected.jsonl").exists()


def test_an_article_whose_extraction_fails_is_set_aside_and_its_earlier_graph_stays(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    build([articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")], tmp_path / "out")
    report = build([articles(a="lỗi", b="Hoa gặp Tú.")], tmp_path / "out")
    assert [item.cause for item in report.rejected] == ["extraction failed"]
    assert met(tmp_path / "out") == {("Lan", "Minh"), ("Hoa", "Tú")}


def test_an_unfinished_build_is_taken_up(extracted: list[str], articles: Write, tmp_path: Path) -> None:
    folder = articles(a="Lan gặp Minh.", b="hỏng")
    with pytest.raises(KeyboardInterrupt):
        build([folder], tmp_path / "out")
    articles(b="Hoa gặp Lan.")
    report = build([folder], tmp_path / "out", resume=True)
    assert extracted == ["a", "b"]
    assert report.taken_up == 1


def test_without_resume_an_unfinished_build_is_dropped(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.", b="hỏng")
    with pytest.raises(KeyboardInterrupt):
        build([folder], tmp_path / "out")
    articles(b="Hoa gặp Lan.")
    build([folder], tmp_path / "out")
    assert extracted == ["a", "a", "b"]


def test_a_second_writer_is_refused_and_a_reader_is_not(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    folder = articles(a="Lan gặp Minh.")
    build([folder], tmp_path / "out")
    with generations.writing(tmp_path / "out" / "store"):
        with pytest.raises(StoreError, match="another build is writing here"):
            build([folder], tmp_path / "out")
        assert met(tmp_path / "out") == {("Lan", "Minh")}


def test_a_place_that_cannot_be_written_is_told_in_one_line(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        build([articles(a="Lan gặp Minh.")], tmp_path / "file")


def test_nothing_but_our_own_names_is_touched(extracted: list[str], articles: Write, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    build([articles(a="Lan gặp Minh.")], tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_another_base_moves_every_iri(extracted: list[str], articles: Write, tmp_path: Path) -> None:
    folder = articles(a="Lan gặp Minh.")
    build([folder], tmp_path / "out")
    build([folder], tmp_path / "out", base="https://example.org/id/")
    assert b"https://w3id.org/kg-events/id/" not in b"".join(statements(tmp_path / "out"))
    build([], tmp_path / "out")
    assert b"https://example.org/id/article/a" in b"".join(statements(tmp_path / "out"))
    with pytest.raises(OptionError, match="ends in /"):
        build([folder], tmp_path / "out", base='x" onload="')


def test_originals_are_kept_byte_for_byte(extracted: list[str], articles: Write, tmp_path: Path) -> None:
    folder = articles()
    content = "\ufeffLan gặp Minh.\r\n".encode("utf-16-le")
    (folder / "a.txt").write_bytes(content)
    build([folder], tmp_path / "out")
    kept = [
        path.read_bytes() for path in (tmp_path / "out" / "store" / "originals").rglob("*") if path.is_file()
    ]
    assert kept == [content]


KILLED = """
import os, signal, sys
from kg import build as building
from tests.test_build import meetings_in

building.extract_each = lambda articles, engine, workers: map(meetings_in, articles)

def die(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)

target, name = sys.argv[3].rsplit(".", 1)
module = __import__(target, fromlist=[name])
setattr(module, name, die)
building.build([sys.argv[1]], sys.argv[2])
"""


@pytest.mark.parametrize(
    "moment",
    ["kg.build._extract", "kg.store.update.update", "kg.outputs.write_outputs", "kg.store.generations._sync"],
)
def test_killed_at_any_moment_the_last_finished_build_is_what_one_has(
    moment: str, extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    build([articles("before", a="Lan gặp Minh.")], tmp_path / "out")
    finished = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    more = articles("more", b="Hoa gặp Lan.")
    died = subprocess.run([sys.executable, "-c", KILLED, str(more), str(tmp_path / "out"), moment], cwd=ROOT)
    assert died.returncode == -9
    assert met(tmp_path / "out") == {("Lan", "Minh")}
    assert finished == {
        path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()
    }
    build([more], tmp_path / "out", resume=True)
    assert met(tmp_path / "out") == {("Lan", "Minh"), ("Hoa", "Lan")}
    assert not list((tmp_path / "out").glob("*.unfinished"))


def test_extract_finds_the_same_as_a_build_and_keeps_nothing(
    extracted: list[str], articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(a="Lan gặp Minh.", b="Hoa gặp Lan.")
    before = set(tmp_path.rglob("*"))
    found = extract([folder])
    assert set(tmp_path.rglob("*")) == before
    build([folder], tmp_path / "out")
    stored = {filler.iri for frame in Graph.open(tmp_path / "out").frames() for _, filler in frame.fillers()}
    assert {filler.iri for frame in found.frames for _, filler in frame.fillers()} == stored
    assert len(graph_of(found).query("SELECT * { ?one kg:met ?other }")) == 2


def test_the_package_builds_whatever_was_imported_before(
    extracted: list[str], articles: Write, tmp_path: Path
) -> None:
    import kg

    assert kg.extract([articles(a="Lan gặp Minh.")]).frames
    kg.build([articles(a="Lan gặp Minh.")], tmp_path / "out")
    assert met(tmp_path / "out") == {("Lan", "Minh")}
