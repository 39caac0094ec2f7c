"""The tables of `data/bn/quantities.toml`, folded and inverted once."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sutradhar.language import Language, folded

PERSON = "person"


class Lexicon(Struct, frozen=True):
    """The tables of `quantities.toml`, folded. `units` maps a stem to its unit, `turns` a form that is a unit before
    another number only, `what` a stem to what became of one."""

    units: dict[str, str]
    what: dict[str, str]
    before: dict[str, str]
    after: dict[str, str]
    definite: frozenset[str]
    numbered: frozenset[str]
    age: tuple[str, ...]
    adjectives: frozenset[str]
    context: dict[str, frozenset[str]]
    joins: frozenset[str]
    parts: frozenset[str]
    turns: dict[str, str]
    both: frozenset[str]
    ambiguous: frozenset[str]
    measures: frozenset[str]


@cache
def lexicon(language: Language) -> Lexicon:
    """The compiled tables of a language."""
    table = language.toml("quantities")
    units = dict.fromkeys(folded(table["persons"] + table["adjectives"]), PERSON)
    for group in ("money", "measures"):
        units.update(_inverted(table[group]))
    return Lexicon(
        units,
        _inverted(table["what"]),
        _inverted(table["before"]),
        _inverted(table["after"]),
        frozenset(folded(table["definite"])),
        frozenset(folded(table["numbered"])),
        tuple(folded(table["age"])),
        frozenset(folded(table["adjectives"])),
        {became: frozenset(folded(words)) for became, words in table["context"].items()},
        frozenset(folded(table["shared"]["joins"])),
        frozenset(folded(table["shared"]["parts"])),
        _inverted(table["turns"]),
        frozenset(folded(table["both"])),
        frozenset(table["ambiguous"]),
        frozenset(table["measures"]),
    )


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: key for key, words in table.items() for form in folded(words)}
