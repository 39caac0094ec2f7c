"""Which rows of a page concern one entity, or the relation of two.

An act belongs to a relation when both sides take part in it, or when one side acts alone in a paragraph that
names the other. An act against a third party is that party's relation, though the paragraph names both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sutradhar.model import Article, Event, Named, Quantity, Span, Statement
from sutradhar.stories.company import Company, ids


class Side(Struct, frozen=True):
    """One of those whom a dossier is about: an entity, and whoever counts for it (its people, bodies,
    capital)."""

    id: str


class Relation:
    """Tells which rows of a page concern the sides, which are one or two."""

    def __init__(self, sides: Sequence[Side], company: Company) -> None:
        self.sides = sides
        self._company = company

    def sides_of(self, rows: Iterable[Named | None]) -> set[str]:
        """The sides that the phrases stand for."""
        found: set[str] = set()
        for row in rows:
            if row is not None:
                found |= self._company.stands_for(row.entity)
        return found & {side.id for side in self.sides}

    def events(self, article: Article) -> list[Event]:
        """The events of a page that concern the sides. What is only imagined has not happened and is left
        out."""
        return [
            row for row in article.events if row.status != "hypothetical" and self._concerns(article, row)
        ]

    def _concerns(self, article: Article, event: Event) -> bool:
        involved = self.sides_of([*event.actors, *event.targets])
        if len(involved) == len(self.sides):
            return True
        return bool(involved) and not self._outsiders(event) and self._named_around(article, event)

    def _outsiders(self, event: Event) -> bool:
        """Whether somebody takes part who counts for neither side."""
        asked = {side.id for side in self.sides}
        parts = [one for row in (*event.actors, *event.targets) for one in ids(row.entity)]
        return any(not self._company.stands_for(one) & asked for one in parts)

    def _named_around(self, article: Article, row: Span) -> bool:
        """Whether the paragraph of a row names every side."""
        block = next((b for b in article.blocks if b.start <= row.start and row.end <= b.end), None)
        if block is None:
            return False
        named: set[str] = set()
        for mention in article.mentions:
            if block.start <= mention.start and mention.end <= block.end:
                named |= self._company.stands_for(mention.entity)
        return all(side.id in named for side in self.sides)

    def statements(self, article: Article) -> list[tuple[int, Statement]]:
        """Statements of one side where their paragraph names the other, and of anybody about all sides."""
        found = []
        for index, row in enumerate(article.statements):
            if row.mode == "credit" and row.stance == "report":
                continue
            speakers = self.sides_of([row.source])
            if (len(self.sides) == 1 and speakers) or self._named_around(article, row):
                found.append((index, row))
        return found

    def quantities(self, article: Article) -> list[tuple[int, Quantity]]:
        """Counts of events that concern the sides, and in paragraphs that name them all."""
        counted = {index for event in self.events(article) for index in event.quantities}
        return [
            (index, row)
            for index, row in enumerate(article.quantities)
            if row.what and (index in counted or self._named_around(article, row))
        ]
