"""Which bearer each name has on this page, what stays unlinked, and one entity row for each.

A full name links to its one bearer, or to the one whose country the page speaks of. A single name of a person links if
the page gives the full name, or speaks of the bearer's country on a day that no term of office contradicts.
"""

from __future__ import annotations

from collections import Counter

from sutradhar.knowledge import Entity, Knowledge
from sutradhar.layers.naming.coreference import resolve
from sutradhar.layers.naming.page import Found, Page
from sutradhar.model import EntityRow
from sutradhar.translit import latin

HOME = "Q902"
"""The country of most pages: its being named is no context."""


class Linker:
    """Settles the names of one page, in place."""

    def __init__(self, names: list[Found], knowledge: Knowledge, published: str | None) -> None:
        self.names = names
        self.knowledge = knowledge
        self.published = published
        self.entities: dict[str, Entity | None] = {}
        self.full = {name.entity for name in names if name.entity and " " in name.key and not name.weak}
        self.countries = Counter(
            country
            for name in names
            if not name.weak and name.entity and name.kind in ("GPE", "NORP", "LOC")
            if (country := self._country(name.entity))
        )

    def run(self, page: Page) -> list[EntityRow]:
        """The entities in the order of the page; `names` keeps those that are names here."""
        for name in self.names:
            if name.bearers:
                self._choose(name)
        self.names[:] = [name for name in self.names if not name.weak]
        resolve(self.names, page)
        rows: dict[str, EntityRow] = {}
        for name in self.names:
            if name.entity is None:
                name.entity = name.local_id()
            known = self._entity(name.entity)
            if name.entity not in rows:
                rows[name.entity] = _row(name, known)
            elif known is None and len(name.key) > len(rows[name.entity].name):
                rows[name.entity] = _row(name, None)
        return list(rows.values())

    def _entity(self, identity: str) -> Entity | None:
        if identity not in self.entities:
            self.entities[identity] = self.knowledge.entity(identity)
        return self.entities[identity]

    def _country(self, identity: str) -> str | None:
        entity = self._entity(identity)
        return entity.country if entity is not None else None

    def _choose(self, name: Found) -> None:
        """The bearer that the page supports best: named in full, then of a country it speaks of, then the likeliest."""
        options = [bearer.rsplit("/", 1) for bearer in name.bearers]
        if len(options) > 1 and len({identity for identity, _ in options}) > 1:
            best = max(
                options,
                key=lambda option: (option[0] in self.full, self.countries[self._country(option[0]) or ""]),
            )
            name.entity, name.kind = best
        if name.weak and name.kind in ("ORG", "NORP"):
            country = self._country(name.entity or "")
            # Every second page speaks of Bangladesh; that supports nothing.
            name.weak = country == HOME or not self.countries[country or ""]
        if name.kind == "PER" and " " not in name.key and name.entity not in self.full:
            self._single(name, len(options))

    def _single(self, name: Found, bearers: int) -> None:
        """Whether a single name of a person links without the full name on the page."""
        identity = name.entity or ""
        entity = self._entity(identity)
        if (
            entity is None
            or not self._in_time(identity)
            or (
                self.countries[entity.country or ""] == 0
                and (self.published is None or bearers > 1)
                and self.countries
            )
        ):
            name.entity = None

    def _in_time(self, identity: str) -> bool:
        """Whether the day of the page is not before everything that is known of a person."""
        if self.published is None:
            return True
        starts = [term.start for term in self.knowledge.tenures(identity)]
        known = [start for start in starts if start is not None]
        return (
            len(known) < len(starts)
            or not known
            or any(start <= self.published[: len(start)] for start in known)
        )


def _row(name: Found, entity: Entity | None) -> EntityRow:
    if entity is None:
        return EntityRow(name.entity or "", name.kind, name.key, latin(name.key))
    return EntityRow(entity.id, entity.kind, entity.name, entity.name_en, entity.wikidata, entity.country)


def link(names: list[Found], page: Page, knowledge: Knowledge, published: str | None) -> list[EntityRow]:
    """Settles `entity` and `kind` of every name, in place; returns the entities in the order of the page.

    `published` is ISO 8601 or None."""
    return Linker(names, knowledge, published).run(page)
