"""A graph of a small article, built once, and a way to run a command as a user does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = """Tỉnh Lam Sơn trao tặng Bằng khen

Ngày 12/5/2024, Chủ tịch UBND tỉnh Lam Sơn Trần Hữu Phước đã trao tặng Bằng khen cho Trường Đại học Lam Sơn.

Ông Trần Hữu Phước cho biết, Trường Đại học Lam Sơn có 11 khoa.
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run `kg` with arguments in an empty folder, as a process of its own."""
    folder = tmp_path_factory.mktemp("working")

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, cwd=folder, **options)  # type: ignore[call-overload, no-any-return]

    return run


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "bang-khen.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built(kg: Run, article: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the article."""
    out = tmp_path_factory.mktemp("built")
    done = kg("build", article, "-o", out)
    assert done.returncode == 0, done.stderr
    return out
