"""One file that keeps pages and finds them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from sutradhar.archive.names import aliases, find_entity
from sutradhar.archive.schema import connect
from sutradhar.archive.search import Hit, indexed, question
from sutradhar.errors import BadArgument, MissingInput
from sutradhar.knowledge import load_knowledge
from sutradhar.language import load_language
from sutradhar.model import Article, EntityRow
from sutradhar.stories.dossier import dossier
from sutradhar.stories.placing import place
from sutradhar.stories.rows import Dossier, Placed

_DECODER = msgspec.json.Decoder(Article)
_ENCODER = msgspec.json.Encoder()


class Archive:
    """Pages and their records in one SQLite file.

    >>> with Archive("pages.db") as archive:  # doctest: +SKIP
    ...     archive.add(article)
    ...     archive.search("ঢাকা")

    Raises `ForeignArchive` for a file that is no archive of this version, and `MissingInput` for a missing
    one under `create=False`.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self._db = connect(self.path, create=create)

    @classmethod
    def fresh(cls, path: str | Path) -> Archive:
        """An empty archive at `path`; an archive that is there already is emptied, any other file refused."""
        archive = cls(path)
        archive._db.close()
        for name in (archive.path.name, f"{archive.path.name}-wal", f"{archive.path.name}-shm"):
            archive.path.with_name(name).unlink(missing_ok=True)
        return cls(path)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; every page that was added is in it."""
        self._db.close()

    def add(self, article: Article) -> bool:
        """Keeps a page, in one transaction; False where it is there already.

        The same bytes from a file are one page whatever the file's path is; from two web addresses they are
        two pages, one a copy of the other. Another text under a known address is a new version, kept beside
        the old one.
        """
        self._db.execute("BEGIN IMMEDIATE")
        try:
            added = self._add(article)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return added

    def _add(self, article: Article) -> bool:
        if self._known(article):
            return False
        uri = article.source.uri
        version = self._db.execute("SELECT count(*) FROM page WHERE uri = ?", (uri,)).fetchone()[0] + 1
        self._db.execute("UPDATE page SET latest = 0 WHERE uri = ?", (uri,))
        number = self._db.execute(
            "INSERT INTO page (id, uri, text_sha256, version, latest, published, record) "
            "VALUES (?, ?, ?, ?, 1, ?, ?)",
            (article.id, uri, article.text_sha256, version, _day(article), _ENCODER.encode(article)),
        ).lastrowid
        headline, body = indexed(article)
        self._db.execute(
            "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)", (number, headline, body)
        )
        self._db.executemany(
            "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "name = max(name, excluded.name), name_en = coalesce(name_en, excluded.name_en), "
            "country = coalesce(country, excluded.country)",
            [(e.id, e.kind, e.name, e.name_en, e.wikidata, e.country) for e in article.entities],
        )
        self._db.executemany(
            "INSERT INTO alias VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET whole = max(whole, excluded.whole)",
            aliases(article),
        )
        counts = Counter(mention.entity for mention in article.mentions if mention.entity)
        self._db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?)",
            [(entity, number, times) for entity, times in counts.items()],
        )
        return True

    def _known(self, article: Article) -> bool:
        """Whether the same bytes are kept, from the same address, or from a place that is no web address."""
        rows = self._db.execute(
            "SELECT uri FROM page WHERE id = ? AND text_sha256 = ?", (article.id, article.text_sha256)
        ).fetchall()
        here = article.source.uri
        return any(uri == here or not ("://" in uri and "://" in here) for (uri,) in rows)

    def __len__(self) -> int:
        """How many pages there are, in their latest versions."""
        return int(self._db.execute("SELECT count(*) FROM page WHERE latest").fetchone()[0])

    def articles(self, *, versions: bool = False) -> Iterator[Article]:
        """The pages by their date, those without one last; with `versions`, earlier texts too."""
        rows = self._db.execute(
            "SELECT record FROM page WHERE latest OR ? "
            "ORDER BY published IS NULL, published, id, uri, version",
            (versions,),
        ).fetchall()
        return (_DECODER.decode(record) for (record,) in rows)

    def article(self, id: str) -> Article | None:
        """The page `id`, or None."""
        row = self._db.execute("SELECT record FROM page WHERE id = ? ORDER BY uri LIMIT 1", (id,)).fetchone()
        return _DECODER.decode(row[0]) if row else None

    def versions(self, uri: str) -> list[Article]:
        """The texts that one address has had, the oldest first."""
        rows = self._db.execute("SELECT record FROM page WHERE uri = ? ORDER BY version", (uri,)).fetchall()
        return [_DECODER.decode(record) for (record,) in rows]

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Pages by a word in any of its forms, a "phrase" in quotes, or a name; the best first."""
        asked = question(self._db, query)
        return [asked.hit(self._page(number)) for number in asked.pages(self._db, limit)] if asked else []

    def find_entity(self, name: str) -> list[str]:
        """The entities that a name can mean here, the likeliest first: a Bengali name in any of its forms, an
        English name, a Wikidata id or a local id."""
        return find_entity(self._db, name)

    def mentioning(self, sides: Iterable[str]) -> list[Article]:
        """The latest pages that name every side, or somebody who counts for it, oldest first."""
        numbers: set[int] | None = None
        for side in sides:
            rows = self._db.execute(
                "SELECT DISTINCT page FROM mention WHERE entity = ?1 "
                "OR entity IN (SELECT id FROM entity WHERE country = ?1)",
                (side,),
            )
            pages = {int(number) for (number,) in rows}
            numbers = pages if numbers is None else numbers & pages
        rows = self._db.execute(
            f"SELECT record FROM page WHERE latest AND number IN ({_list(numbers or ())}) "
            "ORDER BY published IS NULL, published, id, uri"
        )
        return [_DECODER.decode(record) for (record,) in rows.fetchall()]

    def stories(self) -> list[Placed]:
        """Which event and story each page belongs to, in the order of `articles`."""
        return place(self.articles(), load_language())

    def dossier(self, *names: str) -> Dossier:
        """Timeline, figures, statements and sources of one entity, or of the relation of two.

        Names as in `find_entity`. Raises `BadArgument` for a name that nobody in the archive bears.
        """
        if not 1 <= len(names) <= 2:
            raise BadArgument(f"{len(names)} names: a dossier is of one or two")
        sides = [self._side(name) for name in names]
        if len(set(sides)) < len(sides):
            raise BadArgument(f"{names[0]!r} and {names[1]!r} are one: {sides[0]}; give another name")
        placed = {row.id: row for row in self.stories()}
        return dossier(sides, self.mentioning(sides), placed, load_language(), self._entity)

    def _side(self, name: str) -> str:
        found = self.find_entity(name)
        if not found:
            raise BadArgument(
                f"{name!r}: nobody in {self.path} bears this name; try another spelling, or sutradhar search"
            )
        return found[0]

    def _entity(self, id: str) -> EntityRow | None:
        """An entity that no page at hand lists, as another page or the knowledge base has it."""
        row = self._db.execute("SELECT * FROM entity WHERE id = ?", (id,)).fetchone()
        if row:
            return EntityRow(*row)
        known = load_knowledge(load_language()).entity(id)
        return (
            EntityRow(id, known.kind, known.name, known.name_en, known.wikidata, known.country)
            if known
            else None
        )

    def _page(self, number: int) -> Article:
        row = self._db.execute("SELECT record FROM page WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise MissingInput(
                f"{self.path}: page {number} is gone; the archive is damaged, add its pages anew"
            )
        return _DECODER.decode(row[0])


def _list(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def _day(article: Article) -> str | None:
    return article.published.value if article.published else None
