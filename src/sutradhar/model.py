"""The types that flow, all of them: frozen, plain, and the same as the JSON record (`docs/record.md`).

An `Article` is one page. It is born in `page/` with its text, blocks and metadata; each layer gives it rows.
Every `start`/`end` is a half-open range of Unicode code points in `Article.text`, which is never altered.
What is not known is `None`. `rule` names the rule or model, with its version, that made a row:
`<layer>/<rule>@<version>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sutradhar.errors import BadOffset

FORMAT = "sutradhar/1"

Entity = str | list[str] | None
"""A Wikidata id (`Q423`), a local id (`sd:kcna`), several of them for conjuncts, or not known."""


class Span(Struct, frozen=True):
    """A half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadOffset(self.start, self.end)


class Source(Struct, frozen=True):
    """Where the bytes came from; `retrieved` is ISO 8601 and is given by the caller."""

    uri: str
    media_type: str
    retrieved: str | None = None


class Block(Span, frozen=True):
    """A line of the page, or a part of one, with its role (`page/anatomy.py` lists the roles)."""

    role: str
    rule: str = ""


class Publisher(Struct, frozen=True):
    """Who published the page. `basis`: metadata, given, uri, byline or text; the range only where it is in the text."""

    name: str
    basis: str
    entity: str | None = None
    domain: str | None = None
    start: int | None = None
    end: int | None = None


class Byline(Span, frozen=True):
    """`kind`: desk, person, initials, agency or correspondent."""

    kind: str


class Named(Span, frozen=True):
    """A phrase and the entity, or entities, that it names: a credit, a speaker, an actor, a place."""

    entity: Entity = None


class Dated(Struct, frozen=True):
    """A date at the precision that is known, its bounds as dates, and the argument for it."""

    value: str | None
    earliest: str | None
    latest: str | None
    basis: str
    rule: str
    evidence: list[Span] = []


class Sentence(Span, frozen=True):
    """`block` is the index of the block that holds it."""

    block: int


class Mention(Span, frozen=True):
    """The bare name, without case ending or classifier. `kind`: PER, ORG, GPE, LOC, NORP, EVT or WRK."""

    kind: str
    entity: str | None = None
    rule: str = ""


class EntityRow(Struct, frozen=True):
    """One distinct entity of a page. `country` is a Wikidata id."""

    id: str
    kind: str
    name: str
    name_en: str | None = None
    wikidata: str | None = None
    country: str | None = None


class Time(Span, frozen=True):
    """A TIMEX3. `anchor`: "published", the index of another row of `times`, or None."""

    kind: str
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    mod: str | None = None
    anchor: str | int | None = None
    rule: str = ""


class Quantity(Span, frozen=True):
    """A counted or measured amount; `what` says what became of persons (killed, injured, deployed …)."""

    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    what: str | None = None
    rule: str = ""


class Cue(Span, frozen=True):
    """The words that attribute, with the lemma of the act."""

    lemma: str


class Statement(Span, frozen=True):
    """Who said what. `content` lies without its quote marks at the rim; `inside` is the index of the statement
    whose content holds this one; `start:end` spans source, cue and content."""

    mode: str
    source: Named | None
    cue: Cue
    stance: str
    content: Span | None = None
    quotes: list[Span] = []
    addressee: Named | None = None
    inside: int | None = None
    polarity: str = "positive"
    rule: str = ""


class Link(Struct, frozen=True):
    """One of those who stand behind an event. `role`: publisher, credit or speaker."""

    role: str
    entity: Entity
    statement: int | None = None


class Event(Span, frozen=True):
    """Who did what to whom. `time` indexes `times`, `quantities` indexes `quantities`, `said_in` indexes
    `statements`; `chain` runs outermost first."""

    type: str
    trigger: Span
    status: str
    mode: str | None = None
    actors: list[Named] = []
    targets: list[Named] = []
    place: Named | None = None
    time: int | None = None
    quantities: list[int] = []
    said_in: int | None = None
    chain: list[Link] = []
    rule: str = ""


class Failure(Struct, frozen=True):
    """A layer that failed on this page, and why; the others still answer."""

    layer: str
    reason: str


