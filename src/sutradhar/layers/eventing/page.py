"""The page as the events layer works on it. Phrases are half-open ranges of token indexes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from sutradhar.knowledge import Knowledge
from sutradhar.layers.eventing.lexicon import Lexicon
from sutradhar.model import (
    Article,
    Entity,
    Mention,
    Named,
    Quantity,
    Sentence,
    Span,
    Statement,
    Time,
    Tokens,
    Word,
)
from sutradhar.text import Folded

Range = tuple[int, int]
END_MARKS = frozenset("।॥?!|;")


class Page(Struct, frozen=True):
    """What the steps of the layer read."""

    article: Article
    lexicon: Lexicon
    knowledge: Knowledge
    folded: Folded
    sentences: list[Sentence]
    tokens: Tokens
    words: list[Word]
    mentions: list[Mention]
    times: list[Time]
    quantities: list[Quantity]
    statements: list[Statement]
    named: dict[int, int]
    """The mention that a token belongs to."""
    reach: list[Range]
    """The tokens of each mention."""
    speakers: dict[int, Entity]
    """Who a source of a statement is, by the code point where it starts."""
    told: list[int | None]
    """For each token the innermost statement whose content holds it."""
    cues: dict[int, int]
    """The statement of a token that begins its cue, or lies in it."""
    persons: frozenset[str]
    counted: dict[int, int]
    """The tokens at which a number of persons begins, and the token behind it."""
    year: int | None
    """The year of publication."""

    def is_(self, token: int, name: str) -> bool:
        """Whether a token, or its stem, is a word of a list of `events/words.toml`."""
        words = self.lexicon.lists[name]
        return self.tokens.forms[token] in words or self.stem(token) in words

    def stem(self, token: int) -> str:
        """The form of a token without its endings; of a verb its lemma."""
        word = self.words[token]
        return word.lemma if word.verb else word.form[: word.stem_end]

    def span(self, phrase: Range) -> Span:
        """The code points of a phrase, without the endings of its last word."""
        first, last = phrase
        start, end = self.tokens.starts[last - 1], self.tokens.ends[last - 1]
        word = self.words[last - 1]
        whole = word.form in self.lexicon.nouns
        if not whole and word.verb is None and 0 < word.stem_end < len(word.form):
            end = self.folded.to_text(self.folded.to_copy(start) + word.stem_end)
        return Span(self.tokens.starts[first], end)

    def is_person(self, one: Named) -> bool:
        """Whether a side is a person whom the page names."""
        return isinstance(one.entity, str) and one.entity in self.persons

    def stops(self, token: int) -> bool:
        """Whether a token closes a clause by its mark."""
        return self.tokens.forms[token][0] in END_MARKS


def retell(tokens: Tokens, statements: list[Statement]) -> tuple[list[int | None], dict[int, int]]:
    """For each token the innermost statement whose content holds it, and the statement whose cue it is of."""
    told: list[int | None] = [None] * len(tokens)
    cues: dict[int, int] = {}
    sizes = [row.content.end - row.content.start if row.content else 0 for row in statements]
    for index in sorted(range(len(statements)), key=lambda at: -sizes[at]):
        row = statements[index]
        for at in range(bisect_left(tokens.starts, row.cue.start), len(tokens)):
            if tokens.starts[at] >= row.cue.end:
                break
            cues[at] = index
        if row.content is None:
            continue
        for at in range(bisect_left(tokens.starts, row.content.start), len(tokens)):
            if tokens.ends[at] > row.content.end:
                break
            told[at] = index
    return told, cues


def count(tokens: Tokens, quantities: list[Quantity]) -> dict[int, int]:
    """The numbers of persons laid on the tokens."""
    found: dict[int, int] = {}
    for row in quantities:
        first = bisect_left(tokens.starts, row.start)
        last = bisect_right(tokens.starts, row.end - 1)
        if row.unit == "person" and first < last:
            found[first] = last
    return found


def within(rows: Sequence[Span], low: int, high: int) -> range:
    """The indexes of the rows, ascending by start, that begin in `low..high`."""
    return range(bisect_left(rows, low, key=_start), bisect_left(rows, high, key=_start))


def _start(row: Span) -> int:
    return row.start


def lay(tokens: Tokens, mentions: list[Mention]) -> tuple[dict[int, int], list[Range]]:
    """The mentions laid on the tokens: the mention of a token, and the tokens of a mention."""
    named: dict[int, int] = {}
    reach: list[Range] = []
    at = 0
    for index, mention in enumerate(mentions):
        while at < len(tokens) and tokens.ends[at] <= mention.start:
            at += 1
        last = at
        while last < len(tokens) and tokens.starts[last] < mention.end:
            named[last] = index
            last += 1
        reach.append((at, max(last, at + 1)))
    return named, reach
