"""A part of a scene keeps what it needs, and no more."""

from __future__ import annotations

import pytest

from kg.errors import NotFound
from kg.view.scene import Scene
from kg.view.selection import find, fold, select


def types(scene: Scene) -> set[str]:
    return {frame.type for frame in scene.frames.values()}


def test_without_conditions_everything_is_kept(sample: Scene) -> None:
    assert select(sample) == sample


@pytest.mark.parametrize("name", ["Trần Hữu Phước", "tran huu phuoc", "TRẦN HỮU PHƯỚC"])
def test_about_takes_a_name_with_or_without_marks(sample: Scene, name: str) -> None:
    assert types(select(sample, about=name)) == {"Gathering", "HoldsPosition", "Meeting", "Visit"}


def test_about_takes_another_name_and_an_identifier(sample: Scene) -> None:
    university = find(sample, "nhà trường")
    assert university.labels["vi"] == "Trường Đại học Lam Sơn"
    assert select(sample, about=university.id) == select(sample, about="nha truong")


def test_a_name_that_is_not_there_is_said_so(sample: Scene) -> None:
    with pytest.raises(NotFound, match="Không Có Ai"):
        select(sample, about="Không Có Ai")


def test_types_and_period_are_both_met(sample: Scene) -> None:
    assert types(select(sample, types=("Award", "Visit"), since="2024-06")) == {"Visit"}


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2024-05-12", "2024-05-12", {"Award", "Statement"}),
        ("2024", None, {"Award", "Statement", "Appointment", "Visit"}),
        (None, "2024-06", {"Award", "Statement", "Appointment"}),
        ("2024-10-15", None, {"Visit"}),
        ("2025", None, set()),
    ],
)
def test_the_period_includes_both_ends_and_leaves_out_the_undated(
    sample: Scene, since: str | None, until: str | None, kept: set[str]
) -> None:
    assert types(select(sample, since=since, until=until)) == kept


def test_only_sentences_articles_entities_and_triples_of_what_is_kept_remain(sample: Scene) -> None:
    part = select(sample, types=("Award",))
    assert len(part.sentences) == 1
    assert len(part.articles) == 1
    assert {entity.labels["vi"] for entity in part.entities.values()} == {
        "Đỗ Khánh Linh",
        "Trường Đại học Lam Sơn",
        "Huân chương Lao động hạng Nhì",
    }
    assert {triple.relation for triple in part.triples} == {"awarded", "received", "honoured"}


def test_top_keeps_what_joins_those_that_matter_most(large: Scene) -> None:
    part = select(large, top=10)
    assert 0 < len(part.frames) < len(large.frames)
    assert select(large, top=10) == part


def test_folding_takes_marks_capitals_and_spaces_away() -> None:
    assert fold("  Đỗ  KHÁNH Linh") == "do khanh linh"
