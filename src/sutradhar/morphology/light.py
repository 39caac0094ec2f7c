"""Light verbs: a noun or adjective and a verb that are one predicate (হামলা চালানো, সিদ্ধান্ত নেওয়া).

The pairs stand in `words/light.toml`, by verb. The noun says what is done, the verb when and by whom.
"""

from __future__ import annotations

from functools import cache

from sutradhar.language import Language, folded, load_language


@cache
def light_pairs(language: Language) -> dict[str, frozenset[str]]:
    """The lemmas that stand before each light verb, by the lemma of the verb, folded."""
    table = language.toml("words/light")["pairs"]
    return {folded([verb])[0]: frozenset(folded(nouns.split())) for verb, nouns in table.items()}


def light_verb(noun_lemma: str, verb_lemma: str, language: Language | None = None) -> str | None:
    """The lemma of the pair, `noun verb`, where the two folded lemmas are one predicate; else None."""
    nouns = light_pairs(language or load_language()).get(verb_lemma, frozenset())
    return f"{noun_lemma} {verb_lemma}" if noun_lemma in nouns else None
