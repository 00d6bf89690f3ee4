"""IRIs of entities: readable, made of the name, the same in every build that knows the same articles."""

from __future__ import annotations

import hashlib
import re
import unicodedata

BASE = "https://w3id.org/kg-events/id/"
"""Where data stands, unless `--base` says otherwise."""

_LONGEST = 60


def folded(name: str) -> str:
    """`name` in lower case letters of ASCII, digits and hyphens: ``Đảng bộ Khối`` is ``dang-bo-khoi``."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "x"


def digest(text: str, digits: int = 6) -> str:
    """The first hexadecimal digits of the SHA-256 of `text` in NFC and UTF-8."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:digits]


def entity_iri(base: str, kind: str, name: str, article: str | None = None) -> str:
    """The IRI of an entity by its name; of one that only an article's words point to, by the article as well."""
    scope = f"-{digest(article, 8)}" if article is not None else ""
    return f"{base}entity/{kind.lower()}/{folded(name)}-{digest(name)}{scope}"


def gazetteer_iri(base: str, notation: str) -> str:
    """The IRI of an entry of the gazetteers."""
    return f"{base}entity/{notation}"
