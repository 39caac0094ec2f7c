"""Helper of the tests of events: a text to its events."""

from __future__ import annotations

from functools import cache

from sutradhar.flow import annotate
from sutradhar.language import load_language
from sutradhar.model import Article, Block, Dated, Source, Span


@cache
def read_events(text: str, headline: bool = False) -> Article:
    """The article of a text whose lines are body blocks, or headlines, published on 27 December 2025."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "headline" if headline else "body"))
        at += len(line) + 1
    day = "2025-12-27"
    article = Article(
        id="test",
        source=Source("test", "text/plain"),
        text=text,
        blocks=blocks,
        headline=Span(blocks[0].start, blocks[0].end) if headline and blocks else None,
        published=Dated(day, day, day, "given", "test"),
    )
    return annotate(article, load_language(), strict=True)
