from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.correcting import merge, split, undo
from kg.errors import NotFound
from kg.graph import Graph
from kg.store.generations import current

FIRST = "Ông Lê Minh Khang là Hiệu trưởng Trường Đại học Lam Sơn. Ông Trần Hữu Phước là Chủ tịch UBND tỉnh Lam Sơn."
SECOND = "Ông Lê Minh Khang là Hiệu trưởng Trường Đại học Lam Sơn từ năm 2019."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A build of two articles on one man."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "một.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "in" / "hai.txt").write_text(SECOND, encoding="utf-8")
    build([tmp_path / "in"], tmp_path / "out")
    return tmp_path / "out"


def named(folder: Path, name: str) -> list[str]:
    return [found.iri for found in Graph.open(folder / "store").search(name)]


def data(folder: Path) -> list[bytes]:
    """The lines of the N-Quads, history aside."""
    return [line for line in (folder / "graph.nq").read_bytes().splitlines() if b"graph/history>" not in line]


def test_one_man_split_is_two_until_it_is_taken_back(folder: Path) -> None:
    before = data(folder)
    assert len(named(folder, "Lê Minh Khang")) == 1
    split("Lê Minh Khang", folder)
    assert len(named(folder, "Lê Minh Khang")) == 2
    undo(folder)
    assert data(folder) == before


def test_two_men_merged_are_one_until_it_is_taken_back(folder: Path) -> None:
    before = data(folder)
    merge("Lê Minh Khang", "Trần Hữu Phước", folder)
    assert named(folder, "Lê Minh Khang") == named(folder, "Trần Hữu Phước")
    undo(folder)
    assert data(folder) == before


def test_a_correction_outlives_an_added_article_and_a_rebuild_from_scratch(
    folder: Path, tmp_path: Path
) -> None:
    merge("Lê Minh Khang", "Trần Hữu Phước", folder)
    (tmp_path / "in" / "ba.txt").write_text("Bà Đỗ Khánh Linh là Bí thư Tỉnh ủy Lam Sơn.", encoding="utf-8")
    build([tmp_path / "in"], folder)
    assert named(folder, "Lê Minh Khang") == named(folder, "Trần Hữu Phước")

    anew = tmp_path / "anew"
    (anew / "store").mkdir(parents=True)
    (anew / "store" / "corrections.yaml").write_bytes((folder / "store" / "corrections.yaml").read_bytes())
    build([tmp_path / "in"], anew)
    assert data(anew) == data(folder)


def test_history_says_what_replaced_an_iri_that_a_build_gave_out(folder: Path) -> None:
    (gone,) = named(folder, "Trần Hữu Phước")
    merge("Lê Minh Khang", "Trần Hữu Phước", folder)
    (now,) = named(folder, "Trần Hữu Phước")
    replaced = (
        Graph.open(folder / "store").query("SELECT ?old ?new { ?old dcterms:isReplacedBy ?new }").values
    )
    assert {"old": gone, "new": now} in replaced or gone == now


def test_names_that_are_not_there_or_one_already_are_refused(folder: Path) -> None:
    generation = current(folder / "store")
    with pytest.raises(NotFound, match="no such name"):
        merge("Lê Minh Khang", "Nguyễn Văn Không", folder)
    with pytest.raises(NotFound, match="one already"):
        merge("Lê Minh Khang", "Lê Minh Khang", folder)
    with pytest.raises(NotFound, match="nothing to split"):
        split("Trần Hữu Phước", folder)
    with pytest.raises(NotFound, match="no correction"):
        undo(folder)
    assert current(folder / "store") == generation
