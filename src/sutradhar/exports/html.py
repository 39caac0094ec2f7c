"""A dossier as one self-contained HTML file: no script, no font, no request to anywhere. All text is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, Template, select_autoescape

from sutradhar.exports.markdown import titles
from sutradhar.exports.words import chain, figure, names, place, sides
from sutradhar.labels import Labels
from sutradhar.stories.rows import Dossier


def render(dossier: Dossier, labels: Labels) -> str:
    """The whole file."""
    entries = {entry.id: entry for entry in (*dossier.timeline, *dossier.undated)}
    return _template().render(
        dossier=dossier,
        entries=entries,
        titles=titles(dossier, labels),
        t=labels,
        names=lambda parts: names(parts, labels),
        sides=lambda entry: sides(entry.actors, entry.targets, labels),
        chain=lambda stands: chain(stands, labels),
        figure=lambda claim: figure(claim.value, claim.low, claim.high, labels),
        place=lambda row: place(row.uri, row.start, row.end, labels),
        address=address,
    )


def address(uri: str) -> str | None:
    """The address to link to, or None where the page was read from a file: other schemes are never linked."""
    return uri if uri.startswith(("https://", "http://")) else None


@cache
def _template() -> Template:
    pages = Environment(
        loader=PackageLoader("sutradhar.exports"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("dossier.html")
