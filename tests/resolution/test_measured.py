"""What resolution is worth on real news, small enough to be asked at every test: the benchmarks' own figures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "identity"


def printed(research_data: Path, script: str, *options: str) -> list[list[str]]:
    """The lines that a benchmark prints, as words."""
    run = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *options],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "KG_DATA": str(research_data)},
    )
    return [line.split() for line in run.stdout.splitlines()]


@pytest.mark.data
def test_of_annotated_names_88_in_100_get_the_fullest_name_of_their_article(research_data: Path) -> None:
    *_, (_, _, plain, ours) = printed(research_data, "within.py", "train")
    assert float(ours) >= 0.88 > float(plain)


@pytest.mark.data
def test_people_and_bodies_across_articles_are_told_apart_better_than_by_name(research_data: Path) -> None:
    lines = printed(research_data, "identity.py", "--alone")
    figures = {(words[0], words[1]): float(words[-2]) for words in lines[1:]}
    assert figures["persons", "by"] >= 0.97 > figures["persons", "as"]
    assert figures["bodies", "by"] >= 0.82 > figures["bodies", "as"]


@pytest.mark.data
def test_pairs_of_frames_are_held_to_be_one_event_as_a_reader_would(research_data: Path) -> None:
    (*_, accuracy) = printed(research_data, "events.py")
    assert float(accuracy[1]) >= 0.8
