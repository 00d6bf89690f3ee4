"""Frames from a lexicon of triggers: each rule says what its words mean and where its roles stand.

A rule is an entry of kg/language/<language>/frames/<type>.toml: its name and explanation, its trigger words, for
each role the slots to look in, in order, and the roles without which there is no frame. Slots: `subject`,
`agent` (the subject, or in a passive clause who acts), `patient` (the object, or the passive subject), `object`,
`content` (the clause that follows), `rest` (object to the end of its clause), `trigger` (the trigger itself), or a
preposition; after a colon the kinds a filler may have.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extractors import mentions, titles
from kg.extractors.clause import CLOSING, CONTENT_WORDS, OPENING, STOPS, Clause, Phrase
from kg.extractors.lexicon import LANGUAGES, Phrases, phrases
from kg.extractors.sentence import Sentence
from kg.frame import ENTITY_KINDS, ROLES, Filler, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

DOCUMENT_NUMBER = re.compile(r"\d+[\w.-]*/[\w/.&-]+|\d{1,4}")
ACTORS = ("Person", "Organization")
MAYBE = "maybe-"
ACTOR_OR_DOCUMENT = (*ACTORS, "Document")
ALIASES = {"Actor": ACTORS, "Any": (*ENTITY_KINDS, "Text")}
TEXT_ROLES = frozenset(
    ("content", "charge", "outcome", "measure", "reason", "topic", "occasion", "item", "means")
)
FIXED_KINDS = {"document": "Document", "gathering": "Gathering", "award": "Honour", "position": "Position"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where to look for a role, and what kinds may stand there."""

    name: str
    kinds: tuple[str, ...]
    extra: bool = False
    """Written with a plus before it: adds to what an earlier slot found."""

    @classmethod
    def parse(cls, text: str) -> Slot:
        name, _, kinds = text.partition(":")
        wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()] or ["Any"]
        kept = tuple(k for kind in wanted for k in ALIASES.get(kind, (kind,)))
        return cls(name.strip().removeprefix("+"), kept, extra=name.startswith("+"))


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry of the frame lexicon."""

    name: str
    type: str
    explain: str
    triggers: tuple[str, ...]
    roles: Mapping[str, tuple[Slot, ...]]
    requires: tuple[tuple[str, ...], ...] = ()
    voice: str = "any"
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    noun: bool = True
    sure: tuple[str, ...] = ()
    """Triggers that make a frame whatever roles are filled."""
    sides: str = ""
    """A role that needs two fillers, or one in the plural."""
    split: str = ""
    """Two roles, `agent|counterpart`: where only the first is filled, twice, the other side is the second."""
    institutional: bool = False
    """Whether the sentence must name a body or a post."""


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


def parsed(entry: Mapping[str, object]) -> Rule:
    """One table of a frame lexicon as a rule."""
    values = dict(entry)
    roles = values.pop("roles", {})
    assert isinstance(roles, dict)
    requires = values.pop("requires", [])
    assert isinstance(requires, list)
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    return Rule(
        roles={role: tuple(Slot.parse(slot) for slot in slots) for role, slots in roles.items()},
        requires=tuple(tuple(need.split("|")) for need in requires),
        **lists,  # type: ignore[arg-type]
    )


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
    for start, end, rules in found:
        clause = Clause(sentence, start, end, openings - {end})
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
    if rule.voice == "active" and clause.passive:
        return False
    if rule.voice == "passive" and not clause.passive:
        return False
    if rule.not_before and any(stands(norms, end, phrase) for phrase in rule.not_before):
        return False
    if rule.before and not any(stands(norms, end, phrase) for phrase in rule.before):
        return False
    if rule.not_after and any(precedes(norms, start, phrase) for phrase in rule.not_after):
        return False
    if rule.after and not any(precedes(norms, start, phrase) for phrase in rule.after):
        return False
    return rule.noun or clause.small.event_nouns.ending(norms, start) is None


def stands(norms: tuple[str, ...], at: int, phrase: str) -> bool:
    words = tuple(phrase.split())
    return norms[at : at + len(words)] == words


def precedes(norms: tuple[str, ...], at: int, phrase: str) -> bool:
    words = tuple(phrase.split())
    return at >= len(words) and norms[at - len(words) : at] == words


def frame_of(rule: Rule, clause: Clause) -> Frame:
    """The frame that a rule makes of a clause; where a role it requires is missing, its name says so."""
    filled: dict[str, tuple[Filler, ...]] = {}
    why = [f"rule:{rule.name}"]
    taken: set[tuple[int, int]] = set()
    for role in ROLES[rule.type]:
        for slot in rule.roles.get(role, ()):
            if slot.extra and role not in filled:
                continue
            fillers = [
                filler
                for filler in slot_fillers(slot, role, clause)
                if not any(filler.start < end and start < filler.end for start, end in taken)
            ]
            if fillers:
                filled[role] = (*filled.get(role, ()), *fillers)
                taken |= {(filler.start, filler.end) for filler in fillers}
                why.append(f"{role}:{slot.name}")
                if not any(other.extra for other in rule.roles[role]):
                    break
    if rule.split:
        first, second = rule.split.split("|")
        sides = filled.get(first, ())
        if len(sides) > 1 and second not in filled:
            filled[first], filled[second] = sides[:1], sides[1:]
            why.append(f"{second}:second-side")
    if "position" in filled and "organization" in ROLES[rule.type] and "organization" not in filled:
        filled["organization"] = body_of_post(clause, filled["position"][0])
        why.append("organization:body-of-post")
    trigger = " ".join(clause.norms[clause.start : clause.end])
    complete = all(any(role in filled for role in need) for need in rule.requires)
    if (trigger not in rule.sure and not complete) or not fits(rule, clause, filled):
        why[0] = f"rule:{MAYBE}{rule.name}"
    ordered = {role: filled[role] for role in ROLES[rule.type] if filled.get(role)}
    return Frame(
        doc=clause.sentence.doc,
        type=rule.type,
        sentence=clause.sentence.span,
        trigger=clause.sentence.span_of(clause.start, clause.end),
        roles=ordered,
        why=tuple(why),
    )


def fits(rule: Rule, clause: Clause, filled: Mapping[str, tuple[Filler, ...]]) -> bool:
    """What a rule asks beyond its roles: two sides for a pact, an institution somewhere in the sentence."""
    if rule.sides and not is_plural(clause, filled.get(rule.sides, ())):
        return False
    if not rule.institutional:
        return True
    named = any(mention.kind in ("Organization", "Position") for mention in clause.sentence.mentions)
    people = (filler for fillers in filled.values() for filler in fillers if filler.kind == "Person")
    return named or any(filler.text.split()[-1].lower() in clause.sentence.officials for filler in people)


def is_plural(clause: Clause, fillers: tuple[Filler, ...]) -> bool:
    """Two fillers, or one that stands for two (`hai bên`)."""
    plural = phrases(clause.sentence.language, "clause", "plural")
    return len(fillers) > 1 or any(plural.match(tuple(filler.text.lower().split()), 0) for filler in fillers)


def slot_fillers(slot: Slot, role: str, clause: Clause) -> list[Filler]:
    """What stands in a slot of a clause, as fillers of a role."""
    kind = "Text" if role in TEXT_ROLES else FIXED_KINDS.get(role)
    kinds = slot.kinds
    if kinds == ("Position",):
        return posts(slot.name, clause)
    match slot.name:
        case "subject":
            found = clause.subjects(kinds)
        case "agent":
            found = clause.passive_agents(kinds) if clause.passive else clause.subjects(kinds)
        case "patient" if clause.norms[clause.end - 1] in ("chức", "vụ") and kinds == ("Person",):
            found = clause.subjects(kinds, before=clause.voice_at) if clause.passive else []
        case "patient":
            found = (
                clause.subjects(kinds, before=clause.voice_at)
                if clause.passive
                else clause.object_phrases(kinds)
            )
        case "object":
            found = clause.object_phrases(kinds)
        case "source":
            found = source_of(clause, kinds)
        case "content":
            return whole_content(clause) or quotation_before(clause)
        case "rest":
            return rest(clause, clause.end, kinds, kind)
        case "trigger":
            return [clause.sentence.filler(clause.start, clause.end, kind or "Text")]
        case "after-speaker":
            return clause_after(clause, clause.object_phrases(ACTOR_OR_DOCUMENT)[:1])
        case "content-after-addressee":
            return clause_after(clause, clause.object_phrases(ACTORS)) or whole_content(clause)
        case "outcome":
            return outcome(clause)
        case "following":
            return following(clause)
        case "place":
            return clause.fillers(place(clause), "Place")
        case "matter":
            return following(clause) if clause.norms[clause.end : clause.end + 1] == ("vụ",) else []
        case "founded":
            return founded(clause)
        case "second":
            first = clause.object_phrases(ACTORS)[:1]
            return rest(clause, first[0].end, kinds, kind) if first else []
        case "claim":
            claims = clause.norms[clause.start : clause.end] in (("cáo", "buộc"), ("tố", "cáo"), ("tố",))
            return clause_after(clause, clause.object_phrases(ACTORS)) if claims else []
        case "attendance":
            return attendance(clause)
        case "about":
            return about(clause)
        case "given-by":
            found = given_by(clause, kinds)
        case "front":
            return front(clause)
        case "invitation":
            found = invitation(clause, kinds)
        case "item":
            return item(clause)
        case "following-subject":
            found = following_subject(clause, kinds)
        case "left":
            found = left(clause, kinds)
        case "between-first" | "between-second":
            found = between(clause, kinds)
            found = found[:1] if slot.name == "between-first" else found[1:2]
        case name if name.startswith("next-"):
            found = next_to(clause, name.removeprefix("next-"), kinds)
        case name if name.endswith("+rest"):
            preposition = tuple(name.removesuffix("+rest").split())
            return after_rest(clause, preposition, kind)
        case name:
            found = clause.after_preposition(name, kinds)
    return clause.fillers(found, kind)


def whole_content(clause: Clause) -> list[Filler]:
    """The clause that follows the trigger."""
    span = clause.content()
    return [clause.sentence.filler(*span, "Text")] if span else []


def clause_after(clause: Clause, found: list[Phrase]) -> list[Filler]:
    """The clause that follows what stands after the trigger."""
    if not found:
        return []
    at = found[-1].end
    while at < len(clause.words) and clause.words[at].text == ",":
        at += 1
    span = clause.content(at)
    return [clause.sentence.filler(*span, "Text")] if span else []


def quotation_before(clause: Clause) -> list[Filler]:
    """What stands in quotation marks before the subject of a verb of saying (`“C”, A nói`)."""
    words = clause.words
    closing = next((at for at in range(clause.start - 1, 0, -1) if words[at].text in CLOSING), None)
    if closing is None:
        return []
    opening = next((at for at in range(closing - 1, -1, -1) if words[at].text in OPENING), None)
    begin = 0 if opening is None else opening + 1
    while closing > begin and words[closing - 1].text in ",.!?…":
        closing -= 1
    if closing - begin < 3:
        return []
    return [clause.sentence.filler(begin, min(closing, begin + CONTENT_WORDS), "Text")]


def posts(slot: str, clause: Clause) -> list[Filler]:
    """A post right after the trigger (`object`) or after a word that introduces one (`làm`, `giữ chức`)."""
    words = () if slot == "object" else tuple(slot.split())
    for at in range(clause.end, min(len(clause.norms), clause.end + 30)):
        if clause.words[at].text in STOPS:
            return []
        if clause.norms[at : at + len(words)] != words:
            continue
        for begin in range(at + len(words), min(len(clause.norms), at + len(words) + 3)):
            mention = clause.mention_after("Position", begin)
            if mention is not None and mention.start == begin:
                if not words and held_by_person(clause, mention.start):
                    return []
                return [clause.sentence.filler(mention.start, mention.end, "Position")]
        if not words:
            return []
    return []


def held_by_person(clause: Clause, at: int) -> bool:
    """Whether a post stands before the name of who holds it already."""
    phrase = clause.phrase(at)
    return phrase is not None and phrase.core_start > at


def body_of_post(clause: Clause, post: Filler) -> tuple[Filler, ...]:
    """The body that a post in the clause stands at."""
    for mention in clause.sentence.mentions:
        if clause.words[mention.start].start == post.start and mention.kind == "Position":
            body = titles.body_of(clause.sentence, mention)
            return (clause.sentence.filler(body.start, body.end, "Organization"),) if body else ()
    return ()


def source_of(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """On whose word something stands: the phrase after `theo`, of a document the body that made it."""
    found = clause.object_phrases(kinds)[:1]
    if not found or found[0].kind != "Document":
        return found
    end = found[0].end
    makers = clause.object_phrases(ACTORS, end + 1) if clause.norms[end : end + 1] == ("của",) else []
    return makers[:1] or found


def between(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The two sides of a meeting or pact: `giữa A và B`, `giữa A với B`."""
    first = clause.after_preposition("giữa", kinds)
    if not first or len(first) > 1:
        return first
    end = first[0].end
    while end < len(clause.words) and clause.words[end].text != ".":
        if clause.norms[end] in ("và", "với"):
            return first + clause.object_phrases(kinds, end + 1)[:1]
        end += 1
    return first


