"""Words: the analysis of each token, aligned with the tokens. One `Word` a distinct form (`morphology/`).

Context decides one thing only: a form that is a participle and a finite verb alike (করে) is finite where its clause
ends behind it, or where a negative follows.
"""

from __future__ import annotations

from functools import cache

from sutradhar.language import Language, folded
from sutradhar.model import Article, Tokens, Word
from sutradhar.morphology import analyser

VERSION = 2

_ENDS = frozenset("।॥?!.;|")


def annotate(article: Article, language: Language, *, tokens: Tokens) -> list[Word]:
    """`words[i]` analyses `tokens.forms[i]`; equal forms share one object."""
    known, finite = analyser(language).known, analyser(language).finite
    forms = tokens.forms
    words = [known[form] for form in forms]
    closers = _closers(language)
    for index, form in enumerate(forms):
        if form in finite and _closes_clause(tokens, index, closers):
            words[index] = finite[form]
    return words


@cache
def _closers(language: Language) -> frozenset[str]:
    """What stands behind a finite verb: an end mark, or a negative."""
    return _ENDS | frozenset(folded(language.toml("words/endings")["negative"]))


def _closes_clause(tokens: Tokens, index: int, closers: frozenset[str]) -> bool:
    following = index + 1
    if following == len(tokens) or tokens.sentence[following] != tokens.sentence[index]:
        return True
    return tokens.forms[following] in closers
