"""Words: the analysis of each token, aligned with the tokens. One `Word` a distinct form (`morphology/`)."""

from __future__ import annotations

from sutradhar.language import Language
from sutradhar.model import Article, Tokens, Word
from sutradhar.morphology import analyser

VERSION = 1


def annotate(article: Article, language: Language, *, tokens: Tokens) -> list[Word]:
    """`words[i]` analyses `tokens.forms[i]`; equal forms share one object."""
    known = analyser(language).known
    return [known[form] for form in tokens.forms]
