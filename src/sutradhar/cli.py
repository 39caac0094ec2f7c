"""The command line: `sutradhar read | add | search | dossier | stories | serve | demo`.

Standard output holds the answer alone; progress and complaints go to standard error. Exit status 0: all well; 1: at
least one page could not be read (its record says why); 2: the arguments or the archive cannot be used.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from sutradhar.archive.archive import Archive
from sutradhar.errors import BadArgument, SutradharError
from sutradhar.exports import jsonl
from sutradhar.flow import read_all
from sutradhar.gather.files import inputs
from sutradhar.labels import Labels
from sutradhar.language import load_language
from sutradhar.model import Article
from sutradhar.scale.local import read_in_processes

T = TypeVar("T")
# Some versions of Typer carry a click of their own: its base class of usage errors is reached through Typer.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]
app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH…")
]
ArchiveFile = Annotated[Path, typer.Option("--archive", help="The archive file.")]
Lang = Annotated[str, typer.Option("--lang", help="Language of the labels: bn or en.")]
Retrieved = Annotated[
    str | None, typer.Option(help="When the pages were fetched (ISO 8601): an upper bound, never a date.")
]
Published = Annotated[
    str | None, typer.Option(help="When the pages were published (ISO 8601), if you know it.")
]
Columns = Annotated[
    str | None, typer.Option(help="Columns of JSON Lines or CSV, e.g. text=body,published=date.")
]
Limit = Annotated[int, typer.Option(help="Refuse pages of more than so many megabytes.")]
Jobs = Annotated[int, typer.Option(help="How many processes read; the order of the answers stays.", min=1)]


@app.callback()
def about() -> None:
    """Reads Bengali news pages and gives back the story, dated and sourced."""


@app.command()
def read(
    paths: Paths,
    format: Annotated[
        str | None, typer.Option(help="jsonl: one record a page. Without it, a reading for a person.")
    ] = None,
    explain: Annotated[
        bool, typer.Option(help="Say for each row which rule made it, from which words.")
    ] = False,
    lang: Lang = "bn",
    retrieved: Retrieved = None,
    published: Published = None,
    columns: Columns = None,
    limit: Limit = 32,
    jobs: Jobs = 1,
) -> None:
    """Read pages and print what they say."""
    _one_of("format", format, (None, "jsonl"))
    labels = Labels(load_language(), lang)
    articles = _read(paths, columns, limit, jobs, retrieved=retrieved, published=published)
    if format == "jsonl":
        failed = _each(articles, lambda article: print(jsonl.line(article)))
    else:
        from sutradhar.exports.reading import print_reading

        console = Console()
        failed = _each(
            articles,
            lambda article: print_reading(console, article, labels, explain=explain),
            skip_failed=True,
        )
    raise typer.Exit(1 if failed else 0)


@app.command()
def add(
    paths: Paths,
    archive: ArchiveFile = Path("sutradhar.db"),
    retrieved: Retrieved = None,
    published: Published = None,
    columns: Columns = None,
    limit: Limit = 32,
    jobs: Jobs = 1,
) -> None:
    """Read pages and keep them in an archive."""
    added = known = 0
    with Archive(archive) as store:

        def keep(article: Article) -> None:
            nonlocal added, known
            if store.add(article):
                added += 1
            else:
                known += 1

        failed = _each(
            _read(paths, columns, limit, jobs, retrieved=retrieved, published=published),
            keep,
            skip_failed=True,
        )
    print(f"{archive}: {added} added, {known} already there, {failed} could not be read", file=sys.stderr)
    raise typer.Exit(1 if failed else 0)


@app.command()
def search(
    query: str,
    archive: ArchiveFile = Path("sutradhar.db"),
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    limit: Annotated[int, typer.Option(help="At most so many pages.")] = 20,
    lang: Lang = "bn",
) -> None:
    """Find pages by a word in any of its forms, a "phrase", or a name in Bengali or Latin letters."""
    from sutradhar.exports import terminal

    _one_of("format", format, ("text", "json"))
    with Archive(archive, create=False) as store:
        hits = store.search(query, limit)
        if format == "json":
            print(jsonl.plain(hits))
        else:
            terminal.print_hits(Console(), hits, Labels(load_language(), lang))


@app.command()
def dossier(
    names: Annotated[
        list[str], typer.Argument(help="One or two names: Bengali, English or a QID.", metavar="NAME [NAME]")
    ],
    archive: ArchiveFile = Path("sutradhar.db"),
    format: Annotated[str, typer.Option(help="text, json, markdown or html.")] = "text",
    lang: Lang = "bn",
) -> None:
    """The timeline, figures, statements and sources of one entity or of the relation of two."""
    _one_of("format", format, ("text", "json", "markdown", "html"))
    if len(names) > 2:
        raise BadArgument(f"{len(names)} names: a dossier is of one or two; quote a name of several words")
    with Archive(archive, create=False) as store:
        _print_dossier(store, names, format, Labels(load_language(), lang))


@app.command()
def stories(
    archive: ArchiveFile = Path("sutradhar.db"),
    format: Annotated[str, typer.Option(help="table or jsonl.")] = "table",
    lang: Lang = "bn",
) -> None:
    """Which page belongs to which event and story."""
    from sutradhar.exports import terminal

    _one_of("format", format, ("table", "jsonl"))
    with Archive(archive, create=False) as store:
        rows = store.stories()
        if format == "jsonl":
            for row in rows:
                print(jsonl.plain(row))
        else:
            heads = {a.id: a.surface(a.headline) if a.headline else "" for a in store.articles()}
            pairs = [(row, heads.get(row.id, "")) for row in rows]
            terminal.print_stories(Console(), pairs, Labels(load_language(), lang))


@app.command()
def serve(
    archive: ArchiveFile = Path("sutradhar.db"),
    host: Annotated[
        str, typer.Option(help="Address to listen on; loopback unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8734,
) -> None:
    """Show an archive in a browser."""
    import uvicorn

    from sutradhar.web.app import create_app

    with Archive(archive, create=False):
        print(f"http://{host}:{port}/  (Ctrl+C stops)", file=sys.stderr)
    uvicorn.run(create_app(archive, host, port), host=host, port=port, log_level="warning")


@app.command()
def demo(archive: ArchiveFile = Path("sutradhar-demo.db"), lang: Lang = "bn") -> None:
    """Read the sample pages into a fresh archive and print the dossier of one relation."""
    from sutradhar.gather.samples import relation, samples

    with Archive.fresh(archive) as store:
        for article in _progress(read_all(samples())):
            store.add(article)
        _print_dossier(store, relation(), "text", Labels(load_language(), lang))
    print(f"\nsutradhar serve --archive {archive}", file=sys.stderr)


def _print_dossier(store: Archive, names: list[str], format: str, labels: Labels) -> None:
    from sutradhar.exports import html, markdown, terminal

    answer = store.dossier(*names)
    if format == "json":
        print(jsonl.plain(answer))
    elif format == "markdown":
        print(markdown.render(answer, labels))
    elif format == "html":
        print(html.render(answer, labels))
    else:
        terminal.print_dossier(Console(), answer, labels)


def _read(
    paths: list[str], columns: str | None, limit: int, jobs: int, **known: str | None
) -> Iterator[Article]:
    for option, value in known.items():
        _iso_date(f"--{option}", value)
    pages = inputs(paths, columns=_mapping(columns), limit=limit * 1_000_000, **known)
    return _progress(read_in_processes(pages, jobs))


def _each(articles: Iterable[Article], do: Any, *, skip_failed: bool = False) -> int:
    """Does something with each article; says on standard error which could not be read, and counts them."""
    failed = 0
    for article in articles:
        lost = next((f for f in article.failures if f.layer == "page"), None)
        if lost:
            failed += 1
            print(f"sutradhar: {lost.reason}", file=sys.stderr)
        if not (lost and skip_failed):
            do(article)
    return failed


def _progress(items: Iterable[T]) -> Iterator[T]:
    """Passes items on; after a second on a terminal, shows on standard error how many there were."""
    console = Console(stderr=True)
    started = time.monotonic()
    columns = (TextColumn("sutradhar"), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=console, transient=True)
    task = progress.add_task("", total=None)
    shown = False
    try:
        for item in items:
            yield item
            progress.advance(task)
            if not shown and console.is_terminal and time.monotonic() - started > 1:
                progress.start()
                shown = True
    finally:
        if shown:
            progress.stop()


def _mapping(columns: str | None) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in (columns or "").split(",") if pair]
    if any(not (name and column) for name, _, column in pairs):
        raise BadArgument(
            f"--columns {columns!r}: write field=column pairs with commas, e.g. text=body,published=date"
        )
    return {name: column for name, _, column in pairs}


def _iso_date(option: str, value: str | None) -> None:
    try:
        if value is not None:
            datetime.fromisoformat(value if len(value) > 7 else f"{value}-01-01"[:10])
    except ValueError:
        raise BadArgument(
            f"{option} {value!r}: not a date; write it as 2025-12-20 or 2025-12-20T08:35"
        ) from None


def _one_of(option: str, value: str | None, allowed: tuple[str | None, ...]) -> None:
    if value not in allowed:
        raise BadArgument(
            f"--{option} {value!r}: give one of {', '.join(str(one) for one in allowed if one)}"
        )


def main() -> None:
    """The entry point: every error that the package raises on purpose is one line and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Bengali is written as UTF-8, whatever the locale is.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(standalone_mode=False)
    except typer.Exit as stop:
        code = stop.exit_code
    except UsageError as error:
        print(f"sutradhar: {' '.join(error.format_message().split())}", file=sys.stderr)  # type: ignore[attr-defined]
        code = 2
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except SutradharError as error:
        print(f"sutradhar: {error}", file=sys.stderr)
        code = 2
    sys.exit(code or 0)
