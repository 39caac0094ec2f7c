"""Where another story begins on a page: endless scroll appends the next article below the one that was asked for.

Its stamp stands behind a text and before another one, as the stamp of a live blog or of a page that is printed twice
may. What tells them apart is company of words (lexical cohesion, Hearst 1997): an article shares far more of its rarer
words with itself than with the next.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import log10

_FEWEST = 3
"""The paragraphs that a text has before another can follow it."""
_HOLDS_TOGETHER = 0.03
_STRANGE, _STRANGE_UNTITLED = 0.09, 0.0
"""Shares above what unrelated texts share by chance. On 200 pairs of articles: a text lies above the first in nineteen
of twenty, the next story lies below the second in all but one in a hundred. Where no line that could be a title stands
before the stamp, as in a live blog, the third."""


def chance(paragraphs: int) -> float:
    """The share of rarer words of a paragraph that some paragraph of as many of another story has as well."""
    return 0.08 + 0.1 * log10(max(paragraphs, 1))


def next_story(stems: list[set[str]], running: list[bool], stamps: list[int]) -> int | None:
    """The line behind the last paragraph before the first of `stamps` that opens another story; None if none does.
    `stems` are the rarer words of each line, `running` says which lines are running text."""
    done = list(accumulate(running, initial=0))
    for stamp in stamps:
        if done[stamp] < _FEWEST or done[-1] == done[stamp]:
            continue
        before = [own for own, runs in zip(stems[:stamp], running, strict=False) if runs and own]
        after = [own for own, runs in zip(stems[stamp:], running[stamp:], strict=False) if runs and own]
        begins = next(line for line in range(stamp, 0, -1) if running[line - 1])
        if before and after and _strangers(before, after, _STRANGE if begins < stamp else _STRANGE_UNTITLED):
            return begins
    return None


def _strangers(before: list[set[str]], after: list[set[str]], most: float) -> bool:
    spread = Counter(stem for own in before for stem in own)
    recurs = {stem for stem, count in spread.items() if count > 1}
    usual = chance(len(before))
    together = sum(len(own & recurs) / len(own) for own in before) / len(before) - usual
    shared = sum(len(own & spread.keys()) / len(own) for own in after) / len(after) - usual
    return together > _HOLDS_TOGETHER and shared < most
