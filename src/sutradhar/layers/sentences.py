"""Sentences: where a block of running text ends one and begins the next.

Every end mark is a candidate; a mark joins the sentence it closes, with the marks and closing quotes behind it. What
is left to decide is small: a full stop may abbreviate, a quotation may be carried on, a numeral may number a list.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.language import folded as fold_words
from sutradhar.model import Article, Sentence
from sutradhar.text import Folded

VERSION = 1

ROLES = frozenset({"headline", "subheadline", "caption", "body"})

_MARK = re.compile(r"[।॥?!|.…\n\r\u2028\u2029]+")
_BREAKS = frozenset("\n\r\u2028\u2029")
_OPENERS = frozenset("‘“«(")
_CLOSERS = frozenset("'\")]}")
_QUOTES = frozenset("'\"")
_WORD = re.compile(r"[\u0980-\u09e3\u09f0-\u09ffA-Za-z]+")
_REMARK = 300  # characters: a longer remark in brackets is read as sentences of its own
_ORDINAL = re.compile(r"(?<![0-9])[0-9]{1,2}$")
_BLANKS = re.compile(r"\s*")
_RANK = 9  # characters: no rank of a list is longer, with its mark
_LIST_RANK = re.compile(r"[\s'\"(]{0,4}(?:\d{1,3}|[\u0985-\u09b9])")


class _Rules(Struct, frozen=True):
    """The word lists of `words/sentences.toml`, folded."""

    abbreviations: frozenset[str]
    continues: frozenset[str]


@cache
def _rules(language: Language) -> _Rules:
    table = language.toml("words/sentences")
    short = fold_words(table["abbreviations"] + table["initials"])
    return _Rules(frozenset(short), frozenset(fold_words(table["continues"])))


def annotate(article: Article, language: Language, *, folded: Folded) -> list[Sentence]:
    """The sentences of headline, subheadline, caption and body blocks; `block` indexes `article.blocks`."""
    rules = _rules(language)
    rows = []
    for index, block in enumerate(article.blocks):
        if block.role in ROLES:
            low, high = folded.to_copy(block.start), folded.to_copy(block.end)
            for start, end in _spans(folded, article.text, low, high, rules):
                rows.append(Sentence(folded.to_text(start), folded.to_text(end), index))
    return rows


def _spans(folded: Folded, original: str, low: int, high: int, rules: _Rules) -> list[tuple[int, int]]:
    """Ranges of sentences in `folded.text[low:high]`, without the blanks around them."""
    text = folded.text
    spans: list[tuple[int, int]] = []
    start = low
    at = low
    while match := _MARK.search(text, at, high):
        at = match.end()
        plain = match.group() == "।" and text[at : at + 1] == " " and at - start > _RANK
        if not plain and _BREAKS.isdisjoint(match.group()):
            end = _absorb(folded, original, at, high)
            if not _ends(text, start, match, end, high, rules):
                continue
            at = end
        _keep(text, start, at, spans)
        start = at
    _keep(text, start, high, spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Adds a range without the blanks around it; marks without a word belong to the sentence before."""
    piece = text[start:end]
    inner = piece.strip()
    if inner and spans and not any(map(str.isalnum, inner)):
        spans[-1] = (spans[-1][0], start + len(piece.rstrip()))
    elif inner:
        first = start + piece.index(inner)
        spans.append((first, first + len(inner)))


def _absorb(folded: Folded, original: str, at: int, high: int) -> int:
    """The position behind the closing quotes, brackets and further marks that follow an end mark."""
    text = folded.text
    while at < high:
        sign = text[at]
        if sign not in _CLOSERS and not _MARK.match(sign):
            break
        if sign in _QUOTES and not _closes(folded, original, at, high):
            break
        if sign in _BREAKS:
            break
        at += 1
    return at


def _closes(folded: Folded, original: str, at: int, high: int) -> bool:
    """Whether the quote behind an end mark closes: by its shape, or by standing free of the next word."""
    shape = original[folded.to_text(at)]
    if shape in _OPENERS:
        return False
    return shape not in _QUOTES or at + 1 >= high or not _WORD.match(folded.text, at + 1)


def _ends(text: str, start: int, match: re.Match[str], end: int, high: int, rules: _Rules) -> bool:
    """Whether the run of marks `match`, with its closers up to `end`, closes the sentence begun at `start`."""
    marks = match.group()
    blanks = _BLANKS.match(text, end, high)
    if blanks and blanks.end() == high:
        return True
    if _LIST_RANK.fullmatch(text, start, match.start()):
        return False
    if _inside_brackets(text, start, match.start(), end):
        return False
    if "?" in marks or "!" in marks or "।" in marks or "॥" in marks:
        return end == match.end() or not _carried_on(text, end, high, rules)
    if not (text[end].isspace() or end > match.end()):
        return False
    before = text[max(start, match.start() - 4) : match.start()].rstrip()
    if "|" in marks:
        return not before[-1:].isdigit()
    if marks != "." or _ORDINAL.search(before):
        return False
    return not _abbreviates(text, start, match.start(), rules) and not _carried_on(text, end, high, rules)


def _inside_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Whether the mark at `at` closes a remark in brackets that opens in the middle of the sentence: (কেউ আসেনি!)."""
    low = max(start, at - _REMARK)
    return ")" in text[at:end] and text.rfind("(", low, at) > max(start, text.rfind(")", low, at))


def _carried_on(text: str, end: int, high: int, rules: _Rules) -> bool:
    """Whether the sentence goes on behind a closed quotation or bracket: a comma, or a word that takes it up."""
    rest = text[end : end + 40].lstrip()
    if rest[:1] in (",", ";", ":", "-", ")"):
        return True
    word = _WORD.match(rest)
    return bool(word and word.group() in rules.continues)


def _abbreviates(text: str, start: int, stop: int, rules: _Rules) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    first = stop
    while first > start and (text[first - 1].isalpha() or "\u0980" <= text[first - 1] <= "\u09ff"):
        first -= 1
    return text[first:stop] in rules.abbreviations
