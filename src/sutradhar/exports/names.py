"""Entities and chains in words, for every place where a person reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sutradhar.labels import Labels
from sutradhar.model import Article, Entity, Link, Named, Statement

ARROW = " ← "


class Namer:
    """Names entities for the reader: by the page that mentions them, else by `known` (the knowledge base)."""

    def __init__(self, labels: Labels, known: Callable[[str], tuple[str, str | None] | None]) -> None:
        self.labels = labels
        self._known = known

    def name(self, article: Article | None, entity: str) -> str:
        """The name of one entity; its id where nobody knows a name."""
        rows = [row for row in article.entities if row.id == entity] if article else []
        pair = (rows[0].name, rows[0].name_en) if rows else self._known(entity)
        return self.labels.name(*pair) if pair else entity.removeprefix("sd:")

    def named(self, article: Article, row: Named | None) -> str:
        """The entity, or entities, of a phrase; the phrase itself where none is known."""
        if row is None:
            return self.labels("not_known")
        return self._entity(article, row.entity) or article.surface(row)

    def all(self, article: Article, rows: Sequence[Named]) -> str:
        """Actors or targets, each once."""
        return ", ".join(dict.fromkeys(self.named(article, row) for row in rows)) or "–"

    def links(self, article: Article, chain: Sequence[Link]) -> str:
        """Those who stand behind a row, outermost first: publisher ← agency ← speaker."""
        words = [self._link(article, link) for link in chain]
        return ARROW.join(dict.fromkeys(word for word in words if word)) or self.labels("publisher_unknown")

    def chain(self, article: Article, statement: Statement) -> str:
        """The chain of a statement inwards to its speaker."""
        speakers = [self.named(article, statement.source)]
        outer = statement.inside
        while outer is not None:
            speakers.insert(0, self.named(article, article.statements[outer].source))
            outer = article.statements[outer].inside
        return ARROW.join(dict.fromkeys(speakers))

    def _link(self, article: Article, link: Link) -> str:
        if link.role == "publisher":
            return article.publisher.name if article.publisher else self.labels("publisher_unknown")
        named = self._entity(article, link.entity)
        if named or link.statement is None:
            return named
        return self.named(article, article.statements[link.statement].source)

    def _entity(self, article: Article, entity: Entity) -> str:
        ids = [entity] if isinstance(entity, str) else entity or []
        return ", ".join(self.name(article, one) for one in ids)
