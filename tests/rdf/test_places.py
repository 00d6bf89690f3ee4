from __future__ import annotations

import pytest

from kg.frame import Span
from kg.rdf.places import places_of, surrounding


@pytest.mark.parametrize(
    ("text", "sentence", "starts"),
    [
        ("Lan gặp Minh\nLan gặp Minh\n", "Lan gặp Minh", [0, 13]),
        ("Lan gặp Minh. Rồi về. Lan gặp Minh.", "Lan gặp Minh.", [0, 22]),
        ("Lan gặp Minh\nTPO - Lan gặp Minh hôm qua.", "Lan gặp Minh", [0]),
        ("Lan gặp Minh\n  Lan gặp Minh", "Lan gặp Minh", [0, 15]),
    ],
)
def test_a_sentence_stands_again_where_it_stands_on_its_own(
    text: str, sentence: str, starts: list[int]
) -> None:
    place = Span(0, len(sentence), sentence)
    assert [one.start for one in places_of(place, text)] == starts


def test_a_span_outside_all_sentences_stands_in_its_line() -> None:
    text = "Một.\n  Sáng 9/4, Lan về.  \nHai."
    start = text.index("9/4")
    assert surrounding(start, start + 3, text, [Span(0, 4, "Một.")]).text == "Sáng 9/4, Lan về."
