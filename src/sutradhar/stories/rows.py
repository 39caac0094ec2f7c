"""The plain data of stories and dossiers, the same as their JSON (`docs/record.md`, *Stories and dossiers*).

A range is always one of a page's text: `article` is the page's id, `start:end` are code points. Names stand
beside ids so that a dossier can be read alone; `text` repeats the characters of a range.
"""

from __future__ import annotations

from msgspec import Struct

from sutradhar.model import EntityRow, Span


class Placed(Struct, frozen=True):
    """Where a page belongs. `event` and `story` are stable ids, None for a page without an article;
    `copies_of` is the id of the page that it repeats; `why` says what joined its event to the story."""

    id: str
    uri: str
    event: str | None
    story: str | None
    copies_of: str | None
    why: list[str] = []


class Part(Struct, frozen=True):
    """Somebody who takes part: an entity with its names, or, where none is known, the words of the page."""

    entity: str | None
    name: str
    name_en: str | None = None


class Stand(Struct, frozen=True):
    """One of those who stand behind a claim, outermost first. `role`: publisher, credit or speaker;
    `statement` indexes the statements of the page."""

    role: str
    entity: str | list[str] | None
    name: str
    name_en: str | None = None
    statement: int | None = None


class Quote(Struct, frozen=True):
    """The exact words of a page."""

    article: str
    start: int
    end: int
    text: str


class Cited(Struct, frozen=True):
    """A place where a page reports an entry of a timeline."""

    article: str
    uri: str
    start: int
    end: int
    chain: list[Stand]


class Dating(Struct, frozen=True):
    """How an entry got its date. `basis`: `event` (an expression of its own clause), `statement` (the saying
    is dated), `taken_up` (a later sentence takes the act up and dates it), `report` (another page dates
    the same act). The range is that of the expression."""

    basis: str
    article: str
    start: int
    end: int
    text: str
    rule: str


class Entry(Struct, frozen=True):
    """One act, reported in one or more places. `date` is as precise as the pages are, None where they give
    none."""

    id: str
    date: str | None
    earliest: str | None
    latest: str | None
    type: str
    mode: str | None
    status: str
    actors: list[Part]
    targets: list[Part]
    place: Part | None
    quote: Quote
    sources: list[Cited]
    independent_sources: int
    event: str | None
    story: str | None
    gist_en: str
    dated: Dating | None = None


class Slot(Struct, frozen=True):
    """What is counted (`killed`, `deployed` …), and in which act (the id of its entry)."""

    what: str
    event: str | None


class Claim(Struct, frozen=True):
    """One figure that somebody gives; `claimants` are who says so, the publisher where nobody else does."""

    value: float | int | None
    low: float | int | None
    high: float | int | None
    claimant: str | list[str] | None
    claimants: list[Part]
    article: str
    uri: str
    start: int
    end: int
    text: str
    published: str | None
    chain: list[Stand]


class Figure(Struct, frozen=True):
    """Claims of one slot side by side. `conflict`: two of them cannot both be true of one time; `update`: a
    later claim goes on from an earlier one."""

    slot: Slot
    claims: list[Claim]
    conflict: bool
    update: bool


class Said(Struct, frozen=True):
    """A statement; `start:end` is the range of its content, or of its cue where it has none."""

    article: str
    uri: str
    start: int
    end: int
    text: str
    speakers: list[Part]
    addressees: list[Part]
    stance: str
    mode: str
    polarity: str
    date: str | None
    dated: Dating | None
    quotes: list[Span]
    chain: list[Stand]


class SourceRow(Struct, frozen=True):
    """A page that the dossier rests on. Pages of one `group` are one independent source: one copies the
    other, or both carry the same agency."""

    article: str
    uri: str
    headline: str | None
    publisher: str | None
    published: str | None
    basis: str | None
    credits: list[Part]
    copies_of: str | None
    group: int
    event: str | None
    story: str | None


class Gap(Struct, frozen=True):
    """What a reader may expect and the pages do not say. `what`: date, place, outcome, publisher, original
    (the text of an agency that pages rest on), date_of_page, namesakes."""

    what: str
    about: str
    about_en: str
    article: str | None = None
    start: int | None = None
    end: int | None = None


class Dossier(Struct, frozen=True):
    """All that an archive's pages say of one entity or of the relation of two."""

    names: list[str]
    entities: list[EntityRow]
    timeline: list[Entry]
    undated: list[Entry]
    figures: list[Figure]
    statements: list[Said]
    sources: list[SourceRow]
    unknown: list[Gap]
