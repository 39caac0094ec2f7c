"""Where each page belongs: the page that it copies, its event, its story.

The order of the pages does not matter: they are taken by date. Ids are those of the first page of an event or story, so
that they stay when later pages come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language
from sutradhar.model import Article
from sutradhar.stories.clusters import clusters
from sutradhar.stories.copies import copies
from sutradhar.stories.items import Item, item
from sutradhar.stories.likeness import weights
from sutradhar.stories.rows import Placed
from sutradhar.stories.threads import threads


def place(articles: Iterable[Article], language: Language) -> list[Placed]:
    """One row a page, by date, pages without a date last. A page without an article belongs nowhere."""
    pages = sorted(((page, item(page, language)) for page in articles), key=lambda pair: _order(*pair))
    held = [(page, one) for page, one in pages if one is not None]
    originals = {
        held[index][0].id: held[first][0].id for index, first in copies([page for page, _ in held]).items()
    }
    where = _where([one for _, one in held], language)
    rows = []
    for page, one in pages:
        event, story, why = where[one.id, one.uri] if one else (None, None, [])
        original = originals.get(page.id)
        rows.append(
            Placed(page.id, page.source.uri, event, story, original if original != page.id else None, why)
        )
    return rows


def _order(page: Article, one: Item | None) -> tuple[float, str, str]:
    hour = one.hour if one is not None and one.hour is not None else float("inf")
    return (hour, page.id, page.source.uri)


def _where(
    items: Sequence[Item], language: Language
) -> dict[tuple[str, str], tuple[str | None, str | None, list[str]]]:
    """Event, story and the reasons of each item."""
    knowledge = load_knowledge(language)

    def name(country: str) -> str:
        known = knowledge.entity(country)
        return known.name if known else country

    events = clusters(items)
    stories, links = threads(
        events, items, weights(language), name, frozenset(language.toml("stories")["home"])
    )
    reasons = {link.other: link.why for link in links}
    found: dict[tuple[str, str], tuple[str | None, str | None, list[str]]] = {}
    for story in stories:
        first = items[events[story[0]][0]].id[:12]
        for number in story:
            event = f"event:{items[events[number][0]].id[:12]}"
            why = [reasons[number]] if number in reasons else []
            for index in events[number]:
                found[items[index].id, items[index].uri] = (event, f"story:{first}", why)
    return found
