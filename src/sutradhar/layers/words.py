"""Words: the analysis of each token, aligned with the tokens. One `Word` a distinct form (`morphology/`).

Context decides one thing only: whether a form that may be a finite verb is one. A participle (করে) is finite where its
clause ends behind it, or where a negative follows; a noun (দিন, কর) where besides the word before calls for a verb: an
infinitive, or the noun of a light-verb pair (ভোট দিন).
"""

from __future__ import annotations

from functools import cache

from sutradhar.language import Language, folded
from sutradhar.model import Article, Tokens, Word
from sutradhar.morphology import analyser
from sutradhar.morphology.light import light_pairs

VERSION = 3

_ENDS = frozenset("।॥?!.;|")
_NONE: frozenset[str] = frozenset()


def annotate(article: Article, language: Language, *, tokens: Tokens) -> list[Word]:
    """`words[i]` analyses `tokens.forms[i]`; equal forms share one object."""
    known, finite = analyser(language).known, analyser(language).finite
    forms = tokens.forms
    words = [known[form] for form in forms]
    closers, pairs = _closers(language), light_pairs(language)
    for index, form in enumerate(forms):
        if form in finite and _closes_clause(tokens, index, closers):
            verb = finite[form]
            if words[index].verb or _called_for(tokens, words, index, pairs.get(verb.lemma, _NONE)):
                words[index] = verb
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


def _called_for(tokens: Tokens, words: list[Word], index: int, nouns: frozenset[str]) -> bool:
    """Whether the word before an ambiguous form wants a verb behind it."""
    if not index or tokens.sentence[index - 1] != tokens.sentence[index]:
        return False
    before = words[index - 1]
    return before.verb == "INF" or (before.lemma in nouns and before.stem_end == len(before.form))
