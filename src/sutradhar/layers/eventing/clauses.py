"""How far the clause of a trigger reaches, and whether what its noun says can be taken for a happening."""

from __future__ import annotations

from sutradhar.layers.eventing.page import Page, Range
from sutradhar.layers.eventing.triggers import Trigger
from sutradhar.model import Span


def clause_of(page: Page, trigger: Trigger, bounds: Range, content: Span | None) -> Range:
    """The tokens of the clause: from behind the finite verb before the act to the mark or verb behind it, not beyond
    the content in which it is said."""
    low, high = bounds
    while content is not None and low < trigger.first and page.tokens.starts[low] < content.start:
        low += 1
    while content is not None and high > trigger.end and page.tokens.ends[high - 1] > content.end:
        high -= 1
    first = trigger.first
    while first > low and not _opens(page, first - 1, low):
        first -= 1
    last = trigger.end
    while last < high and not page.stops(last) and page.tokens.forms[last] not in (",", ":", "-"):
        if page.is_(last, "clause_joins") and trigger.verb is not None:
            break
        last += 1
    return first, last


def _opens(page: Page, token: int, low: int) -> bool:
    """Whether a clause begins behind a token."""
    if page.stops(token):
        return True
    if page.words[token].verb == "FIN" and token > low:
        return True
    return (
        page.tokens.forms[token] in page.lexicon.lists["clause_joins"]
        and token > low
        and (page.words[token - 1].verb == "FIN" or page.tokens.forms[token - 1] in (",", ";"))
    )


def main_verb(page: Page, trigger: Trigger, high: int) -> int | None:
    """The verb that carries the tense of the act's clause: its own, or the next finite one of the clause."""
    start = trigger.last if trigger.tense is None else trigger.tense
    for at in range(start, high):
        if page.stops(at):
            return None
        if page.words[at].verb == "FIN":
            return at
    return None


def refers_back(page: Page, trigger: Trigger, low: int) -> bool:
    """Whether the noun only takes up what was told: এই | হামলা."""
    before = trigger.first - 1
    while before > low and page.is_(before, "adjuncts"):
        before -= 1
    return before >= low and page.tokens.forms[before] in page.lexicon.lists["back"]
