"""A part of a stored graph, drawn: as the page, or as a pyvis network to go on with."""

from __future__ import annotations

import shlex
from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.store.store import Store
from kg.view.network import AT_FIRST, EVENTS_AT_FIRST, matter_most, to_networkx, to_pyvis
from kg.view.page import page
from kg.view.selection import find, select
from kg.view.stored import scene_of

if TYPE_CHECKING:
    from pyvis.network import Network


def page_of(
    store: Store,
    *,
    about: str | None = None,
    types: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    top: int | None = None,
    language: str | None = None,
    title: str | None = None,
) -> str:
    """The page of what `select` keeps of a store; it opens with the `top` entities that matter most.

    Raises NotFound for a name that is not in the graph.
    """
    language = language or "vi"
    scene = select(scene_of(store), about=about, types=types, since=since, until=until)
    if title is None and about is not None:
        labels = find(scene, about).labels
        title = labels.get(language) or next(iter(labels.values()))
    return page(
        scene,
        title=title or "",
        language=language,
        command=_command(about, types, since, until, top),
        at_first=top or AT_FIRST,
    )


def network_of(
    store: Store,
    *,
    about: str | None = None,
    types: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    top: int = AT_FIRST,
) -> Network:
    """What the page of the same part opens with, as pyvis has it."""
    scene = select(scene_of(store), about=about, types=types, since=since, until=until)
    return to_pyvis(to_networkx(scene, matter_most(scene, top), EVENTS_AT_FIRST))


def _command(
    about: str | None, types: Collection[str], since: str | None, until: str | None, top: int | None
) -> str:
    words = ["kg", "view"]
    for option, value in (("--about", about), ("--since", since), ("--until", until)):
        words += [option, value] if value else []
    for name in types:
        words += ["--type", name]
    return shlex.join([*words, *(["--top", str(top)] if top else [])])
