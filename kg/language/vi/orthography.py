"""Vietnamese spelling: one form for each word, however it was typed.

The same syllable is written with composed or combining marks, with the tone on the first or the second vowel
(``hòa`` and ``hoà``, ``ủy`` and ``uỷ``), with ``Đ`` or the Icelandic ``Ð``. All of these are one word here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FIRST = {
    bare: dict(zip(plain, toned, strict=True))
    for bare, plain, toned in (("a", "àáảãạ", "òóỏõọ"), ("e", "èéẻẽẹ", "òóỏõọ"), ("y", "ỳýỷỹỵ", "ùúủũụ"))
}
_TONED_FIRST = {bare: {toned: plain for plain, toned in moves.items()} for bare, moves in _FIRST.items()}
_Y_AFTER_Q = dict(zip("ùúủũụ", "ỳýỷỹỵ", strict=True))
_A_AFTER = dict(zip("ùúủũụìíỉĩị", "àáảãạàáảãạ", strict=True))

# Open oa, oe, uy bear the tone on the first vowel, closed ones on the second.
_OPEN = re.compile(r"o[àáảãạèéẻẽẹ](?![^\W\d_])|(?<!q)u[ỳýỷỹỵ](?![^\W\d_])")
_CLOSED = re.compile(r"[òóỏõọ][ae](?=[^\W\d_])|[ùúủũụ]y(?=[^\W\d_])")
# In qu- and gi- the u and i belong to the consonant.
_AFTER_Q = re.compile(r"(?<=q)[ùúủũụ][ya]")
_AFTER_G = re.compile(r"(?<=\bg)[ìíỉĩị]a")

_BARE = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy")

_SYLLABLE = re.compile(
    r"(?=.*[aăâeêioôơuưy])(?:ngh?|n[gh]?|gh?|gi|kh?|ph|qu|th|tr?|ch?|[bđdhlmrsvxp])?"
    r"(?:[iy]ê?u?|ê?u?|uyê|uya|u[aâêôơy]?[iyuo]?|ươ?[iu]?|o[aăeo]?[iyo]?|ô+i?|ơi?|ưa|i[aêu]?|[aâăeêy][iyuo]?)"
    r"(?:ch|n[gh]?|[cmpt])?"
)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=65536)
def normal_form(word: str) -> str:
    """`word` composed (NFC), in lower case, its tones where the older spelling puts them: ``Uỷ`` is ``ủy``."""
    form = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).lower()).replace("ð", "đ")
    form = _OPEN.sub(lambda m: _FIRST[_plain(m[0][1])][m[0][1]] + _plain(m[0][1]), form)
    form = _CLOSED.sub(lambda m: ("u" if m[0][1] == "y" else "o") + _TONED_FIRST[m[0][1]][m[0][0]], form)
    form = _AFTER_Q.sub(lambda m: "u" + (_Y_AFTER_Q if m[0][1] == "y" else _A_AFTER)[m[0][0]], form)
    return _AFTER_G.sub(lambda m: "i" + _A_AFTER[m[0][0]], form)


def _plain(vowel: str) -> str:
    return vowel.translate(_BARE)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether `word` is spelled as a Vietnamese syllable; foreign names and abbreviations mostly are not."""
    decomposed = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", decomposed)) is not None


def compose(text: str) -> tuple[str, list[int] | None]:
    """`text` in NFC, and for each of its characters, and its end, the offset in `text`.

    The offsets are None where `text` is in NFC already.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    composed: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in [*_cluster_ends(text), len(text)]:
        cluster = unicodedata.normalize("NFC", text[start:end])
        composed.append(cluster)
        offsets += [start] * len(cluster)
        start = end
    return "".join(composed), [*offsets, len(text)]


def _cluster_ends(text: str) -> list[int]:
    return [i for i in range(1, len(text)) if not unicodedata.combining(text[i])]
