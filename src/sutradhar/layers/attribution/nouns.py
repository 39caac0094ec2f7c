"""Attribution by a noun: the speaker in the genitive before it and the content behind, or a headline's order."""

from __future__ import annotations

from sutradhar.layers.attribution.cues import Cue
from sutradhar.layers.attribution.drafts import Draft, clause_start, draft_of, reach_of
from sutradhar.layers.attribution.page import END_MARKS, Page, Range
from sutradhar.layers.attribution.phrases import genitive_before, subject_before


def by_noun(page: Page, cue: Cue, floor: int, high: int) -> Draft | None:
    """The statement of a noun cue, if it has a speaker and a content of its own."""
    noun = cue.noun
    assert noun is not None
    if noun.after and cue.first > floor and page.tokens.forms[cue.first - 1] in (",", "-"):
        return _noun_after(page, cue, floor, high)
    if noun.comma and not (cue.last < high and page.tokens.forms[cue.last] in (",", "-", ":")):
        return None
    start = clause_start(page, floor, cue.first)
    source = genitive_before(page, start, cue.first)
    if source is None and noun.bare:
        source = subject_before(page, start, cue.first)
        source = source if source and source[1] == cue.first else None
    first = cue.last + 1 if cue.last < high and page.tokens.forms[cue.last] in (",", "-", ":") else cue.last
    content = reach_of(page, first, high) if first < high else None
    if source is None and noun.self_named:
        source = (cue.first, cue.last)
    if source is None or content is None or (noun.agency and not _is_body(page, source)):
        return None
    draft = draft_of(cue, "noun", content, source)
    draft.mode = noun.mode
    return draft


def _is_body(page: Page, source: Range) -> bool:
    """Whether a phrase ends in the name of a body."""
    head = source[1] - 1
    return head in page.named and page.mentions[page.named[head]].kind == "ORG"


def _noun_after(page: Page, cue: Cue, floor: int, high: int) -> Draft | None:
    """content, দাবি রাশিয়ার"""
    end = high
    while end > cue.last and set(page.tokens.forms[end - 1]) <= END_MARKS:
        end -= 1
    source = genitive_before(page, cue.last, end)
    content = page.trim((floor, cue.first))
    if source is None or source[0] != cue.last or content is None:
        return None
    draft = draft_of(cue, "after", content, source)
    draft.mode = "headline"
    return draft
