"""Frames from a lexicon of triggers: each rule says what its words mean and where its roles stand.

A rule is an entry of kg/language/<language>/frames/<type>.toml: its name and explanation, its trigger words, what must
or must not stand beside them, for each role the slots to look in, in order (see `arguments`), and the roles without
which there is no frame.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.extractors import mentions
from kg.extractors.arguments import Slot, body_of_post, fillers, is_plural
from kg.extractors.clause import Clause
from kg.extractors.lexicon import LANGUAGES, Phrases
from kg.extractors.sentence import Sentence
from kg.frame import ENTITY_KINDS, ROLES, Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAYBE = "maybe-"
"""Before the name of a rule whose trigger is there, but not the roles it requires."""

Filled = dict[str, tuple[Filler, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry of the frame lexicon.

    `requires`: roles without which there is no frame, alternatives together; `sure`: triggers that need none.
    `before`, `not_before`, `after`, `not_after`: what stands right behind and in front of the trigger, or must
    not. `noun`: whether the trigger may be the name of an event. `sides`: a role that needs two fillers, or one in
    the plural. `split`: two roles; where only the first is filled, twice, the second filler belongs to the other.
    `institutional`: whether the sentence must name a body, a post or an office-holder. `maybe`: whether the rule
    is too often wrong to count without a model that agrees.
    """

    name: str
    type: str
    explain: str
    triggers: tuple[str, ...]
    roles: Mapping[str, tuple[Slot, ...]]
    requires: tuple[tuple[str, ...], ...] = ()
    sure: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    noun: bool = True
    sides: str = ""
    split: tuple[str, ...] = ()
    institutional: bool = False
    maybe: bool = False


@dataclass(slots=True)
class Lexicon:
    """The rules of a language, by trigger."""

    rules: dict[str, Rule] = field(default_factory=dict)
    by_trigger: Phrases = field(default_factory=lambda: Phrases({}))


