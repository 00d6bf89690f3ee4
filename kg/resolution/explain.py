"""Why mentions are held to be one thing, in words, for `kg about`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.entity import Extraction, Resolved
from kg.resolution.corrections import Corrections, corrected
from kg.resolution.identities import Identified, identify
from kg.resolution.named import Identity, Named, things_of
from kg.resolution.names import ends, shortens, starts, words
from kg.resolution.references import references
from kg.resolution.same_person import Evidence, score


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one article's name for a thing is taken for that thing.

    `said` are the words it is mentioned with, each with the rule that leads from them to `name`; `rule` says how
    `name` leads to the thing, `evidence` what was weighed, `score` its sum (above 0 means one).
    """

    article: str
    name: str
    said: tuple[tuple[str, str], ...]
    rule: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def score(self) -> float:
        return score(self.evidence)


def explain(resolved: Resolved, iri: str, corrections: Corrections | None = None) -> tuple[Reason, ...]:
    """One reason an article and name, by article. Decides anew over the articles that mention the thing."""
    names = {extraction.article.id: _names(extraction, iri) for extraction in resolved.extractions}
    extractions = [extraction for extraction in resolved.extractions if names[extraction.article.id]]
    texts = {extraction.article.id: extraction.article.text for extraction in extractions}
    named = [thing for extraction in extractions for thing in things_of(extraction)]
    found = identify(extractions, named)
    settled = corrected(found.identities, corrections)
    return tuple(
        _reason(thing, texts[thing.article], found, settled[thing])
        for thing in named
        if (thing.kind, thing.name) in names[thing.article]
    )


def _names(extraction: Extraction, iri: str) -> set[tuple[str, str]]:
    """The kinds and names under which an article has a thing."""
    fillers = (filler for frame in extraction.frames for _, filler in frame.fillers())
    return {(filler.kind, filler.entity) for filler in fillers if filler.iri == iri}


def _reason(thing: Named, text: str, found: Identified, settled: Identity) -> Reason:
    identity = found.identities[thing]
    evidence = found.why.get((thing, identity), ())
    rule = _rule(identity, evidence) if settled == identity else "put right by hand"
    return Reason(thing.article, thing.name, _said(thing, text), rule, evidence)


def _rule(identity: Identity, evidence: Sequence[Evidence]) -> str:
    if identity[0] == "gazetteer":
        return f"a name of the gazetteer's {identity[1]}"
    if identity[0] == "person":
        return "told to be the same person" if evidence else "the first to be told of under this name"
    if identity[0] == "article":
        return "known in this article only"
    return "the same name, its place included"


def _said(thing: Named, text: str) -> tuple[tuple[str, str], ...]:
    spoken = dict.fromkeys(text[start:end] for start, end in thing.spots)
    return tuple((mention, reason_within(mention, thing.name, thing.language)) for mention in spoken)


def reason_within(mention: str, name: str, language: str = "vi") -> str:
    """The rule by which words of an article lead to a fuller name in it."""
    said, full, known = words(mention), words(name), references(language)
    if said == full:
        return "the name itself"
    if said in known.genders or said in known.speaker or said in known.someone or said in known.two:
        return "a pronoun: who was spoken of last, or speaks"
    if any(ends(said, pointing) for pointing in known.pointing):
        return "words that point back to the last of its kind"
    if ends(full, said):
        return "the end of the name"
    if starts(full, said):
        return "the beginning of the name"
    if shortens(said, full, known.left_out):
        return "a shorter way of writing the name"
    return "a post or description of the one so named"
