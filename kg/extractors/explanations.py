"""What is behind a frame, in words: each reason in `Frame.why` told by its rule's own explanation or docstring."""

from __future__ import annotations

from kg.extractors import arguments, attribution, counts, inheritance, rules, titles

CODED = {
    "title-before-name": titles.title_before_name,
    "title-after-name": titles.title_after_name,
    "count": counts.counted,
    "vote": counts.votes,
    "total": counts.totals,
    "headline": attribution.headline,
    "clause": inheritance.own_time,
    "inherited": inheritance.inherited,
    "founding": inheritance.at_founding,
    "body-of-post": arguments.body_of_post,
    "second-side": arguments.between_second,
}
"""Rules and slots that are functions, by the name they have in `Frame.why`."""


def explanation(reason: str, language: str = "vi") -> str | None:
    """A reason of `Frame.why` in words; None for what explains itself, such as a model with its score."""
    role, _, name = reason.partition(":")
    if not name:
        return None
    if name in CODED:
        return (CODED[name].__doc__ or "").strip().partition("\n")[0]
    if role == "rule":
        rule = rules.lexicon(language).rules.get(name.removeprefix(rules.MAYBE))
        return rule.explain if rule else None
    if role in ("model", "score"):
        return None
    return arguments.explanation(name)