def next_to(clause: Clause, preposition: str, kinds: tuple[str, ...]) -> list[Phrase]:
    """What follows a preposition that stands right after the trigger."""
    if clause.norms[clause.end : clause.end + 1] != (preposition,):
        return []
    return clause.object_phrases(kinds, clause.end + 1)


def outcome(clause: Clause) -> list[Filler]:
    """A sentence or fine: the quantity after the trigger with the words around it (`12 năm tù`)."""
    for at in range(clause.end, min(len(clause.norms), clause.end + 25)):
        if clause.words[at].text in STOPS or clause.words[at].text == ",":
            return []
        if not clause.norms[at][0].isdigit() or (
            at in clause.sentence.covering and (clause.sentence.covering[at].kind not in ("Quantity",))
        ):
            continue
        for end in range(at + 1, min(len(clause.norms), at + 6)):
            if clause.norms[end] in ("tù", "đồng", "giam"):
                return [clause.sentence.filler(at, end + 1, "Text")]
    return []


def place_phrase(clause: Clause, at: int) -> Phrase | None:
    """The place that a preposition at a word brings in."""
    if clause.norms[at] not in ("tại", "ở"):
        return None
    phrase = clause.phrase(at + 1)
    if phrase is None:
        return None
    named = clause.sentence.covering.get(phrase.core_start)
    state = named is not None and named.rule == "state"
    return phrase if phrase.kind == "Place" or state else None


