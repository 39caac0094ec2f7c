"""Happenings to matters: events joined within days by what their headlines share, and without limit of time by the
relation that they speak of. Each link says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from sutradhar.stories.clusters import keys
from sutradhar.stories.items import Item
from sutradhar.stories.likeness import Weights, cosine, unit
from sutradhar.stories.sources import Groups

WINDOW = 240.0
LIKE = 0.2
RARE = 5.0
"""Two headlines without a common word of this weight (one in 150 headlines) count for half."""
RELATION = 2
"""A relation has two sides."""
HOME_SHARE = 0.3
"""A home of the language that so great a share of the pages speaks of is where the papers are from, and no side of a
relation."""


class Link(Struct, frozen=True):
    """Why event `other` stands in the story of event `one`: the heaviest word that they share, or the two sides."""

    one: int
    other: int
    why: str


def threads(
    events: Sequence[Sequence[int]],
    items: Sequence[Item],
    scale: Weights,
    name: Callable[[str], str],
    homes: frozenset[str],
) -> tuple[list[list[int]], list[Link]]:
    """The numbers of `events` by story, and the links that made them. `name` names a country for the reasons; `homes`
    are the countries that the papers of the language are from."""
    heads = [_head([items[index] for index in event]) for event in events]
    groups: Groups[int] = Groups(range(len(events)))
    links = [
        *_by_words(events, items, heads, scale, groups),
        *_by_relation(events, items, name, homes, groups),
    ]
    return groups.groups(), links


def _head(pages: Sequence[Item]) -> dict[str, float]:
    """The mean of the headlines of an event."""
    total: Counter[str] = Counter()
    for page in pages:
        total.update(page.vector)
    return unit(total)


def _by_words(
    events: Sequence[Sequence[int]],
    items: Sequence[Item],
    heads: Sequence[dict[str, float]],
    scale: Weights,
    groups: Groups[int],
) -> list[Link]:
    """Each event to the one before it that it is most like, if it is like enough."""
    links = []
    last: dict[str, list[int]] = {}
    for number, event in enumerate(events):
        first = items[event[0]]
        best, worth, shared = None, LIKE, ""
        if first.hour is not None and not first.service:
            for other in sorted({n for word in keys(heads[number]) for n in last.get(word, ())}):
                hour = items[events[other][-1]].hour
                if hour is None or first.hour - hour > WINDOW:
                    continue
                likeness, word = _likeness(heads[number], heads[other], scale)
                if likeness > worth:
                    best, worth, shared = other, likeness, word
            for word in keys(heads[number]):
                last[word] = [*last.get(word, [])[-60:], number]
        if best is not None:
            groups.join(best, number)
            links.append(Link(best, number, shared))
    return links


def _likeness(one: dict[str, float], other: dict[str, float], scale: Weights) -> tuple[float, str]:
    """The cosine, and the heaviest word that both share."""
    common = [word for word in one if word in other and not word[0].isdigit()]
    heaviest = max(common, key=lambda word: (scale.of(word), word), default="")
    value = cosine(one, other)
    return (value if heaviest and scale.of(heaviest) >= RARE else value / 2, heaviest)


def _by_relation(
    events: Sequence[Sequence[int]],
    items: Sequence[Item],
    name: Callable[[str], str],
    homes: frozenset[str],
    groups: Groups[int],
) -> list[Link]:
    """Events whose heads speak of the same two countries and of no third, however long ago."""
    spoken = Counter(side for one in items for side in one.sides)
    home = {side for side in homes if spoken[side] > HOME_SHARE * len(items)}
    links = []
    first: dict[tuple[str, ...], int] = {}
    for number, event in enumerate(events):
        sides = tuple(sorted(_main_sides([items[index] for index in event]) - home))
        if len(sides) != RELATION:
            continue
        earlier = first.setdefault(sides, number)
        if earlier != number and groups.find(earlier) != groups.find(number):
            groups.join(earlier, number)
            links.append(Link(earlier, number, " – ".join(name(side) for side in sides)))
    return links


def _main_sides(pages: Sequence[Item]) -> set[str]:
    """The countries that most of the pages of an event speak of."""
    counts = Counter(side for page in pages for side in page.sides)
    return {side for side, count in counts.items() if 2 * count > len(pages)}
