"""Where a name ends inside a token: case ending, classifier, emphatic and compounded word cut off."""

from __future__ import annotations

from functools import cache
from itertools import product

from sutradhar.language import Language, folded

_VOWELS = frozenset("\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc\u0981\u0982") | frozenset(
    chr(code) for code in range(0x0985, 0x0995)
)
_SIGNS = frozenset("\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc")


class Cuts(dict[str, tuple[str, ...]]):
    """The candidates for the bare name in a piece of a token, the whole piece first, then longer before shorter."""

    LIMIT = 200_000

    def __init__(self, language: Language) -> None:
        table = language.toml("names/rules")["endings"]
        parts = [["", *folded(table[name])] for name in ("plural", "case", "emphatic")]
        self.all = frozenset(
            ending
            for ending in ["".join(choice) for choice in product(*parts)]
            + ["".join(choice) for choice in product(folded(table["compound"]), *parts[1:])]
            if ending
        )
        self.compounds = tuple(folded(table["compound"]))
        self.placed = frozenset(folded(table["placed"]))
        self.cased = frozenset(parts[1][1:])
        self.certain = frozenset(folded(table["certain"]))
        self._after_vowel = tuple(folded(table["after_vowel"]))
        self._longest = max(map(len, self.all))

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= self.LIMIT:
            self.clear()
        self[piece] = found = (piece, *self._stems(piece))
        return found

    def _stems(self, piece: str) -> list[str]:
        found = []
        for size in range(1, min(self._longest, len(piece) - 2) + 1):
            ending = piece[-size:]
            stem = piece[:-size]
            if ending in self.all and self._fits(stem, ending):
                found.append(stem)
        return found

    def _fits(self, stem: str, ending: str) -> bool:
        if stem[-1] == "\u09cd":
            return False
        if ending[0] in _SIGNS:
            return stem[-1] not in _VOWELS
        return stem[-1] in _VOWELS or not ending.startswith(self._after_vowel)


@cache
def cuts(language: Language) -> Cuts:
    """The endings of a language, compiled once."""
    return Cuts(language)
