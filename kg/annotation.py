"""Annotated articles, and frames in the form they are compared in."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.article import Article
from kg.errors import SourceError
from kg.frame import Frame

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Role:
    """A filler on one side of the comparison; `spans` holds each place an annotated one may be found at."""

    type: str
    role: str
    kind: str
    text: str
    entity: str
    sentence: Offsets
    spans: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A frame on one side of the comparison, its spans as offsets into the article's text."""

    doc: str
    type: str
    modality: str
    sentence: Offsets
    trigger: Offsets
    trigger_text: str
    roles: tuple[Role, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated article: what is to be read, and the frames to be found in it."""

    article: Article
    frames: tuple[Scored, ...]


def read_annotated(texts: Path, gold: Path, language: str = "vi") -> list[Annotated]:
    """Every annotation of folder `gold` with its text `texts/<id>.txt`; see `gold/GUIDELINES.md` for the form.

    The language of an article is `lang` in its annotation, else `language`. Raises `SourceError` where there
    are none, or a sentence or trigger is not in the text.
    """
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise SourceError(str(gold), "no annotations (*.json)", "name the folder that holds them")
    return [_annotated(path, texts, language) for path in paths]


def _annotated(path: Path, texts: Path, language: str) -> Annotated:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text_file = texts / f"{data['id']}.txt"
        text = nfc(text_file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise SourceError(str(path), f"cannot be used ({error})", "check it and its text") from error
    article = Article(
        id=path.stem, text=text, language=data.get("lang", language), published=data.get("published")
    )
    return Annotated(article, tuple(_gold_frames(data["frames"], article, path)))


def _gold_frames(frames: Sequence[Mapping[str, Any]], article: Article, path: Path) -> Iterator[Scored]:
    repeated = Counter[tuple[str, str, str]]()
    for frame in frames:
        sentence = nfc(frame["sentence"])
        sentences = occurrences(sentence, article.text)
        triggers = occurrences(nfc(frame["trigger"]), sentence, sentences[0][0] if sentences else 0)
        if not sentences or not triggers:
            raise SourceError(
                str(path), f"not in the text: {frame['trigger']!r} of {sentence[:60]!r}", "quote verbatim"
            )
        # The same trigger annotated twice in a sentence: its occurrences are taken in turn.
        key = (sentence, frame["trigger"], frame["type"])
        trigger = triggers[min(repeated[key], len(triggers) - 1)]
        repeated[key] += 1
        roles = tuple(
            Role(
                frame["type"],
                role,
                filler["kind"],
                filler["text"],
                filler["entity"],
                sentences[0],
                tuple(_places(nfc(filler["text"]), sentence, sentences[0][0], article.text)),
            )
            for role, fillers in frame["roles"].items()
            for filler in fillers
        )
        yield Scored(
            article.id, frame["type"], frame["modality"], sentences[0], trigger, frame["trigger"], roles
        )


def _places(words: str, sentence: str, offset: int, text: str) -> list[Offsets]:
    return occurrences(words, sentence, offset) or occurrences(words, text)


def as_scored(frame: Frame) -> Scored:
    """A frame that was found, in the form it is compared in."""
    sentence = (frame.sentence.start, frame.sentence.end)
    roles = tuple(
        Role(
            frame.type,
            role,
            filler.kind,
            filler.text,
            filler.entity or filler.text,
            sentence,
            ((filler.start, filler.end),),
        )
        for role, filler in frame.fillers()
    )
    trigger = (frame.trigger.start, frame.trigger.end)
    return Scored(
        frame.doc, frame.type, frame.modality, sentence, trigger, frame.trigger.text, roles, frame.confidence
    )


def occurrences(words: str, text: str, offset: int = 0) -> list[Offsets]:
    """Every place of `words` in `text`, `offset` added."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append((offset + at, offset + at + len(words)))
        at = text.find(words, at + 1)
    return found


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