def place(clause: Clause) -> list[Phrase]:
    """Where it happens: the place after `tại` or `ở` behind the trigger, else before it in the same clause."""
    behind = range(clause.end, min(len(clause.norms), clause.end + 30))
    before = range(clause.start - 1, clause.opening(clause.start) - 1, -1)
    for positions in (behind, before):
        for at in positions:
            if clause.words[at].text in STOPS:
                break
            phrase = place_phrase(clause, at)
            if phrase is not None:
                return [phrase]
    return []


def founded(clause: Clause) -> list[Filler]:
    """The first date of an interval in brackets: `10 năm thành lập (11/4/2007 – 11/4/2017)`."""
    if clause.norms[clause.end : clause.end + 1] != ("(",):
        return []
    time = clause.mention_after("Time", clause.end + 1)
    if time is None:
        return []
    whole = clause.sentence.filler(time.start, time.end, "Time")
    first = clause.sentence.filler(time.start, time.start + 1, "Time")
    return [replace(first, entity=whole.entity.partition("/")[0])]


def attendance(clause: Clause) -> list[Filler]:
    """Those named after `có`: `Tới dự có các ông A, chức vụ; B, chức vụ; …`."""
    if clause.subjects(ACTORS):
        return []
    for at in range(clause.end, min(len(clause.norms), clause.end + 12)):
        if clause.norms[at] == "có":
            people = [m for m in clause.sentence.mentions if m.kind == "Person" and m.start > at]
            return [clause.sentence.filler(person.start, person.end, "Person") for person in people]
    return []


