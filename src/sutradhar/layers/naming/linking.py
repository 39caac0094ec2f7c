"""Which bearer each name has on this page, and one entity row for each."""

from __future__ import annotations

from sutradhar.knowledge import Entity, Knowledge
from sutradhar.layers.naming.page import Found, Page
from sutradhar.model import EntityRow


def link(names: list[Found], page: Page, knowledge: Knowledge, published: str | None) -> list[EntityRow]:
    """Settles `entity` and `kind` of every name, in place; returns the entities in the order of the page."""
    names[:] = [name for name in names if not name.weak]
    rows: dict[str, EntityRow] = {}
    for name in names:
        if name.entity is not None and name.entity not in rows:
            rows[name.entity] = _row(name, knowledge.entity(name.entity))
    return list(rows.values())


def _row(name: Found, entity: Entity | None) -> EntityRow:
    if entity is None:
        return EntityRow(name.entity or "", name.kind, name.key)
    return EntityRow(entity.id, entity.kind, entity.name, entity.name_en, entity.wikidata, entity.country)
