"""The posts said of persons, right before a name or right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.resolution.names import Words, expand, starts
from kg.resolution.passage import Passage, Word
from kg.resolution.references import References

_BREAK = re.compile(r"[\n.;:!?()\[\]“”\"…]")
_APPOSITION = re.compile(r" ?[,(–-] ?")
_LONGEST_TITLE = 16
_LONGEST_POST = 5
_LONGEST_BRACKETS = 8


def post_head(form: Words, references: References) -> Words:
    """The longest post that `form` begins with, or nothing."""
    return next(
        (
            form[:size]
            for size in range(min(_LONGEST_POST, len(form)), 0, -1)
            if form[:size] in references.posts
        ),
        (),
    )


class Titles:
    """Reads posts off an article; `names` are the positions of the words that belong to persons' names."""

    def __init__(self, passage: Passage, references: References, names: frozenset[int]) -> None:
        self.passage, self.references, self.names = passage, references, names
        self._starts = frozenset(passage.words[i].start for i in names)

    def before(self, first: int) -> Iterator[Words]:
        """Posts that stand right before a name, each with its body: ``Bí thư Thành ủy Nguyễn Văn A``."""
        row = self.passage.words
        first = self._before_brackets(first)
        begin = first
        while begin > 0 and first - begin < _LONGEST_TITLE and not _BREAK.search(row[begin].gap):
            begin -= 1
            if begin and _BREAK.search(row[begin].gap):
                break
        yield from self._posts_in(row[begin:first])

    def _before_brackets(self, first: int) -> int:
        """Where the words end that stand before a name, brackets in between left out: `Bộ X (BX) Nguyễn Văn A`."""
        row = self.passage.words
        if row[first].gap.strip() != ")":
            return first
        for i in range(first - 1, max(-1, first - _LONGEST_BRACKETS), -1):
            if row[i].gap.endswith("("):
                return i
        return first

    def after(self, end: int) -> Iterator[Words]:
        """Posts in apposition to a name, or said of it: ``Nguyễn Văn A, Giám đốc Sở Y tế,``."""
        row = self.passage.words
        at = end
        for size in (3, 2, 1):
            if tuple(word.form for word in row[end : end + size]) in self.references.after_name:
                at = end + size
                break
        if at == end and (at >= len(row) or not _APPOSITION.fullmatch(row[at].gap)):
            return
        segment: list[Word] = []
        for word in row[at : at + _LONGEST_TITLE]:
            if segment and (_BREAK.search(word.gap) or "," in word.gap):
                break
            segment.append(word)
        form = tuple(word.form for word in segment)
        head = post_head(form, self.references)
        if head:
            reach = self._reach(segment, len(head))
            if at + reach not in self.names:
                yield self.canonical(form[:reach])

    def _posts_in(self, segment: list[Word]) -> Iterator[Words]:
        """The posts of a run of words that ends before a name; a comma, or nothing, parts one from the next."""
        form = tuple(word.form for word in segment)
        at = 0
        while at < len(form):
            head = post_head(form[at:], self.references)
            if not head:
                at += 1
                continue
            end = at + self._reach(segment[at:], len(head))
            if end == len(form) or "," in segment[end].gap or form[end] in self.references.joining:
                yield self.canonical(form[at:end])
            at = end

    def _reach(self, segment: list[Word], head: int) -> int:
        """How many words from the start of `segment` belong to the post whose own words are the first `head`."""
        end = head
        while end < len(segment):
            behind = segment[end + 1] if end + 1 < len(segment) else None
            if segment[end].form in self.references.inside_titles and behind and behind.capital:
                end += 2
            elif self._goes_on(segment, end):
                end += 1
            else:
                break
        return end

    def _goes_on(self, segment: list[Word], at: int) -> bool:
        """Whether a word can still belong to a post: to the name of its body, not to the next post or a person."""
        word = segment[at]
        if "," in word.gap or word.start in self._starts or word.form in self.references.joining:
            return False
        if not (word.capital or word.form in self.references.inner or word.form.isdigit()):
            return False
        return not post_head(tuple(following.form for following in segment[at : at + 3]), self.references)

    def canonical(self, title: Words) -> Words:
        """A title with abbreviations written out, and under one name where a post has two."""
        title = expand(title, self.references.abbreviations)
        for short, full in self.references.same_post.items():
            if starts(title, short):
                title = full + title[len(short) :]
        return title
