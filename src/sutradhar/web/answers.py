"""Questions to plain data: what the pages and their `.json` twins are both made from."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct

from sutradhar.archive.archive import Archive
from sutradhar.errors import BadArgument
from sutradhar.exports.names import Namer
from sutradhar.exports.reading import argument, dated, event_date
from sutradhar.labels import Labels
from sutradhar.model import Article, Failure, Span
from sutradhar.provenance import chain
from sutradhar.web.marks import DrawnBlock, drawn


class PageLine(Struct, frozen=True):
    """A page in a list."""

    id: str
    uri: str
    headline: str | None
    publisher: str | None
    published: str | None


class NameLine(Struct, frozen=True):
    """An entity that the archive's pages name, and on how many of them."""

    id: str
    name: str
    name_en: str | None
    pages: int


class Home(Struct, frozen=True):
    """What an archive holds."""

    pages: list[PageLine]
    entities: list[NameLine]


class SaidLine(Struct, frozen=True):
    """A statement in words; `start:end` is the range of its content, or of its cue where it has none."""

    chain: str
    stance: str
    mode: str
    text: str
    start: int
    end: int


class DoneLine(Struct, frozen=True):
    """An event in words; `start:end` is the range of its trigger."""

    date: str
    type: str
    mode: str | None
    trigger: str
    actors: str
    targets: str
    status: str
    chain: str
    start: int
    end: int


class PageAnswer(Struct, frozen=True):
    """One page, drawn."""

    id: str
    uri: str
    headline: str | None
    publisher: str | None
    dated: str
    argument: str | None
    blocks: list[DrawnBlock]
    statements: list[SaidLine]
    events: list[DoneLine]
    failures: list[Failure]


class StoryLine(Struct, frozen=True):
    """A story: its first headline, and its pages."""

    id: str
    name: str
    pages: list[PageLine]


class StoriesAnswer(Struct, frozen=True):
    """The stories of an archive, the longest first."""

    stories: list[StoryLine]


def page_line(article: Article) -> PageLine:
    """How a page stands in a list."""
    return PageLine(
        article.id,
        article.source.uri,
        article.surface(article.headline) if article.headline else None,
        article.publisher.name if article.publisher else None,
        article.published.value if article.published else None,
    )


def home(store: Archive) -> Home:
    """All pages, the newest first and the undated last, and the names that the most of them bear."""
    pages, seen, rows = [], Counter[str](), {}
    for article in store.articles():
        pages.append(page_line(article))
        seen.update(row.id for row in article.entities)
        rows.update({row.id: row for row in article.entities})
    names = [NameLine(id, rows[id].name, rows[id].name_en, count) for id, count in seen.most_common(300)]
    return Home(sorted(pages, key=lambda page: page.published or "", reverse=True), names)


def page(store: Archive, id: str, asked: Span | None, labels: Labels, namer: Namer) -> PageAnswer:
    """One page, drawn, with the range `asked` marked. Raises `BadArgument` for a page that is not there."""
    article = store.article(id)
    if article is None:
        raise BadArgument(f"page {id[:12]}…: not in this archive")
    line = page_line(article)
    return PageAnswer(
        line.id,
        line.uri,
        line.headline,
        line.publisher,
        dated(article.published, labels),
        argument(article, labels, namer),
        drawn(article, asked),
        _said(article, namer),
        _done(article, labels, namer),
        article.failures,
    )


def stories(store: Archive) -> StoriesAnswer:
    """The stories with their pages in order of date."""
    groups: dict[str, list[PageLine]] = {}
    for row in store.stories():
        article = store.article(row.id)
        if row.story and article:
            groups.setdefault(row.story, []).append(page_line(article))
    lines = []
    for id, pages in groups.items():
        pages.sort(key=lambda page: page.published or "9")
        lines.append(StoryLine(id, next((page.headline for page in pages if page.headline), id), pages))
    return StoriesAnswer(sorted(lines, key=lambda story: -len(story.pages)))


def _said(article: Article, namer: Namer) -> list[SaidLine]:
    lines = []
    for index, row in enumerate(article.statements):
        range_ = row.content or row.cue
        who = namer.links(article, chain(article, article.statements, index))
        lines.append(SaidLine(who, row.stance, row.mode, article.surface(range_), range_.start, range_.end))
    return lines


def _done(article: Article, labels: Labels, namer: Namer) -> list[DoneLine]:
    return [
        DoneLine(
            event_date(article, row, labels),
            row.type,
            row.mode,
            article.surface(row.trigger),
            namer.all(article, row.actors),
            namer.all(article, row.targets),
            row.status,
            namer.links(article, row.chain),
            row.trigger.start,
            row.trigger.end,
        )
        for row in article.events
    ]


def plain(answer: Any) -> Any:
    """An answer as what JSON can hold."""
    import msgspec

    return msgspec.to_builtins(answer)
