"""How far what hangs on a word goes: the clause of a topic, the name of a document."""

from __future__ import annotations

import re

from kg.extractors.clause import STOPS, Clause
from kg.extractors.phrase import Phrase

BREAKS = frozenset(',()“”"')
DOCUMENT_NUMBER = re.compile(r"\d+[\w.-]*/[\w/.&-]+")
NUMBER_REACH = 6
"""How many words off its first a document's number may stand."""


def extent(clause: Clause, at: int, begin: int | None = None) -> int:
    """Where what hangs on a phrase ends: before a stop, a time, or words that start another clause.

    `begin` is where the phrase starts, if it has words already.
    """
    begin = at if begin is None else begin
    while at < len(clause.words) and not ends_at(clause, at, at > begin):
        at += 1
    return at


def ends_at(clause: Clause, at: int, has_words: bool) -> bool:
    """Whether what hangs on a phrase ends before a word."""
    text = clause.words[at].text
    mention = clause.covering.get(at)
    if text in STOPS or text in BREAKS or (mention is not None and mention.kind == "Time"):
        return True
    if has_words and mention is None and not clause.stands("extent_runs", at - 1):
        closing = clause.stands("extent_ends", at)
        if closing is not None and clause.sentence.whole(at, closing):
            return True
    return partner_follows(clause, at) or verb_joined(clause, at)


def partner_follows(clause: Clause, at: int) -> bool:
    """Whether `với` and a body stand here: who an action is done with hangs on the verb."""
    if not clause.stands("with", at) or clause.stands("towards", at - 1):
        return False
    phrase = clause.phrase(at + 1)
    return phrase is not None and phrase.kind in ("Person", "Organization")


def verb_joined(clause: Clause, at: int) -> bool:
    """Whether `và` and a verb stand here: another action of the same subject."""
    return clause.stands("and", at) is not None and clause.verb_at(at + 1)


def list_extent(clause: Clause, begin: int) -> int:
    """As `extent`, over commas that go on with a list of common nouns."""
    end = extent(clause, begin)
    while list_goes_on(clause, end):
        end = extent(clause, end + 1)
    return end


def list_goes_on(clause: Clause, at: int) -> bool:
    """Whether after a comma a common noun goes on with the list before it."""
    if at + 1 >= len(clause.words) or clause.words[at].text != "," or at + 1 in clause.covering:
        return False
    after = clause.words[at + 1]
    person = clause.honorifics.match(clause.norms, at + 1)
    return person is None and after.tag.startswith("N") and not after.capital


def ends_head(clause: Clause, at: int) -> bool:
    """Whether the noun of a document, or `số`, ends before a word (`Nghị quyết|28`)."""
    if clause.stands("number_word", at - 1):
        return True
    head = clause.heads.ending(clause.norms, at)
    return head is not None and clause.heads.match(clause.norms, head) == (at, "Document")


def document_extent(clause: Clause, phrase: Phrase) -> int:
    """Where a document's name ends: after its number, else with what hangs on it; a law's title has commas."""
    for at in range(phrase.start + 1, min(len(clause.words), phrase.start + NUMBER_REACH)):
        text = clause.words[at].text
        numbered = text.isdigit() and ends_head(clause, at)
        if numbered or DOCUMENT_NUMBER.fullmatch(text):
            return at + 1
    end = extent(clause, phrase.end, phrase.start)
    titled = clause.words[phrase.core_start].capital
    while titled and end + 1 < len(clause.words) and clause.words[end].text == ",":
        after = clause.words[end + 1]
        if after.capital or not after.text[0].isalpha() or end + 1 in clause.covering:
            break
        end = extent(clause, end + 1)
    return end
