"""An article cut into runs of text, each with the marks that lie over it: what the page of an article is drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from sutradhar.model import Article, Block, Span


class Run(Struct, frozen=True):
    """A piece of a block over which the same marks lie. `title` tells what they are; `first`: the range that was asked
    for begins here."""

    text: str
    marks: list[str]
    title: str = ""
    first: bool = False


class DrawnBlock(Struct, frozen=True):
    """A block and its runs."""

    role: str
    runs: list[Run]


class _Mark(Struct, frozen=True):
    start: int
    end: int
    name: str
    title: str = ""


def drawn(article: Article, asked: Span | None = None) -> list[DrawnBlock]:
    """The blocks of `article` in order; the range `asked` carries the mark `asked`."""
    marks = sorted(_marks(article, asked), key=lambda mark: (mark.start, -mark.end))
    return [DrawnBlock(block.role, list(_runs(article.text, block, marks))) for block in article.blocks]


def _marks(article: Article, asked: Span | None) -> Iterator[_Mark]:
    names = {row.id: row for row in article.entities}
    for mention in article.mentions:
        entity = names.get(mention.entity or "")
        title = f"{mention.kind} · {entity.name_en or entity.name} · {entity.id}" if entity else mention.kind
        yield _Mark(mention.start, mention.end, f"name {mention.kind.lower()}", title)
    for time in article.times:
        yield _Mark(time.start, time.end, "time", f"{time.kind} · {time.value or '?'}")
    for quantity in article.quantities:
        yield _Mark(
            quantity.start, quantity.end, "quantity", _amount(quantity.value, quantity.low, quantity.high)
        )
    for statement in article.statements:
        yield _Mark(statement.cue.start, statement.cue.end, "cue", statement.stance)
        for quote in statement.quotes:
            yield _Mark(quote.start, quote.end, "quote")
    for event in article.events:
        yield _Mark(event.trigger.start, event.trigger.end, "trigger", f"{event.type} · {event.status}")
    if asked:
        yield _Mark(asked.start, asked.end, "asked")


def _amount(value: float | None, low: float | None, high: float | None) -> str:
    return str(value) if value is not None else f"{'' if low is None else low}–{'' if high is None else high}"


def _runs(text: str, block: Block, marks: list[_Mark]) -> Iterator[Run]:
    inside = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    cuts = {block.start, block.end}
    for mark in inside:
        cuts.update((max(mark.start, block.start), min(mark.end, block.end)))
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        over = [mark for mark in inside if mark.start <= start and mark.end >= end]
        titles = " / ".join(mark.title for mark in over if mark.title)
        first = any(mark.name == "asked" and mark.start == start for mark in over)
        yield Run(text[start:end], [name for mark in over for name in mark.name.split()], titles, first)
