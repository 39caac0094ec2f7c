"""Entities and chains in words, for every place where a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from sutradhar.exports.words import arrows
from sutradhar.knowledge import Entity as Known
from sutradhar.knowledge import load_knowledge
from sutradhar.labels import Labels
from sutradhar.language import load_language
from sutradhar.model import Article, Entity, EntityRow, Link, Named
from sutradhar.stories.company import ids


class Namer:
    """Names entities for the reader: by the page that mentions them, else by the knowledge base."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._knowledge = load_knowledge(load_language())

    def name(self, article: Article, entity: str) -> str:
        """The name of one entity; its id where nobody knows a name."""
        known = self._row(article, entity)
        return self.labels.name(known.name, known.name_en) if known else entity.removeprefix("sd:")

    def named(self, article: Article, row: Named | None) -> str:
        """The entity, or entities, of a phrase; the phrase itself where none is known."""
        if row is None:
            return self.labels("not_known")
        known = [one for one in ids(row.entity) if self._row(article, one)]
        return self._entity(article, known) if known else article.surface(row)

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
        source = article.statements[link.statement].source if link.statement is not None else None
        return self.named(article, source) if source else self._entity(article, link.entity)

    def _entity(self, article: Article, entity: Entity) -> str:
        return ", ".join(self.name(article, one) for one in ids(entity))

    def _row(self, article: Article, entity: str) -> EntityRow | Known | None:
        return next((row for row in article.entities if row.id == entity), None) or self._knowledge.entity(
            entity
        )
