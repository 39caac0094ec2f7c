"""Events: who did what to whom, when, where, and whether it happened.

The order is: the triggers of a sentence (`eventing/triggers.py`); the clause of each (`clauses.py`); the parties of the
sentence with their cases (`parties.py`) and their roles (`roles.py`); the status (`status.py`); time and numbers
(`figures.py`). The types are those of PLOVER and ACE 2005. A sentence without a trigger costs one pass over its tokens.
"""

from __future__ import annotations

from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language
from sutradhar.layers.eventing.clauses import clause_of, refers_back
from sutradhar.layers.eventing.figures import counted_otherwise, counts_of, time_of
from sutradhar.layers.eventing.lexicon import lexicon
from sutradhar.layers.eventing.page import Page, Range, count, lay, retell
from sutradhar.layers.eventing.parties import Party, parties_of
from sutradhar.layers.eventing.roles import Memory, cast_of
from sutradhar.layers.eventing.status import in_first_person, mood_of, voice_of
from sutradhar.layers.eventing.triggers import Trigger, triggers_of
from sutradhar.model import (
    Article,
    Dated,
    EntityRow,
    Event,
    Mention,
    Named,
    Quantity,
    Sentence,
    Span,
    Statement,
    Time,
    Tokens,
    Word,
)
from sutradhar.provenance import chain
from sutradhar.text import Folded

VERSION = 1


def annotate(
    article: Article,
    language: Language,
    *,
    folded: Folded,
    sentences: list[Sentence],
    tokens: Tokens,
    words: list[Word],
    mentions: list[Mention],
    entities: list[EntityRow],
    times: list[Time],
    quantities: list[Quantity],
    statements: list[Statement],
    published: Dated | None = None,
) -> list[Event]:
    """The events of all sentences, in the order of their triggers."""
    lex = lexicon(language)
    named, reach = lay(tokens, mentions)
    told, cues = retell(tokens, statements)
    page = Page(
        article,
        lex,
        load_knowledge(language),
        folded,
        sentences,
        tokens,
        [lex.finite.get(word.form, word) if word.verb is None else word for word in words],
        mentions,
        times,
        quantities,
        statements,
        named,
        reach,
        {row.source.start: row.source.entity for row in statements if row.source is not None},
        told,
        cues,
        frozenset(one.entity for one in mentions if one.kind == "PER" and one.entity is not None),
        count(tokens, quantities),
        _year(published or article.published),
    )
    memory = Memory()
    rows: list[Event] = []
    for bounds in tokens.bounds:
        triggers = triggers_of(page, *bounds)
        parties = parties_of(page, *bounds)
        rows += [row for trigger in triggers if (row := _event(page, trigger, bounds, parties, memory))]
        memory.note(parties)
    return rows


def _year(published: Dated | None) -> int | None:
    value = published.value or published.earliest if published is not None else None
    return int(value[:4]) if value and value[:4].isdigit() else None


def _event(page: Page, trigger: Trigger, bounds: Range, parties: list[Party], memory: Memory) -> Event | None:
    act = page.span(trigger.act)
    said_in = _said_in(page, trigger)
    clause = clause_of(
        page, trigger, bounds, page.statements[said_in].content if said_in is not None else None
    )
    if trigger.voice == "noun" and refers_back(page, trigger, bounds[0]):
        return None
    mood = mood_of(page, trigger, clause, bounds)
    if mood is None:
        return None
    cast = cast_of(page, trigger, clause, parties, memory, said_in)
    reach = Span(page.tokens.starts[clause[0]], page.tokens.ends[clause[1] - 1])
    numbers = counts_of(page, trigger.frame, reach)
    if not (cast.actors or cast.targets or cast.place or numbers) or not cast.meets(
        page, trigger.frame.needs
    ):
        return None
    time = time_of(page, _within(page, bounds, said_in), reach, act)
    sides = [one for side in cast.actors + cast.targets for one in _flat(side)]
    speech = in_first_person(page, bounds) and not trigger.frame.speech
    status = voice_of(page, said_in, mood, trigger.frame.type, sides, vow=trigger.frame.vow, own_voice=speech)
    if status == "asserted" and _before(page, time):
        status = "historical"
    return Event(
        min([reach.start, *(one.start for one in cast.actors + cast.targets)]),
        reach.end,
        trigger.frame.type,
        act,
        status,
        trigger.frame.mode,
        cast.actors,
        [one for one in cast.targets if not counted_otherwise(page, trigger.frame, one)],
        cast.place,
        time,
        numbers,
        said_in,
        chain(page.article, page.statements, said_in),
        f"events/{trigger.frame.id}@{VERSION}",
    )


def _flat(side: Named) -> list[str]:
    return [side.entity] if isinstance(side.entity, str) else list(side.entity or ())


def _said_in(page: Page, trigger: Trigger) -> int | None:
    """The innermost statement whose content holds an act, other than one that the act itself makes."""
    index = page.told[trigger.last - 1]
    if index is not None and trigger.verb is not None and page.cues.get(trigger.verb) == index:
        return page.statements[index].inside
    return index


def _within(page: Page, bounds: Range, said_in: int | None) -> Span:
    """The sentence, or what of it is being said."""
    start, end = page.tokens.starts[bounds[0]], page.tokens.ends[bounds[1] - 1]
    content = page.statements[said_in].content if said_in is not None else None
    return Span(start, end) if content is None else Span(max(start, content.start), min(end, content.end))


def _before(page: Page, time: int | None) -> bool:
    """Whether a time lies before the year of publication."""
    value = page.times[time].latest or page.times[time].value if time is not None else None
    return bool(page.year and value and value[:4].isdigit() and int(value[:4]) < page.year)
