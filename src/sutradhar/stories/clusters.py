"""Reports of one happening: headlines alike within three days, never all pairs.

Items come in the order of their dates, each to the cluster that it is most like; a cluster is asked only where it
shares one of the item's heaviest words. The likeness to a cluster is partly that to its nearest page and mostly the
mean to all of them, so that one loose headline does not chain two happenings (between single and average linkage).
"""

from __future__ import annotations

from collections.abc import Sequence

from sutradhar.stories.items import Item
from sutradhar.stories.likeness import cosine

WINDOW = 72.0
"""Hours within which reports of one happening come."""
LIKE = 0.5
NEAREST = 0.3
"""The share of the nearest page in the likeness to a cluster; the mean has the rest."""
KEYS = 6
"""So many of the heaviest words lead to clusters."""
CROWD = 12
"""A cluster is compared by so many of its latest pages: time per page does not grow with it."""


def clusters(items: Sequence[Item]) -> list[list[int]]:
    """The indexes of `items`, which are in order of date, by happening. A daily service, and a page without a date, is
    one of its own."""
    found: list[list[int]] = []
    last: dict[str, list[int]] = {}
    for index, one in enumerate(items):
        best, worth = None, LIKE
        for number in _candidates(one, items, found, last):
            likeness = _likeness(one, [items[other] for other in found[number][-CROWD:]])
            if likeness >= worth and (best is None or likeness > worth):
                best, worth = number, likeness
        if best is None:
            best = len(found)
            found.append([])
        found[best].append(index)
        for word in keys(one.vector):
            numbers = last.setdefault(word, [])
            if best not in numbers[-CROWD:]:
                numbers.append(best)
    return found


def keys(vector: dict[str, float]) -> list[str]:
    """The heaviest words, the order fixed."""
    return sorted(vector, key=lambda word: (-vector[word], word))[:KEYS]


def _candidates(
    one: Item, items: Sequence[Item], found: Sequence[Sequence[int]], last: dict[str, list[int]]
) -> list[int]:
    """Clusters that share a heavy word and whose latest page is within the window; the latest first."""
    if one.hour is None or one.service or not one.vector:
        return []
    numbers: set[int] = set()
    for word in keys(one.vector):
        alive = [number for number in last.get(word, ()) if _fresh(one, items[found[number][-1]])]
        if word in last:
            last[word] = alive
        numbers.update(alive)
    return sorted(numbers)


def _fresh(one: Item, other: Item) -> bool:
    return one.hour is not None and other.hour is not None and one.hour - other.hour <= WINDOW


def _likeness(one: Item, others: Sequence[Item]) -> float:
    """How like an item is to a cluster; one more instance of a series is not like what came before it."""
    if any(other.service or other.again != one.again for other in others[:1]):
        return 0.0
    values = [cosine(one.vector, other.vector) for other in others]
    return NEAREST * max(values) + (1 - NEAREST) * sum(values) / len(values)
