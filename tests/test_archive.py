"""The archive: one page once, versions, search by any form of a word, and nothing lost to a crash."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sutradhar.archive.archive import Archive
from sutradhar.archive.schema import APPLICATION, FORMAT
from sutradhar.errors import ForeignArchive, MissingInput
from sutradhar.model import Article, Block, EntityRow, Mention, Source, Span

FERRY = "নদীর ঘাটে ফেরি চালু\nমন্ত্রী করিমের সঙ্গে কথা বলেছেন মেয়র। সব কাম বন্ধ আছে।\nঅন্য খবরের শিরোনাম"


def page(text: str, uri: str = "a.txt") -> Article:
    """A page with a headline, a body, and a last line that belongs to another story."""
    lines, start, blocks = text.split("\n"), 0, []
    for index, line in enumerate(lines):
        role = "headline" if index == 0 else "list_item" if 0 < index == len(lines) - 1 > 1 else "body"
        if line:
            blocks.append(Block(start, start + len(line), role))
        start += len(line) + 1
    digest = sha256(text.encode()).hexdigest()
    mentions, entities = [], []
    at = text.find("করিম")
    if at >= 0:
        mentions = [Mention(at, at + 4, "PER", "sd:karim")]
        entities = [EntityRow("sd:karim", "PER", "করিম", "Abdul Karim", None, "Q902")]
    return Article(
        id=digest,
        source=Source(uri, "text/plain"),
        text=text,
        text_sha256=digest,
        blocks=blocks,
        headline=Span(blocks[0].start, blocks[0].end) if blocks else None,
        mentions=mentions,
        entities=entities,
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "x.db") as store:
        yield store


def test_a_page_added_twice_is_one_page(archive: Archive) -> None:
    assert archive.add(page(FERRY))
    assert not archive.add(page(FERRY))
    assert not archive.add(page(FERRY, "elsewhere/b.txt"))
    assert [article.text for article in archive.articles()] == [FERRY]


def test_the_same_text_at_two_web_addresses_is_two_pages(archive: Archive) -> None:
    assert archive.add(page(FERRY, "https://one.example/a"))
    assert archive.add(page(FERRY, "https://two.example/a"))
    assert not archive.add(page(FERRY, "https://two.example/a"))
    assert len(archive) == 2


def test_another_text_under_a_known_address_is_a_new_version(archive: Archive) -> None:
    archive.add(page(FERRY))
    archive.add(page(FERRY + " বদলেছে"))
    assert len(archive) == 1
    assert [article.text for article in archive.versions("a.txt")] == [FERRY, FERRY + " বদলেছে"]
    assert len(list(archive.articles(versions=True))) == 2


def test_the_record_comes_back_as_it_was(archive: Archive) -> None:
    article = page(FERRY)
    archive.add(article)
    assert archive.article(article.id) == article
    assert archive.article("0" * 64) is None


@pytest.mark.parametrize("query", ["করিম", "করিমের", "karim", "Abdul Karim", "sd:karim", '"করিমের সঙ্গে কথা"'])
def test_search_finds_a_name_in_any_form_with_its_exact_range(archive: Archive, query: str) -> None:
    archive.add(page(FERRY))
    (hit,) = archive.search(query)
    for span, context in zip(hit.found, hit.contexts, strict=True):
        assert FERRY[span.start : span.end] == context.found
        assert "করিম" in context.found
        assert context.before + context.found + context.after in FERRY


def test_search_never_splits_a_word_at_its_vowel_signs(archive: Archive) -> None:
    archive.add(page(FERRY))
    assert archive.search("কিম") == []
    assert archive.search("কর") == []
    assert archive.search('"কথা সঙ্গে"') == []


def test_furniture_is_not_searched(archive: Archive) -> None:
    archive.add(page(FERRY))
    assert archive.search("শিরোনাম") == []


@pytest.mark.parametrize("name", ["করিম", "করিমকে", "Abdul Karim", "abdul karim", "karim", "sd:karim"])
def test_an_entity_is_found_by_any_of_its_names(archive: Archive, name: str) -> None:
    archive.add(page(FERRY))
    assert archive.find_entity(name) == ["sd:karim"]
    assert archive.find_entity("রহিম") == []


def test_a_country_is_known_through_its_people(archive: Archive) -> None:
    archive.add(page(FERRY))
    assert archive.find_entity("Q902") == ["Q902"]
    assert len(archive.mentioning(["Q902"])) == 1


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_question_is_answered(query: str) -> None:
    with Archive(":memory:") as store:
        store.add(page(FERRY))
        store.search(query)
        store.find_entity(query)


def test_a_file_that_is_no_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("শুধু কয়েকটা কথা " * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(ForeignArchive, match=path.name):
            Archive(path)
        assert path.read_bytes() == before
    with pytest.raises(ForeignArchive, match="folder"):
        Archive(tmp_path)


def test_an_archive_of_another_format_is_refused(tmp_path: Path) -> None:
    for version, age in ((FORMAT + 1, "newer"), (FORMAT - 1, "older")):
        path = tmp_path / f"{age}.db"
        with sqlite3.connect(path) as db:
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {version}")
            db.execute("CREATE TABLE page (x)")
        with pytest.raises(ForeignArchive, match=age):
            Archive(path)


def test_a_missing_archive_is_not_made_by_a_reader(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="sutradhar add"):
        Archive(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_fresh_archive_is_empty_and_never_replaces_another_file(tmp_path: Path) -> None:
    with Archive(tmp_path / "x.db") as store:
        store.add(page(FERRY))
    with Archive.fresh(tmp_path / "x.db") as store:
        assert len(store) == 0
    (tmp_path / "text.txt").write_text("কথা " * 300)
    with pytest.raises(ForeignArchive):
        Archive.fresh(tmp_path / "text.txt")


def test_a_kill_between_two_pages_loses_neither(tmp_path: Path) -> None:
    """A process adds pages until it is killed; every page that it had reported is there, whole, and can be
    found."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from test_archive import Archive, page\n"
        "store = Archive(sys.argv[1])\n"
        "for number in range(100000):\n"
        "    store.add(page(f'শিরোনাম {number}\\nকথা {number} শেষ', f'{number}.txt'))\n"
        "    print(number, flush=True)\n"
    )
    file = tmp_path / "x.db"
    command = [sys.executable, "-c", program, str(file), str(Path(__file__).parent)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    reported = -1
    deadline = time.monotonic() + 60
    while reported < 40 and time.monotonic() < deadline:
        reported = int(writer.stdout.readline() or -1)
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read().split("\n")
    writer.wait()
    reported = max([reported, *(int(line) for line in rest[:-1])])
    assert reported >= 40
    with Archive(file, create=False) as store:
        uris = {article.source.uri for article in store.articles()}
        assert {f"{number}.txt" for number in range(reported + 1)} <= uris
        assert len(store.search(str(reported))) == 1
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    with Archive(tmp_path / "x.db") as one, Archive(tmp_path / "x.db") as two:
        for number in range(20):
            assert (one, two)[number % 2].add(page(f"শিরোনাম {number}", f"{number}.txt"))
        assert len(one) == len(two) == 20
