"""Rows of JSON Lines and CSV as inputs: `text` or `html`, and what else is known of each page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import msgspec

from sutradhar.gather.inputs import HTML, TEXT, Input
from sutradhar.gather.opening import DAMAGED, open_bytes

TABLES = {".jsonl": "json", ".ndjson": "json", ".csv": ",", ".tsv": "\t"}
FIELDS = ("text", "html", "uri", "title", "publisher", "published", "retrieved")

_LINE_ENDS = "\r\n"


def rows(path: Path, kind: str, columns: Mapping[str, str], limit: int) -> Iterator[Input]:
    """The rows of a table in their order; one that holds no page is an input with `error`. Blank lines are no rows."""
    where = str(path)
    empty = True
    try:
        with open_bytes(path) as file:
            read = (
                _json_rows(file, where, limit)
                if TABLES[kind] == "json"
                else _csv_rows(file, where, kind, limit)
            )
            for number, row in read:
                empty = False
                yield (
                    row if isinstance(row, Input) else _input(row, f"{where}:{number}", where, columns, limit)
                )
    except DAMAGED as error:
        empty = False
        yield Input(data=b"", uri=where, error=f"{where}: damaged ({error}); fetch the file again")
    if empty:
        yield Input(data=b"", uri=where, error=f"{where}: no rows; give a file with one page a row")


def _json_rows(file: IO[bytes], where: str, limit: int) -> Iterator[tuple[int, dict[str, Any] | Input]]:
    """Lines are read in bounded pieces, so that a bomb of one endless line costs no more than the limit."""
    number = 0
    most = 6 * limit + 65_536  # a character of the page may be written as \uXXXX
    while line := file.readline(most + 1):
        number += 1
        if len(line) > most:
            while not line.endswith(b"\n") and (line := file.readline(most)):
                pass
            yield number, _broken(where, number, f"larger than {limit:,} bytes", "raise the limit to read it")
        elif line.strip():
            yield number, _decoded(line, where, number)


def _decoded(line: bytes, where: str, number: int) -> dict[str, Any] | Input:
    try:
        row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _broken(where, number, f"not a JSON object ({error})", "write one JSON object a line")
    if not isinstance(row, dict):
        return _broken(where, number, "not a JSON object", "write one JSON object a line")
    return row


def _csv_rows(
    file: IO[bytes], where: str, kind: str, limit: int
) -> Iterator[tuple[int, dict[str, Any] | Input]]:
    csv.field_size_limit(min(limit + 65_536, 2**31 - 1))
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    reader = csv.reader(text, delimiter=TABLES[kind])
    header: list[str] | None = None
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield reader.line_num, _broken(where, reader.line_num, f"not a row ({error})", "mend its quotes")
            continue
        if cells is None:
            return
        if header is None:
            header = cells
        elif cells:
            yield reader.line_num, _named(header, cells, where, reader.line_num)


def _named(header: list[str], cells: list[str], where: str, number: int) -> dict[str, Any] | Input:
    if len(cells) != len(header):
        reason = f"{len(cells)} cells where the header has {len(header)}"
        return _broken(where, number, reason, "mend the row")
    return dict(zip(header, cells, strict=True))


def _input(row: dict[str, Any], place: str, where: str, columns: Mapping[str, str], limit: int) -> Input:
    """A row with its fields. `place` names the row in messages, `where` the file."""
    cells = {name: _cell(row.get(columns.get(name, name))) for name in FIELDS}
    html, text = cells.pop("html"), cells.pop("text")
    page = html or text
    fields = {
        name: value and value.encode("utf-8", "replace").decode("utf-8") for name, value in cells.items()
    }
    uri = fields.pop("uri")
    if page is None:
        names = f"{columns.get('text', 'text')!r} or {columns.get('html', 'html')!r}"
        return Input(
            data=b"",
            uri=uri or where,
            error=f"{place}: a row without a page; fill its column {names}, or name the columns with --columns",
        )
    data = _bytes(page)
    if len(data) > limit:
        return Input(
            data=b"",
            uri=uri or where,
            error=f"{place}: larger than {limit:,} bytes; raise the limit to read it",
        )
    return Input(data=data, uri=uri or where, media_type=HTML if html else TEXT, **fields)


def _bytes(page: str) -> bytes:
    """The page in UTF-8; bytes that were no UTF-8 in the table come out as they were, for the reader to refuse."""
    try:
        return page.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return page.encode("utf-8", "surrogatepass")


def _cell(value: object) -> str | None:
    """A cell as text; blank cells and what is no text are not known."""
    if isinstance(value, str):
        return value if value.strip() else None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _broken(where: str, number: int, reason: str, advice: str) -> Input:
    return Input(data=b"", uri=where, error=f"{where}:{number}: {reason}; {advice}")
