"""A part of a scene: around a name, of some types, in a period."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from kg.errors import NotFound
from kg.view.network import matter_most, weights
from kg.view.scene import Entity, Frame, Scene, keep


def select(
    scene: Scene,
    *,
    about: str | None = None,
    types: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    top: int | None = None,
) -> Scene:
    """The frames of `scene` that meet every condition, with what they need.

    `about` is an entity's id, or any of its names with or without Vietnamese marks; `types` are types of frame;
    `since` and `until` are ISO dates, months or years, both included (what has no date is then left out); `top`
    keeps what joins the so many entities that matter most. Raises NotFound for a name that is not there.
    """
    centre = None if about is None else find(scene, about).id
    frames = {
        id: frame
        for id, frame in scene.frames.items()
        if (centre is None or centre in frame.entities())
        and (not types or frame.type in types)
        and _within(frame, since, until)
    }
    chosen = keep(scene, frames)
    if top is None:
        return chosen
    most = set(matter_most(chosen, top)[:top])
    return keep(chosen, {id: frame for id, frame in frames.items() if _joins(frame, most)})


def find(scene: Scene, name: str) -> Entity:
    """The entity of that id or name; of several, the one in most events. Raises NotFound where there is none."""
    if name in scene.entities:
        return scene.entities[name]
    asked, weight = fold(name), weights(scene)
    found = [entity for entity in scene.entities.values() if asked in map(fold, _names(entity))]
    if not found:
        raise NotFound(f"{name}: no such name in the graph")
    return min(found, key=lambda entity: (name not in _names(entity), -weight[entity.id], entity.id))


def fold(text: str) -> str:
    """Without capitals and Vietnamese marks, as the search of the page has it: ``Trần Đại`` is ``tran dai``."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _names(entity: Entity) -> tuple[str, ...]:
    return (*entity.labels.values(), *entity.names)


def _within(frame: Frame, since: str | None, until: str | None) -> bool:
    if not (frame.not_before or frame.not_after):
        return not (since or until)
    last, first = frame.not_after or frame.not_before, frame.not_before or frame.not_after
    return not (since and last < since) and not (until and first[: len(until)] > until)


def _joins(frame: Frame, entities: set[str]) -> bool:
    """Whether the frame is between these, or tells of one of them alone."""
    taking_part = frame.entities()
    return len(entities.intersection(taking_part)) >= min(2, len(taking_part)) > 0
