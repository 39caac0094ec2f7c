"""Credits within the text: sentences that do nothing but name the agency or outlet behind the report.

The sentences are those of `data/bn/page/credits.toml`. What an agency is said to have reported is a statement and none
of them; here the whole report is credited, as a source line would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language
from sutradhar.language import folded as fold_words
from sutradhar.page.outlets import outlets

_START = "(?:^|[।?!][\"')]*+ *+)"
_STOP = "(?=[\"')]*(?:[।?!]|$))"
_NAMES = "(?P<names>[^।?!:\\n]{2,60}?)"
_MOST_WORDS = 7
"""Names of sources, with all their titles, are no longer."""
_MOST_SPACES = 3
_LEAST = 2


class _Rule(Struct, frozen=True):
    id: str
    sentence: re.Pattern[str]
    known: bool


class _Book(Struct, frozen=True):
    rules: list[_Rule]
    cue: re.Pattern[str]
    kinds: re.Pattern[str]
    joins: re.Pattern[str]
    genitive: tuple[str, ...]
    never: frozenset[str]


class Credit(Struct, frozen=True):
    """A source and its range in the line; `rule` is the id in the file."""

    start: int
    end: int
    rule: str


@cache
def _book(language: Language) -> _Book:
    table = language.toml("page/credits")
    rules, cues = [], set()
    for row in table["rule"]:
        words = fold_words(row.get("opens") or row["closes"])
        cues.update(words)
        either = _either(words)
        sentence = (
            f"{_START}{either} {_NAMES}{_STOP}" if "opens" in row else f"{_START}{_NAMES} {either}{_STOP}"
        )
        rules.append(_Rule(row["id"], re.compile(sentence), row["known"]))
    kinds, joins = _either(fold_words(table["kinds"])), _either(fold_words(table["joins"]))
    return _Book(
        rules,
        re.compile(_either(list(cues))),
        re.compile(f"(?:^| ){kinds} "),
        re.compile(f" {joins} |, *"),
        tuple(fold_words(table["genitive"])),
        frozenset(fold_words(table["never"])),
    )


def _either(words: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def credits_within(line: str, language: Language) -> Iterator[Credit]:
    """The sources that sentences of a folded line of text credit."""
    book = _book(language)
    if not book.cue.search(line):
        return
    for rule in book.rules:
        for match in rule.sentence.finditer(line):
            if match["names"].count(" ") < _MOST_WORDS:
                yield from _credits(match["names"], match.start("names"), rule, language)


def _credits(names: str, at: int, rule: _Rule, language: Language) -> Iterator[Credit]:
    """The names of a sentence, where all of them can be sources."""
    book = _book(language)
    first = max((kind.end() for kind in book.kinds.finditer(names)), default=0)
    found = []
    for low, high in _parts(names, first, book):
        size = _size(names[low:high], rule, first > 0, high == len(names), language)
        if size is None:
            return
        found.append(Credit(at + low, at + low + size, rule.id))
    yield from found


def _parts(names: str, first: int, book: _Book) -> Iterator[tuple[int, int]]:
    for joint in book.joins.finditer(names, first):
        yield first, joint.start()
        first = joint.end()
    yield first, len(names)


def _size(name: str, rule: _Rule, titled: bool, last: bool, language: Language) -> int | None:
    """The length of a name without its ending; None where it can be no source. A known name is one in any case; one
    that nobody knows needs a title before it, or else a genitive where the rule asks for no more."""
    book = _book(language)
    cut = [name[: -len(ending)] for ending in book.genitive if name.endswith(ending)]
    stems = [stem for stem in (name, *cut) if len(stem) > _LEAST]
    known = next((stem for stem in stems if _is_known(stem, language)), None)
    if known:
        return len(known)
    if not stems or book.never.intersection(stems) or name.count(" ") > _MOST_SPACES:
        return None
    if rule.known:
        return len(name) if titled and " " not in name else None
    return len(name) if not last else len(stems[1]) if len(stems) > 1 else None


def _is_known(name: str, language: Language) -> bool:
    return outlets(language).of_name(name) is not None or load_knowledge(language).agency(name) is not None
