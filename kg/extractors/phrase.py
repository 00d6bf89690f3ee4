"""Noun phrases: around a name, with the honorifics and posts before it, or around a common noun."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extractors.lexicon import Phrases, phrases, table
from kg.extractors.sentence import Mention, Sentence

NOUN_TAGS = ("NOUN", "PROPN", "N", "X", "NUM", "M")
MODIFIER_TAGS = (*NOUN_TAGS, "ADJ", "A")
OTHER_TAGS = ("ADP", "ADV", "AUX")
NAME_REACH = 14
"""How many words honorifics, posts and bodies before a name may have."""

KINDS_OF_HEADS = {
    "people": "Person",
    "groups": "Organization",
    "documents": "Document",
    "gatherings": "Gathering",
    "place_heads": "Place",
    "pronouns": "Person",
}
"""Lists of common nouns in mentions.toml, and the kind of filler that a phrase around one is."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: word positions of the whole, and of its core, which fills the role."""

    start: int
    end: int
    kind: str
    core_start: int
    core_end: int


@cache
def heads(language: str) -> Phrases:
    """The common nouns of a language that say what kind of thing a phrase is about."""
    lists = table(language, "mentions")
    return Phrases({noun: kind for key, kind in KINDS_OF_HEADS.items() for noun in lists.get(key, ())})


