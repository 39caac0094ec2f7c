"""The patterns of `times.toml`, compiled: which runs of cells are a time expression, and by which rule.

A pattern over class names becomes a regular expression over the codes of cells. At a cell only those rules are tried
that can begin with its code and the two that follow (found by partial matching and remembered); the longest match wins,
the earlier rule among equals.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex
from msgspec import Struct

from sutradhar.errors import DamagedData
from sutradhar.language import Language
from sutradhar.timex.cells import Alphabet, alphabet

_PIECE = regex.compile(r"\$([a-z]+)")
_ITEM = regex.compile(
    r"([a-z0-9_]+)=\(([A-Z0-9.a-z|]+)\)|([a-z0-9_]+)=([A-Z0-9]+(?:\.[ngl]+)?)"
    r"|([A-Z][A-Z0-9]*(?:\.[ngl]+)?)"
)
_REMEMBERED = 20_000


class Rule(Struct, frozen=True):
    """One rule of `times.toml`; `pattern` runs over codes, its groups name the cells that carry the value."""

    id: str
    shape: str
    pattern: regex.Pattern[str]
    value: str | None = None


class Hit(Struct, frozen=True):
    """A match of a rule over cells `start`..`end` (half-open)."""

    rule: Rule
    start: int
    end: int
    match: regex.Match[str]


class Grammar:
    """The rules of a language, and the search for them."""

    def __init__(self, language: Language) -> None:
        table = language.toml("times")
        self._alphabet: Alphabet = alphabet(language)
        self._sets: dict[str, list[str]] = table["sets"]
        self._pieces: dict[str, str] = table["pieces"]
        self.rules = [self._rule(entry) for entry in table["rule"]]
        self._candidates: dict[str, list[Rule]] = {}

    def _rule(self, entry: dict[str, Any]) -> Rule:
        try:
            return Rule(entry["id"], entry["shape"], self._compile(entry["pattern"]), entry.get("value"))
        except (regex.error, KeyError) as error:
            raise DamagedData(f"times.toml: rule {entry.get('id')}: {error}; reinstall sutradhar") from error

    def _compile(self, pattern: str) -> regex.Pattern[str]:
        while "$" in pattern:
            pattern = _PIECE.sub(lambda match: f"({self._pieces[match[1]]})", pattern)
        pattern = _ITEM.sub(self._item, pattern).replace(" ", "")
        return regex.compile(regex.sub(r"\((?!\?)", "(?:", pattern))

    def _item(self, match: regex.Match[str]) -> str:
        if match[5]:
            return self._class(match[5])
        name, classes = (match[1], match[2]) if match[1] else (match[3], match[4])
        codes = "".join(self._class(part)[1:-1] for part in classes.split("|"))
        return f"(?P<{name}>[{codes}])"

    def _class(self, name: str) -> str:
        kind, _, marks = name.partition(".")
        return (
            "[" + "".join(self._alphabet.variants(part, marks) for part in self._sets.get(kind, [kind])) + "]"
        )

    def hits(self, codes: str) -> Iterator[Hit]:
        """The expressions in a row of codes, left to right, none overlapping."""
        index, size = 0, len(codes)
        candidates = self._candidates
        while index < size:
            key = codes[index : index + 3]
            rules = candidates.get(key)
            if rules is None:
                rules = self._beginning(key)
            best = self._longest(rules, codes, index) if rules else None
            if best:
                yield best
                index = best.end
            else:
                index += 1

    @staticmethod
    def _longest(rules: list[Rule], codes: str, at: int) -> Hit | None:
        best: Hit | None = None
        for rule in rules:
            match = rule.pattern.match(codes, at)
            if match and match.end() > (best.end if best else at):
                best = Hit(rule, at, match.end(), match)
        return best

    def _beginning(self, key: str) -> list[Rule]:
        """The rules that can match at a place where these codes follow."""
        if len(self._candidates) >= _REMEMBERED:
            self._candidates.clear()
        found = [rule for rule in self.rules if rule.pattern.match(key, partial=True)]
        self._candidates[key] = found
        return found


@cache
def grammar(language: Language) -> Grammar:
    """The compiled grammar of a language."""
    return Grammar(language)
