from __future__ import annotations

from pathlib import Path

from kg.build import build, extract, graph_of
from kg.correcting import merge
from kg.graph import Graph
from kg.reasons import reasons

TEXT = "Ông Lê Minh Khang là Hiệu trưởng Trường Đại học Lam Sơn. Ông Khang cho biết, trường có 11 khoa."


def built(tmp_path: Path) -> Path:
    for name in ("một", "hai"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    build([tmp_path / "một.txt", tmp_path / "hai.txt"], tmp_path / "out")
    return tmp_path / "out"


def test_each_article_says_how_it_names_a_person_and_why_it_is_the_same(tmp_path: Path) -> None:
    graph = Graph.open(built(tmp_path) / "store")
    found = reasons(graph, graph.find("Lê Minh Khang").iri)
    assert [reason.article for reason in found] == ["hai", "một"]
    assert all(("Khang", "the end of the name") in reason.said for reason in found)
    assert any(reason.evidence for reason in found)


def test_what_was_put_right_by_hand_is_said_to_be(tmp_path: Path) -> None:
    out = built(tmp_path)
    (tmp_path / "ba.txt").write_text("Bà Đỗ Khánh Linh là Bí thư Tỉnh ủy Lam Sơn.", encoding="utf-8")
    build([tmp_path / "ba.txt"], out)
    merge("Đỗ Khánh Linh", "Lê Minh Khang", out)
    graph = Graph.open(out / "store")
    assert "put right by hand" in {reason.rule for reason in reasons(graph, graph.find("Đỗ Khánh Linh").iri)}


def test_a_graph_in_memory_keeps_no_reasons(tmp_path: Path) -> None:
    (tmp_path / "một.txt").write_text(TEXT, encoding="utf-8")
    graph = graph_of(extract(tmp_path / "một.txt"))
    assert reasons(graph, graph.find("Lê Minh Khang").iri) == ()
