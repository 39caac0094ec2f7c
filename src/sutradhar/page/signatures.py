"""Who stands behind a page by its own words: bylines, the sources it names, its publisher."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language
from sutradhar.language import folded as fold_words
from sutradhar.model import Byline, Named, Publisher
from sutradhar.page.features import View
from sutradhar.page.outlets import Outlet, outlets
from sutradhar.page.sources import credits_within
from sutradhar.text import Folded
from sutradhar.translit import latin, slug

_PARTS = re.compile(r"[^,/;|।&·•]+")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_OWNER = re.compile("(?:©|\\(c\\)) *(?:\\d{4}(?: *- *\\d{4})?)? *([^।,|©.:;]{2,60})")
_YEARS = re.compile(r"[\d\s-]+$")
_FRAME_END = re.compile(r" *[:\u0983-]+ *")


class _Signs(Struct, frozen=True):
    desk: tuple[str, ...]
    topics: frozenset[str]
    correspondent: tuple[str, ...]
    agencies: tuple[str, ...]
    labels: tuple[str, ...]
    joins: re.Pattern[str]
    frames: tuple[str, ...]
    imprint: tuple[str, ...]


@cache
def _signs(language: Language) -> _Signs:
    table = language.toml("page/bylines")
    lower = {
        name: tuple(sorted((word.lower() for word in fold_words(words)), key=len, reverse=True))
        for name, words in table.items()
        if isinstance(words, list)
    }
    joins = "|".join(re.escape(word) for word in lower.pop("joins"))
    topics = frozenset(lower.pop("topics"))
    return _Signs(joins=re.compile(f" (?:{joins}) "), topics=topics, **lower)


def bylines(views: list[View], roles: list[str], language: Language) -> list[Byline]:
    """The signatures of the article with their kind; a page that is printed twice signs once."""
    signs = _signs(language)
    return [
        Byline(view.line.start, view.line.end, _kind(view, signs, language))
        for view, role in zip(views, roles, strict=True)
        if role == "byline" and view.twin is None
    ]


def _kind(view: View, signs: _Signs, language: Language) -> str:
    text = view.text.lower()
    if view.initials and not view.hits:
        return "initials"
    if any(word in text for word in signs.desk[:-4]) and any(word in view.words for word in ("desk",)):
        return "desk"
    tail = text.rstrip(" .।:")
    if any(tail.endswith(word) for word in signs.desk if word not in signs.correspondent):
        return "desk"
    if any(word in view.words for word in signs.correspondent):
        return "correspondent"
    if any(tail == word or tail.endswith(" " + word) or f"({word})" in text for word in signs.agencies):
        return "agency"
    return "desk" if outlets(language).of_name(view.text) else "person"


def credits(views: list[View], roles: list[str], copy: Folded, language: Language) -> list[Named]:
    """The sources that the page names, one each, without the words that frame them: in source lines, and in sentences
    of the text that do nothing else."""
    signs = _signs(language)
    rows: dict[str, Named] = {}
    for view, role in zip(views, roles, strict=True):
        if view.twin is not None or role not in {"source_credit", "body"}:
            continue
        inside = [(view.low + one.start, view.low + one.end) for one in credits_within(view.text, language)]
        for low, high in inside or (_named(view, signs) if role == "source_credit" else []):
            name = copy.text[low:high]
            row = Named(copy.to_text(low), copy.to_text(high), _source_entity(name, language))
            rows.setdefault(" ".join(name.split()), row)
    return list(rows.values())


def _source_entity(name: str, language: Language) -> str:
    """The agency or outlet of a name; one that the knowledge base does not have gets a local id."""
    known = load_knowledge(language).agency(name)
    return known.id if known else f"sd:{slug(latin(name))}"


def _named(view: View, signs: _Signs) -> list[tuple[int, int]]:
    text = view.text.lower()
    at = 0
    for frame in signs.frames:
        if text.startswith(frame):
            at = len(frame)
            end = _FRAME_END.match(text, at)
            at = end.end() if end else at
            break
    flat = signs.joins.sub(lambda match: "," * len(match.group()), text)
    ranges = []
    for match in _PARTS.finditer(flat, at):
        piece = match.group()
        inner = piece.strip(" .()[]\"'-")
        if inner:
            low = view.low + match.start() + piece.index(inner)
            ranges.append((low, low + len(inner)))
    return ranges


def publisher_in_text(
    views: list[View], roles: list[str], text: str, copy: Folded, language: Language
) -> tuple[Publisher, Outlet | None] | None:
    """The publisher that the byline, the imprint or a call of the page names."""
    signs = _signs(language)
    for view, role in zip(views, roles, strict=True):
        if role == "byline":
            low_high = _before_desk(view, signs)
            if low_high:
                return _publisher(low_high, "byline", text, copy, language)
    for view, role in zip(views, roles, strict=True):
        if role in {"other", "navigation"}:
            owner = _OWNER.search(view.text)
            if owner:
                name = _YEARS.sub("", owner[1]).rstrip()
                if name and not any(word in name.lower() for word in signs.imprint):
                    low = view.low + owner.start(1)
                    return _publisher((low, low + len(name)), "text", text, copy, language)
    return None


def _before_desk(view: View, signs: _Signs) -> tuple[int, int] | None:
    """The name of the outlet before a word for its desk; None where a section stands there."""
    text = view.text.lower().rstrip(" .।:")
    for word in signs.desk:
        if text.endswith(" " + word):
            name = text[: -len(word)].strip(" ,-|")
            if not name or name in signs.topics or name.split()[0] in signs.topics:
                return None
            low = view.low + text.index(name)
            return low, low + len(name)
    return None


def _publisher(
    where: tuple[int, int], basis: str, text: str, copy: Folded, language: Language
) -> tuple[Publisher, Outlet | None]:
    start, end = copy.to_text(where[0]), copy.to_text(where[1])
    name = text[start:end]
    outlet = outlets(language).of_name(name)
    shown = outlet.name if outlet else name
    return Publisher(shown, basis, None, outlet.domain if outlet else None, start, end), outlet
