"""What a reader may expect and the pages do not say."""

from __future__ import annotations

from collections.abc import Sequence

from sutradhar.model import Article
from sutradhar.stories.company import Company, ids
from sutradhar.stories.rows import Entry, Gap, SourceRow

PLACED = frozenset({"ASSAULT", "PROTEST", "Life.Die", "Life.Injure", "Accident", "Disaster"})
"""Acts that happen at a place that a reader asks for; of consultations only visits and meetings do."""


def gaps(
    timeline: Sequence[Entry],
    undated: Sequence[Entry],
    sources: Sequence[SourceRow],
    pages: Sequence[Article],
    company: Company,
) -> list[Gap]:
    """Dates and places of acts, outcomes of plans, publishers and dates of pages, and the agencies' own
    texts."""
    found = [_gap("date", entry) for entry in undated]
    for entry in (*timeline, *undated):
        if entry.place is None and _has_a_place(entry):
            found.append(_gap("place", entry))
        if entry.status == "planned":
            found.append(_gap("outcome", entry))
    for source in sources:
        name = source.headline or source.uri
        if source.publisher is None:
            found.append(Gap("publisher", name, name, source.article))
        if source.published is None:
            found.append(Gap("date_of_page", name, name, source.article))
    return found + _originals(pages, company)


def _has_a_place(entry: Entry) -> bool:
    if entry.status in ("planned", "negated"):
        return False
    return entry.type in PLACED or (entry.type == "CONSULT" and entry.mode in ("visit", "meet"))


def _gap(what: str, entry: Entry) -> Gap:
    quote = entry.quote
    return Gap(what, quote.text, entry.gist_en, quote.article, quote.start, quote.end)


def _originals(pages: Sequence[Article], company: Company) -> list[Gap]:
    """Agencies that the pages rest on and whose own text is not among them."""
    own = {page.publisher.entity for page in pages if page.publisher and page.publisher.entity}
    credited = {part.entity for page in pages for part in company.credited(page) if part.entity}
    credited |= {
        one
        for page in pages
        for row in page.statements
        if row.mode == "credit" and row.stance == "report" and row.source
        for one in ids(row.source.entity)
        if company.is_agency(one)
    }
    parts = [company.part(one) for one in sorted(credited - own)]
    return [Gap("original", part.name, part.name_en or part.name) for part in parts]
