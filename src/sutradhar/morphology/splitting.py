"""Cuts folded text into pieces that together are the text: tokens, and the blanks between them.

One pattern decides, built once from `words/tokens.toml`. What a piece is, its kind, depends on its characters alone.

- A number keeps its grouping, decimals, clock and full numeric date: 5,00000 · 12.5 · 8:35 · 16/12/2025.
  What is tied to a number is a token of its own, without a blank before it: 5|টি, 2025|-এর, 40|তম.
- A word keeps an ending behind an apostrophe or hyphen (কেসিএনএ'র, ন্যাটো-কে) and the full stop of an abbreviation
  (মো., এ.); a hyphen splits compounds and routes (কোরিয়া|-|রাশিয়া) unless the first part is bound (ই-মেইল, আল-জাজিরা).
- An address is one token: https://…, name@host, @name, #tag.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sutradhar.language import Language, folded

_RANGES = (
    (0x0980, 0x09A8),
    (0x09AA, 0x09B0),
    (0x09B2, 0x09B2),
    (0x09B6, 0x09B9),
    (0x09BC, 0x09C4),
    (0x09C7, 0x09C8),
    (0x09CB, 0x09CE),
    (0x09D7, 0x09D7),
    (0x09DC, 0x09E3),
    (0x09F0, 0x09F1),
    (0x09FC, 0x09FE),
)
LETTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES)
"""Letters and signs of Bengali words, for a character class; no digits."""

_BASES = "\u0985-\u09b9\u09ce\u09dc-\u09df\u09f0\u09f1"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_OTHER_SCRIPTS = "[\u0370-\u0963\u0966-\u097f\u0a00-\u1fff\u2c00-\u2dff\u3040-\ud7ff]+"

_ADDRESS = (
    r"https?://[^\s<>\"']+|www\.[^\s<>\"']+"
    rf"|[{_LATIN}0-9][{_LATIN}0-9._%+-]{{0,63}}@[{_LATIN}0-9-]{{1,63}}(?:\.[{_LATIN}0-9-]{{1,63}})+"
    rf"|[@#][{LETTERS}{_LATIN}0-9_]+"
)
_NUMBER = (
    r"[0-9]{1,4}(?:/[0-9]{1,2}/|-[0-9]{1,2}-|\.[0-9]{1,2}\.)[0-9]{1,4}(?![0-9])"
    r"|[0-9]{1,2}:[0-9][0-9](?![0-9])"
    r"|(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3,}|[0-9]+,[0-9]{3}(?![0-9])|[0-9]+)(?:\.[0-9]+)*"
)
_ROMAN = rf"[{_LATIN}](?:[{_LATIN}0-9]|[.&'-](?=[{_LATIN}0-9]))*"


@cache
def pattern(language: Language) -> re.Pattern[str]:
    """The one pattern; its alternatives are tried in order at each place, and the last takes any character."""
    table = language.toml("words/tokens")
    stops = language.toml("words/sentences")
    short = _any(stops["abbreviations"] + stops["initials"])
    tied = rf"(?:{_any(table['tied'])})(?![{LETTERS}])"
    bound = rf"(?:(?:{_any(table['bound'])})-(?=[{_BASES}])|(?:{_any(table['elided'])})'(?=[{_BASES}]))"
    alternatives = (
        rf"[{LETTERS}]++(?![-'.])",
        r"[ \t]+",
        rf"(?=[{LETTERS}]{{1,9}}\.)(?:{short})\.(?!\.)",
        rf"(?:(?=[{LETTERS}]{{1,9}}[-']){bound})?[{LETTERS}]+(?:['-]{tied})?",
        _ADDRESS,
        _NUMBER,
        rf"['-]{tied}",
        _ROMAN,
        r"\s+|\.+|-+|[।॥]+|[!?]+",
        _OTHER_SCRIPTS,
        ".",
    )
    return re.compile("|".join(alternatives), re.DOTALL)


def _any(words: list[str]) -> str:
    return "|".join(
        re.escape(word) for word in sorted(set(folded(words)), key=lambda word: (-len(word), word))
    )


def split(text: str, language: Language) -> list[str]:
    """The pieces of folded `text`, in order, blanks among them; joined they are `text` again."""
    return pattern(language).findall(text)


Piece = tuple[str, str, int]
"""A token of a chunk: its form, its kind, and where it starts within the chunk."""


class Chunks(dict[str, tuple[Piece, ...]]):
    """The tokens of what stands between two spaces. News repeats itself: most chunks have been seen before."""

    _LIMIT = 200_000
    _LONGEST = 64

    def __init__(self, language: Language) -> None:
        self._findall = pattern(language).findall

    def __missing__(self, chunk: str) -> tuple[Piece, ...]:
        tokens = []
        start = 0
        for piece in self._findall(chunk):
            kind = kind_of(piece)
            if kind:
                tokens.append((piece, kind, start))
            start += len(piece)
        found = tuple(tokens)
        if len(chunk) <= self._LONGEST:
            if len(self) >= self._LIMIT:
                self.clear()
            self[chunk] = found
        return found


@cache
def chunks(language: Language) -> Chunks:
    """The chunks of a language seen so far in this process."""
    return Chunks(language)


def kind_of(piece: str) -> str:
    """word, number, punct, latin, address or other; empty for a blank."""
    first = piece[0]
    if piece.isspace():
        return ""
    if len(piece) > 1 and (
        first in "@#" or piece.startswith(("http://", "https://", "www.")) or "@" in piece
    ):
        return "address"
    if "\u0980" <= first <= "\u09ff" and unicodedata.category(first) != "Sc":
        return "word"
    if first.isascii() and first.isdigit():
        return "number"
    if first in "'-" and len(piece) > 1 and "\u0980" <= piece[1] <= "\u09ff":
        return "word"
    if unicodedata.category(first)[0] == "P" and first not in "%@#&*":
        return "punct"
    return "latin" if first.isalpha() and (first.isascii() or first <= "\u024f") else "other"
