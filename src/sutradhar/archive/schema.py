"""The archive file: its tables, its number, and the check that a file is one of ours.

One SQLite file. `page.record` holds the whole record as JSON; the other tables are indexes over it and could
be made again from it. `PRAGMA application_id` says that the file is an archive, `PRAGMA user_version` of
which format.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sutradhar.errors import ForeignArchive, MissingInput

APPLICATION = 0x53747264  # "Strd"
FORMAT = 1
BUSY_SECONDS = 30.0

# `version` counts the texts that one address has had; `latest` is 0 where a later one is kept.
# `words` holds our own terms (`terms.py`) with a space between them: its tokenizer must never split at a
# vowel sign, so letters, marks and digits are all characters of a token.
_TABLES = """
CREATE TABLE page (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  uri TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  version INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  published TEXT,
  record BLOB NOT NULL
);
CREATE UNIQUE INDEX page_identity ON page (id, uri, text_sha256);
CREATE INDEX page_uri ON page (uri, version);
CREATE TABLE entity (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, wikidata TEXT, country TEXT
) WITHOUT ROWID;
CREATE INDEX entity_country ON entity (country);
CREATE TABLE alias (
  form TEXT NOT NULL, entity TEXT NOT NULL, whole INTEGER NOT NULL, PRIMARY KEY (form, entity)
) WITHOUT ROWID;
CREATE TABLE mention (
  entity TEXT NOT NULL, page INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (entity, page)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  headline, body, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
"""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """An open archive at `path`; a new one where there is none and `create` allows it.

    Raises `MissingInput` where there is no file, `ForeignArchive` where the file is no archive of this
    format. A file that is refused is left as it was.
    """
    if path.is_dir():
        raise ForeignArchive(f"{path}: a folder, not an archive; name a file, e.g. {path / 'sutradhar.db'}")
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not create:
        raise MissingInput(f"{path}: no such archive; make one with: sutradhar add PAGES --archive {path}")
    try:
        db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise MissingInput(
            f"{path}: cannot be opened ({error}); check the folder and its permissions"
        ) from error
    try:
        _prepare(db, path, fresh=fresh)
    except sqlite3.DatabaseError as error:
        db.close()
        raise ForeignArchive(f"{path}: not an archive ({error}); give another --archive") from error
    except ForeignArchive:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    """Checks the file before anything is written to it; WAL lets readers and a writer work side by side."""
    if not fresh:
        _check(db, path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    if fresh:
        _create(db, path)


def _create(db: sqlite3.Connection, path: Path) -> None:
    """Writes the tables and the number in one transaction; another process may have been quicker."""
    db.execute("BEGIN IMMEDIATE")
    if _number(db, "application_id") == 0 and not db.execute("SELECT 1 FROM sqlite_schema").fetchone():
        for statement in _TABLES.strip().split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("COMMIT")
    _check(db, path)


def _check(db: sqlite3.Connection, path: Path) -> None:
    application, version = _number(db, "application_id"), _number(db, "user_version")
    if application != APPLICATION:
        raise ForeignArchive(f"{path}: a database of another program; give another --archive")
    if version != FORMAT:
        age = "an older" if version < FORMAT else "a newer"
        raise ForeignArchive(
            f"{path}: made by {age} sutradhar (format {version}, this one reads {FORMAT}); "
            "use that version, or add the pages to a new archive"
        )


def _number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])
