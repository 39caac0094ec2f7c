"""Who is who across pages, and who counts for whom: a person, a body or a capital counts for its country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sutradhar.knowledge import Entity as Agent
from sutradhar.model import Article, Entity, EntityRow, Link, Named
from sutradhar.stories.rows import Part, Stand

Known = Callable[[str], EntityRow | None]
Agency = Callable[[str], Agent | None]


def ids(entity: Entity) -> list[str]:
    """The ids of one entity, of several, or of none."""
    return [entity] if isinstance(entity, str) else list(entity or ())


class Company:
    """The entities of some pages. Where pages differ, a row with a country and an English name is taken, then
    the least in order, so that the order of the pages does not matter. `known` answers for entities that
    no page lists."""

    def __init__(
        self, articles: Iterable[Article], known: Known | None = None, agency: Agency | None = None
    ) -> None:
        self._rows: dict[str, EntityRow] = {}
        self._known = known
        self._agency = agency
        for article in articles:
            for row in article.entities:
                other = self._rows.get(row.id)
                if other is None or _rank(row) < _rank(other):
                    self._rows[row.id] = row

    def row(self, entity: str) -> EntityRow | None:
        """What is known of an entity."""
        return self._rows.get(entity) or (self._known(entity) if self._known else None)

    def is_agency(self, entity: str) -> bool:
        """Whether an entity is known to give news to others."""
        row = self.row(entity)
        return bool(row and self._agency and self._agency(row.name))

    def stands_for(self, entity: Entity) -> set[str]:
        """The entities themselves and the countries that they count for."""
        found = set(ids(entity))
        for one in ids(entity):
            row = self.row(one)
            if row is not None and row.country:
                found.add(row.country)
        return found

    def credited(self, article: Article) -> list[Part]:
        """Those whom the page names as its sources; an agency that the page does not link is known by its name."""
        found = [part for credit in article.credits for part in self._credit(article, credit)]
        return list({part.entity or part.name: part for part in found}.values())

    def _credit(self, article: Article, credit: Named) -> list[Part]:
        agency = self._agency(article.surface(credit)) if not credit.entity and self._agency else None
        return [Part(agency.id, agency.name, agency.name_en)] if agency else self.parts(article, [credit])

    def part(self, entity: str, words: str | None = None) -> Part:
        """An entity with its names; a local id without a row is named by the words of the page, else by its slug."""
        row = self.row(entity)
        if row:
            return Part(entity, row.name, row.name_en)
        slug = entity.removeprefix("sd:").replace("-", " ")
        return Part(entity, words or slug, slug)

    def parts(self, article: Article, rows: Iterable[Named]) -> list[Part]:
        """Those who take part in an event or a statement, each once."""
        found: dict[str, Part] = {}
        for row in rows:
            words = " ".join(article.surface(row).split())
            named = ids(row.entity)
            if named:
                found.update({one: self.part(one, words if len(named) == 1 else None) for one in named})
            else:
                found[words] = Part(None, words)
        return list(found.values())

    def chain(self, article: Article, links: Sequence[Link]) -> list[Stand]:
        """Those who stand behind a claim, with their names, the publisher first. A publisher that nobody knows is no
        row: what is not known is left out."""
        stands = [self._stand(article, link) for link in links if link.role != "publisher"]
        publisher = article.publisher
        if publisher is not None:
            row = self.row(publisher.entity) if publisher.entity else None
            english = row.name_en if row else None
            stands.insert(0, Stand("publisher", publisher.entity, publisher.name, english))
        return stands

    def _stand(self, article: Article, link: Link) -> Stand:
        source = article.statements[link.statement].source if link.statement is not None else None
        parts = self.parts(article, [source]) if source else [self.part(one) for one in ids(link.entity)]
        english = [part.name_en or part.name for part in parts]
        return Stand(
            link.role,
            link.entity,
            ", ".join(p.name for p in parts),
            ", ".join(english) or None,
            link.statement,
        )


def _rank(row: EntityRow) -> tuple[bool, bool, str, str, str]:
    return (row.country is None, row.name_en is None, row.name, row.name_en or "", row.country or "")
