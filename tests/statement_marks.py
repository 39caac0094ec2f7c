"""Helpers of the tests of statements: a text to its statements, and a marked-up sentence to its expected ones."""

from __future__ import annotations

from functools import cache

import regex
from msgspec import Struct

from sutradhar.language import load_language
from sutradhar.layers import names, sentences, statements, tokens, words
from sutradhar.model import Article, Block, Source, Span, Statement
from sutradhar.text import fold

_MARK = regex.compile(r"\[(\w)(\d?):|\]")


class Marked(Struct):
    """A sentence without its marks, and for each statement number its ranges by letter."""

    text: str
    statements: dict[str, dict[str, tuple[int, int]]]


@cache
def read_statements(text: str, headline: bool = False) -> tuple[Article, list[Statement]]:
    """The statements of a text whose lines are body blocks, or headlines."""
    language = load_language()
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "headline" if headline else "body"))
        at += len(line) + 1
    article = Article(
        id="test",
        source=Source("test", "text/plain"),
        text=text,
        blocks=blocks,
        headline=Span(blocks[0].start, blocks[0].end) if headline and blocks else None,
    )
    copy = fold(text)
    cut = sentences.annotate(article, language, folded=copy)
    toks = tokens.annotate(article, language, folded=copy, sentences=cut)
    found = words.annotate(article, language, tokens=toks)
    mentions, entities = names.annotate(
        article, language, folded=copy, sentences=cut, tokens=toks, words=found
    )
    rows = statements.annotate(
        article,
        language,
        folded=copy,
        sentences=cut,
        tokens=toks,
        words=found,
        mentions=mentions,
        entities=entities,
    )
    return article, rows


def marked(sentence: str) -> Marked:
    """Reads `[S:…]` source, `[C:…]` cue, `[T:…]` content, `[A:…]` addressee; a digit numbers further statements."""
    text, stack, at = "", [], 0
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for mark in _MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        at = mark.end()
        if mark.group() == "]":
            letter, number, start = stack.pop()
            found.setdefault(number, {})[letter] = (start, len(text))
        else:
            stack.append((mark[1], mark[2] or "1", len(text)))
    return Marked(text + sentence[at:], found)
