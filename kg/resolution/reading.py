"""One article read once for all that is compared across articles: its words, the places it names."""

from __future__ import annotations

from functools import cached_property

from kg.entity import Extraction
from kg.resolution.jurisdiction import Territory, territory
from kg.resolution.passage import Passage
from kg.resolution.references import References, references


class Reading:
    """An article; what costs is found when it is first asked for."""

    def __init__(self, extraction: Extraction) -> None:
        self.article = extraction.article
        self.frames = extraction.frames
        self.known: References = references(extraction.article.language)

    @cached_property
    def passage(self) -> Passage:
        return Passage(self.article.text)

    @cached_property
    def places(self) -> Territory:
        return territory(self.passage, self.known)
