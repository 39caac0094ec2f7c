"""The command line as a person or a script uses it: answers on standard output, complaints on standard error."""

from __future__ import annotations

import csv
import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "src" / "sutradhar" / "data" / "samples"
STORY = "সেতু নিয়ে বৈঠকে দুই মন্ত্রী\nঢাকায় সেতু নির্মাণ নিয়ে বৈঠক করেছেন দুই দেশের মন্ত্রী। তাঁরা বলেন, কাজ শিগগির শুরু হবে।\n"


def run(
    *arguments: str | Path, text: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from sutradhar.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "120"}
    return subprocess.run(
        command, capture_output=True, text=True, input=text, cwd=cwd, env=environment, timeout=120
    )


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("english.txt", b"The minister said that the bridge would open in June.\n" * 5, "Bengali"),
        ("broken.txt", STORY.encode() + b"\xff\xfe\xe0\xa6" * 30 + STORY.encode(), "UTF-8"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_clear_line_and_the_run_goes_on(
    tmp_path: Path, story: Path, name: str, data: bytes, says: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(data)
    done = run("read", bad, story, "--format", "jsonl")
    lost, good = records(done)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and name in done.stderr and says in done.stderr
    assert lost["failures"] and not lost["blocks"]
    assert good["blocks"] and not good["failures"]


def test_a_missing_path_and_a_folder_without_pages_are_named(tmp_path: Path, story: Path) -> None:
    (tmp_path / "hollow").mkdir()
    done = run("read", tmp_path / "nowhere.txt", tmp_path / "hollow", story, "--format", "jsonl")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 2 and "nowhere.txt" in lines[0] and "hollow" in lines[1]
    assert len(records(done)) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x.txt", "--format", "xml"],
        ["read", "x.txt", "--lang", "de"],
        ["read", "x.txt", "--retrieved", "yesterday"],
        ["read", "x.txt", "--columns", "text"],
        ["read", "x.txt", "--no-such-option"],
        ["dossier", "ক", "--archive", "missing.db"],
        ["nonsense"],
    ],
)
def test_bad_arguments_are_one_line_and_exit_2(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and done.stderr.startswith("sutradhar: ")
    assert not done.stdout
    assert not (tmp_path / "missing.db").exists()


def test_an_archive_of_another_kind_or_version_is_refused(tmp_path: Path, story: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE notes (text)")
    before = foreign.read_bytes()
    done = run("add", story, "--archive", foreign)
    assert done.returncode == 2 and "foreign.db" in done.stderr and foreign.read_bytes() == before
    text = tmp_path / "letter.db"
    text.write_text("not a database at all, only a letter\n" * 40)
    assert run("search", "ক", "--archive", text).returncode == 2
    assert run("add", story, "--archive", tmp_path / "own.db").returncode == 0
    with sqlite3.connect(tmp_path / "own.db") as own:
        own.execute("PRAGMA user_version = 9999")
    done = run("search", "সেতু", "--archive", tmp_path / "own.db")
    assert done.returncode == 2 and "9999" in done.stderr


def test_every_form_of_input_gives_the_same_page(tmp_path: Path, story: Path) -> None:
    row = {"text": STORY, "uri": "https://khobor.example/1", "published": "2024-03-05"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    with gzip.open(tmp_path / "rows.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"body": STORY, "link": "u", "day": "2024-03-05"}, ensure_ascii=False) + "\n")
    with (tmp_path / "rows.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([["text", "uri", "published"], [STORY, "u", "2024-03-05"]])
    (plain,) = records(run("read", story, "--format", "jsonl"))
    (piped,) = records(run("read", "-", "--format", "jsonl", text=STORY))
    (lines,) = records(run("read", tmp_path / "rows.jsonl", "--format", "jsonl"))
    (packed,) = records(
        run(
            "read",
            tmp_path / "rows.jsonl.gz",
            "--format",
            "jsonl",
            "--columns",
            "text=body,uri=link,published=day",
        )
    )
    (table_row,) = records(run("read", tmp_path / "rows.csv", "--format", "jsonl"))
    assert {record["id"] for record in (plain, piped, lines, packed, table_row)} == {plain["id"]}
    assert {json.dumps(record["text"]) for record in (plain, piped, lines, packed, table_row)} == {
        json.dumps(STORY)
    }
    assert (
        lines["published"]["value"]
        == packed["published"]["value"]
        == table_row["published"]["value"]
        == "2024-03-05"
    )  # type: ignore[index]
    assert lines["source"]["uri"] == "https://khobor.example/1"  # type: ignore[index]


def test_a_page_added_twice_is_one_page(tmp_path: Path, story: Path) -> None:
    archive = tmp_path / "a.db"
    assert "1 added" in run("add", story, "--archive", archive).stderr
    assert "0 added, 1 already there" in run("add", story, "--archive", archive).stderr


def test_a_crash_between_two_pages_loses_neither(tmp_path: Path) -> None:
    """`kill -9` while a folder is being added: what was said to be kept is there, and the rest can be added."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(
            f"{number} নম্বর খবরের শিরোনাম\n" + STORY * 3, encoding="utf-8"
        )
    archive = tmp_path / "a.db"
    command = [
        sys.executable,
        "-c",
        "from sutradhar.cli import main; main()",
        "add",
        str(folder),
        "--archive",
        str(archive),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _count(archive) < 3:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    survived = _count(archive)
    assert survived >= 3
    with sqlite3.connect(archive) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    done = run("add", folder, "--archive", archive)
    assert done.returncode == 0 and f"{survived} already there" in done.stderr
    assert _count(archive) == 400


def _count(archive: Path) -> int:
    try:
        with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as store:
            return int(store.execute("SELECT count(*) FROM page").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_search_finds_every_form_and_no_other_word(tmp_path: Path) -> None:
    texts = {
        "a.txt": "নেতার বার্তা\nউত্তর কোরিয়ার নেতা কিমের বার্তা প্রকাশ করা হয়েছে। কিমকে ধন্যবাদ জানানো হয়।\n",
        "b.txt": "অন্য খবর\nতিনি কাম ও ক্রোধ নিয়ে একটি বই লিখেছেন। বইটি মেলায় এসেছে।\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    archive = tmp_path / "a.db"
    run("add", tmp_path / "a.txt", tmp_path / "b.txt", "--archive", archive)
    done = run("search", "কিম", "--archive", archive)
    assert "a.txt" in done.stdout or "নেতার বার্তা" in done.stdout
    assert "কিমের" in done.stdout and "কাম ও" not in done.stdout
    hits = json.loads(run("search", "কিম", "--archive", archive, "--format", "json").stdout)
    assert len(hits) == 1


def test_the_demo_prints_a_sourced_timeline(tmp_path: Path) -> None:
    done = run("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "←" in done.stdout and "sutradhar serve --archive" in done.stderr
    assert (tmp_path / "sutradhar-demo.db").exists()


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_a_reading_for_a_person(story: Path, lang: str) -> None:
    done = run("read", story, "--lang", lang, "--explain")
    assert done.returncode == 0 and "সেতু নিয়ে বৈঠকে" in done.stdout


def test_bengali_is_written_whatever_the_locale_is(story: Path) -> None:
    command = [sys.executable, "-c", "from sutradhar.cli import main; main()", "read", str(story)]
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    assert done.returncode == 0 and "সেতু" in done.stdout.decode("utf-8") and not done.stderr
