"""The words by which a block tells its role, compiled from `data/bn/page/cues.toml` for one look-up a word."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.text import fold

_LETTER = "0-9A-Za-z\u00c0-\u024f\u0980-\u0982\u0984-\u09e3\u09f0-\u09ff"
_TOKEN = re.compile(f"[{_LETTER}]+(?:(?:[-'.@_/]|\u0983)[{_LETTER}]+)*+|\\S")
_LABEL_ENDS = frozenset(":-|;\u0983=>")
_RIM = frozenset("•*-|»«›‹>:.।!()[]\"'…#▶►→←+,;/·▪■●○\u200b\u0983")
MOST_WORDS = 60


class Word(Struct, frozen=True):
    """A token of a line: its characters in lower case and where it starts in the folded line."""

    form: str
    start: int


class Cue(Struct, frozen=True):
    """A rule of the file: `how` the words must stand, in a block of at most `most` words."""

    id: str
    role: str
    how: str
    most: int
    labels: bool


class CueHit(Struct, frozen=True):
    """A cue found: the rule and the token range it covers."""

    cue: Cue
    first: int
    last: int


class CueBook:
    """All cues of a language, by the first token of their words."""

    def __init__(self, language: Language) -> None:
        self._by_token: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for rule in language.toml("page/cues")["rule"]:
            cue = Cue(rule["id"], rule["role"], rule["how"], rule.get("most", 12), rule.get("labels", False))
            for words in sorted(rule["words"], key=len, reverse=True):
                phrase = tuple(tokens(fold(words).text))
                self._by_token.setdefault(phrase[0], []).append((phrase, cue))

    def hits(self, words: list[str]) -> list[CueHit]:
        """The cues of a line of tokens, each rule at most once."""
        if len(words) > MOST_WORDS or self._by_token.keys().isdisjoint(words):
            return []
        first, last = _core(words)
        found: dict[str, CueHit] = {}
        for at in range(first, last):
            for phrase, cue in self._by_token.get(words[at], ()):
                end = at + len(phrase)
                if cue.id in found or tuple(words[at:end]) != phrase:
                    continue
                if _stands(cue, at, end, first, last, words):
                    found[cue.id] = CueHit(cue, at, end)
        return list(found.values())


def _core(words: list[str]) -> tuple[int, int]:
    """The token range without the marks at the rim."""
    first, last = 0, len(words)
    while first < last and words[first] in _RIM:
        first += 1
    while last > first and words[last - 1] in _RIM:
        last -= 1
    return first, last


def _stands(cue: Cue, at: int, end: int, first: int, last: int, words: list[str]) -> bool:
    if last - first > cue.most:
        return False
    if cue.labels and end < last and words[end] not in _LABEL_ENDS:
        return False
    if cue.how == "whole":
        return at == first and end >= last
    if cue.how == "start":
        return at == first
    if cue.how in {"end", "bid"}:
        return end >= last
    return True


def tokens(folded: str) -> list[str]:
    """The tokens of a folded string, in lower case."""
    return _TOKEN.findall(folded.lower())


@cache
def cue_book(language: Language) -> CueBook:
    """The compiled cues of a language."""
    return CueBook(language)
