"""Sentences and what is found in them, as `*.expect` beside this file says: nothing missing, nothing more.

An expect file is plain text: a sentence, then its frames indented, type and trigger in a line, under it each filler
with its role. A linguist can add one; `python tests/extractors/test_expectations.py SENTENCE…` prints the form.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.article import Article
from kg.extractors import extract
from kg.frame import ROLES, Filler, Frame
from kg.language import analyse

FOLDER = Path(__file__).parent
PUBLISHED = "2024-05-20"
FEWEST, FEWEST_EMPTY = 6, 2


def read(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each sentence of an expect file with the frames under it, a frame a string of lines."""
    sentence, frames = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            if sentence:
                yield sentence, frames
            sentence, frames = line, []
        elif line.startswith("        "):
            frames[-1] += f"\n{line}"
        else:
            frames.append(line)
    if sentence:
        yield sentence, frames


def printed(frame: Frame) -> str:
    """A frame as an expect file writes it."""
    cue = f": {frame.cue.text}" if frame.cue else ""
    modality = "" if frame.modality == "asserted" else f" ({frame.modality}{cue})"
    lines = [f"    {frame.type} {frame.trigger.text}{modality}"]
    return "\n".join(lines + [f"        {role}: {value(filler)}" for role, filler in frame.fillers()])


def value(filler: Filler) -> str:
    """A filler: its words, then its date or number, and how a number is qualified."""
    entity = "" if filler.entity == filler.text else f" = {filler.entity}"
    return f"{filler.text}{entity}" + (
        f" ({filler.qualifier})" if filler.qualifier not in (None, "exact") else ""
    )


def found_in(sentence: str) -> list[str]:
    """What the extractor finds in one sentence, as an expect file writes it."""
    article = Article("sentence", sentence, published=PUBLISHED)
    return [printed(frame) for frame in extract(analyse(article))]


FILES = sorted(FOLDER.glob("*.expect"))
EXPECTATIONS = [(path.stem, sentence, frames) for path in FILES for sentence, frames in read(path)]
MISSED = list(read(FOLDER / "missed.txt"))


@pytest.mark.parametrize(("name", "sentence", "frames"), EXPECTATIONS)
def test_a_sentence_gives_its_frames_and_no_other(name: str, sentence: str, frames: list[str]) -> None:
    assert "\n".join(sorted(found_in(sentence))) == "\n".join(sorted(frames))


@pytest.mark.xfail(reason="not read yet", strict=True)
@pytest.mark.parametrize(("sentence", "frames"), MISSED)
def test_a_sentence_not_read_yet_gives_its_frames(sentence: str, frames: list[str]) -> None:
    assert "\n".join(sorted(found_in(sentence))) == "\n".join(sorted(frames))


def test_each_type_has_its_file_with_enough_sentences_and_some_that_give_nothing() -> None:
    by_file = defaultdict(list)
    for name, _, frames in EXPECTATIONS:
        by_file[name.replace("-", "").lower()].append(frames)
    assert {type_.lower() for type_ in ROLES} == set(by_file)
    for name, found in by_file.items():
        assert len(found) >= FEWEST, name
        assert sum(not frames for frames in found) >= FEWEST_EMPTY, name


def test_every_role_of_every_type_is_filled_somewhere() -> None:
    filled = {
        (frame.split()[0], line.strip().partition(":")[0])
        for _, _, frames in EXPECTATIONS
        for frame in frames
        for line in frame.splitlines()[1:]
    }
    assert {(type_, role) for type_, roles in ROLES.items() for role in roles} <= filled


if __name__ == "__main__":
    for text in sys.argv[1:]:
        print(text, *found_in(text), "", sep="\n")
