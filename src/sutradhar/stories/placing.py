"""Where each page belongs: its event, its story, and the page that it copies."""

from __future__ import annotations

from collections.abc import Iterable

from sutradhar.language import Language
from sutradhar.model import Article
from sutradhar.stories.rows import Placed


def place(articles: Iterable[Article], language: Language) -> list[Placed]:
    """One row a page, in the order of the pages."""
    return [
        Placed(page.id, page.source.uri, f"event:{page.id[:12]}", f"story:{page.id[:12]}", None)
        for page in articles
    ]
