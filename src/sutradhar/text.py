"""The folded copy for matching, with its exact map back to the text.

Bengali has several spellings of one visible string: য় as one code point or as য plus nukta, ো split into two
signs, ৎ as ত্ with a joiner, invisible joiners, digits of two scripts, a dozen dashes and quotes. `fold` brings
them to one form. Each step either replaces one character by one, or takes characters away; the places where
something was taken away are all that the map has to remember.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

import regex
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
_TABLE = {ord(k): v for k, v in _ONE.items()}

_NUKTA = {"\u09a1": "\u09dc", "\u09a2": "\u09dd", "\u09af": "\u09df", "\u09ac": "\u09b0"}
_SIGNS = "\u09be-\u09cc\u09d7"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
# Where the copy is shorter than the text, or its order differs. Alternatives are tried in order at each place.
_SHORTEN = regex.compile(
    rf"(?P<khandata>\u09a4\u09cd\u200d)"
    rf"|(?P<nukta>[\u09a1\u09a2\u09af\u09ac])(?P<between>[{_SIGNS}\u0981]*)\u09bc+"
    rf"|(?P<o>\u09c7\u09be)|(?P<au>\u09c7\u09d7)"
    rf"|(?P<aa>\u0985\u09be)"
    rf"|(?P<swap>\u0981)(?P<sign>[{_SIGNS}])"
    rf"|(?P<gone>[{_INVISIBLE}\u09bc]+)"
)
_NEEDED = regex.compile(rf"[\u09bc\u09d7{_INVISIBLE}]|\u09c7\u09be|\u0985\u09be|\u0981[{_SIGNS}]")


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
    if not _NEEDED.search(copy):
        return Folded(copy, array("l"))
    return _shorten(copy)


def fold_characters(text: str) -> str:
    """The one-for-one part of the fold: same length, digits, quotes, dashes and spaces made one."""
    return text.translate(_TABLE)


def _shorten(copy: str) -> Folded:
    """The part of the fold that takes characters away, with the boundaries where it did."""
    pieces: list[str] = []
    cuts = array("l")
    done = length = 0
    for match in _SHORTEN.finditer(copy):
        start, end = match.span()
        pieces.append(copy[done:start])
        length += start - done
        new = _replacement(match)
        pieces.append(new)
        # A group loses characters behind its first one; what merely vanishes stands before the next.
        cuts.extend([length + bool(new)] * (end - start - len(new)))
        length += len(new)
        done = end
    pieces.append(copy[done:])
    return Folded("".join(pieces), cuts)


def _replacement(match: regex.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "between":
        return _NUKTA[match["nukta"]] + match["between"]
    if kind == "sign":
        return match["sign"] + match["swap"]
    return {"khandata": "\u09ce", "o": "\u09cb", "au": "\u09cc", "aa": "\u0986"}.get(kind or "", "")
