"""One entity a page: a short name and the full one, an acronym and the long form that introduces it."""

from __future__ import annotations

from itertools import pairwise

from sutradhar.knowledge import Knowledge
from sutradhar.layers.naming.page import Found, Page


def resolve(names: list[Found], page: Page, knowledge: Knowledge) -> None:
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
    for index, name in enumerate(persons):
        if name.entity is not None:
            continue
        for other in (*range(index - 1, -1, -1), *range(index + 1, len(persons))):
            stem = _part(name.key, words[other])
            if stem is not None and len(words[other]) > len(words[index]):
                _shorten(name, stem, page)
                full = persons[other]
                name.entity = full.entity or full.local_id()
                break


def _part(key: str, words: frozenset[str]) -> str | None:
    """The key with its last word as the longer name has it, if all its words are there."""
    *front, last = key.split(" ")
    if not all(word in words for word in front):
        return None
    if last in words:
        return key
    ending = next((word for word in words if last.startswith(word) and 1 <= len(last) - len(word) <= 2), None)
    return None if ending is None else " ".join((*front, ending))


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
