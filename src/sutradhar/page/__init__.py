"""Bytes to an Article: text, blocks with their roles, and all that the page says of its origin and its date."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from sutradhar.errors import UnreadablePage
from sutradhar.gather.inputs import HTML, Input
from sutradhar.language import Language
from sutradhar.model import Article, Block, Dated, Publisher, Source, Span
from sutradhar.page import anatomy, dates, signatures
from sutradhar.page.blocks import Line, html_lines, parse_html, plain_lines
from sutradhar.page.decode import Decoded, decode, insist_on_bengali
from sutradhar.page.features import View, views
from sutradhar.page.glued import unglued
from sutradhar.page.metadata import Metadata, metadata
from sutradhar.page.outlets import Outlet, domain_of, outlets, region_of
from sutradhar.text import Folded, fold


class _Page(Struct, frozen=True):
    """A page on its way: its text, its lines, and what its head says."""

    text: str
    lines: list[Line]
    said: Metadata


def parse(given: Input, language: Language) -> Article:
    """The article of one page, without the rows of the layers. Raises `UnreadablePage`."""
    what = given.uri or "the page"
    if given.error:
        raise UnreadablePage(*_split(given.error, what))
    decoded = decode(given.data, what, given.media_type, language)
    page = _laid_out(decoded, given)
    insist_on_bengali(page.text, what)
    copy = fold(page.text)
    outlet, clock = _outlet(given, page.said, language)
    seen = views(unglued(page.lines, copy, language), copy, language, clock.region)
    title = _title(page.said, given)
    roles = anatomy.roles(seen, title)
    publisher, clock = _publisher(
        given, page.said, outlet, clock, signatures.publisher_in_text(seen, roles, page.text, copy, language)
    )
    stamps = dates.stamped(seen, roles, copy, clock)
    ages = dates.aged(seen, roles, copy, clock, given.retrieved, language)
    published, updated = _dated(given, page.said, stamps, ages, clock)
    return Article(
        id=given.id,
        source=Source(given.uri, _media_type(given, decoded), given.retrieved),
        text=page.text,
        text_sha256=sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=_blocks(seen, roles),
        headline=_first(seen, roles, "headline"),
        subheadline=_first(seen, roles, "subheadline"),
        publisher=publisher,
        bylines=signatures.bylines(seen, roles, language),
        credits=signatures.credits(seen, roles, copy, language),
        published=published,
        updated=updated,
        language=language.code,
    )


def _split(error: str, what: str) -> tuple[str, str, str]:
    """The error of an input as what, reason and advice."""
    reason, _, advice = error.removeprefix(f"{what}: ").rpartition("; ")
    return (what, reason, advice) if reason else (what, advice, "check the input")


def _laid_out(decoded: Decoded, given: Input) -> _Page:
    if given.media_type == HTML:
        tree = parse_html(decoded.text)
        said = metadata(tree) if tree is not None else Metadata()
        text, lines = html_lines(decoded.text, tree)
        if given.title:
            line = " ".join(given.title.split())
            lines = [Line(0, len(line)), *(_moved(one, len(line) + 1) for one in lines)]
            text = f"{line}\n{text}"
        return _Page(text, lines, said)
    text = f"{given.title}\n{decoded.text}" if given.title else decoded.text
    return _Page(text, plain_lines(text), Metadata())


def _moved(line: Line, by: int) -> Line:
    return Line(line.start + by, line.end + by, line.tag, line.hints, line.linked)


def _media_type(given: Input, decoded: Decoded) -> str:
    return (
        given.media_type if decoded.charset == "utf-8" else f"{given.media_type}; charset={decoded.charset}"
    )


def _title(said: Metadata, given: Input) -> str | None:
    title = given.title or (said.title.value if said.title else None)
    return fold(" ".join(title.split())).text if title else None


def _outlet(given: Input, said: Metadata, language: Language) -> tuple[Outlet | None, dates.Clock]:
    """The outlet by the caller's word, the metadata or the address, and the clock that follows."""
    table = outlets(language)
    domain = domain_of(given.uri) or domain_of(said.address or "")
    names = [given.publisher, said.publisher.value if said.publisher else None, said.site]
    outlet = next((found for name in names if name and (found := table.of_name(name))), None)
    outlet = outlet or table.of_domain(domain)
    return outlet, dates.Clock(*region_of(outlet, domain))


def _publisher(
    given: Input,
    said: Metadata,
    outlet: Outlet | None,
    clock: dates.Clock,
    in_text: tuple[Publisher, Outlet | None] | None,
) -> tuple[Publisher | None, dates.Clock]:
    """Who published, by the best word there is: metadata, the caller, the address, the byline, the text."""
    domain = domain_of(given.uri) or domain_of(said.address or "")
    known = outlet.domain if outlet else None
    name = said.publisher.value if said.publisher else said.site
    if name:
        return Publisher(outlet.name if outlet else name, "metadata", None, domain or known), clock
    if given.publisher:
        return Publisher(outlet.name if outlet else given.publisher, "given", None, domain or known), clock
    if outlet:
        return Publisher(outlet.name, "uri", None, domain or known), clock
    if in_text is None:
        return None, clock
    found, outlet = in_text
    if outlet:
        clock = dates.Clock(*region_of(outlet, domain))
    return Publisher(found.name, found.basis, None, domain or found.domain, found.start, found.end), clock


def _dated(
    given: Input, said: Metadata, stamps: dict[str, Dated], ages: dict[str, Dated], clock: dates.Clock
) -> tuple[Dated | None, Dated | None]:
    """`published` and `updated`, each by the best word there is: metadata, the caller, a stamp, an age, the address."""
    stamp, change = (stamps.get(label) for label in (dates.PUBLISHED, dates.UPDATED))
    published = (
        dates.from_metadata(said.published, clock, stamp)
        or dates.given_by_caller(given.published, clock, stamp)
        or stamp
        or ages.get(dates.PUBLISHED)
        or dates.from_address(given.uri)
    )
    updated = dates.from_metadata(said.updated, clock, change) or change or ages.get(dates.UPDATED)
    return dates.in_order(published, updated)


def _blocks(seen: list[View], roles: list[str]) -> list[Block]:
    rule = f"page/anatomy@{anatomy.VERSION}"
    return [Block(view.line.start, view.line.end, role, rule) for view, role in zip(seen, roles, strict=True)]


def _first(seen: list[View], roles: list[str], role: str) -> Span | None:
    """The first block of a role, if the page has an article at all."""
    if "body" not in roles:
        return None
    return next((Span(v.line.start, v.line.end) for v, r in zip(seen, roles, strict=True) if r == role), None)


__all__ = ["Folded", "parse"]