class NounPhrases:
    """Reads the noun phrases of a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words, self.norms, self.covering = sentence.words, sentence.norms, sentence.covering
        self.heads = heads(sentence.language)
        self.honorifics = phrases(sentence.language, "mentions", "honorifics")
        self.pronouns = phrases(sentence.language, "mentions", "pronouns")

    def listed(self, key: str) -> Phrases:
        """A list of small words of the language (clause.toml)."""
        return phrases(self.sentence.language, "clause", key)

    def stands(self, key: str, at: int) -> int | None:
        """End of the word of a list of small words that stands at a position, if one does."""
        found = self.listed(key).match(self.norms, at)
        return found[0] if found else None

    def phrase(self, at: int) -> Phrase | None:
        """The noun phrase that starts at a word."""
        end = self.after_determiners(at)
        first = self.covering.get(at)
        if first is not None and first.kind == "Quantity" and not self.noun_at(end):
            return Phrase(at, end, "Quantity", at, end)
        if end >= len(self.norms):
            return None
        return self.named(at, end) or self.common(at, end)

    def after_determiners(self, at: int) -> int:
        """The first word behind numbers and determiners that no longer common noun begins with."""
        while at < len(self.norms):
            head = self.heads.match(self.norms, at)
            mention = self.covering.get(at)
            if mention is not None and mention.kind == "Quantity":
                end: int | None = mention.end
            else:
                end = self.stands("determiners", at) if mention is None else None
            if end is None or (head and head[0] > end):
                return at
            at = end
        return at

    def noun_at(self, at: int) -> bool:
        """Whether a noun or a name stands at a word."""
        if at >= len(self.words):
            return False
        return at in self.covering or self.words[at].tag.startswith(NOUN_TAGS)

    def named(self, start: int, at: int) -> Phrase | None:
        """A phrase around a name: honorifics, posts and ranks before it are no part of its core."""
        post: int | None = None
        end = at
        while end < min(len(self.norms), at + NAME_REACH):
            mention = self.covering.get(end)
            if mention is not None and mention.start == end:
                if mention.kind == "Person":
                    return Phrase(start, mention.end, "Person", mention.start, mention.end)
                if post is None and mention.kind not in ("Position", "Time", "Quantity"):
                    return Phrase(start, mention.end, mention.kind, mention.start, mention.end)
                if mention.kind not in ("Position", "Organization", "Place"):
                    break
                post = end if post is None else post
                end = mention.end
                continue
            longer = self.before_name(end, post is not None)
            if longer is None:
                break
            end = longer
        while end > start and self.norms[end - 1] == ",":
            end -= 1
        return Phrase(start, end, "Person", post, end) if post is not None and end > post else None

    def before_name(self, at: int, after_post: bool) -> int | None:
        """End of a word that leads on to a name: an honorific, a common noun, a link in a chain of posts."""
        honorific = self.honorifics.match(self.norms, at)
        if honorific is not None and honorific[0] in self.covering:
            return int(honorific[0])
        people = self.heads.match(self.norms, at)
        if people is not None and people[1] == "Person" and self.kind_at(people[0]) == "Person":
            return int(people[0])
        if after_post and self.stands("of", at) and at + 1 in self.covering:
            return at + 1
        if after_post and self.norms[at] == "," and self.chain_follows(at + 1):
            return at + 1
        if after_post and self.stands("holding_also", at) and self.kind_at(at + 1) == "Position":
            return at + 1
        return None

    def kind_at(self, at: int) -> str | None:
        """The kind of the mention that starts at a word."""
        mention = self.covering.get(at)
        return mention.kind if mention is not None and mention.start == at else None

    def chain_follows(self, at: int) -> bool:
        """Whether after the comma of a chain of posts another post, or the holder with an honorific, stands."""
        honorific = self.honorifics.match(self.norms, at)
        mention = self.covering.get(honorific[0] if honorific else at)
        if mention is None:
            return False
        if mention.kind == "Person":
            return honorific is not None
        return mention.kind == "Position" and self.chain_ends_in_person(at)

    def chain_ends_in_person(self, at: int) -> bool:
        """Whether posts and bodies from here lead up to a name, with no comma right before it."""
        while at < len(self.norms):
            mention = self.covering.get(at)
            if mention is None:
                if not self.stands("chain_links", at):
                    return False
                at += 1
                continue
            if mention.kind == "Person":
                return self.words[at - 1].text != ","
            if mention.kind not in ("Position", "Organization", "Place"):
                return False
            at = mention.end
        return False

    def common(self, start: int, at: int) -> Phrase | None:
        """A phrase around a common noun, with the nouns, adjectives and names that follow it."""
        head = self.heads.match(self.norms, at)
        if head is not None and head[0] - at == 1 and not self.sentence.whole(at, head[0]):
            head = None
        if head is None and not self.plain_noun(at):
            return None
        kind = head[1] if head else "Text"
        end: int = head[0] if head else at
        if head is not None and self.pronouns.match(self.norms, at) == (end, " ".join(self.norms[at:end])):
            end = self.stands("closers", end) or end
            return Phrase(start, end, kind, at, end)
        end = self.with_modifiers(start, end, kind)
        if end == at:
            return None
        if kind == "Person":
            end = self.with_complement(end)
            name = self.covering.get(end)
            if name is not None and name.kind == "Person" and name.start == end:
                return Phrase(start, name.end, "Person", name.start, name.end)
            if end - at == 1 and self.stands("nobody", at):
                kind = "Text"
        return Phrase(start, end, kind, self.core_of(start, at, kind), end)

    def plain_noun(self, at: int) -> bool:
        return self.words[at].tag.startswith(NOUN_TAGS) and not self.stands("prepositions", at)

    def core_of(self, start: int, at: int, kind: str) -> int:
        """Where the core of a phrase starts: things are named without numbers before them, people with."""
        if kind not in ("Gathering", "Place"):
            return start
        return at - 1 if at > start and self.stands("classifiers", at - 1) else at

    def with_modifiers(self, start: int, end: int, kind: str) -> int:
        """End of a phrase with what follows its head."""
        while end < len(self.norms):
            closer = self.stands("closers", end)
            if closer is not None:
                return closer
            mention = self.covering.get(end)
            if mention is not None:
                if mention.kind in ("Time", "Person") or mention.start != end:
                    return end
                end = mention.end
                continue
            word = self.words[end]
            if end > start and word.token == self.words[end - 1].token:
                end += 1
                continue
            if self.stands("belonging", end) and kind in ("Person", "Organization"):
                inner = self.phrase(end + 1) if end + 1 < len(self.norms) else None
                named = inner is not None and inner.kind in ("Organization", "Person", "Place")
                return inner.end if inner is not None and named else end
            if not word.tag.startswith(MODIFIER_TAGS) or word.tag.startswith(OTHER_TAGS):
                return end
            if self.stands("prepositions", end) and not self.stands("inside_phrase", end):
                return end
            end += 1
        return end

    def with_complement(self, end: int) -> int:
        """End of a phrase around people with whom they stand for (`đại diện|các sở, ngành`)."""
        if not self.stands("determiners", end):
            return end
        inner = self.phrase(end)
        fits = inner is not None and inner.kind in ("Organization", "Person", "Place", "Text")
        return inner.end if inner is not None and fits else end

    def coordinated(self, first: Phrase, kinds: Collection[str]) -> Iterator[Phrase]:
        """`first` and what is joined to it: phrases of like kind after commas and `và`."""
        yield first
        last = first
        joiners = self.listed("joiners")
        while last.end < len(self.norms):
            joiner = joiners.match(self.norms, last.end)
            phrase = self.phrase(joiner[0]) if joiner else None
            if joiner is None or phrase is None or phrase.kind not in kinds:
                return
            if (phrase.kind == "Text") != (first.kind == "Text"):
                return
            if joiner[1] == "," and self.is_apposition(phrase, first):
                last = phrase
                continue
            if joiner[1] in self.listed("with"):
                return
            yield phrase
            last = phrase

    def is_apposition(self, phrase: Phrase, first: Phrase) -> bool:
        """Whether a post after a comma describes the person before it instead of naming another."""
        post = self.covering.get(phrase.core_start)
        return first.kind == "Person" and post is not None and post.kind == "Position"

    def mention_at(self, kind: str, at: int) -> Mention | None:
        """The mention of a kind that covers a word."""
        mention = self.covering.get(at)
        return mention if mention is not None and mention.kind == kind else None
