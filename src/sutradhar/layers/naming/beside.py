"""The words beside a name that decide what it is here: place heads, war, currency, a bare stem before a noun."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sutradhar.knowledge import Knowledge
from sutradhar.language import Language, folded
from sutradhar.layers.naming.endings import Cuts, cuts
from sutradhar.layers.naming.page import Found, Page

VERSION = 1


class _Words(Struct, frozen=True):
    """The word lists of `names/rules.toml`, folded."""

    place_heads: frozenset[str]
    governed: frozenset[str]
    wars: frozenset[str]
    currencies: frozenset[str]
    postpositions: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.toml("names/rules")["beside"]
    names = ("place_heads", "governed", "wars", "currencies", "postpositions")
    return _Words(*(frozenset(folded(table[name])) for name in names))


def judge(names: list[Found], page: Page, language: Language, knowledge: Knowledge) -> None:
    """Strengthens, drops, widens or turns each name by its neighbours, in place."""
    words, endings = _words(language), cuts(language)
    kept: list[Found] = []
    for name in names:
        follower = _follower(page, name)
        stems = endings[follower] if follower else ()
        bare = name.end == page.tokens.ends[name.last]
        if name.kind == "NORP" and bare and any(stem in words.currencies for stem in stems):
            continue
        if name.weak and name.kind in ("GPE", "LOC"):
            _strengthen(name, kept, page, stems, words, endings)
        if (
            bare
            and name.kind in ("GPE", "LOC")
            and not name.weak
            and any(stem in words.wars for stem in stems)
        ):
            _war(name, page, stems, words, knowledge)
        elif _both(name):
            turned = bare and follower and not any(stem in words.postpositions for stem in stems)
            name.kind = "NORP" if turned else "GPE"
        elif name.kind == "LOC" and not name.bearers and any(stem in words.governed for stem in stems):
            name.kind = "GPE"
        kept.append(name)
    names[:] = kept


def _follower(page: Page, name: Found) -> str:
    """The form of the word behind a name in its sentence, or nothing."""
    tokens = page.tokens
    token = name.last + 1
    if (
        token >= len(tokens)
        or tokens.sentence[token] != tokens.sentence[name.last]
        or tokens.kinds[token] != "word"
    ):
        return ""
    return tokens.forms[token]


def _strengthen(
    name: Found, kept: list[Found], page: Page, stems: tuple[str, ...], words: _Words, endings: Cuts
) -> None:
    """A weak place is one before a place head, and behind a place in the genitive or with a comma."""
    if any(stem in words.place_heads for stem in stems):
        name.weak = False
    elif kept and kept[-1].kind == "GPE" and not kept[-1].weak and kept[-1].last == name.first - 1:
        before = kept[-1]
        name.weak = before.end == page.tokens.ends[before.last]


def _both(name: Found) -> bool:
    """Whether a form is the name of a country and of its people."""
    return {bearer.rsplit("/", 1)[1] for bearer in name.bearers} == {"GPE", "NORP"}


def _war(name: Found, page: Page, stems: tuple[str, ...], words: _Words, knowledge: Knowledge) -> None:
    """A place and the word for war behind it are one named event."""
    stem = next(stem for stem in stems if stem in words.wars)
    place = knowledge.entity(name.entity or "")
    name.last += 1
    name.end = page.place(name.last, len(stem))
    name.key = f"{name.key} {stem}"
    name.kind, name.bearers, name.rule = "EVT", (), f"names/war@{VERSION}"
    name.entity = None if place is None else f"sd:{place.name_en.lower().replace(' ', '-')}-war"
