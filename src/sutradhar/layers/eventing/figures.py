"""When, and how many: the time and the quantities that belong to an act."""

from __future__ import annotations

from sutradhar.layers.eventing.lexicon import Frame
from sutradhar.layers.eventing.page import Page
from sutradhar.model import Span

_POINTS = frozenset(("DATE", "TIME"))


def time_of(page: Page, within: Span, clause: Span, trigger: Span) -> int | None:
    """The index of the time of an act: one of its clause, else the last before it in what is being said."""
    inside = [
        index
        for index, time in enumerate(page.times)
        if time.kind in _POINTS and within.start <= time.start and time.end <= within.end
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
        for index, row in enumerate(page.quantities)
        if row.what in frame.counts and row.what and clause.start <= row.start and row.end <= clause.end
    ]
