"""`outputs/example/` is what a build of `examples/` writes, byte for byte; `make example` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from tests.conftest import ROOT

KEPT = ROOT / "outputs" / "example"
FILES = ("graph.html", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    build([ROOT / "examples"], folder)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_a_kept_file_is_what_a_fresh_build_writes(built: Path, name: str) -> None:
    assert (KEPT / name).read_bytes() == (built / name).read_bytes(), "run: make example"


def test_nothing_else_is_kept() -> None:
    assert {path.name for path in KEPT.iterdir()} == set(FILES)
