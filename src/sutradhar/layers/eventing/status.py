"""Whether it happened: negation, tense and mood of the verb, the heads of nominal acts, and who says so."""

from __future__ import annotations

from sutradhar.layers.eventing.clauses import main_verb
from sutradhar.layers.eventing.page import Page, Range
from sutradhar.layers.eventing.triggers import Trigger
from sutradhar.model import Entity, Statement

_HAPPENED = frozenset(("PAST", "PERF", "PROG", "PASTPROG", "PASTPERF", "PRES"))
_PAST = frozenset(("PAST", "PERF", "PASTPERF", "PASTPROG"))
_HEADS = frozenset(("headline", "subheadline"))
_ADMITS = frozenset(("admit", "confirm"))
_OFFICIAL = frozenset(("report", "announce", "confirm", "say"))
_OWN_ACTS = ("Life.", "Justice.", "Accident", "Disaster")


def mood_of(page: Page, trigger: Trigger, clause: Range, bounds: Range) -> str | None:
    """asserted, negated, planned, hypothetical or claimed by the words of the sentence; None where the words do not
    tell of a happening."""
    low, high = bounds
    if high > low and page.tokens.forms[high - 1] == "?":
        return None
    if any(page.is_(at, "relatives") for at in range(clause[0], trigger.first)):
        return None
    if any(page.is_(at, "if") for at in range(low, trigger.first)):
        return "hypothetical"
    if trigger.voice == "noun":
        return _noun_mood(page, trigger, clause, high)
    assert trigger.tense is not None
    return _verb_mood(page, trigger, trigger.tense, high)


def _denied(page: Page, verb: int, high: int) -> bool:
    return page.words[verb].negative or (verb + 1 < high and page.is_(verb + 1, "not"))


def _verb_mood(page: Page, trigger: Trigger, verb: int, high: int) -> str | None:
    word = page.words[verb]
    if word.verb == "FIN":
        return _finite(page, trigger, verb, high)
    if word.verb == "COND":
        # With a past verb after it, হলে means when, not if.
        main = main_verb(page, trigger, high)
        return "asserted" if main is not None and page.words[main].tense in _PAST else "hypothetical"
    if word.verb == "INF":
        return "planned" if verb + 1 < high and page.is_(verb + 1, "willing") else None
    if word.verb == "PTCP":
        main = main_verb(page, trigger, high)
        mood = _finite(page, trigger, main, high) if main is not None else "asserted"
        return "asserted" if mood == "negated" else mood
    return _head_mood(page, trigger, verb + 1, high) if word.case == "GEN" else None


def _finite(page: Page, trigger: Trigger, verb: int, high: int) -> str | None:
    word = page.words[verb]
    if verb > 0 and page.words[verb - 1].verb == "INF" and verb == trigger.tense:
        if page.is_(verb, "can"):
            return (
                "negated" if word.tense in ("PAST", "PERF") or _denied(page, verb, high) else "hypothetical"
            )
        if page.is_(verb, "want"):
            return "planned"
    if word.tense in ("FUT", "IMP"):
        return "asserted" if trigger.frame.vow else "planned"
    if word.tense not in _HAPPENED:
        return None
    return "negated" if _denied(page, verb, high) else "asserted"


def _head_mood(page: Page, trigger: Trigger, head: int, high: int) -> str | None:
    """What the noun says that governs an act in the genitive."""
    if head >= high:
        return None
    if page.is_(head, "happened"):
        return "asserted"
    if page.is_(head, "alleged"):
        return "claimed"
    if page.is_(head, "planned"):
        return "asserted" if trigger.frame.vow else "planned"
    if page.is_(head, "maybe"):
        return "hypothetical"
    if page.is_(head, "supposed"):
        after = head + 1
        if after >= high or page.stops(after):
            return "planned"
        return (
            "asserted"
            if any(page.is_(at, "granted") for at in range(after, min(after + 4, high)))
            else "claimed"
        )
    return None


def _noun_mood(page: Page, trigger: Trigger, clause: Range, high: int) -> str | None:
    """An act that is a noun alone: it happened where its case says so and its clause tells of the past, or where
    the whole clause is a headline."""
    at = trigger.last - 1
    word = page.words[at]
    if word.case == "GEN":
        return _head_mood(page, trigger, trigger.last, high)
    main = main_verb(page, trigger, high)
    if word.case == "LOC":
        tense = page.words[main] if main is not None else None
        if trigger.frame.within is None or tense is None or tense.tense not in _HAPPENED:
            return None
        results = any(page.is_(at, "results") for at in range(trigger.last, clause[1]))
        return None if trigger.frame.within == "result" and not results else "asserted"
    if trigger.last < high and page.is_(trigger.last, "ended"):
        return "asserted"
    return "asserted" if _headline(page, trigger, clause, high) else None


def _headline(page: Page, trigger: Trigger, clause: Range, high: int) -> bool:
    """Whether a bare noun is the predicate of a clause without a verb: … হামলা, নিহত ৭, … হামলা রাশিয়ার।"""
    if any(page.words[at].verb in ("FIN", "PTCP", "COND") for at in range(*clause)):
        return False
    after = trigger.last
    role = page.article.blocks[page.sentences[page.tokens.sentence[trigger.first]].block].role
    if after >= high or page.stops(after) or page.tokens.forms[after] == ",":
        return role in _HEADS
    if page.tokens.kinds[after] == "number" or page.words[after].pos == "NUM":
        return bool(trigger.frame.counts)
    if role in _HEADS and trigger.frame.counts and page.is_(after, "people"):
        return after + 1 == clause[1]
    # The one who did it, behind the noun, and nothing more.
    return after in page.named and clause[1] == page.reach[page.named[after]][1] and not trigger.frame.counts


def in_first_person(page: Page, bounds: Range) -> bool:
    """Whether a sentence is someone's speech, though nobody is named: it says I or we."""
    return any(page.is_(at, "first_person") for at in range(*bounds))


def voice_of(
    page: Page, index: int | None, mood: str, kind: str, sides: list[str], *, vow: bool, own_voice: bool
) -> str:
    """The status of an act by who tells of it: the page, an official, or a party to the matter."""
    status = mood
    if vow:
        return status
    if index is None and own_voice and mood == "asserted":
        return "claimed"
    while index is not None and mood == "asserted":
        row = page.statements[index]
        index = row.inside
        if row.stance == "deny":
            return "denied"
        if row.stance in _ADMITS or (row.mode == "credit" and row.stance == "report"):
            continue
        if row.stance in ("order", "propose", "demand", "hope"):
            return "planned"
        if not _neutral(row, kind, sides, page):
            status = "claimed"
    return status


def _neutral(row: Statement, kind: str, sides: list[str], page: Page) -> bool:
    """Whether a speaker is an official who reports what his office is there to report."""
    if row.stance not in _OFFICIAL or not (kind.startswith(_OWN_ACTS) or kind == "COERCE"):
        return False
    who = _entities(row.source.entity if row.source else None)
    return page.persons.isdisjoint(who) and not set(who) & set(sides)


def _entities(who: Entity) -> list[str]:
    return [who] if isinstance(who, str) else list(who or ())
