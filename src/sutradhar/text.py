"""The folded copy for matching, with its exact map back to the text.

Bengali has several spellings of one visible string: য় as one code point or as য plus nukta, ো split into two
signs, ৎ as ত্ with a joiner, invisible joiners, digits of two scripts, a dozen dashes and quotes. `fold` brings
them to one form. Each step either replaces one character by one, or takes characters away; the places where
something was taken away are all that the map has to remember.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from msgspec import Struct

# One code point for one code point: digits to ASCII, quotes and dashes to one of each, spaces to a space.
_ONE = {
    **dict(zip("০১২৩৪৫৬৭৮৯", "0123456789", strict=True)),
    **dict.fromkeys("‘’‚‛`´′ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
}
_ANY = re.compile(f"[{re.escape(''.join(_ONE))}]")

_NUKTA = {"\u09a1": "\u09dc", "\u09a2": "\u09dd", "\u09af": "\u09df", "\u09ac": "\u09b0"}
_SIGNS = "\u09be-\u09cc\u09d7"
_INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF)
# Where the copy is shorter than the text, or its order differs. Alternatives are tried in order at each place; each
# begins with one literal character, which lets the search skip all others.
_VANISHING = "".join(map(chr, _INVISIBLE)) + "\u09bc"
_SHORTEN = re.compile(
    "|".join(
        (
            "\u09a4\u09cd\u200d",
            *(rf"{bare}[{_SIGNS}\u0981]*\u09bc+" for bare in _NUKTA),
            "\u09c7[\u09be\u09d7]",
            "\u0985\u09be",
            rf"\u0981[{_SIGNS}]",
            *(f"{sign}[{_VANISHING}]*" for sign in _VANISHING),
        )
    )
)
# What most groups become, by their characters: looked up before the match is taken apart.
_WHOLE = {
    "\u09a4\u09cd\u200d": "\u09ce",
    "\u09c7\u09be": "\u09cb",
    "\u09c7\u09d7": "\u09cc",
    "\u0985\u09be": "\u0986",
    **{bare + "\u09bc": dotted for bare, dotted in _NUKTA.items()},
}


class Folded(Struct, frozen=True):
    """A folded copy. `cuts` holds, ascending, one boundary of the copy for each missing character: the one
    that the character stands before, or belongs to, in the text."""

    text: str
    cuts: array[int]

    def to_text(self, position: int) -> int:
        """The code point of the text for a boundary of the copy."""
        return position + bisect_right(self.cuts, position) if self.cuts else position

    def to_copy(self, position: int) -> int:
        """The boundary of the copy for a code point of the text; within a folded group, the group's start."""
        cuts = self.cuts
        low, high = 0, len(cuts)
        while low < high:
            middle = (low + high) // 2
            if cuts[middle] + middle + 1 <= position:
                low = middle + 1
            else:
                high = middle
        here = position - low
        if low < len(cuts) and cuts[low] <= here:
            here = max(cuts[low] - 1, 0)
        return here


def fold(text: str) -> Folded:
    """The copy that all matching runs on; `Folded.to_text` leads back."""
    copy = fold_characters(text)
    pieces: list[str] = []
    cuts = array("l")
    done = 0
    for match in _SHORTEN.finditer(copy):
        start, end = match.span()
        new = _WHOLE.get(match.group()) or _rewritten(match)
        pieces += copy[done:start], new
        # A group loses characters behind its first one; what merely vanishes stands before the next.
        at = start - len(cuts) + bool(new)
        for _ in range(end - start - len(new)):
            cuts.append(at)
        done = end
    if not pieces:
        return Folded(copy, cuts)
    pieces.append(copy[done:])
    return Folded("".join(pieces), cuts)


def fold_characters(text: str) -> str:
    """The one-for-one part of the fold: same length, digits, quotes, dashes and spaces made one."""
    return _ANY.sub(_one, text)


def _one(match: re.Match[str]) -> str:
    return _ONE[match.group()]


def _rewritten(match: re.Match[str]) -> str:
    """What a rarer group becomes: a nukta behind other signs, signs in the wrong order, or nothing."""
    group = match.group()
    if group[0] in _NUKTA:
        return _NUKTA[group[0]] + group[1:].rstrip("\u09bc")
    return group[1] + group[0] if group[0] == "\u0981" else ""
