"""Figures: what is counted, and the claims of it side by side, never averaged.

Claims are of one slot when they count the same (`killed`) in reports of one act. Two claims differ when no
number fits both. They are an update where the later one goes on from the earlier one, as tolls do, and nobody
contradicts anybody; they are a conflict where two named speakers differ, or a number falls.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from sutradhar.model import Article, Event, Link, Quantity
from sutradhar.stories.company import Company, ids
from sutradhar.stories.rows import Claim, Figure, Part, Slot


class Counted(Struct, frozen=True):
    """A quantity of a page, and the id of the timeline entry of the event that it counts, if any."""

    article: Article
    index: int
    entry: str | None

    @property
    def quantity(self) -> Quantity:
        """The row itself."""
        return self.article.quantities[self.index]


def figures(counted: Sequence[Counted], company: Company) -> list[Figure]:
    """The slots with their claims: those with most claims first."""
    slots: dict[tuple[str, str | None], list[Counted]] = {}
    for row in sorted(counted, key=_order):
        if row.quantity.what:
            slots.setdefault((row.quantity.what, row.entry), []).append(row)
    found = []
    for (what, entry), rows in slots.items():
        claims = _distinct([_claim(row, company) for row in rows])
        conflict, update = _compare(claims)
        found.append(Figure(Slot(what, entry), claims, conflict, update))
    found.sort(key=lambda figure: (-len(figure.claims), figure.slot.what, figure.slot.event or ""))
    return found


def _order(row: Counted) -> tuple[str, str, int]:
    published = row.article.published
    return (published.value if published and published.value else "9", row.article.id, row.quantity.start)


def _claim(row: Counted, company: Company) -> Claim:
    article, quantity = row.article, row.quantity
    event = next((event for event in article.events if row.index in event.quantities), None)
    links = speakers(article, quantity, event)
    chain = company.chain(article, links)
    last = links[-1] if links else None
    parts = _claimants(article, last, company)
    known = [part.entity for part in parts if part.entity]
    published = article.published
    return Claim(
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        claimant=known[0] if len(known) == 1 else known or None,
        claimants=parts,
        article=article.id,
        uri=article.source.uri,
        start=quantity.start,
        end=quantity.end,
        text=article.surface(quantity),
        published=published.value if published else None,
        chain=chain,
    )


def speakers(article: Article, quantity: Quantity, event: Event | None) -> list[Link]:
    """Those who stand behind a quantity: the chain of the event that it counts, else the statements around
    it."""
    if event is not None and event.chain:
        return list(event.chain)
    around = [
        (row.content.end - row.content.start, index)
        for index, row in enumerate(article.statements)
        if row.content and row.content.start <= quantity.start and quantity.end <= row.content.end
    ]
    links = []
    for _, index in sorted(around, reverse=True):
        source = article.statements[index].source
        links.append(Link("speaker", source.entity if source else None, index))
    return links


def _claimants(article: Article, last: Link | None, company: Company) -> list[Part]:
    """The innermost speaker, with each of several; the publisher where nobody is said to speak."""
    if last is not None and last.role == "speaker":
        source = article.statements[last.statement].source if last.statement is not None else None
        if source is not None:
            return company.parts(article, [source])
        return [company.part(one) for one in ids(last.entity)]
    publisher = article.publisher
    if publisher is None:
        return []
    return [company.part(publisher.entity) if publisher.entity else Part(None, publisher.name)]


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Each claimant's figure once a page: a headline and its lead repeat one claim."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        names = tuple(part.entity or part.name for part in claim.claimants)
        found.setdefault((claim.article, names, claim.value, claim.low, claim.high), claim)
    return list(found.values())


def _compare(claims: Sequence[Claim]) -> tuple[bool, bool]:
    """(conflict, update) of claims in the order of their publication."""
    conflict = update = False
    for earlier, later in combinations(claims, 2):
        if not _differ(earlier, later):
            continue
        if _goes_on(earlier, later):
            update = True
        else:
            conflict = True
    return conflict, update


def _bounds(claim: Claim) -> tuple[float, float]:
    exact = claim.value
    low = claim.low if claim.low is not None else exact
    high = claim.high if claim.high is not None else exact if claim.low is None else None
    return (low if low is not None else float("-inf"), high if high is not None else float("inf"))


def _differ(one: Claim, other: Claim) -> bool:
    """Whether no number fits both claims."""
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return b < c or d < a


def _goes_on(earlier: Claim, later: Claim) -> bool:
    """Whether the later number is the larger one, and not another speaker's answer to the first."""
    if _bounds(later)[0] < _bounds(earlier)[0] or earlier.published is None or later.published is None:
        return False
    if earlier.published == later.published:
        return False
    mine = {part.entity or part.name for part in earlier.claimants}
    yours = {part.entity or part.name for part in later.claimants}
    spoken = any(stand.role == "speaker" for claim in (earlier, later) for stand in claim.chain)
    return not spoken or bool(mine & yours)
