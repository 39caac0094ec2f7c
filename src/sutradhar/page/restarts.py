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
_APART, _APART_UNTITLED = 0.0, 0.25
"""How strange the paragraphs behind a stamp may be to those before it: how much more they share with each other than
with them, less twice what they share with them beyond chance. On 240 pairs of articles the halves of one article stay
below the first in 19 of 20, and the next story lies above it in 19 of 20; above the second lie the halves of one in a
hundred. The second holds where no line that could be
a title stands before the stamp, as in a live blog."""


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
        if before and after and _strangers(before, after, _APART if begins < stamp else _APART_UNTITLED):
            return begins
    return None


def _strangers(before: list[set[str]], after: list[set[str]], least: float) -> bool:
    known = set().union(*before)
    spread = Counter(stem for own in after for stem in own)
    recurs = {stem for stem, count in spread.items() if count > 1}
    shared = sum(len(own & known) / len(own) for own in after) / len(after)
    among = sum(len(own & recurs) / len(own) for own in after) / len(after)
    return among - shared - 2 * (shared - chance(len(before))) > least
