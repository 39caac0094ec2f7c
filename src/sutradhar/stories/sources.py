"""Which pages are one source: copies of one text, and pages that rest on the same agency.

Two papers that both carry an agency's text are one source for what they report from it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from sutradhar.model import Article
from sutradhar.stories.company import Company, ids

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Union–find: things that are one for some reason are one group."""

    def __init__(self, things: Iterable[T]) -> None:
        self._parent = {thing: thing for thing in things}

    def find(self, thing: T) -> T:
        """The thing that stands for the group of `thing`."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, one: T, other: T) -> None:
        """Makes the groups of two things one."""
        self._parent[self.find(other)] = self.find(one)

    def groups(self) -> list[list[T]]:
        """The groups, each in the order in which its things were given, by their first thing."""
        found: dict[T, list[T]] = {}
        for thing in self._parent:
            found.setdefault(self.find(thing), []).append(thing)
        return list(found.values())


def origins(article: Article, company: Company) -> set[str]:
    """What a page rests on: the agencies and outlets that it credits, by a source line or in its sentences,
    else its publisher, else the page alone. An agency's own page rests on itself."""
    found = {part.entity or part.name for part in company.credited(article)}
    found |= {
        one
        for row in article.statements
        if row.mode == "credit" and row.source
        for one in ids(row.source.entity)
    }
    if found:
        return found
    publisher = article.publisher
    return {(publisher.entity or publisher.name) if publisher else article.id}


def source_groups(
    articles: Sequence[Article], copies: Mapping[str, str | None], company: Company
) -> dict[str, int]:
    """For each page the number of its group, from 1 in the order of `articles`. `copies` leads from a page to
    the page that it repeats."""
    groups: Groups[str] = Groups(article.id for article in articles)
    first: dict[str, str] = {}
    here = {article.id for article in articles}
    for article in articles:
        for origin in sorted(origins(article, company)):
            groups.join(first.setdefault(origin, article.id), article.id)
        original = copies.get(article.id)
        if original in here:
            groups.join(original, article.id)
    return {id: number for number, group in enumerate(groups.groups(), 1) for id in group}
