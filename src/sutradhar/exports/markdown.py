"""A dossier as Markdown. What comes from pages is escaped: no page can put markup, links or tables into it."""

from __future__ import annotations

from collections.abc import Iterator

from sutradhar.exports.words import chain, figure, names, place, sides
from sutradhar.labels import Labels
from sutradhar.stories.rows import Claim, Dossier, Entry, Figure, Said, SourceRow

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>()#+!|~&"})


def render(dossier: Dossier, labels: Labels) -> str:
    """The whole dossier, one section a part; parts without rows are left out."""
    sections = (
        ("timeline", (line for entry in dossier.timeline for line in _entry(entry, labels))),
        ("undated", (line for entry in dossier.undated for line in _entry(entry, labels))),
        ("figures", (line for row in dossier.figures for line in _figure(row, dossier, labels))),
        ("statements", (_said(row, labels) for row in dossier.statements)),
        ("sources", (_source(row, labels) for row in dossier.sources)),
        ("unknown", _unknown(dossier, labels)),
    )
    lines = [f"# {' – '.join(_text(name) for name in titles(dossier, labels))}"]
    for title, rows in sections:
        found = list(rows)
        if found:
            lines += ["", f"## {labels(title)}", "", *found]
    return "\n".join(lines)


def titles(dossier: Dossier, labels: Labels) -> list[str]:
    """The names of those whom the dossier is about, as the reader writes them."""
    english = {row.name: row.name_en for row in dossier.entities}
    return [labels.name(name, english.get(name)) for name in dossier.names]


def _entry(entry: Entry, labels: Labels) -> Iterator[str]:
    date = labels.number(entry.date) if entry.date else labels("date_unknown")
    status = "" if entry.status == "asserted" else f" · *{labels(entry.status, 'status')}*"
    who = sides(entry.actors, entry.targets, labels)
    yield f"- **{date}** · {labels.act(entry.type, entry.mode)} · {_text(who)}{status}"
    yield f"  > {_text(entry.quote.text)}"
    yield ""
    for source in entry.sources:
        yield f"  - {_text(chain(source.chain, labels))} · {_text(place(source.uri, source.start, source.end, labels))}"
    yield f"  - {labels('independent_sources')}: {labels.number(entry.independent_sources)}"


def _figure(row: Figure, dossier: Dossier, labels: Labels) -> Iterator[str]:
    conflict = f" · **{labels('conflict')}**" if row.conflict else ""
    yield f"- {labels(row.slot.what, 'became')}{_about(row, dossier, labels)}{conflict}"
    for claim in row.claims:
        yield f"  - {_claim(claim, labels)}"


def _about(row: Figure, dossier: Dossier, labels: Labels) -> str:
    """The act whose figure it is: its kind and date."""
    for entry in (*dossier.timeline, *dossier.undated):
        if entry.id == row.slot.event:
            date = labels.number(entry.date) if entry.date else labels("date_unknown")
            return f" · {labels(entry.type, 'event')} · {date}"
    return ""


def _claim(claim: Claim, labels: Labels) -> str:
    amount = figure(claim.value, claim.low, claim.high, labels)
    where = place(claim.uri, claim.start, claim.end, labels)
    return f"{amount} · {_text(names(claim.claimants, labels))} · ‘{_text(claim.text)}’ · {_text(where)}"


def _said(row: Said, labels: Labels) -> str:
    date = labels.number(row.date) if row.date else labels("date_unknown")
    where = place(row.uri, row.start, row.end, labels)
    return (
        f"- **{date}** · {_text(chain(row.chain, labels))} · {labels(row.stance, 'stance')}: {_text(row.text)}"
        f" · {_text(where)}"
    )


def _source(row: SourceRow, labels: Labels) -> str:
    published = labels.number(row.published) if row.published else labels("date_unknown")
    credits = f" · {labels('credits')}: {_text(names(row.credits, labels))}" if row.credits else ""
    name = row.publisher or labels("publisher_unknown")
    return (
        f"- [{labels.number(row.group)}] {_text(name)} · {published} · {_text(row.headline or '')}{credits}"
        f" · {_text(row.uri)}"
    )


def _unknown(dossier: Dossier, labels: Labels) -> Iterator[str]:
    for gap in dossier.unknown:
        yield f"- {labels(gap.what, 'gap')}: {_text(gap.about if labels.code == 'bn' else gap.about_en)}"


def _text(words: str) -> str:
    """Words of a page on one line, without meaning for Markdown."""
    return " ".join(words.split()).translate(_SPECIAL)
