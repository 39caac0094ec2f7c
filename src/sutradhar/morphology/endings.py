"""Endings of nouns and names: every chain that `words/endings.toml` allows, by its form."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sutradhar.language import Language, folded

# Signs and letters that make the end of a stem a vowel to the endings that follow.
_OPEN = frozenset(map(chr, (0x09BE, 0x09CB, 0x09C7, 0x0986, 0x0993, 0x098F)))
VOWEL_SIGNS = frozenset(map(chr, range(0x09BE, 0x09CD)))
_VOWELS = _OPEN | VOWEL_SIGNS | frozenset(map(chr, range(0x0985, 0x0995)))
_NASAL = "\u0982"
_ABOVE = "\u0981"
_HA = "\u09b9"
_HASANTA = "\u09cd"


class Ending(Struct, frozen=True):
    """One chain of endings. `after`: C, V, O (an open vowel), N (anusvara), H (a consonant
    spoken with its vowel) or A (anything) must stand before it."""

    form: str
    after: str
    case: str = "NOM"
    number: str | None = None
    classifier: str | None = None
    emphatic: str | None = None
    strong: bool = False


def fits(stem: str, after: str) -> bool:
    """Whether the ending's demand on the sound before it is met by `stem`."""
    if after == "A":
        return True
    last = stem[-1] if stem[-1] != _ABOVE else stem[-2:-1]
    if after == "N":
        return last == _NASAL
    if after == "O":
        return last in _OPEN
    if after == "H":
        return last == _HA or stem[-2:-1] == _HASANTA
    return (last in _VOWELS) == (after == "V")


@cache
def endings(language: Language) -> dict[str, tuple[Ending, ...]]:
    """All chains by their form, so that the tail of a word is one look-up."""
    table = language.toml("words/endings")
    strong = frozenset(folded(table["strong"]))
    emphatics = folded(table["emphatic"])
    found: dict[str, list[Ending]] = {}
    for bare in _without_emphatic(table):
        for emphatic in (None, *emphatics):
            form = bare.form + (emphatic or "")
            if form:
                believed = bare.form in strong
                found.setdefault(form, []).append(
                    Ending(form, bare.after, bare.case, bare.number, bare.classifier, emphatic, believed)
                )
    return {form: tuple(chains) for form, chains in found.items()}


def _without_emphatic(table: dict[str, list[list[str]]]) -> list[Ending]:
    chains = [Ending("", "A")]
    for form, case, number, after in table["case"]:
        chains.append(Ending(folded([form])[0], after, case, number or None))
    for kind in ("plural", "classifier"):
        for form, number, cases in table[kind]:
            head = folded([form])[0]
            chains.append(Ending(head, "A", "NOM", number or None, head))
            for pair in cases.split():
                tail, case = pair.split(":")
                chains.append(Ending(head + folded([tail])[0], "A", case, number or None, head))
    return chains
