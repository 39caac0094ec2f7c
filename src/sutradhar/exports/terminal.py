"""Dossiers, search results and stories on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sutradhar.archive.search import Hit
from sutradhar.exports.reading import clip
from sutradhar.exports.words import chain, figure, names, place, sides
from sutradhar.labels import Labels
from sutradhar.stories.rows import Dossier, Entry, Placed


def print_dossier(console: Console, dossier: Dossier, labels: Labels) -> None:
    """The dossier as text: timeline, undated entries, figures, statements, sources, what is not known."""
    console.print(Text(" – ".join(labels.name(*pair) for pair in _sides(dossier)), style="bold reverse"))
    for title, entries in (("timeline", dossier.timeline), ("undated", dossier.undated)):
        if entries:
            _heading(console, labels(title))
            for entry in entries:
                _print_entry(console, entry, labels)
    _print_figures(console, dossier, labels)
    _print_statements(console, dossier, labels)
    _print_sources(console, dossier, labels)
    if dossier.unknown:
        _heading(console, labels("unknown"))
        for gap in dossier.unknown:
            about = gap.about if labels.code == "bn" else gap.about_en
            console.print(f"  • {labels(gap.what, 'gap')}: {clip(about)}", highlight=False)


def print_hits(console: Console, hits: Sequence[Hit], labels: Labels) -> None:
    """The pages found, each with the words found in their context."""
    if not hits:
        console.print(labels("no_hits"))
    for hit in hits:
        console.print(Text(hit.headline or hit.uri, style="bold"))
        published = labels.date(hit.published)
        console.print(
            Text(f"  {hit.publisher or labels('publisher_unknown')} · {published} · {hit.uri}", style="dim")
        )
        for line in hit.contexts:
            found = Text.assemble("  … ", line.before, (line.found, "bold reverse"), line.after, " …")
            console.print(found.append(f"  [{line.start}:{line.end}]", style="dim"))


def print_stories(console: Console, rows: Iterable[tuple[Placed, str]], labels: Labels) -> None:
    """Which page belongs to which event and story; each row comes with the page's headline."""
    groups: dict[str, list[tuple[Placed, str]]] = {}
    for placed, headline in rows:
        groups.setdefault(placed.story or "", []).append((placed, headline))
    alone = [pages[0] for story, pages in groups.items() if story and len(pages) == 1]
    for story, pages in sorted(groups.items(), key=lambda item: -len(item[1])):
        if story and len(pages) > 1:
            _print_story(console, f"{labels('story')} · {pages[0][1] or story}", pages, labels)
    for title, pages in (("alone", alone), ("no_article", groups.get("", []))):
        if pages:
            _print_story(console, labels(title), pages, labels)


def _print_story(console: Console, title: str, pages: list[tuple[Placed, str]], labels: Labels) -> None:
    table = Table(title=title, title_justify="left", title_style="bold", expand=True)
    for key, ratio in (("headline", 5), ("event", 2), ("page", 4), ("copies", 2)):
        table.add_column(labels(key), ratio=ratio, overflow="fold")
    for placed, headline in pages:
        table.add_row(headline, placed.event or "–", placed.uri, (placed.copies_of or "")[:12])
    console.print(table)
    for reason in dict.fromkeys(reason for placed, _ in pages for reason in placed.why):
        console.print(Text(f"  {reason}", style="dim"))


def _sides(dossier: Dossier) -> list[tuple[str, str | None]]:
    rows = {row.name: row.name_en for row in dossier.entities}
    return [(name, rows.get(name)) for name in dossier.names]


def _heading(console: Console, title: str) -> None:
    console.print()
    console.rule(Text(title, style="bold"), align="left")


def _print_entry(console: Console, entry: Entry, labels: Labels) -> None:
    date = labels.number(entry.date) if entry.date else "–"
    who = sides(entry.actors, entry.targets, labels)
    act = labels.act(entry.type, entry.mode)
    head = Text.assemble((f"{date:<12}", "bold magenta"), (act, "bold"), f" · {who}")
    if entry.status != "asserted":
        head.append(f" · {labels(entry.status, 'status')}", style="red")
    console.print(head)
    console.print(Padding(Text(clip(entry.quote.text, 240)), (0, 0, 0, 12)))
    for source in entry.sources:
        line = f"{chain(source.chain, labels)} · {place(source.uri, source.start, source.end, labels)}"
        console.print(Padding(Text(line, style="dim"), (0, 0, 0, 12)))
    if len(entry.sources) > 1:
        count = f"{labels('independent_sources')}: {labels.number(entry.independent_sources)}"
        console.print(Padding(Text(count, style="dim"), (0, 0, 0, 12)))


def _print_figures(console: Console, dossier: Dossier, labels: Labels) -> None:
    if not dossier.figures:
        return
    _heading(console, labels("figures"))
    entries = {entry.id: entry for entry in (*dossier.timeline, *dossier.undated)}
    for row in dossier.figures:
        entry = entries.get(row.slot.event or "")
        about = f" · {labels(entry.type, 'event')} {labels.number(entry.date or '')}" if entry else ""
        title = Text(labels(row.slot.what, "became") + about, style="bold")
        if row.conflict:
            title.append(f" · {labels('conflict')}", style="bold red")
        console.print(title)
        for claim in row.claims:
            amount = figure(claim.value, claim.low, claim.high, labels)
            said = f"  {amount} · {names(claim.claimants, labels)} · ‘{clip(claim.text, 60)}’ · "
            console.print(Text(said).append(place(claim.uri, claim.start, claim.end, labels), style="dim"))


def _print_statements(console: Console, dossier: Dossier, labels: Labels) -> None:
    if not dossier.statements:
        return
    _heading(console, labels("statements"))
    table = Table(box=None, expand=True, show_header=False)
    for ratio in (2, 4, 2, 9):
        table.add_column(ratio=ratio)
    for row in dossier.statements:
        date = labels.number(row.date) if row.date else "–"
        table.add_row(date, chain(row.chain, labels), labels(row.stance, "stance"), clip(row.text, 160))
    console.print(table)


def _print_sources(console: Console, dossier: Dossier, labels: Labels) -> None:
    _heading(console, labels("sources"))
    for row in dossier.sources:
        published = labels.date(row.published)
        publisher = row.publisher or labels("publisher_unknown")
        text = Text(f"  [{labels.number(row.group)}] {publisher} · {published} · {row.headline or ''}")
        if row.credits:
            text.append(f" · {labels('credits')}: {names(row.credits, labels)}")
        console.print(text.append(f" · {row.uri}", style="dim"))
    groups = len({row.group for row in dossier.sources})
    console.print(f"  {labels('independent_sources')}: {labels.number(groups)}", highlight=False)
