"""A reading that a person likes: the article with its layers coloured, then statements and events as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sutradhar.exports.names import Namer
from sutradhar.labels import Labels
from sutradhar.model import Article, Dated, Event, Span, Statement
from sutradhar.provenance import chain

_PROSE = frozenset({"headline", "subheadline", "caption", "body"})
_KINDS = {
    "PER": "cyan",
    "ORG": "yellow",
    "GPE": "green",
    "LOC": "green",
    "NORP": "bright_green",
    "EVT": "bright_blue",
    "WRK": "bright_blue",
}
_CLIP = 120
_DAY = regex.compile(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?$")


def reading(article: Article, labels: Labels, namer: Namer, *, explain: bool = False) -> RenderableType:
    """One page as it is shown on a terminal; `explain` adds for each row the rule that made it, and its words."""
    parts: list[RenderableType] = [_head(article, labels, namer), Padding(_page(article), (1, 0))]
    for title, rows in (
        ("statements", _statements(article, labels, namer)),
        ("events", _events(article, labels, namer)),
    ):
        if rows.row_count:
            rows.title = labels(title)
            parts.append(rows)
    if explain:
        parts.append(_rules(article, labels))
    parts.extend(Text(f"{labels('failures')}: {f.layer}: {f.reason}", style="red") for f in article.failures)
    return Group(*parts)


def print_reading(console: Console, article: Article, labels: Labels, *, explain: bool = False) -> None:
    """A reading under a rule that names its page."""
    console.rule(Text(article.source.uri, style="dim"))
    console.print(reading(article, labels, Namer(labels), explain=explain))


def dated(value: Dated | None, labels: Labels) -> str:
    """A date in words: its value, or its bounds, and on what it rests."""
    if value is None:
        return labels("date_unknown")
    basis = labels(value.basis, "basis")
    if value.value:
        return f"{labels.date(value.value)} ({basis})"
    if value.earliest:
        bounds = f"{labels.number(value.earliest)} – {labels.number(value.latest or '…')}"
        return f"{labels('date_unknown')}; {labels('between')} {bounds} ({basis})"
    return f"{labels('date_unknown')}; {labels('at_latest')} {labels.number(value.latest)} ({basis})"


def argument(article: Article, labels: Labels, namer: Namer) -> str | None:
    """The argument for an inferred date in words: what was weighed, and the words of the page that it rests on."""
    published = article.published
    if published is None or published.basis != "inferred":
        return None
    steps = published.rule.partition("/")[2].partition("@")[0].split("+")
    words = []
    for step in steps:
        key, _, entity = step.partition(":")
        known = namer.name(article, entity) if entity.startswith(("Q", "sd:")) else entity
        words.append(labels(key, "argument") + (f" ({known})" if known else ""))
    evidence = ", ".join(f"‘{article.surface(span)}’" for span in published.evidence)
    return f"{'; '.join(words)}: {evidence}"


def _head(article: Article, labels: Labels, namer: Namer) -> RenderableType:
    head = Table.grid(padding=(0, 2))
    if article.headline:
        head.add_row(
            Text(labels("headline"), style="dim"), Text(article.surface(article.headline), style="bold")
        )
    name = article.publisher.name if article.publisher else labels("publisher_unknown")
    head.add_row(Text(labels("publisher"), style="dim"), name)
    head.add_row(Text(labels("published"), style="dim"), dated(article.published, labels))
    if why := argument(article, labels, namer):
        head.add_row(Text(labels("argument"), style="dim"), why)
    if article.bylines:
        head.add_row(Text(labels("byline"), style="dim"), ", ".join(map(article.surface, article.bylines)))
    if article.credits:
        head.add_row(Text(labels("credits"), style="dim"), ", ".join(map(article.surface, article.credits)))
    return head


def _page(article: Article) -> Text:
    """The text itself: furniture dim, names by kind, times, quantities, cues and quoted words marked."""
    page = Text(article.text.strip("\n"))
    shift = len(article.text) - len(article.text.lstrip("\n"))

    def mark(rows: Iterable[Span], style: Callable[[Span], str]) -> None:
        for row in rows:
            page.stylize(style(row), row.start - shift, row.end - shift)

    mark(article.blocks, lambda block: "" if getattr(block, "role", "") in _PROSE else "bright_black")
    if article.headline:
        mark([article.headline], lambda _: "bold")
    mark((quote for row in article.statements for quote in row.quotes), lambda _: "italic")
    mark(article.mentions, lambda row: _KINDS.get(getattr(row, "kind", ""), ""))
    mark(article.times, lambda _: "magenta")
    mark(article.quantities, lambda _: "blue")
    mark((row.cue for row in article.statements), lambda _: "underline")
    return page


def _statements(article: Article, labels: Labels, namer: Namer) -> Table:
    table = Table(
        show_lines=False, expand=True, title_justify="left", title_style="bold", row_styles=["", "dim"]
    )
    for key, ratio in (("who", 2), ("how", 1), ("said", 5)):
        table.add_column(labels(key), ratio=ratio)
    for index, row in enumerate(article.statements):
        how = f"{labels(row.stance, 'stance')} · {labels(row.mode, 'mode')}"
        said = clip(article.surface(row.content)) if row.content else ""
        table.add_row(
            namer.links(article, chain(article, article.statements, index)),
            how,
            ("↳ " if row.inside is not None else "") + said,
        )
    return table


def _events(article: Article, labels: Labels, namer: Namer) -> Table:
    table = Table(
        show_lines=False, expand=True, title_justify="left", title_style="bold", row_styles=["", "dim"]
    )
    for key, ratio in (("date", 2), ("what", 2), ("who", 3), ("whom", 3), ("status", 2), ("chain", 4)):
        table.add_column(labels(key), ratio=ratio, min_width=10 if key == "date" else None)
    for row in article.events:
        table.add_row(
            event_date(article, row, labels),
            f"{labels.act(row.type, row.mode)} · {article.surface(row.trigger)}",
            namer.all(article, row.actors),
            namer.all(article, row.targets),
            labels(row.status, "status"),
            namer.links(article, row.chain),
        )
    return table


def event_date(article: Article, event: Event, labels: Labels) -> str:
    """The date of an event as the page gives it: the value where it was resolved, else the words, else unknown."""
    if event.time is None:
        return "–"
    time = article.times[event.time]
    known = time.value and _DAY.match(time.value)
    return labels.date(time.value) if known else article.surface(time)


def _rules(article: Article, labels: Labels) -> Table:
    table = Table(title=labels("rule"), title_justify="left", title_style="bold", box=None)
    for key in ("rule", "characters", "quote"):
        table.add_column(labels(key))
    for rows in (
        article.blocks,
        article.mentions,
        article.times,
        article.quantities,
        article.statements,
        article.events,
    ):
        for row in rows:
            table.add_row(row.rule, f"{row.start}:{row.end}", clip(_words(article, row), 60))
    return table


def _words(article: Article, row: Span) -> str:
    """The words that a rule rests on: the cue of a statement, the trigger of an event, else the row itself."""
    if isinstance(row, Statement):
        return article.surface(row.cue)
    return article.surface(row.trigger if isinstance(row, Event) else row)


def clip(text: str, length: int = _CLIP) -> str:
    """One line of at most `length` characters, never cut inside a word."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"
