"""The clause around a trigger: its subject, its object, what follows a preposition, what it says.

A linear model over words, names and signs. Vietnamese is strictly subject-verb-object, with few inflections and
fixed small words, so that order and prepositions give most roles. The small words: clause.toml of a language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.extractors.phrase import NounPhrases, Phrase
from kg.extractors.sentence import Sentence
from kg.frame import Filler

OPENING, CLOSING = frozenset('“"‘«('), frozenset('”"’»)')
STOPS = frozenset(".;:!?…[]")
CLAUSE_SIGNS = frozenset("“‘«;:")
CONTENT_LEADS = frozenset(',:-–“"‘')
CONTENT_ENDS = frozenset('.;:!?…,“”"’‘')
CONTENT_WORDS = 30
"""How many words a clause of content may have before it is cut at a comma."""

JOINED_CLAUSES = 4
"""In how many clauses before a verb its subject is looked for (`A thăm B; gặp C; dự D`)."""

PASSIVE_REACH, PREPOSITION_REACH, OWNER_REACH = 25, 40, 12
"""How many words off the passive marker, a preposition, an owner may stand."""


class Clause(NounPhrases):
    """What stands around one trigger, words `start` to `end` of a sentence.

    `openings` are the words at which another trigger's content starts, `verbs` those at which a trigger stands.
    """

    def __init__(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        openings: Collection[int] = (),
        verbs: Collection[int] = (),
    ) -> None:
        super().__init__(sentence)
        self.start, self.end, self.openings, self.verbs = start, end, openings, verbs
        self.verbs_from, self.voice_at = self.verb_group()

    # ------------------------------------------------------------------------------------------------ the verb

    def verb_group(self) -> tuple[int, int | None]:
        """Where the adverbs before the trigger start, and where its passive marker stands, if it has one."""
        adverbs, passive = self.listed("adverbs"), self.listed("passive")
        at = self.start
        voice: int | None = None
        while at > 0:
            adverb = adverbs.ending(self.norms, at)
            if adverb is not None:
                at = adverb
            elif self.norms[at - 1] in passive:
                at -= 1
                voice = at if voice is None else voice
            else:
                break
        return at, self.marker_before_agent(at) if voice is None else voice

    def marker_before_agent(self, at: int) -> int | None:
        """`được` or `bị` with only one noun phrase between it and the verb (`được Nhà nước trao tặng`)."""
        passive, joiners = self.listed("passive"), self.listed("joiners")
        for marker in range(at - 1, max(-1, at - PASSIVE_REACH), -1):
            if self.words[marker].text in ",;:.":
                return None
            if self.norms[marker] not in passive:
                continue
            phrase = self.phrase(marker + 1)
            while phrase is not None and phrase.end < at:
                joined = joiners.match(self.norms, phrase.end)
                phrase = self.phrase(joined[0]) if joined else None
            return marker if phrase is not None and phrase.end == at else None
        return None

    def verb_at(self, at: int) -> bool:
        """Whether a verb stands at a word: by its tag, or since the lexicon knows it for a trigger."""
        return at < len(self.words) and (self.words[at].tag.startswith("V") or at in self.verbs)

    @property
    def passive(self) -> bool:
        return self.voice_at is not None

    @property
    def nominal(self) -> bool:
        """Whether a noun stands before the trigger that makes it the name of an event (`việc bổ nhiệm`)."""
        if self.start - 1 in self.covering:
            return False
        if self.listed("event_nouns").ending(self.norms, self.start) is not None:
            return True
        decision = self.listed("decision_nouns").ending(self.norms, self.start)
        if decision is None:
            return False
        return self.listed("decision_verbs").ending(self.norms, decision) is not None

    def opening(self, at: int) -> int:
        """Where the clause that word `at` stands in begins."""
        openers = self.listed("openers")
        depth = 0
        for position in range(at - 1, -1, -1):
            text = self.words[position].text
            if text == ")":
                depth += 1
            elif text == "(" and depth:
                depth -= 1
            elif text == "(":
                return position + 1
            elif depth == 0:
                if text in CLAUSE_SIGNS or position + 1 in self.openings:
                    return position + 1
                opener = openers.ending(self.norms, position + 1, reach=3)
                free = opener is not None and position not in self.covering
                if free and opener is not None and self.sentence.whole(opener, position + 1):
                    return position + 1
        return 0

    # --------------------------------------------------------------------------------------------- the subject

    def subjects(self, kinds: Collection[str], before: int | None = None) -> list[Phrase]:
        """The subject with what is coordinated to it: the first phrase of the clause that no preposition governs."""
        if self.nominal and not self.passive:
            return self.after_word("of", kinds)
        limit = self.verbs_from if before is None else before
        begin = self.opening(limit)
        near = self.adjacent_subject(begin, limit, kinds)
        if near:
            return near
        first, verb = begin, limit
        for _ in range(JOINED_CLAUSES):
            for phrase in self.free_phrases(first, verb):
                if phrase.kind in kinds:
                    return [p for p in self.coordinated(phrase, kinds) if p.end <= verb]
            if (
                first <= 1
                or not self.stands("joins_clause", first - 1)
                or first not in (self.verbs_from, verb)
            ):
                break
            first = self.opening(first - 1)
            verb = min((at for at in self.verbs if first < at < verb), default=limit)
        return []

    def adjacent_subject(self, begin: int, limit: int, kinds: Collection[str]) -> list[Phrase]:
        """The person or body that ends right before the verb, with those coordinated before it."""
        free = [phrase for phrase in self.free_phrases(begin, limit) if phrase.kind in kinds]
        named = self.name_before(limit, kinds)
        if named is not None and (not free or free[-1].end < limit):
            return [named]
        if not free or free[-1].end != limit or free[-1].kind not in ("Person", "Organization"):
            return []
        last = free[-1]
        if self.mention_at("Position", last.core_start) and len(free) > 1:
            return []
        if self.norms[last.start - 1 : last.start] == (",",):
            return [last]
        chains = (list(self.coordinated(phrase, kinds)) for phrase in free)
        chain = next((chain for chain in chains if last in chain), [last])
        return [phrase for phrase in chain if phrase.end <= limit]

    def name_before(self, limit: int, kinds: Collection[str]) -> Phrase | None:
        """A name that ends right before the verb behind a common noun (`nghi vấn|Nga can thiệp`)."""
        name = self.covering.get(limit - 1)
        if name is None or name.kind not in kinds or name.end != limit or name.start == 0:
            return None
        before = self.words[name.start - 1]
        if not before.tag.startswith("N") or self.heads.ending(self.norms, name.start) is not None:
            return None
        return Phrase(name.start, name.end, name.kind, name.start, name.end)

    def free_phrases(self, begin: int, limit: int) -> Iterator[Phrase]:
        """Noun phrases between two words that stand under no preposition."""
        at = begin
        governed = behalf = False
        while at < limit:
            if self.words[at].text == "(" and self.closing(at, limit) is not None:
                at = self.closing(at, limit) or limit
                continue
            if self.words[at].text in ",)-–":
                governed = False
                at += 1
                continue
            preposition = self.stands("prepositions", at)
            if preposition is not None and at not in self.covering:
                governed = True
                at = preposition
                continue
            acting_for = self.stands("on_behalf", at)
            if acting_for is not None and at not in self.covering:
                behalf = True
                at = acting_for
                continue
            phrase = self.phrase(at)
            common = at not in self.covering or self.covering[at].kind == "Quantity"
            cut = phrase is not None and phrase.end > limit and common
            if cut and phrase is not None and self.after_determiners(at) < limit:
                phrase = Phrase(at, limit, phrase.kind, min(phrase.core_start, at), limit)
            if phrase is None or phrase.end > limit:
                mention = self.covering.get(at)
                at = mention.end if mention is not None and mention.start == at else at + 1
                continue
            if not governed and not (behalf and phrase.kind != "Person"):
                behalf = False
                yield phrase
            governed = False
            at = phrase.end

    def closing(self, at: int, limit: int) -> int | None:
        """End of what stands in brackets from a word on."""
        return next((end + 1 for end in range(at, limit) if self.words[end].text == ")"), None)

    def passive_agents(self, kinds: Collection[str]) -> list[Phrase]:
        """Who acts in a passive clause: between the marker and the verb."""
        if self.voice_at is None:
            return []
        phrase = self.phrase(self.voice_at + 1)
        if phrase is None or phrase.kind not in kinds or phrase.end > self.start:
            return []
        return [p for p in self.coordinated(phrase, kinds) if p.end <= self.start]

    # -------------------------------------------------------------------------------------- after the trigger

    def behind(self, reach: int) -> Iterator[int]:
        """Word positions behind the trigger, up to the next full stop, colon or semicolon."""
        for at in range(self.end, min(len(self.norms), self.end + reach)):
            if self.words[at].text in STOPS:
                return
            yield at

    def object_phrases(self, kinds: Collection[str], at: int | None = None) -> list[Phrase]:
        """The phrase right after the trigger (or after word `at`) and what is coordinated to it."""
        begin = self.end if at is None else at
        while self.stands("before_object", begin):
            begin += 1
        phrase = self.phrase(begin)
        if phrase is None or phrase.kind not in kinds:
            return []
        return list(self.coordinated(phrase, kinds))

    def after_preposition(self, preposition: str, kinds: Collection[str]) -> list[Phrase]:
        """The phrase after the nearest `preposition` that follows the trigger in its clause."""
        words = tuple(preposition.split())
        for at in self.behind(PREPOSITION_REACH):
            if self.norms[at : at + len(words)] == words and at not in self.covering:
                found = self.object_phrases(kinds, at + len(words))
                if found:
                    return found
        return []

    def after_word(self, key: str, kinds: Collection[str], reach: int = OWNER_REACH) -> list[Phrase]:
        """The phrase after the nearest word of a list of small words behind the trigger."""
        for at in self.behind(reach):
            end = self.stands(key, at)
            found = self.object_phrases(kinds, end) if end is not None and at not in self.covering else []
            if found:
                return found
        return []

    def content(self, begin: int | None = None) -> tuple[int, int] | None:
        """The clause after the trigger, without the words that introduce it, cut where it grows long."""
        at = self.end if begin is None else begin
        end = len(self.words)
        while at < end and (self.stands("before_content", at) or self.words[at].text in CONTENT_LEADS):
            at += 1
        while end > at and self.words[end - 1].text in CONTENT_ENDS:
            end -= 1
        if at > 0 and self.words[at - 1].text in '“"':
            end = next((i for i in range(at, end) if self.words[i].text == "”"), end)
        if end - at > CONTENT_WORDS:
            signs = [
                i
                for i in range(at + 6, at + CONTENT_WORDS)
                if self.words[i].text in ",;:." or self.stands("and", i)
            ]
            end = signs[-1] if signs else at + CONTENT_WORDS
        return (at, end) if end - at > 1 else None

    def fillers(self, found: list[Phrase], kind: str | None = None) -> list[Filler]:
        """Phrases as fillers, each by its core."""
        return [self.sentence.filler(p.core_start, p.core_end, kind or p.kind) for p in found]