class Article(Struct, frozen=True, kw_only=True):
    """One page, and everything that is known of it: the record that `sutradhar read` writes."""

    format: str = FORMAT
    id: str
    source: Source
    text: str = ""
    text_sha256: str = ""
    blocks: list[Block] = []
    headline: Span | None = None
    subheadline: Span | None = None
    publisher: Publisher | None = None
    bylines: list[Byline] = []
    credits: list[Named] = []
    published: Dated | None = None
    updated: Dated | None = None
    language: str = "bn"
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    entities: list[EntityRow] = []
    times: list[Time] = []
    quantities: list[Quantity] = []
    statements: list[Statement] = []
    events: list[Event] = []
    failures: list[Failure] = []

    def surface(self, row: Span) -> str:
        """The characters that a row stands on: its evidence."""
        return self.text[row.start : row.end]


class Tokens(Struct, frozen=True):
    """The tokens of all sentences in flat, parallel lists. `forms` come from the folded copy (`text.py`);
    `kinds` are word, number, punct, latin, address or other; `sentence[i]` is the sentence of token `i`, and
    `bounds[s]` the half-open token range of sentence `s`."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    kinds: list[str]
    sentence: list[int]
    bounds: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.starts)


class Word(Struct, frozen=True):
    """The analysis of one distinct form. Features are None where the form does not show them.

    `pos`: NOUN, PROPN, VERB, ADJ, ADV, PRON, DET, NUM, ADP, CCONJ, SCONJ, PART, PUNCT, X (Universal Dependencies).
    `case`: NOM OBJ GEN LOC. `number`: SG PL. `verb`: FIN (finite), VN (verbal noun), PTCP (perfective -ে),
    INF (-তে), COND (-লে). `tense`: PRES PROG PERF PAST PASTPROG PASTPERF HABIT FUT IMP.
    `stem_end` is how many characters of the folded form belong to the lexical stem, before case ending,
    classifier and emphatic. `reason` names the step of the chain that answered: lexicon, suffix or guess.
    """

    form: str
    lemma: str
    pos: str
    stem_end: int
    case: str | None = None
    number: str | None = None
    classifier: str | None = None
    emphatic: str | None = None
    verb: str | None = None
    tense: str | None = None
    person: str | None = None
    honorific: bool | None = None
    negative: bool = False
    register: str | None = None
    reason: str = "guess"


class Facts(Struct, frozen=True):
    """What the words of a time expression say, before it is anchored: None where they are silent.

    `relation` (and of the year or month alone, `year_relation`, `month_relation`): last, next, this, same, after,
    prior. `offset` counts days from today, `doubtful` where its sign hangs on the tense (পরশু). `amounts` are
    (number, unit) pairs; a number is None for a vague plural. `value` is a TIMEX3 value that needs no anchor.
    `night` is true for দিবাগত: after midnight the next day is meant.
    """

    calendar: str = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    night: bool = False
    relation: str | None = None
    year_relation: str | None = None
    month_relation: str | None = None
    offset: int | None = None
    doubtful: bool = False
    unit: str | None = None
    amounts: list[tuple[float | int | None, str]] = []
    ordinal: int | None = None
    mod: str | None = None
    value: str | None = None
    named: str | None = None


class Expression(Span, frozen=True):
    """A time expression as recognised, not yet anchored. `shape` names how its value is made, `until` are the facts of
    the second half of a range, `tense` is that of its verb (past, future or None), `token` its first token, or None
    in a stamp line."""

    shape: str
    facts: Facts
    until: Facts | None = None
    tense: str | None = None
    sentence: int | None = None
    token: int | None = None
    rule: str = ""


def spans(rows: object) -> Iterator[Span]:
    """Every range inside a row, a list of rows or an article, however deep."""
    if isinstance(rows, Span):
        yield rows
    if isinstance(rows, Struct):
        for field in rows.__struct_fields__:
            yield from spans(getattr(rows, field))
    elif isinstance(rows, list | tuple):
        for row in rows:
            yield from spans(row)


def check_ranges(rows: Iterable[object], length: int) -> None:
    """Refuse rows that reach beyond a text of `length` code points. Raises `BadOffset`."""
    for row in rows:
        for span in spans(row):
            if span.end > length:
                raise BadOffset(span.start, span.end, length)
