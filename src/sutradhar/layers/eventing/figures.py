"""When, and how many: the time and the quantities that belong to an act."""

from __future__ import annotations

from sutradhar.layers.eventing.lexicon import Frame
from sutradhar.layers.eventing.page import Page
from sutradhar.layers.eventing.page import within as among
from sutradhar.model import Span

_POINTS = frozenset(("DATE", "TIME"))


def time_of(page: Page, within: Span, clause: Span, trigger: Span) -> int | None:
    """The index of the time of an act: one of its clause, else the last before it in what is being said."""
    inside = [
        index
        for index in among(page.times, within.start, within.end)
        if page.times[index].kind in _POINTS and page.times[index].end <= within.end
    ]
    own = [index for index in inside if clause.start <= page.times[index].start < clause.end]
    before = [index for index in inside if page.times[index].end <= trigger.start]
    if own:
        ahead = [index for index in own if index in before]
        return ahead[-1] if ahead else (own[0] if len(own) == 1 else None)
    return before[-1] if before else None


def counts_of(page: Page, frame: Frame, clause: Span) -> list[int]:
    """The indexes of the quantities that count those of an act."""
    return [
        index
        for index in among(page.quantities, clause.start, clause.end)
        if page.quantities[index].what in frame.counts
    ]


def counted_otherwise(page: Page, frame: Frame, party: Span) -> bool:
    """Whether a party is a number of persons of whom something else is told: the three dead are not the injured."""
    return any(
        page.quantities[index].what not in (None, *frame.counts)
        for index in among(page.quantities, party.start, party.end)
    )
