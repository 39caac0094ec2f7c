"""One entity a page: a short name and the full one, an acronym and the long form that introduces it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from sutradhar.layers.naming.page import Found, Page

NEAR = 12
"""How many names are looked at on each side."""


def resolve(names: list[Found], page: Page) -> None:
    """Gives names that mean the same the same entity, in place."""
    _acronyms(names, page)
    _short_persons(names, page)
    _same_words(names)


def _acronyms(names: list[Found], page: Page) -> None:
    """A long form with a short one in parentheses behind it are one body: the known one names both."""
    forms = page.tokens.forms
    for before, name in pairwise(names):
        opened = before.last + 1
        closed = name.last + 1
        if name.first != opened + 1 or closed >= len(forms) or forms[opened] != "(" or forms[closed] != ")":
            continue
        if {before.kind, name.kind} <= {"ORG", "EVT"} and (before.entity is None or name.entity is None):
            name.entity = before.entity = before.entity or name.entity or before.local_id()
            name.kind = before.kind


def _short_persons(names: list[Found], page: Page) -> None:
    """A name whose words all lie in a longer name of a person is that person: the nearest before, else the first
    after."""
    persons = [name for name in names if name.kind == "PER"]
    words = [frozenset(name.key.split(" ")) for name in persons]
    holding: dict[str, list[int]] = {}
    for index, parts in enumerate(words):
        if len(parts) > 1:
            for part in parts:
                holding.setdefault(part, []).append(index)
    for index, name in enumerate(persons):
        if name.entity is not None:
            continue
        for key in _readings(name.key, holding):
            near = _nearest(holding[key.rsplit(" ", 1)[-1]], index)
            parts = frozenset(key.split(" "))
            other = next((other for other in near if parts < words[other]), None)
            if other is not None:
                _shorten(name, key, page)
                name.entity = persons[other].entity or persons[other].local_id()
                break


def _readings(key: str, holding: dict[str, list[int]]) -> list[str]:
    """The key, and the key with up to two letters of an ending cut off, as far as a longer name holds its last word."""
    last = key.rsplit(" ", 1)[-1]
    return [key[: len(key) - cut] for cut in range(3) if last[: len(last) - cut] in holding]


def _nearest(indexes: list[int], index: int) -> list[int]:
    """The nearest few before `index`, the last first, then the first few after it."""
    at = bisect_left(indexes, index)
    return [*reversed(indexes[max(at - NEAR, 0) : at]), *indexes[at : at + NEAR]]


def _shorten(name: Found, key: str, page: Page) -> None:
    """Cuts off what the longer name shows to be an ending."""
    cut = len(name.key) - len(key)
    if cut:
        last_form = page.tokens.forms[name.last]
        name.end = page.place(name.last, max(len(last_form) - cut, 1))
        name.key = key


def _same_words(names: list[Found]) -> None:
    """Names of the same words are one entity."""
    seen: dict[str, str] = {}
    for name in names:
        if name.entity is not None:
            seen.setdefault(name.key, name.entity)
    for name in names:
        if name.entity is None:
            name.entity = seen.setdefault(name.key, name.local_id())
