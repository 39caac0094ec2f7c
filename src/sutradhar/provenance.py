"""Who stands behind a line of a page: publisher ← credits ← agency ← speaker, outermost first."""

from __future__ import annotations

from sutradhar.model import Article, Entity, Link, Statement


def chain(article: Article, statements: list[Statement], index: int | None) -> list[Link]:
    """Those who stand behind what the statement `index` says, or behind the page's own voice where it is None.

    A medium that speaks on the page is a `credit`. Where the page's credits name it too, it is the one that this line
    comes from, and the others that they name have no part in it. A speaker who is not known has the entity None.
    """
    path = _path(statements, index)
    spoken = [
        Link("credit" if statements[at].mode == "credit" else "speaker", _who(statements[at]), at)
        for at in path
    ]
    named = [link.entity for link in spoken]
    links = [] if article.publisher is None else [Link("publisher", article.publisher.entity)]
    credited = [credit.entity for credit in article.credits]
    if not any(entity in named for entity in credited):
        links += [Link("credit", entity) for entity in credited]
    return links + spoken


def _path(statements: list[Statement], index: int | None) -> list[int]:
    """The statements from the outermost to `index`."""
    path: list[int] = []
    while index is not None and index not in path:
        path.append(index)
        index = statements[index].inside
    return path[::-1]


def _who(statement: Statement) -> Entity:
    return statement.source.entity if statement.source is not None else None
