"""Extracted frames against annotations."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.annotation import Annotated, Scored, read_annotated
from kg.errors import SourceError
from kg.evaluation import evaluate, matching, name_key
from kg.frame import Filler, Frame, Span
from kg.frame_json import to_json

GOLD = Path(os.environ.get("KG_DATA", Path(__file__).parents[2] / "shared")) / "gold"

TEXT = "Sáng 9/4, ông Lê Văn An tặng Bằng khen cho Sở Y tế.\nÔng An nói: “Rất vui”.\n"
FRAME = {
    "type": "Award",
    "sentence": "Sáng 9/4, ông Lê Văn An tặng Bằng khen cho Sở Y tế.",
    "trigger": "tặng",
    "modality": "asserted",
    "roles": {
        "agent": [{"text": "Lê Văn An", "entity": "Lê Văn An", "kind": "Person"}],
        "award": [{"text": "Bằng khen", "entity": "Bằng khen", "kind": "Honour"}],
        "recipient": [{"text": "Sở Y tế", "entity": "Sở Y tế tỉnh", "kind": "Organization"}],
    },
}


def annotate(folder: Path, *frames: dict[str, Any]) -> list[Annotated]:
    """An annotated article of the text above, as `read_annotated` reads it."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps({"id": "a", "frames": frames}), encoding="utf-8")
    return read_annotated(folder, folder)


def filler(words: str, kind: str, entity: str = "") -> Filler:
    start = TEXT.index(words)
    return Filler(start, start + len(words), words, kind, entity or words)


def found(
    roles: dict[str, tuple[Filler, ...]],
    *,
    kind: str = "Award",
    trigger: str = "tặng",
    confidence: float = 1.0,
) -> Frame:
    start = TEXT.index(trigger)
    sentence = Span.of(TEXT, 0, TEXT.index("\n"))
    return Frame(
        "a", kind, sentence, Span(start, start + len(trigger), trigger), roles, confidence=confidence
    )


WHOLE = {
    "agent": (filler("Lê Văn An", "Person"),),
    "award": (filler("Bằng khen", "Honour"),),
    "recipient": (filler("Sở Y tế", "Organization", "Sở Y tế tỉnh"),),
}


def test_what_is_annotated_scores_one_throughout(tmp_path: Path) -> None:
    figures = evaluate(annotate(tmp_path, FRAME), [found(WHOLE)]).figures()
    assert {figures["all"][measure]["f1"] for measure in ("frame", "role", "linked")} == {1.0}
    assert (figures["modality"], figures["linked_share"], figures["calibration_error"]) == (1.0, 1.0, 0.0)


def test_nothing_found_scores_nothing(tmp_path: Path) -> None:
    evaluation = evaluate(annotate(tmp_path, FRAME), [])
    assert evaluation.figures()["all"]["frame"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0}
    assert [frame.trigger_text for frame in evaluation.missed] == ["tặng"]


def test_a_frame_of_another_type_at_the_same_trigger_is_spurious(tmp_path: Path) -> None:
    evaluation = evaluate(annotate(tmp_path, FRAME), [found(WHOLE, kind="Support")])
    assert (len(evaluation.missed), [frame.type for frame in evaluation.spurious]) == (1, ["Support"])


def test_frames_of_articles_without_annotation_are_left_aside(tmp_path: Path) -> None:
    annotated = annotate(tmp_path, FRAME)
    other = Frame("b", "Award", Span(0, 1, "S"), Span(0, 1, "S"))
    assert (
        evaluate(annotated, [found(WHOLE), other]).figures() == evaluate(annotated, [found(WHOLE)]).figures()
    )


def test_a_role_right_by_span_with_another_entity_is_not_linked(tmp_path: Path) -> None:
    roles = WHOLE | {"recipient": (filler("Sở Y tế", "Organization"),)}
    evaluation = evaluate(annotate(tmp_path, FRAME), [found(roles)])
    assert evaluation.figures()["all"]["role"]["f1"] == 1.0
    assert evaluation.linked_share == pytest.approx(2 / 3)


def test_calibration_error_is_the_distance_of_confidence_from_truth(tmp_path: Path) -> None:
    frames = [found(WHOLE, confidence=0.8), found({}, kind="Support", confidence=0.6)]
    assert evaluate(annotate(tmp_path, FRAME), frames).calibration_error == pytest.approx((0.2 + 0.6) / 2)


def test_the_same_trigger_annotated_twice_is_taken_at_its_occurrences_in_turn(tmp_path: Path) -> None:
    frame = FRAME | {"trigger": "n"}
    first, second = annotate(tmp_path, frame, frame)[0].frames
    assert first.trigger < second.trigger


def test_a_sentence_that_the_text_does_not_have_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.json: not in the text"):
        annotate(tmp_path, FRAME | {"sentence": "Không có câu này."})


def test_a_folder_without_annotations_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no annotations"):
        read_annotated(tmp_path, tmp_path)


def test_case_spacing_and_marks_make_no_other_name() -> None:
    assert name_key("Sở  Y tế.") == name_key("sở y tệ")
    assert name_key("Dương") != name_key("Đương")


def test_the_best_pairs_are_made_first_and_each_side_is_used_once() -> None:
    assert matching([10, 20], [19, 11], lambda a, b: 10 - abs(a - b)) == [(1, 0), (0, 1)]


# ------------------------------------------------------------------------------- against the reference scorer


def disturbed(frames: list[Scored], chance: random.Random) -> list[Frame]:
    """Frames found, as a poor program might: some missed, moved, of another type, with another entity."""
    made = []
    for frame in frames:
        if chance.random() < 0.2:
            continue
        roles: dict[str, list[Filler]] = {}
        for role in frame.roles:
            start, end = role.spans[0]
            end += chance.choice([0, 0, 0, 3, 30])
            entity = role.entity if chance.random() < 0.8 else "another"
            roles.setdefault(role.role, []).append(Filler(start, end, "…", role.kind, entity))
        made.append(
            Frame(
                frame.doc,
                frame.type if chance.random() < 0.9 else "Statement",
                Span(*frame.sentence, "…"),
                Span(frame.trigger[0] + chance.choice([0, 1, 9]), frame.trigger[1] + 9, "…"),
                {role: tuple(fillers) for role, fillers in roles.items()},
                chance.choice(["asserted", frame.modality]),
                chance.random(),
            )
        )
    return made


@pytest.mark.data
@pytest.mark.skipif(not GOLD.is_dir(), reason="KG_DATA has no gold annotations")
def test_figures_are_those_of_the_reference_scorer_to_the_digit(tmp_path: Path) -> None:
    annotated = read_annotated(GOLD / "texts", GOLD / "dev")
    chance = random.Random(9)
    frames = [frame for one in annotated for frame in disturbed(list(one.frames), chance)]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(to_json(frame)) + "\n" for frame in frames), encoding="utf-8")
    command = [sys.executable, GOLD / "score.py", GOLD / "texts", GOLD / "dev", predicted, "--json"]
    reference = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = evaluate(annotated, frames).figures()
    assert {name: ours[name] for name in reference} == reference
