"""Lines that hold several blocks: caption, stamp, body, credit and footer glued together by a crawler.

Only long lines are looked at, and only where one of the words of `data/bn/page/glue.toml` or the label of a
stamp stands.
They are cut where a stamp begins and ends, behind a picture credit near the front, and before a head behind
the end of
a sentence. Blocks may then be shorter than a line.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.language import folded as fold_words
from sutradhar.page.blocks import Line
from sutradhar.page.stamps import labels, moments
from sutradhar.text import Folded

_SHORTEST = 80
_WINDOW = 120
_FRONT = 260
_MOST_CUTS = 200
_MOST_LABELS = 20
_ENDED = "[।?!][\"')]? ?"
_DIGIT = re.compile("[0-9]")


class _Glue(Struct, frozen=True):
    pieces: re.Pattern[str]
    again: re.Pattern[str]
    credits: re.Pattern[str]


@cache
def _glue(language: Language) -> _Glue:
    table = language.toml("page/glue")
    heads, more, credits = (
        "|".join(re.escape(word) for word in sorted(fold_words(table[name]), key=len, reverse=True))
        for name in ("heads", "more", "credits")
    )
    return _Glue(
        re.compile(f"{_ENDED}(?:(?P<head>{heads})|(?P<more>{more}))"),
        re.compile(f" *(?:{more})"),
        re.compile(f"(?:{credits})"),
    )


def unglued(lines: list[Line], copy: Folded, language: Language) -> list[Line]:
    """The lines, those that hold several blocks cut. Boundaries are code points of the text."""
    found: list[Line] = []
    for line in lines:
        if line.end - line.start < _SHORTEST:
            found.append(line)
            continue
        low, high = copy.to_copy(line.start), copy.to_copy(line.end)
        cuts = sorted(_cuts(low, high, copy, language))[:_MOST_CUTS]
        found += _pieces(line, low, high, cuts, copy) if cuts else [line]
    return found


def _cuts(low: int, high: int, copy: Folded, language: Language) -> set[int]:
    """The boundaries inside a line, as positions of the folded copy."""
    glue, text = _glue(language), copy.text
    cuts: set[int] = set()
    for match in glue.pieces.finditer(text, low, high):
        if match["head"]:
            cuts.add(match.start("head"))
            continue
        cuts |= {match.start("more"), match.end()}
        end = match.end()
        while again := glue.again.match(text, end, high):
            end = again.end()
            cuts.add(end)
    cuts |= _stamp_cuts(low, high, copy, language)
    front = min(high, low + _FRONT)
    credit = glue.credits.search(text, low, front)
    if credit and high - credit.end() > _SHORTEST:
        cuts = {cut for cut in cuts if not low < cut <= credit.start()} | {credit.end()}
    return cuts


def _stamp_cuts(low: int, high: int, copy: Folded, language: Language) -> set[int]:
    """The range of the first labelled stamp of a line, with those that follow it at once."""
    if not _DIGIT.search(copy.text, low, high):
        return set()
    for match in islice(labels(language).finditer(copy.text, low, high), _MOST_LABELS):
        start = match.start()
        dates = moments(copy.text[start : min(high, start + _WINDOW)], language, "")
        if dates and dates[0].start - len(match[0]) <= 4:
            end = dates[0].end
            for later in dates[1:]:
                if later.start - end < 20:
                    end = later.end
            return {start, start + end}
    return set()


def _pieces(line: Line, low: int, high: int, cuts: list[int], copy: Folded) -> list[Line]:
    """The line parted at the cuts; the blanks and bars between pieces belong to none."""
    text = copy.text
    pieces = []
    for start, end in zip([low, *cuts], [*cuts, high], strict=True):
        inner = text[start:end].strip(" \t|")
        if inner:
            first = start + text[start:end].index(inner[0])
            last = first + len(inner)
            pieces.append(Line(copy.to_text(first), copy.to_text(last), line.tag, line.hints, line.linked))
    return pieces
