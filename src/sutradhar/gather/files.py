"""Pages from files: paths, folders, globs, standard input, JSON Lines and CSV, plain or compressed.

`inputs` yields one `Input` a page in an order that depends on the names alone. Whatever is wrong with a datum (a path
that is not there, a folder without pages, a broken row, too many bytes) becomes an `Input` with `error` set, in its
place, so that nothing is lost and the run goes on.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sutradhar.gather.inputs import HTML, TEXT, Input
from sutradhar.gather.opening import COMPRESSED, bare_name, read_bounded
from sutradhar.gather.rows import TABLES, rows

LIMIT = 32_000_000
"""The most bytes that one page may have, after decompression."""

PAGES = {".txt": TEXT, ".text": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML}


class Reading(Struct, frozen=True):
    """How to read: the size limit of one page in bytes, the names of columns, what the caller knows of all pages."""

    limit: int
    columns: Mapping[str, str]
    known: Mapping[str, str | None]


def inputs(
    paths: Iterable[str],
    *,
    columns: Mapping[str, str] | None = None,
    limit: int = LIMIT,
    published: str | None = None,
    retrieved: str | None = None,
) -> Iterator[Input]:
    """One `Input` a page. `columns` maps our field names (`text`, `html`, `uri` …) to those of the file; `published`
    and `retrieved` (ISO 8601) hold for every page that does not bring its own."""
    reading = Reading(limit, columns or {}, {"published": published, "retrieved": retrieved})
    for path in paths:
        for given in _of_path(path, reading):
            known = {
                name: value for name, value in reading.known.items() if value and not getattr(given, name)
            }
            yield replace(given, **known) if known else given


def failed(uri: str, reason: str, advice: str) -> Input:
    """A page that could not even be fetched from its file."""
    return Input(data=b"", uri=uri, error=f"{uri}: {reason}; {advice}")


def _of_path(path: str, reading: Reading) -> Iterator[Input]:
    if path == "-":
        yield from _standard_input(reading)
        return
    try:
        here = Path(path)
        if here.is_dir():
            yield from _of_folder(here, reading)
        elif here.exists():
            yield from _of_file(here, reading)
        else:
            yield from _of_pattern(path, reading)
    except (OSError, ValueError) as error:
        yield failed(path, f"cannot be read ({error})", "check the path and its permissions")


def _of_pattern(pattern: str, reading: Reading) -> Iterator[Input]:
    found = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207
    if not found:
        yield failed(pattern, "no such file or folder", "check the spelling of the path")
    for path in found:
        if not Path(path).is_dir():
            yield from _of_path(path, reading)


def _of_folder(folder: Path, reading: Reading) -> Iterator[Input]:
    """Every page and table below the folder; hidden files and folders are passed over."""
    empty = True
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if _kind(path.name) and path.is_file() and not any(part.startswith(".") for part in inside):
            empty = False
            yield from _of_path(str(path), reading)
    if empty:
        wanted = " ".join(sorted({*PAGES, *TABLES}))
        yield failed(str(folder), "a folder in which there is no page", f"pages end in {wanted}")


def _of_file(path: Path, reading: Reading) -> Iterator[Input]:
    kind = _kind(path.name)
    if kind in TABLES:
        yield from rows(path, kind, reading.columns, reading.limit)
        return
    data = read_bounded(path, reading.limit)
    yield _page(data, str(path), PAGES.get(kind), reading.limit)


def _standard_input(reading: Reading) -> Iterator[Input]:
    yield _page(sys.stdin.buffer.read(reading.limit + 1), "-", None, reading.limit)


def _page(data: bytes, uri: str, media_type: str | None, limit: int) -> Input:
    if len(data) > limit:
        return failed(
            uri, f"larger than {limit:,} bytes", "raise the limit (--limit, in megabytes) to read it"
        )
    known = {"uri": uri} if media_type is None else {"uri": uri, "media_type": media_type}
    return Input.of(data, **known)


def _kind(name: str) -> str:
    """The ending that says what a file is, in lower case and without that of its compression; "" for no page."""
    ending = Path(bare_name(name)).suffix.lower()
    return ending if ending in PAGES or ending in TABLES else ""


__all__ = ["COMPRESSED", "LIMIT", "PAGES", "TABLES", "failed", "inputs"]
