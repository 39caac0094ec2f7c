"""The words of a piece of text as lemmas."""

from __future__ import annotations

import regex

from sutradhar.morphology import analyse
from sutradhar.text import fold

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def forms(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [match.group() for match in _WORD.finditer(fold(text).text)]


def lemmas(text: str) -> list[str]:
    """The lemmas of the words of a text, in order."""
    return [analyse(form).lemma for form in forms(text)]
