"""What the README shows is what a user sees: each command in it is run, and prints what stands there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONSOLE = re.compile(r"```console\n(?P<session>.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)

SESSIONS = [
    (match["command"], match["output"])
    for session in CONSOLE.finditer((ROOT / "README.md").read_text(encoding="utf-8"))
    for match in COMMAND.finditer(session["session"])
    if match["command"].startswith("kg ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with the example articles and their build in `outputs/`."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    done = run("kg build examples -o outputs", folder)
    assert done.returncode == 0, done.stderr
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "kg", *shlex.split(command)[1:]]
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_command_of_the_readme_prints_what_the_readme_says(folder: Path, command: str, output: str) -> None:
    assert run(command, folder).stdout == output, "run: make docs"


def test_the_readme_shows_three_examples_at_least() -> None:
    assert len(SESSIONS) >= 3
