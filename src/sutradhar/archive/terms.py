"""The terms that full text is kept and asked by: the lemma of each word of the folded copy, with its range.

SQLite's own tokenizer splits Bengali at vowel signs, so that কিম finds কাম. Here a word is a run of letters,
marks and digits, and one lemma stands for all forms of it, the same for the page and for the question.
"""

from __future__ import annotations

import regex
from msgspec import Struct

from sutradhar.morphology import analyse
from sutradhar.text import Folded, fold

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_BENGALI = ("\u0980", "\u09ff")


class Term(Struct, frozen=True):
    """A lemma, and the half-open range of the text in which its word stands."""

    lemma: str
    start: int
    end: int


def terms(text: str, folded: Folded | None = None) -> list[Term]:
    """The terms of a text in order; ranges are code points of `text`."""
    copy = folded or fold(text)
    return [
        Term(lemma(match.group()), copy.to_text(match.start()), copy.to_text(match.end()))
        for match in _WORD.finditer(copy.text)
    ]


def lemma(form: str) -> str:
    """What a folded form is kept under: its lemma, or its small letters where it is not Bengali."""
    if _BENGALI[0] <= form[0] <= _BENGALI[1]:
        return analyse(form).lemma
    return form.lower()
