"""Corrections name mentions, override what is found, survive new articles, and leave no trace when undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.resolution import Corrections, explain, read_corrections, resolve_across, write_corrections
from tests.resolution.test_across import extraction, iri

ONE = extraction("a", "Ông Lê Khả Tường nói.", [("Lê Khả Tường", "Person")])
OTHER = extraction("b", "Ông Lê Khả Tường đến.", [("Lê Khả Tường", "Person")])
THIRD = extraction("c", "Ông Lê Khả Tưởng đến.", [("Lê Khả Tưởng", "Person")])
MENTION_A, MENTION_B, MENTION_C = (("a", 4, 16), ("b", 4, 16), ("c", 4, 16))


def test_a_split_sets_mentions_apart_that_were_held_to_be_one() -> None:
    assert iri(resolve_across([ONE, OTHER]), "a", "Lê Khả Tường") == iri(
        resolve_across([ONE, OTHER]), "b", "Lê Khả Tường"
    )
    resolved = resolve_across([ONE, OTHER], Corrections().split(MENTION_A, MENTION_B))
    assert iri(resolved, "a", "Lê Khả Tường") != iri(resolved, "b", "Lê Khả Tường")


def test_a_merge_makes_two_names_one_and_outlives_a_new_article() -> None:
    corrections = Corrections().merge(MENTION_A, MENTION_C)
    for news in ([ONE, THIRD], [THIRD, OTHER, ONE]):
        resolved = resolve_across(news, corrections)
        assert iri(resolved, "a", "Lê Khả Tường") == iri(resolved, "c", "Lê Khả Tưởng")


def test_a_merge_with_a_gazetteer_entry_keeps_the_entry() -> None:
    state = extraction("s", "Xứ Chùa Vàng và Thái Lan.", [("Xứ Chùa Vàng", "Place"), ("Thái Lan", "Place")])
    resolved = resolve_across([state], Corrections().merge(("s", 0, 12), ("s", 16, 24)))
    assert iri(resolved, "s", "Xứ Chùa Vàng") == iri(resolved, "s", "Thái Lan")
    assert resolved.entities[iri(resolved, "s", "Thái Lan")].notation == "state-th"


def test_a_later_correction_overrides_an_earlier_one() -> None:
    corrections = Corrections().split(MENTION_A, MENTION_B).merge(MENTION_A, MENTION_B)
    assert resolve_across([ONE, OTHER], corrections) == resolve_across([ONE, OTHER])


def test_undone_corrections_leave_everything_as_it_was() -> None:
    corrections = Corrections().merge(MENTION_A, MENTION_C).undo()
    assert resolve_across([ONE, THIRD], corrections) == resolve_across([ONE, THIRD])


def test_a_correction_of_an_article_that_is_gone_is_passed_over() -> None:
    corrections = Corrections().merge(MENTION_A, ("gone", 0, 5))
    assert resolve_across([ONE], corrections) == resolve_across([ONE])


def test_corrections_are_kept_in_a_file_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "store" / "corrections.yaml"
    corrections = Corrections().merge(MENTION_A, MENTION_C).split(MENTION_A, ("x: [y]", 1, 2))
    write_corrections(corrections, file)
    assert read_corrections(file) == corrections
    write_corrections(Corrections(), file)
    assert not file.exists()
    assert read_corrections(file) == Corrections()


@pytest.mark.parametrize("content", ["- merge: 3", "- join:\n  - [a, 1, 2]", "a: [", "- [merge]", "\x00"])
def test_a_file_that_holds_no_corrections_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match="no list of corrections"):
        read_corrections(file)


def test_one_mention_alone_is_no_correction() -> None:
    with pytest.raises(ValueError, match="two different mentions"):
        Corrections().merge(MENTION_A, MENTION_A)


def test_a_thing_is_explained_by_the_rule_that_joined_each_article() -> None:
    resolved = resolve_across([ONE, OTHER])
    reasons = explain(resolved, iri(resolved, "a", "Lê Khả Tường"))
    assert [reason.article for reason in reasons] == ["a", "b"]
    assert {reason.rule for reason in reasons} == {
        "the first to be told of under this name",
        "told to be the same person",
    }
    assert reasons[0].said == (("Lê Khả Tường", "the name itself"),)
    assert max(reason.score for reason in reasons) > 0
