from __future__ import annotations

from dataclasses import replace

from kg.frame import ROLES, Filler, Frame, Span
from kg.rdf.plain import plain_triples, rows
from tests.rdf.sample import resolved, sample_extraction


def test_the_table_names_types_and_roles_of_the_guidelines_only() -> None:
    for row in rows():
        assert row.subject in ROLES[row.type]
        assert row.object in (*ROLES[row.type], "post")
        assert set(row.labels) == {"vi", "en"}


def test_a_frame_reads_as_its_rows_say() -> None:
    found = resolved(sample_extraction())
    lines = [
        triple.labels(found, "en") for frame in found.extractions[0].frames for triple in plain_triples(frame)
    ]
    assert ("Đỗ Khánh Linh", "has held the post of", "Bí thư Tỉnh ủy Lam Sơn") in lines
    assert ("Đỗ Khánh Linh", "awarded", "Huân chương Lao động") in lines
    assert ("Đỗ Khánh Linh", "honoured", "Trường Đại học Lam Sơn") in lines


def test_a_frame_that_is_not_asserted_says_nothing() -> None:
    frame = resolved(sample_extraction()).extractions[0].frames[2]
    assert list(plain_triples(frame))
    assert not list(plain_triples(replace(frame, modality="negated")))


def test_the_sides_of_one_role_agree_with_each_other_once() -> None:
    sides = tuple(
        Filler(place, place + 1, name, "Person", name, f"iri:{name}") for place, name in enumerate("ABC")
    )
    frame = Frame("x", "Agreement", Span(0, 3, "ABC"), Span(0, 1, "A"), {"party": sides})
    assert [(one.subject.text, one.object.text) for one in plain_triples(frame)] == [
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
    ]


def _frame(**changes: object) -> Frame:
    sentence = Span.of("Công an bắt 9 nghi phạm và ông Tám.", 0, 35)
    roles = {
        "agent": (Filler(0, 7, "Công an", "Organization", "Công an tỉnh Lam Sơn"),),
        "target": (
            Filler(12, 22, "9 nghi phạm", "Person", "9 nghi phạm"),
            Filler(31, 34, "Tám", "Person", "Lê Văn Tám"),
        ),
    }
    return replace(Frame("x", "LegalProceeding", sentence, Span(8, 11, "bắt"), roles), **changes)  # type: ignore[arg-type]


def test_words_that_only_describe_give_no_line() -> None:
    assert [triple.object.entity for triple in plain_triples(_frame())] == ["Lê Văn Tám"]


def test_what_is_likelier_wrong_than_right_gives_no_line() -> None:
    assert not list(plain_triples(_frame(confidence=0.49)))
    assert not list(plain_triples(_frame(modality="planned")))
