"""A statement while it is being understood, and how far clause and content reach."""

from __future__ import annotations

from msgspec import Struct

from sutradhar.layers.attribution.cues import Cue
from sutradhar.layers.attribution.page import Page, Range


class Draft(Struct):
    """A statement while it is being understood; ranges of tokens, half-open."""

    rule: str
    stance: str
    lemma: str
    cue: Range
    content: Range | None
    source: Range | None = None
    addressee: Range | None = None
    mode: str | None = None
    negative: bool = False
    impersonal: bool = False
    teller: Range | None = None
    """The cue of the one who may be citing this source."""


def draft_of(
    cue: Cue, order: str, content: Range | None, source: Range | None, first: int | None = None
) -> Draft:
    """The draft of a cue by the order in which its parts stand; the cue begins at `first` where that is given."""
    reach = (cue.first if first is None else first, cue.last)
    return Draft(
        f"{cue.id}-{order}", cue.stance, cue.lemma, reach, content, source,
        negative=cue.negative, impersonal=cue.passive,
    )  # fmt: skip


def clause_start(page: Page, floor: int, first: int) -> int:
    """Behind the last finite verb with a mark or join after it."""
    for at in range(first - 1, floor, -1):
        if page.words[at - 1].verb == "FIN" and (
            page.tokens.forms[at] in (",", ";") or page.is_(at, "clause_joins")
        ):
            return at + 1
    return floor


def reach_of(page: Page, first: int, high: int) -> Range | None:
    """A content from `first`: a quotation to its end, else the sentence without a credit at its tail."""
    if first in page.opens:
        close = page.opens[first] + 1
        if close >= high or not page.trim((close, high)):
            return (first, close)
    return page.trim((first, _before_credit(page, first, high)))


def _before_credit(page: Page, first: int, high: int) -> int:
    """Where a credit at the tail of a sentence begins: …, | খবর রয়টার্সের।"""
    for at in range(high - 1, max(first, high - 10), -1):
        if page.tokens.forms[at] in page.lexicon.credits and page.tokens.forms[at - 1] in (",", "-", "।"):
            return at - 1
    return high


def strip_lead(page: Page, phrase: Range) -> Range | None:
    """The phrase without conjunctions and adverbs at its head."""
    trimmed = page.trim(phrase)
    if trimmed is None:
        return None
    first, last = trimmed
    while first < last and _leads(page, first, last):
        first += 1
    return page.trim((first, last)) if first < last else None


def _leads(page: Page, token: int, last: int) -> bool:
    form = page.tokens.forms[token]
    if page.is_(token, "joins") or form == ",":
        return True
    if form.endswith(page.lexicon.adverb_endings):
        return True
    if not (page.is_(token, "lead_ins") or page.is_(token, "adverbs")):
        return False
    return token + 1 < last and not _points_at(page, token)


def _points_at(page: Page, token: int) -> bool:
    """Whether a demonstrative belongs to the noun behind it: এ | হামলার, and not এ | সময়."""
    after = token + 1
    if not page.is_(token, "taken_up_by"):
        return False
    if any(page.is_(after, name) for name in ("lead_ins", "adverbs", "times", "venues")):
        return False
    return page.words[after].pos in ("NOUN", "PROPN") and page.words[after].case is not None
