"""Names put right by lists, after the recogniser: `names.toml` holds the lists and says what each means.

A state or town is a body where it acts and a place where something is: the recogniser often takes one for the
other, and the word before it, or the verb whose subject it is, tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language.vi.orthography import is_syllable, normal_form
from kg.language.vi.patterns import lexicon


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(normal_form, lexicon("names")[name]))


@cache
def _states() -> frozenset[str]:
    return _words("states") | set(lexicon("known_names")["states"])


@cache
def _towns() -> frozenset[str]:
    return frozenset(lexicon("known_names")["places"])


@Language.component("kg_names", requires=["doc.ents"], assigns=["doc.ents"])
def correct_names(doc: Doc) -> Doc:
    """Part names run together, drop what is none, take in the word for a type, tell acting states from places."""
    doc.ents = tuple(piece for name in doc.ents for piece in _parted(name))
    doc.ents = tuple(_corrected(doc))
    doc.ents = tuple(_sorted(doc))
    return doc


# ------------------------------------------------------------------------------------------ where a name ends


def _parted(name: Span) -> Iterator[Span]:
    """The names that one holds: `Colombia Juan Santos`, `Quốc hội Lào Pany Yathotou`, `Hamburg, Đức`."""
    doc, label = name.doc, name.label
    for i in range(name.start, name.end - 1):
        rest = Span(doc, i + 1, name.end, label=label)
        if i > name.start and _goes_between(doc[i], rest):
            yield Span(doc, name.start, i, label=label)
            yield from _parted(rest)
            return
        if _is_whole(doc[i], name) and _is_person(rest):
            yield Span(doc, name.start, i + 1, label="Organization")
            yield Span(doc, rest.start, rest.end, label="Person")
            return
    yield name


def _goes_between(token: Token, rest: Span) -> bool:
    """A comma between places; a comma or `và` between bodies, where the second starts with its type."""
    if rest.label_ == "Place":
        return token.text == ","
    return (
        token.norm_ in (",", "và")
        and rest.label_ == "Organization"
        and rest[0].norm_ in _words("types_of_bodies")
    )


def _is_whole(token: Token, name: Span) -> bool:
    """Whether a state, or a body that bears no further name, may end `name` here."""
    if token.norm_ in _states():
        return token.i == name.start or name.label_ == "Organization"
    return token.norm_ in _words("whole_bodies") and name.label_ == "Organization"


def _is_person(name: Span) -> bool:
    """Whether all of it is capitalized and it starts with a foreign word, or a family name and more."""
    first = name[0].text.partition(" ")[0]
    if not all(token.text[0].isupper() for token in name) or name[0].norm_ in _states():
        return False
    return not is_syllable(first) or (
        normal_form(first) in lexicon("mentions")["surnames"] and " " in name.text
    )


def _corrected(doc: Doc) -> Iterator[Span]:
    end = 0
    for name in doc.ents:
        name = _trimmed(name)
        if _is_name(name):
            label = "Place" if _is_place(name) else name.label_
            name = Span(doc, _start(name, label, end), name.end, label=label)
            yield name
            end = name.end


def _is_place(name: Span) -> bool:
    """Whether it is listed as one, or bears the name of a person: `đường Trần Phú`."""
    if normal_form(name.text) in _words("places"):
        return True
    return name.label_ == "Person" and _before(name) in _words("named_after_persons")


def _before(name: Span) -> str:
    """The word before it in its sentence."""
    opens = name.start == 0 or bool(name[0].is_sent_start)
    return "" if opens else name.doc[name.start - 1].norm_


def _trimmed(name: Span) -> Span:
    """`name` without marks at its end, nor a word before it such as `hãng`."""
    start, end = name.start, name.end
    while end - start > 1 and name.doc[end - 1].text in _words("marks"):
        end -= 1
    while end - start > 1 and name.doc[start].norm_ in _words("before_names"):
        start += 1
    return Span(name.doc, start, end, label=name.label)


def _is_name(name: Span) -> bool:
    if normal_form(name.text) in _words("no_names"):
        return False
    if name.label_ == "Organization" and name[0].norm_ in _words("no_bodies"):
        return False
    if _before(name) in _words("before_adjectives") and _is_state_or_town(name):
        return False
    return name.label_ == "Person" or normal_form(name.text) not in _words("bare_nouns")


def _start(name: Span, label: str, end_of_last: int) -> int:
    """Where the name starts with its type, of up to three words: not before the last name, nor in another sentence."""
    doc = name.doc
    types = {"Place": "types_of_places", "Organization": "types_of_bodies"}.get(label)
    for start in range(max(end_of_last, name.start - 3), name.start) if types else ():
        if any(token.is_sent_start for token in doc[start + 1 : name.start + 1]):
            continue
        is_type = normal_form(doc[start : name.start].text) in _words(types)
        if is_type and _before(doc[start : name.start]) not in _words("before_posts"):
            return start
    return name.start


# ------------------------------------------------------------------------------- which states and towns act


def _sorted(doc: Doc) -> Iterator[Span]:
    """The names of `doc`, each state or town as the body or the place that it is where it stands."""
    last: Span | None = None
    for name in doc.ents:
        if _is_state_or_town(name):
            kind = _kind(name)
            if kind is None and last is not None and _is_listed_with(last, name):
                kind = last.label_
            name = Span(doc, name.start, name.end, label=kind or name.label_)
            last = name
        yield name


def _is_state_or_town(name: Span) -> bool:
    if name.label_ not in ("Place", "Organization"):
        return False
    form = normal_form(name.text)
    if form in _words("continents"):
        return False
    return form in _states() or form in _towns() or name[0].norm_ in _words("types_of_towns")


def _kind(name: Span) -> str | None:
    """Place or Organization where the words around tell, else None."""
    before = _before(name)
    if before in _words("before_places"):
        return "Place"
    if before in _words("before_bodies"):
        return "Organization"
    if before in _words("before_seats") and normal_form(name.text) in _words("seats"):
        return "Organization"
    if (not before or before in _words("before_clauses")) and _acts(name):
        return "Organization"
    return None


def _acts(name: Span) -> bool:
    """Whether it is the subject of a verb other than `là`, `có`."""
    root = name.root
    return (
        root.dep_.startswith("nsubj")
        and root.head.pos_ == "VERB"
        and root.head.norm_ not in _words("no_acts")
    )


def _is_listed_with(last: Span, name: Span) -> bool:
    """`Mỹ và Nga`, `Hà Nội, Hải Phòng`."""
    between = name.doc[last.end : name.start]
    return len(between) == 1 and between[0].norm_ in _words("between_listed")
