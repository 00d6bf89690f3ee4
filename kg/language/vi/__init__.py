"""Vietnamese. Here everything that knows the language; the rest of `kg` knows none."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(doc: Doc) -> None:
    """Set the times and quantities of a `Doc` made from an article."""
    if find_spec("kg.language.vi.quantities") is None or find_spec("kg.language.vi.times") is None:
        return
    from kg.language.vi.quantities import find_quantities
    from kg.language.vi.times import anchor_of, find_times

    text = doc._.article.text
    doc._.times = tuple(find_times(text, anchor_of(doc._.article)))
    doc._.quantities = tuple(find_quantities(text))
