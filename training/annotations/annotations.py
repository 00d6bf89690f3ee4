"""Annotated articles kept without their text: every span is a pair of offsets, joined with the texts by hash.

    annotations.py pack TEXTS GOLD OUT.jsonl    take `GOLD/*.json` (see docs/annotation.md) into one file
    annotations.py check TEXTS IN.jsonl         say which articles are missing or changed

One article a line: `id`, `sha1` of its text, `published`, and `frames`, each with `type`, `modality`,
`sentence`, `trigger` as ``[start, end]`` and `roles`: for each filler ``[start, end, kind, entity]``, where
`entity` is null (the words themselves), ``[start, end]`` (a fuller name elsewhere in the article) or a value
(ISO 8601, a number). Offsets count code points of the NFC text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VALUES = ("Time", "Quantity")


@dataclass(frozen=True, slots=True)
class AnnotatedFiller:
    """A filler as annotated: its role, span and kind."""

    role: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class AnnotatedFrame:
    """A frame as annotated; `sentence` and `trigger` are (start, end)."""

    type: str
    modality: str
    sentence: tuple[int, int]
    trigger: tuple[int, int]
    fillers: tuple[AnnotatedFiller, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article's text with its frames; `published` is ISO 8601 or None."""

    id: str
    text: str
    published: str | None
    frames: tuple[AnnotatedFrame, ...]


def read(texts: Path, packed: Path) -> Iterator[AnnotatedArticle]:
    """The articles of `packed` whose text stands in `texts` as ``<id>.txt``, unchanged since annotation."""
    for line in packed.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = text_of(texts / f"{record['id']}.txt")
        if text is not None and sha1(text) == record["sha1"]:
            frames = tuple(map(frame_of, record["frames"]))
            yield AnnotatedArticle(record["id"], text, record["published"], frames)


def read_empty(news: Path, packed: Path) -> Iterator[AnnotatedArticle]:
    """The articles of `packed`, in which nothing is to be found; their texts stand in a JSON Lines file."""
    wanted = {json.loads(line)["id"]: json.loads(line)["sha1"] for line in packed.read_text().splitlines()}
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = unicodedata.normalize("NFC", article["text"])
            if wanted.get(str(article["id"])) == sha1(text):
                yield AnnotatedArticle(str(article["id"]), text, None, ())


def frame_of(record: dict[str, Any]) -> AnnotatedFrame:
    fillers = tuple(
        AnnotatedFiller(role, start, end, kind)
        for role, rows in record["roles"].items()
        for start, end, kind, _ in rows
    )
    sentence, trigger = tuple(record["sentence"]), tuple(record["trigger"])
    return AnnotatedFrame(record["type"], record["modality"], sentence, trigger, fillers)


def text_of(path: Path) -> str | None:
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) if path.exists() else None


def sha1(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8")).hexdigest()


def pack(texts: Path, gold: Path) -> Iterator[dict[str, Any]]:
    """Each annotated article of `gold` as a record without text."""
    published = json.loads((gold.parent / "published.json").read_text(encoding="utf-8"))
    for path in sorted(gold.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(texts / f"{article['id']}.txt")
        if text is None:
            raise SystemExit(f"{path}: no text for article {article['id']} in {texts}")
        yield {
            "id": article["id"],
            "sha1": sha1(text),
            "published": article.get("published") or published.get(article["id"]),
            "frames": list(pack_frames(article["frames"], text)),
        }


def pack_frames(frames: list[dict[str, Any]], text: str) -> Iterator[dict[str, Any]]:
    """Frames with offsets for words. A trigger annotated twice in a sentence stands for its occurrences in turn."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for frame in frames:
        sentence_text, trigger_text = normal(frame["sentence"]), normal(frame["trigger"])
        start = text.index(sentence_text)
        sentence = (start, start + len(sentence_text))
        triggers = occurrences(trigger_text, text, sentence)
        again = (sentence_text, trigger_text, frame["type"])
        trigger = triggers[min(seen[again], len(triggers) - 1)]
        seen[again] += 1
        yield {
            "type": frame["type"],
            "modality": frame["modality"],
            "sentence": sentence,
            "trigger": trigger,
            "roles": {
                role: [pack_filler(filler, text, sentence, trigger) for filler in fillers]
                for role, fillers in frame["roles"].items()
            },
        }


def pack_filler(
    filler: dict[str, str], text: str, sentence: tuple[int, int], trigger: tuple[int, int]
) -> list[Any]:
    words, name = normal(filler["text"]), normal(filler["entity"])
    spans = occurrences(words, text, sentence) or occurrences(words, text, (0, len(text)))
    start, end = min(spans, key=lambda span: min(abs(span[0] - trigger[1]), abs(trigger[0] - span[1])))
    entity: Any = None
    if filler["kind"] in VALUES:
        entity = name
    elif name != words and name in text:
        at = text.index(name)
        entity = [at, at + len(name)]
    return [start, end, filler["kind"], entity]


def occurrences(words: str, text: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    found, at = [], text.find(words, *within)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1, within[1])
    return found


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("action", choices=["pack", "check"])
    parser.add_argument("paths", nargs="+", type=Path)
    arguments = parser.parse_args()
    if arguments.action == "pack":
        texts, gold, out = arguments.paths
        lines = [
            json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in pack(texts, gold)
        ]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    texts, packed = arguments.paths
    wanted = {json.loads(line)["id"] for line in packed.read_text(encoding="utf-8").splitlines()}
    missing = sorted(wanted - {article.id for article in read(texts, packed)})
    print(f"{len(wanted) - len(missing)} of {len(wanted)} articles joined", *missing, sep="\n")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
