"""The Bijoy fonts (SutonnyMJ and its kin): Bengali glyphs at the places of Latin letters, as older pages print them.

The table is data (`data/bn/page/bijoy.tsv`); what code adds is the order. Bijoy writes as the eye sees: a vowel sign
that stands left of its consonant comes first, reph comes after the cluster it crowns. Unicode writes as it is spoken.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sutradhar.language import Language

_HASANTA = "\u09cd"
_CONSONANT = "[\u0995-\u09b9\u09ce\u09dc-\u09df\u09f0]\u09bc?"
_CLUSTER = f"{_CONSONANT}(?:{_HASANTA}{_CONSONANT})*+"
# Signs that are drawn before their cluster, then what may follow it: the right half of a split vowel.
_LEFT_SIGN = re.compile(f"([\u09bf\u09c7\u09c8])({_CLUSTER}(?:\u09b0{_HASANTA}(?=\ue000))?)")
_REPH = re.compile(f"({_CLUSTER})([\u09be-\u09cc]?)\ue000")
_SAMPLE = 200_000
_BENGALI_OUTSIDE_TAGS = re.compile("(?:[^<\u0985-\u09b9]++|<[^<>]*+>|<)*+[\u0985-\u09b9]")
_HIGH_GLYPH = re.compile("[\u0080-\u02ff\u2013-\u2122]")
_TAG = re.compile(r"<[^<>]*>|&[a-zA-Z]{2,8};|&#\d{1,6};")


class _Table(Struct, frozen=True):
    glyphs: re.Pattern[str]
    letters: dict[str, str]
    common: tuple[str, ...]


@cache
def _table(language: Language) -> _Table:
    rows = language.rows("page/bijoy")
    letters = {row["glyph"]: row["unicode"].replace("REPH", "\ue000") for row in rows}
    glyphs = "|".join(re.escape(one) for one in sorted(letters, key=len, reverse=True))
    common = tuple(language.toml("page/bijoy_words")["common"])
    return _Table(re.compile(glyphs), letters, common)


def looks_like_bijoy(text: str, language: Language) -> bool:
    """Whether a text without Bengali letters is full of the commonest words of Bengali in Bijoy glyphs."""
    sample = text[:_SAMPLE]
    if _BENGALI_OUTSIDE_TAGS.match(sample) or not _HIGH_GLYPH.search(sample):
        return False
    words = _TAG.sub(" ", sample).split()
    hits = sum(map(words.count, _table(language).common))
    return hits >= 3 and hits * 60 >= len(words)


def bijoy_to_unicode(text: str, language: Language) -> str:
    """The text in Unicode; tags and entities of HTML are left alone."""
    pieces = []
    done = 0
    for match in _TAG.finditer(text):
        pieces += [_convert(text[done : match.start()], language), match.group()]
        done = match.end()
    return "".join([*pieces, _convert(text[done:], language)])


def _convert(text: str, language: Language) -> str:
    table = _table(language)
    drawn = table.glyphs.sub(lambda match: table.letters[match.group()], text)
    spoken = _LEFT_SIGN.sub(lambda match: match[2] + match[1], drawn)
    spoken = _REPH.sub(lambda match: f"\u09b0{_HASANTA}{match[1]}{match[2]}", spoken)
    whole = spoken.replace("\u09c7\u09be", "\u09cb").replace("\u09c7\u09d7", "\u09cc")
    return whole.replace("\u0985\u09be", "\u0986").replace("\ue000", f"\u09b0{_HASANTA}")
