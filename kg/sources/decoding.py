"""Bytes to text, and the way back: the text offsets count in, and where its characters stood in the bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

MOST_CHARACTERS = 5_000_000
"""A longer text is no article: fifty novels. It is refused before anything is computed on it."""

HALF_A_PAIR = re.compile("[\ud800-\udfff]")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Undecodable(ValueError):
    """Bytes that are no text of ours: `cause` and `remedy` say why and what to do."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause}; {remedy}")
        self.cause, self.remedy = cause, remedy


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in NFC with ``\\n`` line ends and no BOM, and the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode UTF-8, or UTF-16 and UTF-32 where a BOM says so.

    Raises `Undecodable` for bytes that are empty, binary, in another encoding, or too many. No encoding is
    guessed: a wrong guess would put words into an article that it does not say.
    """
    encoding, body = _encoding(data)
    if not body.strip():
        raise Undecodable("the file is empty", "name a file with the text of an article")
    if encoding == "utf-8" and b"\0" in body[:65536]:
        raise Undecodable("this is a binary file, no text", "save the article as plain text in UTF-8")
    try:
        raw = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"not {encoding.upper()}: byte 0x{body[error.start]:02x} at offset {error.start}",
            "convert it first, for example: iconv -f WINDOWS-1258 -t UTF-8 FILE",
        ) from None
    return Decoded(normal(raw), encoding)


def normal(raw: str) -> str:
    """The text that offsets count in: NFC, line ends as ``\\n``, without BOM. Raises `Undecodable` if too long."""
    if len(raw) > MOST_CHARACTERS:
        raise Undecodable(
            f"{len(raw):,} characters are too many for one article (the limit is {MOST_CHARACTERS:,})",
            "split it into one file an article, or give JSON Lines (.jsonl)",
        )
    if HALF_A_PAIR.search(raw):
        raise Undecodable("the text has half a surrogate pair", "write it as valid Unicode")
    lines = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines)


def original_span(data: bytes, encoding: str, start: int, end: int) -> tuple[int, int]:
    """Where the characters `start` to `end` of `decode(data).text` stand in `data`: byte offsets, end exclusive.

    A cluster that NFC recomposed is taken whole.
    """
    _, body = _encoding(data)
    shift = len(data) - len(body)
    starts, ends = _alignment(body.decode(encoding), encoding)
    if start == end:
        return (
            (shift + starts[start], shift + starts[start]) if start < len(starts) else (len(data), len(data))
        )
    return shift + starts[start], shift + ends[end - 1]


def _encoding(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "utf-8", data


def _alignment(raw: str, encoding: str) -> tuple[list[int], list[int]]:
    """For each character of the normal text, the byte offsets in the raw text that its cluster starts and ends at."""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for cluster in _clusters(raw):
        after = at + len(cluster.encode(encoding))
        made = "\n" if cluster in ("\r\n", "\r") else unicodedata.normalize("NFC", cluster)
        starts += [at] * len(made)
        ends += [after] * len(made)
        at = after
    return starts, ends


def _clusters(raw: str) -> list[str]:
    """Cut a text where NFC of the parts is NFC of the whole: before a character that composes with none before it."""
    clusters: list[str] = []
    for character in raw:
        if clusters and (_joins(clusters[-1], character)):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _joins(before: str, character: str) -> bool:
    if before == "\r":
        return character == "\n"
    if character.isascii():
        return False
    if unicodedata.combining(character):
        return True
    # Hangul vowels and tails, and a few others, compose without being combining marks.
    return unicodedata.normalize("NFC", before[-1] + character) != unicodedata.normalize(
        "NFC", before[-1]
    ) + unicodedata.normalize("NFC", character)
