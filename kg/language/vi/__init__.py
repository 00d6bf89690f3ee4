"""Vietnamese. Here everything that knows the language; the rest of `kg` knows none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(doc: Doc) -> None:
    """Set the times and quantities of a `Doc` made from an article.

    A number inside a time (the 3 of ``3 ngày trước``) is no quantity.
    """
    from kg.language.vi.quantities import find_quantities
    from kg.language.vi.times import anchor_of, find_times

    text = doc._.article.text
    doc._.times = tuple(find_times(text, anchor_of(doc._.article)))
    in_time = {offset for time in doc._.times for offset in range(time.start, time.end)}
    doc._.quantities = tuple(
        one for one in find_quantities(text) if in_time.isdisjoint(range(one.start, one.end))
    )
