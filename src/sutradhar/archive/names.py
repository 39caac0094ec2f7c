"""Entities by any name that they bear in an archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from sutradhar.archive.terms import terms
from sutradhar.model import Article
from sutradhar.text import fold


def aliases(article: Article) -> Iterator[tuple[str, str, int]]:
    """(form, entity, whole) for each name that the page gives an entity: its names and how it is mentioned,
    whole and inflected, and the single words of names (`whole` 0)."""
    given: dict[str, set[str]] = {}
    for row in article.entities:
        given[row.id] = {row.name, *([row.name_en] if row.name_en else [])}
    for mention in article.mentions:
        if mention.entity:
            given.setdefault(mention.entity, set()).add(article.surface(mention))
    for entity, names in sorted(given.items()):
        whole = {form for name in names for form in _forms(name)}
        parts = {part for form in whole for part in _parts(form.split())}
        yield from ((form, entity, 1) for form in sorted(whole) if form)
        yield from ((part, entity, 0) for part in sorted(parts - whole))


def _parts(words: list[str]) -> Iterator[str]:
    """The runs of words of a name, which people ask for it by; a single short word names nobody."""
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            part = " ".join(words[first:last])
            if len(part) > 2:
                yield part


def find_entity(db: sqlite3.Connection, name: str) -> list[str]:
    """The entities that `name` can mean, the likeliest first: by id, by a whole name, by a word of a name;
    among equals the one that most pages mention."""
    asked = name.strip()
    ids = _column(
        db.execute("SELECT id FROM entity WHERE id = ?1 OR wikidata = ?1 OR country = ?1 LIMIT 1", (asked,))
    )
    if ids:
        return [asked]
    for whole in (1, 0):
        for form in _forms(asked):
            found = _column(
                db.execute(
                    """SELECT entity FROM alias WHERE form = ? AND whole >= ? ORDER BY
                       (SELECT count(*) FROM mention WHERE mention.entity = alias.entity) DESC, entity""",
                    (form, whole),
                )
            )
            if found:
                return found
    return []


def _forms(name: str) -> list[str]:
    """The forms that a name is kept and asked under, the exact one first, then its last word and all its
    words bare of endings."""
    exact = " ".join(fold(name).text.lower().split())
    words, lemmas = exact.split(), [term.lemma for term in terms(exact)]
    if len(words) == len(lemmas) and words:
        return list(dict.fromkeys((exact, " ".join([*words[:-1], lemmas[-1]]), " ".join(lemmas))))
    return list(dict.fromkeys((exact, " ".join(lemmas))))


def _column(rows: Iterable[tuple[str]]) -> list[str]:
    return [value for (value,) in rows]