@cache
def lexicon(language: str) -> Lexicon:
    """The frame lexicon of a language, read once per process."""
    rules: dict[str, Rule] = {}
    by_trigger: dict[str, list[Rule]] = {}
    blocked: dict[str, list[Rule]] = {}
    for path in sorted((LANGUAGES / language / "frames").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for phrase in data.get("blocked", ()):
            blocked[phrase] = []
        for entry in data.get("rule", ()):
            rule = parsed(entry)
            rules[rule.name] = rule
            for trigger in rule.triggers:
                by_trigger.setdefault(trigger, []).append(rule)
    return Lexicon(rules, Phrases(blocked | by_trigger))


def parsed(entry: Mapping[str, Any]) -> Rule:
    """One table of a frame lexicon as a rule."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    values["roles"] = {
        role: tuple(Slot.parse(slot) for slot in slots) for role, slots in entry.get("roles", {}).items()
    }
    values["requires"] = tuple(tuple(need.split("|")) for need in entry.get("requires", ()))
    values["split"] = tuple(entry.get("split", "").split("|")) if "split" in entry else ()
    return Rule(**values)


def candidates(doc: Doc) -> Iterator[Frame]:
    """Every frame that a rule of the lexicon finds, each with the rule's name in `why`."""
    for sentence in mentions.read(doc):
        yield from frames_of(sentence)


def is_maybe(frame: Frame) -> bool:
    """Whether the rule behind a frame found its trigger, but not the roles it requires."""
    return frame.why[0].startswith(f"rule:{MAYBE}")


def frames_of(sentence: Sentence) -> Iterator[Frame]:
    """The frames of one sentence: at each trigger the first rule whose conditions hold, else what may be."""
    known = lexicon(sentence.language)
    found = list(triggers(sentence, known))
    openings = {end for _, end, rules in found if any(opens_clause(rule) for rule in rules)}
    verbs = {start for start, _, _ in found}
    for start, end, rules in found:
        clause = Clause(sentence, start, end, openings - {end}, verbs)
        made = [frame_of(rule, clause) for rule in rules if applies(rule, clause)]
        sure = [frame for frame in made if not is_maybe(frame)]
        yield from sure[:1] or made


def opens_clause(rule: Rule) -> bool:
    """Whether what follows the rule's trigger is a clause of its own."""
    return any(slot.name in ("content", "content-after-addressee") for slot in rule.roles.get("content", ()))


def triggers(sentence: Sentence, known: Lexicon) -> Iterator[tuple[int, int, list[Rule]]]:
    """Word positions of each trigger, longest first, with the rules it may stand for; none inside a name."""
    at = 0
    while at < len(sentence.norms):
        match = known.by_trigger.match(sentence.norms, at)
        if match is None:
            at += 1
            continue
        end, rules = match
        mention = sentence.covering.get(at)
        after_name = at - 1 in sentence.covering and at not in sentence.covering
        cut = end - at == 1 and not after_name and not sentence.whole(at, end)
        named = mention is not None and mention.kind not in ("Time", "Quantity") and mention.start < at
        named = named or (mention is not None and mention.end >= end and mention.kind in ENTITY_KINDS)
        if not cut and not named and rules:
            yield at, end, rules
        at = end if not cut else at + 1


def applies(rule: Rule, clause: Clause) -> bool:
    """Whether the words next to a trigger allow the rule."""
    norms, start, end = clause.norms, clause.start, clause.end
    if any(stands(norms, end, phrase) for phrase in rule.not_before):
        return False
    if any(precedes(norms, start, phrase) for phrase in rule.not_after):
        return False
    if rule.before and not any(stands(norms, end, phrase) for phrase in rule.before):
        return False
    if rule.after and not any(precedes(norms, start, phrase) for phrase in rule.after):
        return False
    return rule.noun or clause.listed("event_nouns").ending(norms, start) is None


def stands(norms: tuple[str, ...], at: int, phrase: str) -> bool:
    words = tuple(phrase.split())
    return norms[at : at + len(words)] == words


def precedes(norms: tuple[str, ...], at: int, phrase: str) -> bool:
    words = tuple(phrase.split())
    return at >= len(words) and norms[at - len(words) : at] == words


def frame_of(rule: Rule, clause: Clause) -> Frame:
    """The frame that a rule makes of a clause; where a role it requires is missing, its name says so."""
    filled, found_by = roles_of(rule, clause)
    name = rule.name if holds(rule, clause, filled) else MAYBE + rule.name
    return Frame(
        doc=clause.sentence.doc,
        type=rule.type,
        sentence=clause.sentence.span,
        trigger=clause.sentence.span_of(clause.start, clause.end),
        roles={role: filled[role] for role in ROLES[rule.type] if filled.get(role)},
        why=(f"rule:{name}", *found_by),
    )


def roles_of(rule: Rule, clause: Clause) -> tuple[Filled, list[str]]:
    """The roles that a rule fills, and by which slot; no words fill two of them."""
    filled: Filled = {}
    found_by: list[str] = []
    for role in ROLES[rule.type]:
        slots = rule.roles.get(role, ())
        for slot in slots:
            if slot.extra and role not in filled:
                continue
            taken = [filler for others in filled.values() for filler in others]
            found = [filler for filler in fillers(slot, role, clause) if not overlaps(filler, taken)]
            if not found:
                continue
            filled[role] = (*filled.get(role, ()), *found)
            found_by.append(f"{role}:{slot.name}")
            if not any(other.extra for other in slots):
                break
    if (
        rule.split
        and not clause.nominal
        and len(filled.get(rule.split[0], ())) > 1
        and rule.split[1] not in filled
    ):
        first, second = rule.split
        filled[first], filled[second] = filled[first][:1], filled[first][1:]
        found_by.append(f"{second}:second-side")
    if "position" in filled and "organization" in ROLES[rule.type] and "organization" not in filled:
        filled["organization"] = body_of_post(clause, filled["position"][0])
        found_by.append("organization:body-of-post")
    return filled, found_by


def overlaps(filler: Filler, others: list[Filler]) -> bool:
    return any(filler.start < other.end and other.start < filler.end for other in others)


def holds(rule: Rule, clause: Clause, filled: Filled) -> bool:
    """Whether all is there that a rule asks for."""
    trigger = " ".join(clause.norms[clause.start : clause.end])
    if rule.maybe or (
        trigger not in rule.sure and not all(any(role in filled for role in need) for need in rule.requires)
    ):
        return False
    if rule.sides and not is_plural(clause, filled.get(rule.sides, ())):
        return False
    return not rule.institutional or institutional(clause, filled)


def institutional(clause: Clause, filled: Filled) -> bool:
    """Whether a sentence names a body or a post, or a role somebody who holds one."""
    if any(mention.kind in ("Organization", "Position") for mention in clause.sentence.mentions):
        return True
    people = (filler for found in filled.values() for filler in found if filler.kind == "Person")
    return any(filler.text.split()[-1].lower() in clause.sentence.officials for filler in people)
