"""Attribution without a verb: headlines with a colon (… : কিম, কিম: …) and credits (খবর রয়টার্সের)."""

from __future__ import annotations

from sutradhar.layers.attribution.drafts import Draft
from sutradhar.layers.attribution.page import END_MARKS, Page, Range
from sutradhar.layers.attribution.phrases import can_speak, genitive_before, subject_before

_LONGEST_SPEAKER = 8


def headline_of(page: Page, low: int, high: int) -> Draft | None:
    """content : speaker, or speaker : content, in a headline whose tokens are given."""
    marks = [at for at in range(low + 1, high - 1) if page.tokens.forms[at] == ":" and not page.quoted(at)]
    for colon in (*reversed(marks[-1:]), *marks[:1]):
        behind, before = page.trim((colon + 1, high)), page.trim((low, colon))
        if behind is None or before is None:
            continue
        if _is_speaker(page, behind) and before[1] - before[0] > 1:
            return _line(colon, before, behind)
        if _is_speaker(page, before) and behind[1] - behind[0] > 1:
            return _line(colon, behind, before)
    return None


def _line(colon: int, content: Range, source: Range) -> Draft:
    return Draft("headline-colon", "say", ":", (colon, colon + 1), content, source, mode="headline")


def _is_speaker(page: Page, phrase: Range) -> bool:
    """Whether a phrase is one speaker and nothing else."""
    first, last = phrase
    if last - first > _LONGEST_SPEAKER or not can_speak(page, last - 1):
        return False
    if last - 1 in page.named and page.mentions[page.named[last - 1]].kind == "GPE" and last - first > 2:
        return False
    found = subject_before(page, first, last)
    return found is not None and found == (first, last)


def credit_of(page: Page, low: int, high: int, floor: int) -> Draft | None:
    """…, খবর রয়টার্সের। A sentence that is nothing but the credit speaks of the one before it, from `floor` on."""
    end = high
    while end > low and set(page.tokens.forms[end - 1]) <= END_MARKS:
        end -= 1
    for at in range(low, end):
        if page.tokens.forms[at] not in page.lexicon.credits:
            continue
        source = genitive_before(page, at + 1, end)
        if source is None or source[0] != at + 1:
            continue
        content = page.trim((low, at)) or (page.trim((floor, low)) if floor < low else None)
        if content is not None:
            form = page.tokens.forms[at]
            return Draft("credit-news-of", "report", form, (at, at + 1), content, source, mode="credit")
    return None
