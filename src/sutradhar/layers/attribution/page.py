"""The page as the statements layer works on it: tokens, the names on them, its quotations.

Phrases are half-open ranges of token indexes until a row is made of them.
"""

from __future__ import annotations

from msgspec import Struct

from sutradhar.layers.attribution.lexicon import Lexicon
from sutradhar.model import Article, EntityRow, Mention, Sentence, Span, Tokens, Word

Range = tuple[int, int]

_QUOTES = frozenset("'\"")
_OPENERS = frozenset("‘“«„‚‛‟")
_CLOSERS = frozenset("’”»")
_MOST_BLOCKS = 6
"""How many blocks on a quotation may close."""
END_MARKS = frozenset("।॥?!.|…")
DASHES = frozenset("-:")


class Page(Struct, frozen=True):
    """What the steps of the layer read."""

    article: Article
    lexicon: Lexicon
    sentences: list[Sentence]
    tokens: Tokens
    words: list[Word]
    mentions: list[Mention]
    entities: dict[str, EntityRow]
    named: dict[int, int]
    """The mention that a token belongs to."""
    reach: list[Range]
    """The tokens of each mention."""
    quotes: list[Range]
    """Quotations: from the opening mark to behind the closing one."""
    inside: bytearray
    """For each token whether it lies in a quotation."""
    closes: dict[int, int]
    """The opening mark of a closing one."""
    opens: dict[int, int]

    def is_(self, token: int, name: str) -> bool:
        """Whether a token is a word of one of the lists of `statements/words.toml`."""
        return self.tokens.forms[token] in self.lexicon.words[name]

    def span(self, phrase: Range) -> Span:
        """The code points of a phrase."""
        return Span(self.tokens.starts[phrase[0]], self.tokens.ends[phrase[1] - 1])

    def bare(self, token: int) -> bool:
        """Whether the token ends a name that carries no case ending."""
        mention = self.mentions[self.named[token]]
        return mention.end == self.tokens.ends[token]

    def quoted(self, token: int) -> bool:
        """Whether a token lies inside a quotation."""
        return bool(self.inside[token])

    def is_quote(self, token: int) -> bool:
        """Whether a token is a quote mark."""
        return token in self.opens or token in self.closes

    def trim(self, phrase: Range) -> Range | None:
        """The phrase without marks at its rim other than brackets and quotes; None where nothing is left."""
        first, last = phrase
        forms = self.tokens.forms
        while first < last and (forms[first] in (",", ";", ")") or set(forms[first]) <= (DASHES | END_MARKS)):
            first += 1
        while first < last and (
            forms[last - 1] in (",", ";", "(") or set(forms[last - 1]) <= (DASHES | END_MARKS)
        ):
            last -= 1
        return (first, last) if first < last else None


def read_page(
    article: Article,
    lexicon: Lexicon,
    sentences: list[Sentence],
    tokens: Tokens,
    words: list[Word],
    mentions: list[Mention],
    entities: list[EntityRow],
) -> Page:
    """The page with its names laid on the tokens and its quotations paired."""
    named: dict[int, int] = {}
    reach: list[Range] = []
    at = 0
    for index, mention in enumerate(mentions):
        while at < len(tokens) and tokens.ends[at] <= mention.start:
            at += 1
        first = at
        last = first
        while last < len(tokens) and tokens.starts[last] < mention.end:
            named[last] = index
            last += 1
        reach.append((first, max(last, first + 1)))
    quotes = _pair(article, sentences, tokens)
    inside = bytearray(len(tokens))
    for first, last in quotes:
        inside[first:last] = b"\x01" * (last - first)
    closes = {last - 1: first for first, last in quotes}
    opens = {first: last - 1 for first, last in quotes}
    rows = {row.id: row for row in entities}
    return Page(
        article,
        lexicon,
        sentences,
        tokens,
        words,
        mentions,
        rows,
        named,
        reach,
        quotes,
        inside,
        closes,
        opens,
    )


def _pair(article: Article, sentences: list[Sentence], tokens: Tokens) -> list[Range]:
    """Pairs the quote marks; marks of one shape pair with the same shape, in a block or from a speech on over some."""
    quotes: list[Range] = []
    opened: dict[str, int] = {}
    block = -1
    for token, form in enumerate(tokens.forms):
        if tokens.kinds[token] != "punct" or form[0] not in _QUOTES:
            continue
        here = sentences[tokens.sentence[token]].block
        if here != block:
            opened = {
                mark: at
                for mark, at in opened.items()
                if _goes_on(article, tokens, at)
                and here - sentences[tokens.sentence[at]].block <= _MOST_BLOCKS
            }
            block = here
        shape = article.text[tokens.starts[token]]
        before = opened.pop(form[0], None)
        if before is None and shape not in _CLOSERS:
            opened[form[0]] = token
        elif before is not None and shape in _OPENERS:
            # A paragraph of one speech opens with a mark of its own; else the mark before was never closed.
            same = sentences[tokens.sentence[before]].block == here
            opened[form[0]] = token if same else before
        elif before is not None and before + 1 < token:
            quotes.append((before, token + 1))
    return sorted(quotes)


def _goes_on(article: Article, tokens: Tokens, mark: int) -> bool:
    """Whether an open quotation may go on in the next block: its mark shows its side and follows a cue's mark."""
    shaped = article.text[tokens.starts[mark]] in _OPENERS
    return shaped and mark > 0 and tokens.forms[mark - 1] in (",", ":", "-")
