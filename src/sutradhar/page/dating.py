"""The date of a page that does not print it, by argument: a weekday that fits few years, who held an office, what had
happened, and the day of retrieval as an upper bound only. Two years that both fit leave the value open.

The facts are `data/bn/dating.toml` and the confirmed terms of `names/offices.tsv`; each piece of evidence is a span.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from sutradhar.calendars import gregorian
from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language, folded
from sutradhar.model import Article, Dated, Expression, Mention, Span, Tokens
from sutradhar.text import Folded
from sutradhar.timex.stamps import day_of

VERSION = 1
_FIRST_YEAR = 1998
"""Bengali news on the web is not older."""
_HORIZON = 12
"""Years after the latest evidence in which a page without a retrieval may still lie."""
_OPENING = 8
"""The sentences in which a report says when it happened."""
_BEFORE = 5
"""Tokens before a name in which its title stands."""


class Evidence(Struct, frozen=True):
    """A fact that bounds the day: the page was written in one of the half-open `terms` (None: open)."""

    span: Span
    rule: str
    terms: list[tuple[date | None, date | None]]

    def allows(self, day: date) -> bool:
        """Whether a page of that day could say so."""
        return any((not low or low <= day) and (not high or day <= high) for low, high in self.terms)


def argue(
    article: Article,
    language: Language,
    *,
    folded: Folded,
    tokens: Tokens,
    expressions: list[Expression],
    mentions: list[Mention],
) -> tuple[Dated | None, Dated | None]:
    """`published` and `updated`: what the page says of itself stands; else the argument, or bounds, or None."""
    if article.published is not None and article.published.value is not None:
        return article.published, article.updated
    retrieved = _day(article.source.retrieved)
    evidence = [
        *_offices(language, tokens, mentions),
        *_events(language, tokens, mentions),
        *_years(language, expressions),
    ]
    said = _anchor(language, expressions)
    published = _conclude(language, said, evidence, retrieved)
    return _not_after(article.published, published), article.updated


def _not_after(bound: Dated | None, argued: Dated | None) -> Dated | None:
    """The argument, bounded by what the page says of its latest day (its update)."""
    if bound is None or bound.latest is None:
        return argued
    if argued is None or (argued.value is None and argued.earliest is None):
        return bound
    if argued.value is None and (argued.latest or bound.latest) >= bound.latest:
        return replace(argued, latest=bound.latest, evidence=[*argued.evidence, *bound.evidence])
    return argued


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _anchor(language: Language, expressions: list[Expression]) -> Expression | None:
    """The expression by which a report says its own day: the first weekday with a date, or today with a date."""
    for expression in expressions:
        facts = expression.facts
        if expression.sentence is None or expression.sentence >= _OPENING or expression.until is not None:
            continue
        plain = facts.relation is None and facts.year_relation is None and expression.tense != "future"
        said = facts.weekday is not None or facts.offset is not None
        if expression.shape == "date" and facts.day and facts.month and plain and said:
            return expression
    return None


def _offices(language: Language, tokens: Tokens, mentions: list[Mention]) -> list[Evidence]:
    """Persons named with the title of an office whose terms a source confirms."""
    found = []
    position = {start: index for index, start in enumerate(tokens.starts)}
    former = _former(language)
    for mention in mentions:
        index = position.get(mention.start)
        if mention.kind != "PER" or not isinstance(mention.entity, str) or index is None:
            continue
        before = tokens.forms[max(0, index - _BEFORE) : index]
        if former.intersection(before):
            continue
        terms = _terms(language, mention.entity)
        held = [(low, high) for title, low, high in terms if any(form.startswith(title) for form in before)]
        if held:
            found.append(Evidence(Span(mention.start, mention.end), f"office:{mention.entity}", held))
    return found


@cache
def _former(language: Language) -> frozenset[str]:
    return frozenset(folded(language.toml("dating")["former"]))


@cache
def _terms(language: Language, holder: str) -> list[tuple[str, date | None, date | None]]:
    """(first word of the title as text shows it, first day, last day) of each confirmed term of a person."""
    found: list[tuple[str, date | None, date | None]] = []
    for row in language.toml("dating")["term"]:
        if row["holder"] == holder:
            found.extend((title, _day(row["start"]), _day(row.get("end"))) for title in folded(row["office"]))
    for tenure in load_knowledge(language).tenures(holder):
        if tenure.basis.startswith(("public source", "headlines")) and tenure.start:
            title = folded([tenure.office_bn.split("(")[0].split()[-1]])[0]
            found.append((title, _bound(tenure.start, False), _bound(tenure.end, True)))
    return found


def _bound(value: str | None, last: bool) -> date | None:
    """The first or last day of a date of any precision."""
    if not value or not value[:4].isdigit():
        return None
    return (
        _day(value + ("-12-31" if last else "-01-01")[3 * value.count("-") :])
        if len(value) < 10
        else _day(value)
    )


def _events(language: Language, tokens: Tokens, mentions: list[Mention]) -> list[Evidence]:
    """Dated events that a sentence speaks of: the page is not older than they."""
    entities = {mention.entity for mention in mentions if isinstance(mention.entity, str)}
    found = []
    for row in language.toml("dating")["event"]:
        if not entities.issuperset(row["entities"]):
            continue
        words = folded(row["words"])
        for low, high in tokens.bounds:
            at = [
                next((i for i in range(low, high) if tokens.forms[i].startswith(word)), None)
                for word in words
            ]
            if all(index is not None for index in at):
                places = [index for index in at if index is not None]
                span = Span(tokens.starts[min(places)], tokens.ends[max(places)])
                found.append(Evidence(span, f"event:{row['id']}", [(_day(row["date"]), None)]))
                break
    return found


def _years(language: Language, expressions: list[Expression]) -> list[Evidence]:
    """Full dates that the text speaks of as past: the page is not older than the latest."""
    days = []
    for expression in expressions:
        facts = expression.facts
        if (
            expression.sentence is None
            or expression.tense != "past"
            or expression.shape != "date"
            or facts.year is None
        ):
            continue
        month, day = facts.month or 1, facts.day or 1
        when = day_of(facts, language) if facts.month and facts.day else gregorian(facts.year, month, day)
        if when and facts.calendar == "gregorian":
            days.append((when, expression))
    if not days:
        return []
    when, expression = max(days, key=lambda entry: entry[0])
    return [Evidence(Span(expression.start, expression.end), "past-date", [(when, None)])]


def _conclude(
    language: Language, said: Expression | None, evidence: list[Evidence], retrieved: date | None
) -> Dated | None:
    """The one day that all evidence allows; where several or none remain, only what bounds it."""
    spans = [each.span for each in evidence]
    names = [each.rule for each in evidence]
    if said is None:
        return _bounds(evidence, retrieved)
    days = _days(said, language, evidence, retrieved)
    spans.insert(0, Span(said.start, said.end))
    weekday = said.facts.weekday
    fits = [day for day in days if weekday is None or day.isoweekday() == weekday]
    if said.facts.year is not None or (not fits and len(days) == 1):
        fits, conflict = days, any(weekday not in (None, day.isoweekday()) for day in days)
    else:
        conflict = False
    rule = f"dating/{'+'.join(['weekday' if weekday else 'today', *dict.fromkeys(names)])}"
    rule += ("+retrieved" if retrieved else "") + f"@{VERSION}" + ("+conflict" if conflict else "")
    if len(fits) == 1:
        day = fits[0] - timedelta(said.facts.offset or 0)
        latest = day if said.facts.offset is not None else day + timedelta(1)
        if retrieved:
            latest = min(latest, max(retrieved, day))
        return Dated(day.isoformat(), day.isoformat(), latest.isoformat(), "inferred", rule, spans)
    if not fits:
        return _bounds(evidence, retrieved)
    last = (fits[-1] + timedelta(1)).isoformat() if retrieved else None
    return Dated(None, fits[0].isoformat(), last, "inferred", rule, spans)


def _days(
    said: Expression, language: Language, evidence: list[Evidence], retrieved: date | None
) -> list[date]:
    """Every day that the expression may mean, that the evidence allows and that lies before the retrieval."""
    facts = said.facts
    if facts.year is not None:
        when = day_of(facts, language)
        days = [when] if when else []
    elif facts.calendar == "gregorian" and facts.month and facts.day:
        lows = [low for each in evidence for low, _ in each.terms if low]
        final = retrieved.year if retrieved else max([_FIRST_YEAR, *(low.year for low in lows)]) + _HORIZON
        years = range(_FIRST_YEAR, final + 1)
        days = [when for year in years if (when := gregorian(year, facts.month, facts.day))]
    else:
        days = []
    return [
        day
        for day in days
        if (not retrieved or day <= retrieved) and all(each.allows(day) for each in evidence)
    ]


def _bounds(evidence: list[Evidence], retrieved: date | None) -> Dated | None:
    """Only an upper bound: the page is not younger than its retrieval, and not older than what it speaks of."""
    lows = [min((low for low, _ in each.terms if low), default=None) for each in evidence]
    earliest = max((low for low in lows if low), default=None)
    if retrieved is None and earliest is None:
        return None
    spans = [each.span for each in evidence]
    basis = "retrieved" if earliest is None else "inferred"
    names = "+".join(dict.fromkeys([each.rule for each in evidence] + (["retrieved"] if retrieved else [])))
    return Dated(
        None,
        earliest.isoformat() if earliest else None,
        retrieved.isoformat() if retrieved else None,
        basis,
        f"dating/{names}@{VERSION}",
        spans,
    )
