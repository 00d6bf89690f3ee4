"""What users put right: mentions that are one thing, and mentions that are several. Kept as `corrections.yaml`.

A correction names mentions by article and offsets, never by IRI, so it holds when the graph is built anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.files import replacing
from kg.resolution.named import Identity, Named

Mention = tuple[str, int, int]
"""Article id, start, end: in code points of the article's text, end exclusive."""

_HEAD = """\
# What was put right by `kg merge` and `kg split`, the oldest first: mentions that are one thing, mentions that are
# several. A mention is [article, start, end], in code points of the article's text, end exclusive.
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """`mentions` are one thing (`action` is ``merge``), or each another (``split``)."""

    action: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections in the order they were made; a later one overrides an earlier one."""

    made: tuple[Correction, ...] = ()

    def merge(self, *mentions: Mention) -> Corrections:
        """With these mentions, and all held to be the same as any of them, one thing."""
        return self._with("merge", mentions)

    def split(self, *mentions: Mention) -> Corrections:
        """With each of these mentions another thing; what else was held to be the same stays with the first."""
        return self._with("split", mentions)

    def undo(self) -> Corrections:
        """Without the correction made last."""
        return Corrections(self.made[:-1])

    def _with(self, action: str, mentions: Iterable[Mention]) -> Corrections:
        named = tuple(sorted(set(mentions)))
        if len(named) < 2:
            raise ValueError(f"a {action} needs two different mentions")
        return Corrections((*self.made, Correction(action, named)))


def read_corrections(path: Path) -> Corrections:
    """The corrections of a file; none where it is missing. Raises `SourceError` for anything but corrections."""
    import yaml

    if not path.is_file():
        return Corrections()
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        return Corrections(tuple(_correction(entry) for entry in listed))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, TypeError, AttributeError) as error:
        cause = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SourceError(
            str(path), f"no list of corrections ({cause})", "mend it, or move it away"
        ) from error


def _correction(entry: Mapping[str, Any]) -> Correction:
    ((action, listed),) = entry.items()
    if action not in ("merge", "split"):
        raise ValueError(f"{action} is neither merge nor split")
    mentions = tuple((str(article), int(start), int(end)) for article, start, end in listed)
    return Correction(action, mentions)


def write_corrections(corrections: Corrections, path: Path) -> None:
    """Keep corrections in a file, by rename; with none to keep, the file goes."""
    if not corrections.made:
        path.unlink(missing_ok=True)
        return
    lines = [_HEAD]
    for correction in corrections.made:
        lines.append(f"- {correction.action}:\n")
        lines += [
            f"  - [{_quoted(article)}, {start}, {end}]\n" for article, start, end in correction.mentions
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write("".join(lines).encode())


def _quoted(article: str) -> str:
    import json

    return json.dumps(article, ensure_ascii=False)


def corrected(
    identities: Mapping[Named, Identity], corrections: Corrections | None
) -> Mapping[Named, Identity]:
    """`identities` after the corrections. Mentions that no longer stand in any article are passed over."""
    if corrections is None or not corrections.made:
        return identities
    changed = dict(identities)
    at = {
        (thing.article, start, end): thing
        for thing in sorted(identities, key=lambda thing: (thing.first, thing.kind, thing.name))
        for start, end in thing.spots
    }
    for correction in corrections.made:
        things = list(dict.fromkeys(at[mention] for mention in correction.mentions if mention in at))
        if len(things) < 2:
            continue
        (_merge if correction.action == "merge" else _split)(changed, things)
    return changed


def _merge(identities: dict[Named, Identity], things: Sequence[Named]) -> None:
    """Give all that is held to be one of `things` one identity: a gazetteer's, if any has one."""
    joined = sorted(
        {identities[thing] for thing in things}, key=lambda identity: (identity[0] != "gazetteer", identity)
    )
    for thing, identity in list(identities.items()):
        if identity in joined:
            identities[thing] = joined[0]


def _split(identities: dict[Named, Identity], things: Sequence[Named]) -> None:
    """Give each of `things` an identity of its own; the first of those held to be one keeps what they had."""
    together: dict[Identity, list[Named]] = defaultdict(list)
    for thing in things:
        together[identities[thing]].append(thing)
    for same in together.values():
        for thing in same[1:]:
            identities[thing] = ("corrected", thing.kind, thing.article, f"{thing.spots[0][0]}")
