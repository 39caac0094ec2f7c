"""What an HTML page says of itself: JSON-LD, OpenGraph, microdata, `<time>`, the canonical address.

Each source may be wrong: the first that speaks wins, in the order of `_ORDER`, and the rule of a date names it. JSON-LD
that is broken is read for its plain pairs of name and string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

_ARTICLE = re.compile(
    r"(?:News|Blog|Report|Opinion|Review|Analysis|Live|Background|Satirical|Tech)?[A-Za-z]*(?:Article|BlogPosting|Posting)$"
)
_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,500})"')
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING = re.compile(r",\s*(?=[}\]])")
_ORDER = ("json-ld", "opengraph", "microdata", "time")
_SITE_NAME = {"og:site_name", "application-name", "al:android:app_name"}
_PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publish-date",
    "publish_date",
    "date",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "sailthru.date",
    "publishdate",
}
_UPDATED = {
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
}
_MOST_NODES = 2_000
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class Said(Struct, frozen=True):
    """A value and the source that gave it."""

    value: str
    by: str


class Metadata(Struct):
    """What the page says of itself; None where it is silent. Dates are as written."""

    title: Said | None = None
    publisher: Said | None = None
    published: Said | None = None
    updated: Said | None = None
    address: str | None = None
    language: str | None = None
    site: str | None = None

    def say(self, field: str, value: object, by: str) -> None:
        """Keeps the first word on a field."""
        if isinstance(value, str) and value.strip() and getattr(self, field) is None:
            setattr(self, field, Said(" ".join(value.split())[:500], by))


def metadata(tree: LexborHTMLParser) -> Metadata:
    """All that the head and the microdata of a page say."""
    known = Metadata()
    for script in tree.css('script[type="application/ld+json"]'):
        _json_ld(script.text() or "", known)
    for meta in tree.css("meta"):
        given = meta.attributes
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        _meta(name, given.get("content"), known)
    for node in tree.css("[itemprop]")[:_MOST_NODES]:
        _item(node.attributes, known)
    times = [node.attributes for node in tree.css("time[datetime]")[:50]]
    if times:
        known.say("published", times[0].get("datetime"), "time")
    canonical = tree.css_first('link[rel="canonical"]')
    if canonical is not None and known.address is None:
        known.address = canonical.attributes.get("href")
    root = tree.root
    known.language = root.attributes.get("lang") if root is not None else None
    heading = tree.css_first("title")
    if heading is not None:
        known.say("title", _before_bar(heading.text() or "", known), "title")
    return known


def _before_bar(title: str, known: Metadata) -> str:
    """The title without the name of the outlet behind a bar or dash."""
    name = known.publisher.value if known.publisher else None
    for mark in (" | ", " :: ", " » ", " – ", " - ", " — ", " || "):
        head, found, tail = title.rpartition(mark)
        if found and (mark == " | " or tail.strip() == name or len(tail) < 30 < len(head)):
            return head
    return title


def _meta(name: str, content: str | None, known: Metadata) -> None:
    if name == "og:title":
        known.say("title", content, "opengraph")
    elif name in _SITE_NAME:
        known.say("publisher", content, "opengraph")
    elif name in _PUBLISHED:
        known.say("published", content, "opengraph" if name.startswith(("article:", "og:")) else "meta")
    elif name in _UPDATED:
        known.say("updated", content, "opengraph" if name.startswith(("article:", "og:")) else "meta")
    elif name == "og:url" and known.address is None:
        known.address = content


def _item(given: dict[str, str | None], known: Metadata) -> None:
    name = (given.get("itemprop") or "").lower()
    if name in {"datepublished", "datemodified"}:
        field = "published" if name == "datepublished" else "updated"
        known.say(field, given.get("datetime") or given.get("content"), "microdata")


def _json_ld(text: str, known: Metadata) -> None:
    data = _decoded(text)
    if data is None:
        for name, value in _PAIR.findall(text):
            field = {"headline": "title", "datePublished": "published", "dateModified": "updated"}[name]
            known.say(field, value, "json-ld")
        return
    for node in sorted(_nodes(data), key=_rank):
        kind = _rank(node)
        if kind == 0:
            known.say("title", node.get("headline") or node.get("name"), "json-ld")
            known.say("published", node.get("datePublished"), "json-ld")
            known.say("updated", node.get("dateModified"), "json-ld")
            known.say("publisher", _name(node.get("publisher")), "json-ld")
        elif kind == 1 and known.site is None:
            known.site = _name(node)
        elif kind == 2:
            known.say("published", node.get("datePublished"), "json-ld")
            known.say("updated", node.get("dateModified"), "json-ld")


def _rank(node: dict[str, Any]) -> int:
    """0 an article, 1 an organisation or site, 2 a page, 3 anything else."""
    kinds = node.get("@type")
    names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    if any(_ARTICLE.match(name) for name in names):
        return 0
    if any(name in {"NewsMediaOrganization", "Organization", "WebSite"} for name in names):
        return 1
    return 2 if "WebPage" in names else 3


def _decoded(text: str) -> Any:
    cleaned = text.strip().removesuffix(";")
    for attempt in (cleaned, _TRAILING.sub("", _CONTROL.sub(" ", cleaned))):
        try:
            return msgspec.json.decode(attempt.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
    return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document at the top and in its `@graph`, a bounded number."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting.extend(here)
        elif isinstance(here, dict):
            yield here
            waiting.extend(
                here[name] for name in ("@graph", "mainEntity") if isinstance(here.get(name), list | dict)
            )


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) and "://" not in name else None


def moment_of(written: str) -> datetime | None:
    """An ISO 8601 date of metadata, or None for what is no such date, or none that a page can have."""
    try:
        moment = datetime.fromisoformat(written.strip().replace(" +", "+"))
    except ValueError:
        return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
