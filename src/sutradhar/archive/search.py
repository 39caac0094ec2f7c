"""Questions to the full text: which pages answer, and where in them the found words stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from sutradhar.archive.names import find_entity
from sutradhar.archive.terms import Term, terms
from sutradhar.model import Article, Span

PROSE = frozenset({"headline", "subheadline", "caption", "body", "byline", "source_credit"})
CONTEXTS = 3
AROUND = 60

_CLAUSE = regex.compile(r'["“”]([^"“”]+)["“”]|(\S+)')
_BENGALI = regex.compile(r"\p{Bengali}")


class Context(Struct, frozen=True):
    """A found word in its line: `start:end` is the range of `found` in the page's text."""

    before: str
    found: str
    after: str
    start: int
    end: int


class Hit(Struct, frozen=True):
    """A page that answers a question. `found` holds every range, `contexts` shows the first few."""

    article: str
    uri: str
    headline: str | None
    publisher: str | None
    published: str | None
    found: list[Span]
    contexts: list[Context]


class Clause(Struct, frozen=True):
    """Words that must stand one after the other, and the entities that they name (asked in Latin letters or
    by id)."""

    lemmas: tuple[str, ...]
    entities: tuple[str, ...]


class Question(Struct, frozen=True):
    """Clauses that a page must all answer."""

    clauses: tuple[Clause, ...]

    def pages(self, db: sqlite3.Connection, limit: int) -> list[int]:
        """The numbers of the best pages: words of the headline weigh four times, the newest first among
        equals."""
        conditions, values = [], []
        for clause in self.clauses:
            parts = []
            if clause.lemmas:
                parts.append("number IN (SELECT rowid FROM words WHERE words MATCH ?)")
                values.append(_phrase(clause))
            if clause.entities:
                marks = ", ".join("?" * len(clause.entities))
                parts.append(f"number IN (SELECT page FROM mention WHERE entity IN ({marks}))")
                values.extend(clause.entities)
            conditions.append(f"({' OR '.join(parts)})")
        every = " OR ".join(_phrase(clause) for clause in self.clauses if clause.lemmas) or '""'
        rows = db.execute(
            f"""SELECT number FROM page LEFT JOIN
                (SELECT rowid, bm25(words, 4.0, 1.0) AS score FROM words WHERE words MATCH ?)
                ON rowid = number
                WHERE latest AND {" AND ".join(conditions)}
                ORDER BY coalesce(score, 0), published DESC, id, uri LIMIT ?""",
            (every, *values, limit),
        )
        return [number for (number,) in rows.fetchall()]

    def hit(self, article: Article) -> Hit:
        """Where in the page the answers stand, found by the same terms that the index was made of."""
        words = list(_prose_terms(article))
        found = {
            (span.start, span.end) for clause in self.clauses for span in _answers(clause, words, article)
        }
        spans = [Span(start, end) for start, end in sorted(found)]
        return Hit(
            article.id,
            article.source.uri,
            article.surface(article.headline) if article.headline else None,
            article.publisher.name if article.publisher else None,
            article.published.value if article.published else None,
            spans,
            [_context(article.text, span) for span in spans[:CONTEXTS]],
        )


def question(db: sqlite3.Connection, query: str) -> Question | None:
    """A query as clauses: words, "phrases" in quotes, and names in Latin letters, which stand together."""
    whole = tuple(find_entity(db, query)) if not _BENGALI.search(query) else ()
    if whole:
        return Question((Clause(_lemmas(query), whole),))
    clauses = []
    for match in _CLAUSE.finditer(query):
        words = match[1] or match[2]
        entities = () if _BENGALI.search(words) else tuple(find_entity(db, words))
        if lemmas := _lemmas(words):
            clauses.append(Clause(lemmas, entities))
    return Question(tuple(clauses)) if clauses else None


def indexed(article: Article) -> tuple[str, str]:
    """The terms of headline and prose, as the index keeps them; furniture is other pages' matter and stays
    out."""
    head = article.headline
    headline: list[str] = []
    body: list[str] = []
    for term in _prose_terms(article):
        inside = head is not None and head.start <= term.start < head.end
        (headline if inside else body).append(term.lemma)
    return " ".join(headline), " ".join(body)


def _prose_terms(article: Article) -> Iterator[Term]:
    """The terms of the page's own prose; of the whole text where nobody has told its blocks."""
    if not article.blocks:
        yield from terms(article.text)
    for block in article.blocks:
        if block.role in PROSE:
            for term in terms(article.text[block.start : block.end]):
                yield Term(term.lemma, term.start + block.start, term.end + block.start)


def _answers(clause: Clause, words: Sequence[Term], article: Article) -> Iterator[Span]:
    length = len(clause.lemmas)
    for index, term in enumerate(words):
        if length and term.lemma == clause.lemmas[0]:
            run = words[index : index + length]
            if tuple(other.lemma for other in run) == clause.lemmas:
                yield Span(run[0].start, run[-1].end)
    for mention in article.mentions:
        if mention.entity in clause.entities:
            yield Span(mention.start, mention.end)


def _lemmas(words: str) -> tuple[str, ...]:
    return tuple(term.lemma for term in terms(words))


def _phrase(clause: Clause) -> str:
    return '"' + " ".join(clause.lemmas) + '"'


def _context(text: str, span: Span) -> Context:
    """The words around a range, within its line, cut between words."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    line_end = text.find("\n", span.end)
    stop = min(line_end if line_end >= 0 else len(text), span.end + AROUND)
    before, after = text[begin : span.start], text[span.end : stop]
    if begin > 0 and text[begin - 1] not in "\n ":
        before = before.partition(" ")[2]
    if stop < len(text) and text[stop] not in "\n ":
        after = after.rpartition(" ")[0]
    return Context(before, text[span.start : span.end], after, span.start, span.end)