def about(clause: Clause) -> list[Filler]:
    """What a document is about: after `về` right behind its number or name."""
    document = rest(clause, clause.end, ("Document",), "Document")
    if not document:
        return []
    at = next((i for i, word in enumerate(clause.words) if word.start >= document[0].end), len(clause.words))
    if clause.norms[at : at + 1] != ("về",):
        return []
    end = extent(clause, at + 1)
    return [clause.sentence.filler(at + 1, end, "Text")] if end > at + 1 else []


def given_by(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Whose honour it is: the phrase after `của` right behind the honour."""
    honours = clause.object_phrases(("Honour",))[:1]
    if not honours or clause.norms[honours[0].end : honours[0].end + 1] != ("của",):
        return []
    return clause.object_phrases(kinds, honours[0].end + 1)[:1]


def front(clause: Clause) -> list[Filler]:
    """An occasion that opens the sentence: `Nhân dịp O, …`."""
    for words in (("nhân", "dịp"), ("nhân", "kỷ", "niệm"), ("nhân",)):
        if clause.norms[: len(words)] == words:
            end = extent(clause, len(words))
            return [clause.sentence.filler(len(words), end, "Text")] if end > len(words) else []
    return []


def invitation(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """Who invited: the phrase after `lời mời của`, wherever it stands in the sentence."""
    for at in range(3, len(clause.norms)):
        if clause.norms[at - 3 : at] == ("lời", "mời", "của"):
            return clause.object_phrases(kinds, at)[:1]
    return []


def item(clause: Clause) -> list[Filler]:
    """What is given: a quantity or common noun after the trigger, or after its recipient."""
    begin = clause.end + (clause.norms[clause.end : clause.end + 1] == ("cho",))
    recipient = clause.object_phrases((*ACTORS, "Place"), begin)
    phrase = clause.phrase(recipient[-1].end if recipient else begin)
    if phrase is None or phrase.kind not in ("Text", "Quantity"):
        return []
    return [clause.sentence.filler(phrase.start, phrase.end, "Text")]


def following_subject(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The subject of the main clause after a participial one (`Chúc mừng B về O, A nhấn mạnh`)."""
    if clause.verbs_from > 0 and clause.opening(clause.start) < clause.verbs_from - 2:
        return []
    for at in range(clause.end, len(clause.words)):
        if clause.words[at].text == ",":
            phrase = clause.phrase(at + 1)
            if phrase is None or phrase.kind not in kinds or phrase.end >= len(clause.words):
                continue
            if clause.words[phrase.end].tag.startswith(("V", "R", "ADV", "AUX")):
                return [phrase]
    return []


def left(clause: Clause, kinds: tuple[str, ...]) -> list[Phrase]:
    """The name that ends right before the trigger."""
    mention = clause.sentence.covering.get(clause.start - 1)
    if mention is None or mention.kind not in kinds or mention.end != clause.start:
        return []
    return [Phrase(mention.start, mention.end, mention.kind, mention.start, mention.end)]


def rest(clause: Clause, begin: int, kinds: tuple[str, ...], kind: str | None) -> list[Filler]:
    """The object with all that hangs on it, to the next comma or the end of the clause."""
    phrase = clause.phrase(begin)
    if phrase is None or phrase.kind not in kinds:
        return []
    end = document_extent(clause, phrase) if kind == "Document" else extent(clause, phrase.end, phrase.start)
    return [clause.sentence.filler(phrase.core_start, end, kind or phrase.kind)]


def following(clause: Clause) -> list[Filler]:
    """The words right after the trigger, to the end of what hangs on them (`kỷ niệm|10 năm thành lập`)."""
    end = extent(clause, clause.end)
    end = next((at for at in range(clause.end + 1, end) if place_phrase(clause, at) is not None), end)
    return [clause.sentence.filler(clause.end, end, "Text")] if end - clause.end > 1 else []


def after_rest(clause: Clause, preposition: tuple[str, ...], kind: str | None) -> list[Filler]:
    """All that follows a preposition, to the end of its clause."""
    for at in range(clause.end, min(len(clause.norms), clause.end + 40)):
        if clause.words[at].text in STOPS:
            return []
        if clause.norms[at : at + len(preposition)] == preposition:
            begin = at + len(preposition)
            end = extent(clause, begin)
            while listing_goes_on(clause, end):
                end = extent(clause, end + 1)
            if end > begin:
                return [clause.sentence.filler(begin, end, kind or "Text")]
    return []


def listing_goes_on(clause: Clause, at: int) -> bool:
    """Whether after a comma a common noun goes on with the list before it."""
    if at + 1 >= len(clause.words) or clause.words[at].text != "," or at + 1 in clause.sentence.covering:
        return False
    if clause.small.honorifics.match(clause.norms, at + 1):
        return False
    after = clause.words[at + 1]
    return after.tag.startswith("N") and not after.capital


def extent(clause: Clause, at: int, begin: int | None = None) -> int:
    """Where what hangs on a phrase ends: before a stop, a time, or words that start another clause.

    `begin` is where the phrase starts, if it has words already.
    """
    ends = phrases(clause.sentence.language, "clause", "extent_ends")
    runs = phrases(clause.sentence.language, "clause", "extent_runs")
    begin = at if begin is None else begin
    while at < len(clause.words):
        text = clause.words[at].text
        mention = clause.sentence.covering.get(at)
        if text in STOPS or text in ',()“”"' or (mention is not None and mention.kind == "Time"):
            break
        closing = None if runs.match(clause.norms, at - 1) else ends.match(clause.norms, at)
        if at > begin and mention is None and closing and clause.sentence.whole(at, closing[0]):
            break
        if partner_follows(clause, at):
            break
        if (
            clause.norms[at] == "và"
            and at + 1 < len(clause.words)
            and clause.words[at + 1].tag.startswith("V")
        ):
            break
        at += 1
    return at


def partner_follows(clause: Clause, at: int) -> bool:
    """Whether `với` and a body stand here: who an action is done with hangs on the verb."""
    if clause.norms[at] != "với" or clause.norms[at - 1] == "đối":
        return False
    phrase = clause.phrase(at + 1)
    return phrase is not None and phrase.kind in ACTORS


def verb_follows(clause: Clause, at: int) -> bool:
    """Whether a verb starts at a word: another action of the same subject."""
    known = lexicon(clause.sentence.language).by_trigger.match(clause.norms, at)
    return at < len(clause.words) and (known is not None or clause.words[at].tag.startswith("V"))


def document_extent(clause: Clause, phrase: Phrase) -> int:
    """Where a document's name ends: after its number, else with what hangs on it; a law's title has commas."""
    for at in range(phrase.start, min(len(clause.words), phrase.start + 6)):
        if DOCUMENT_NUMBER.fullmatch(clause.words[at].text):
            return at + 1
    end = extent(clause, phrase.end, phrase.start)
    titled = clause.words[phrase.core_start].capital
    while titled and end + 1 < len(clause.words) and clause.words[end].text == ",":
        after = clause.words[end + 1]
        if after.capital or not after.text[0].isalpha() or end + 1 in clause.sentence.covering:
            break
        end = extent(clause, end + 1)
    return end
