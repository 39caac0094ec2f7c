"""The dossier of one entity or of the relation of two: timeline, figures, statements, sources, what is not
known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language
from sutradhar.model import Article, EntityRow, Statement
from sutradhar.provenance import chain
from sutradhar.stories.company import Company, Known
from sutradhar.stories.dating import When, said_on
from sutradhar.stories.figures import Counted, figures
from sutradhar.stories.gaps import gaps
from sutradhar.stories.relation import Relation, Side
from sutradhar.stories.rows import Dating, Dossier, Entry, Placed, Said, SourceRow
from sutradhar.stories.sources import source_groups
from sutradhar.stories.timeline import Setting, reports, timeline


def dossier(
    sides: Sequence[str],
    articles: Iterable[Article],
    placed: Mapping[str, Placed],
    language: Language,
    known: Known | None = None,
) -> Dossier:
    """What `articles` say of the entities `sides`, one or two; `placed` tells where each page belongs.

    The order of the articles does not matter. A page that says nothing of them is no source of the dossier.
    """
    pages = sorted(articles, key=_order)
    company = Company(pages, known, load_knowledge(language).agency)
    relation = Relation([Side(side) for side in sides], company)
    copies = {id: place.copies_of for id, place in placed.items()}
    found = [report for page in pages for report in reports(page, relation.events(page), language)]
    spoken = [(page, relation.statements(page)) for page in pages]
    counted = [(page, index) for page in pages for index, _ in relation.quantities(page)]
    used = {report.article.id for report in found} | {page.id for page, rows in spoken if rows}
    used |= {page.id for page, _ in counted}
    # Pages that merely name them are shown where no page says more.
    pages = [page for page in pages if page.id in used or not used]
    groups = source_groups(pages, copies, company)
    dated, undated, entry_of = timeline(found, Setting(company, placed, groups, language))
    said = [_said(page, index, row, company, language) for page, rows in spoken for index, row in rows]
    shown = figures([Counted(page, index, _entry(page, index, entry_of)) for page, index in counted], company)
    sources = [_source(page, groups, placed, company) for page in pages]
    return Dossier(
        names=[_name(side, company) for side in sides],
        entities=_entities(sides, dated + undated, said, company),
        timeline=dated,
        undated=undated,
        figures=shown,
        statements=sorted(said, key=lambda row: (row.date or "9", row.article, row.start)),
        sources=sources,
        unknown=gaps(dated, undated, sources, pages, company),
    )


def _order(article: Article) -> tuple[str, str, str]:
    published = article.published
    return (published.value if published and published.value else "9", article.id, article.source.uri)


def _name(side: str, company: Company) -> str:
    return company.part(side).name


def _entry(page: Article, index: int, entry_of: Mapping[tuple[str, int], str]) -> str | None:
    """The id of the timeline entry whose event counts quantity `index`."""
    for event in page.events:
        if index in event.quantities and (page.id, event.trigger.start) in entry_of:
            return entry_of[page.id, event.trigger.start]
    return None


def _said(page: Article, index: int, row: Statement, company: Company, language: Language) -> Said:
    place = row.content or row.cue
    date: When | None = said_on(page, index, language)
    return Said(
        article=page.id,
        uri=page.source.uri,
        start=place.start,
        end=place.end,
        text=page.surface(place),
        speakers=company.parts(page, [row.source]) if row.source else [],
        addressees=company.parts(page, [row.addressee]) if row.addressee else [],
        stance=row.stance,
        mode=row.mode,
        polarity=row.polarity,
        date=date.date if date else None,
        dated=_dating(page, date) if date else None,
        quotes=row.quotes,
        chain=company.chain(page, chain(page, page.statements, index)),
    )


def _dating(page: Article, date: When) -> Dating:
    return Dating(date.basis, page.id, date.time.start, date.time.end, page.surface(date.time), date.rule)


def _source(
    page: Article, groups: Mapping[str, int], placed: Mapping[str, Placed], company: Company
) -> SourceRow:
    place = placed.get(page.id)
    return SourceRow(
        article=page.id,
        uri=page.source.uri,
        headline=page.surface(page.headline) if page.headline else None,
        publisher=page.publisher.name if page.publisher else None,
        published=page.published.value if page.published else None,
        basis=page.published.basis if page.published else None,
        credits=company.credited(page),
        copies_of=place.copies_of if place else None,
        group=groups[page.id],
        event=place.event if place else None,
        story=place.story if place else None,
    )


def _entities(
    sides: Sequence[str], entries: Sequence[Entry], said: Sequence[Said], company: Company
) -> list[EntityRow]:
    """The sides first, then everybody who takes part or speaks, by id."""
    parts = [part for entry in entries for part in (*entry.actors, *entry.targets)]
    parts += [part for row in said for part in (*row.speakers, *row.addressees)]
    others = sorted({part.entity for part in parts if part.entity} - set(sides))
    rows = [company.row(entity) for entity in (*sides, *others)]
    return [row for row in rows if row is not None]
