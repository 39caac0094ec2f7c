"""Files, folders, globs, standard input and tables become inputs; whatever is wrong keeps its place."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from sutradhar.gather.files import inputs
from sutradhar.gather.inputs import HTML, TEXT

PAGE = "নদীর ঘাটে নতুন নৌকা\nঘাটে আজ সকালে একটি নৌকা এসেছে।\n"


def test_a_folder_is_read_in_the_order_of_its_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", ".hidden.txt", "notes.md"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    found = list(inputs([str(tmp_path)]))
    assert [Path(one.uri).name for one in found] == ["a.txt", "b.html"]
    assert [one.media_type for one in found] == [TEXT, HTML]


def test_globs_and_missing_paths_keep_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    missing = str(tmp_path / "none.txt")
    first, second = inputs([missing, str(tmp_path / "*.txt")])
    assert first.error and missing in first.error
    assert second.error is None and second.data == PAGE.encode()


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    (only,) = inputs([str(tmp_path)])
    assert only.error and "no page" in only.error


def test_rows_of_json_lines_bring_what_is_known(tmp_path: Path) -> None:
    rows = [
        {"text": PAGE, "uri": "https://nadi.example/1", "title": "শিরোনাম", "published": "2024-05-01"},
        {"html": f"<p>{PAGE}</p>", "publisher": "নদীপাড়"},
        {"title": "শুধু শিরোনাম"},
    ]
    table = tmp_path / "pages.jsonl.gz"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    lines.insert(2, "{broken")
    table.write_bytes(gzip.compress("\n".join(lines).encode()))
    first, second, broken, empty = inputs([str(table)], published="2020-01-01")
    assert (first.uri, first.title, first.published) == ("https://nadi.example/1", "শিরোনাম", "2024-05-01")
    assert first.id == sha256(PAGE.encode()).hexdigest()
    assert (second.media_type, second.publisher, second.published) == (HTML, "নদীপাড়", "2020-01-01")
    assert second.uri == str(table)
    assert broken.error and ":3:" in broken.error
    assert empty.error and "'text' or 'html'" in empty.error


def test_columns_can_be_named_and_csv_cells_hold_line_ends(tmp_path: Path) -> None:
    table = tmp_path / "pages.csv"
    table.write_text(
        f'link,body\nhttps://nadi.example/2,"{PAGE}"\nhttps://nadi.example/3\n', encoding="utf-8-sig"
    )
    good, short = inputs([str(table)], columns={"text": "body", "uri": "link"})
    assert good.data == PAGE.encode() and good.uri == "https://nadi.example/2"
    assert short.error and "1 cells" in short.error


@pytest.mark.parametrize(
    "pack, ending", [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")]
)
def test_a_decompression_bomb_costs_no_more_than_the_limit(tmp_path: Path, pack, ending: str) -> None:
    bomb = tmp_path / f"bomb.txt.{ending}"
    bomb.write_bytes(pack(b"\n" * 5_000_000))
    (only,) = inputs([str(bomb)], limit=100_000)
    assert only.error and "larger than 100,000" in only.error
    rows = tmp_path / f"bomb.jsonl.{ending}"
    rows.write_bytes(pack(b"x" * 3_000_000 + b'\n{"text": "' + PAGE.replace("\n", " ").encode() + b'"}\n'))
    first, second = inputs([str(rows)], limit=100_000)
    assert first.error and second.error is None


def test_a_damaged_archive_is_an_error(tmp_path: Path) -> None:
    table = tmp_path / "cut.jsonl.gz"
    table.write_bytes(gzip.compress(json.dumps({"text": PAGE}).encode() * 50)[:-20])
    assert any(one.error for one in inputs([str(table)]))


def test_standard_input_is_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(f"<p>{PAGE}</p>".encode())))
    (only,) = inputs(["-"])
    assert (only.uri, only.media_type) == ("-", HTML)
