"""What became of the persons that are counted: killed, injured, arrested …"""

from __future__ import annotations

from sutradhar.layers.counting.lexicon import Lexicon
from sutradhar.model import Tokens, Word

_AHEAD, _BEHIND = 9, 2
"""Tokens behind and before a number in which its fate is told."""
_CONTEXT = 30
"""Tokens on either side in which a sentence says what a word with two meanings is about."""
_BETWEEN = 14
"""Tokens between two counts that share a fate."""


class Fates:
    """Reads the fates told in the sentences of one article."""

    def __init__(self, lexicon: Lexicon, tokens: Tokens, words: list[Word]) -> None:
        self.lexicon, self.tokens, self.words = lexicon, tokens, words

    def of(self, first: int, last: int) -> str | None:
        """The fate of persons counted by the tokens `first`..`last`: the first one told behind them in the sentence,
        before another number, else right before them."""
        low, high = self.tokens.bounds[self.tokens.sentence[last]]
        for index in range(last, min(high, last + _AHEAD)):
            told = self.told(index)
            if told:
                return told
            if self.tokens.kinds[index] == "number" and index > last:
                break
        behind = range(first - 1, max(low, first - 1 - _BEHIND) - 1, -1)
        return next((told for index in behind if (told := self.told(index))), None)

    def told(self, index: int) -> str | None:
        """The fate that a token tells, where the sentence speaks of what it needs."""
        word = self.words[index]
        found = self.lexicon.what.get(self.tokens.forms[index]) or self.lexicon.what.get(word.lemma)
        needed = self.lexicon.context.get(found) if found else None
        if needed is None:
            return found
        low, high = self.tokens.bounds[self.tokens.sentence[index]]
        near = range(max(low, index - _CONTEXT), min(high, index + _CONTEXT))
        spoken = any(self.tokens.forms[at] in needed or self.words[at].lemma in needed for at in near)
        return found if spoken else None

    def common(self, last: int, first: int) -> bool:
        """Whether a count that ends at token `last` shares the fate of the one that begins at `first`: joined by ও or a
        comma, with no verb, no fate and no other relation between them (৩ জন ও সিলেটে ২ জন মারা গেছেন)."""
        if self.tokens.sentence[last] != self.tokens.sentence[first] or first - last > _BETWEEN:
            return False
        between = range(last + 1, first)
        forms = {self.tokens.forms[index] for index in between}
        if not forms & self.lexicon.joins or forms & self.lexicon.parts or self.words[last].case == "GEN":
            return False
        return not any(self.words[index].verb or self.told(index) for index in between)
