"""Statements: who said what, and in which words it is said that somebody said it.

The order is: the cues of a sentence (`attribution/cues.py`); what each governs (`contents.py`, `lines.py`); who speaks
(`speakers.py`); what stands inside what (`rows.py`). A sentence without a cue costs one pass over its tokens.
"""

from __future__ import annotations

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language
from sutradhar.layers.attribution.contents import drafts_of
from sutradhar.layers.attribution.cues import cues_of
from sutradhar.layers.attribution.drafts import Draft
from sutradhar.layers.attribution.lexicon import lexicon
from sutradhar.layers.attribution.lines import credit_of, headline_of
from sutradhar.layers.attribution.page import Page, Range, read_page
from sutradhar.layers.attribution.rows import Rows
from sutradhar.layers.attribution.speakers import Speakers
from sutradhar.model import Article, EntityRow, Mention, Sentence, Statement, Tokens, Word
from sutradhar.text import Folded

VERSION = 1

_HEADS = frozenset(("headline", "subheadline"))


def annotate(
    article: Article,
    language: Language,
    *,
    folded: Folded,
    sentences: list[Sentence],
    tokens: Tokens,
    words: list[Word],
    mentions: list[Mention],
    entities: list[EntityRow],
) -> list[Statement]:
    """The statements of all sentences, in the order of their cues; `inside` indexes the list itself."""
    page = read_page(article, lexicon(language), sentences, tokens, words, mentions, entities)
    speakers = Speakers(page, load_knowledge(language))
    rows = Rows(page, speakers, VERSION)
    for index, (low, high) in enumerate(tokens.bounds):
        for draft in _drafts(page, index, low, high):
            rows.add(draft)
    return rows.finish()


def _drafts(page: Page, index: int, low: int, high: int) -> list[Draft]:
    block = page.sentences[index].block
    role = page.article.blocks[block].role
    if role == "caption":
        return []
    cues = cues_of(page, low, high)
    drafts = drafts_of(page, cues, low, high) if cues else []
    if role in _HEADS:
        line = headline_of(page, low, high)
        if line is not None and not any(_overlap(draft.cue, line.cue) for draft in drafts):
            drafts.append(line)
    credit = credit_of(page, low, high, _before(page, index, low))
    return [*drafts, credit] if credit is not None else drafts


def _before(page: Page, index: int, low: int) -> int:
    """Where the sentence before begins, if it is of the same block; else `low`."""
    if index and page.sentences[index - 1].block == page.sentences[index].block:
        return page.tokens.bounds[index - 1][0]
    return low


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
