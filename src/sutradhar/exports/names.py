"""Entities and chains in words, for every place where a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from sutradhar.exports.words import arrows
from sutradhar.knowledge import load_knowledge
from sutradhar.labels import Labels
from sutradhar.language import load_language
from sutradhar.model import Article, Entity, Link, Named


class Namer:
    """Names entities for the reader: by the page that mentions them, else by the knowledge base."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._knowledge = load_knowledge(load_language())

    def name(self, article: Article | None, entity: str) -> str:
        """The name of one entity; its id where nobody knows a name."""
        rows = [row for row in article.entities if row.id == entity] if article else []
        known = rows[0] if rows else self._knowledge.entity(entity)
        return self.labels.name(known.name, known.name_en) if known else entity.removeprefix("sd:")

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
        first = [] if article.publisher else [(self.labels("publisher_unknown"), False)]
        named = (
            (self._link(article, link), link.role == "credit" and link.statement is None) for link in chain
        )
        return arrows([*first, *named])

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
