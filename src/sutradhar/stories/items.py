"""A page as the stories see it: when, the words of its headline, and the countries that its head speaks of."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from msgspec import Struct

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language, folded
from sutradhar.model import Article, Span
from sutradhar.morphology import analyse
from sutradhar.stories.likeness import vector, weights, words_of
from sutradhar.stories.wording import forms

HEAD = 3
"""So many sentences of the body, with the headline, are a page's head: what it is about."""


class Item(Struct, frozen=True):
    """`hour` counts from the beginning of the calendar, None for a page without a date; `sides` are the countries of
    the head, people and bodies counted for theirs; `again` marks one more instance of a series."""

    id: str
    uri: str
    hour: float | None
    vector: dict[str, float]
    sides: frozenset[str]
    service: bool
    again: bool


def item(article: Article, language: Language) -> Item | None:
    """The item of a page; None for a page without a headline, which is no article."""
    headline = article.headline or next((row for row in article.blocks if row.role == "body"), None)
    if headline is None:
        return None
    title = article.surface(headline)
    words = forms(title)
    return Item(
        article.id,
        article.source.uri,
        _hour(article),
        vector(words_of(title, language), weights(language)),
        _sides(article, language),
        _is_service({*words, *(analyse(word).lemma for word in words)}, language),
        bool(set(words) & _again(language)),
    )


def _hour(article: Article) -> float | None:
    """Hours since the first of January of year 1, in the time that the page's own stamp is in."""
    value = article.published.value if article.published else None
    try:
        if value and len(value) >= 16:
            moment = datetime.fromisoformat(value[:16])
            return moment.toordinal() * 24 + moment.hour + moment.minute / 60
        if value and len(value) >= 10:
            return date.fromisoformat(value[:10]).toordinal() * 24.0 + 12
    except ValueError:
        return None
    return None


def _sides(article: Article, language: Language) -> frozenset[str]:
    """The countries of the headline, people and bodies counted for theirs; where it names fewer than two, the first
    sentences of the body are asked one after the other."""
    bodies = [row for row in article.sentences if article.blocks[row.block].role == "body"][:HEAD]
    found: frozenset[str] = frozenset()
    for span in (*([article.headline] if article.headline else []), *bodies):
        if len(found) < 2:
            found |= _countries(article, span, language)
    return found


def _countries(article: Article, span: Span, language: Language) -> frozenset[str]:
    inside = (row.entity for row in article.mentions if span.start <= row.start < span.end)
    named = {entity for entity in inside if entity}
    knowledge = load_knowledge(language)
    known = [entity for one in named if (entity := knowledge.entity(one)) is not None]
    countries = {entity.id for entity in known if entity.type == "country"}
    return frozenset(countries | {row.country for row in article.entities if row.id in named and row.country})


@cache
def _again(language: Language) -> frozenset[str]:
    return frozenset(word for word in folded(language.toml("stories")["new_instance"]) if " " not in word)


@cache
def _services(language: Language) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(folded(row["all"])) for row in language.toml("stories")["service"])


def _is_service(words: set[str], language: Language) -> bool:
    return any(service <= words for service in _services(language))
