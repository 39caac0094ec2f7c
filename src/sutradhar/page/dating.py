"""The date of a page that does not print it, by argument: a weekday that fits few years, who held an office, what had
happened, and the day of retrieval as an upper bound only. Two years that both fit leave the value open.

What a page says that bounds its day is found by `evidence.py`; each piece of evidence is a span.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from msgspec.structs import replace

from sutradhar.calendars import gregorian
from sutradhar.language import Language, folded
from sutradhar.model import Article, Dated, Expression, Mention, Span, Tokens
from sutradhar.page.evidence import FIRST_YEAR, Evidence, calendars, events, iso_day, offices, past_dates
from sutradhar.text import Folded
from sutradhar.timex.stamps import day_of

VERSION = 1
_HORIZON = 12
"""Years after the latest evidence in which a page without a retrieval may still lie."""
_OPENING = 8
"""The sentences in which a report says when it happened."""


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
    retrieved = iso_day(article.source.retrieved)
    evidence = [
        *offices(language, tokens, mentions),
        *events(language, tokens, mentions),
        *past_dates(language, expressions),
    ]
    said = _anchor(language, tokens, expressions)
    if said is not None:
        evidence.extend(calendars(language, said, expressions))
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


def _anchor(language: Language, tokens: Tokens, expressions: list[Expression]) -> Expression | None:
    """The expression by which a report says its own day: the first date with a weekday, with today, or beside a date
    of another calendar; or the holiday that today is."""
    opening = [
        each
        for each in expressions
        if each.sentence is not None and each.sentence < _OPENING and not each.until
    ]
    for index, expression in enumerate(opening):
        facts = expression.facts
        if facts.relation or facts.year_relation or expression.tense == "future":
            continue
        if expression.shape == "date" and facts.day and facts.month:
            told = facts.weekday is not None or facts.offset is not None
            beside = facts.calendar == "gregorian" and calendars(language, expression, opening)
            if told or beside:
                return expression
        elif facts.offset == 0 and index + 1 < len(opening):
            holiday = _holiday(language, tokens, expression, opening[index + 1])
            if holiday is not None:
                return holiday
    return None


def _holiday(language: Language, tokens: Tokens, today: Expression, named: Expression) -> Expression | None:
    """আজ মঙ্গলবার, মহান বিজয় দিবস: today as the day of a holiday of a fixed date that stands right behind it."""
    fixed = {day["date"] for day in _fixed_days(language) if named.facts.named in day["names"]}
    if named.sentence != today.sentence or len(fixed) != 1 or today.token is None or named.token is None:
        return None
    rims = folded(language.toml("dating")["holiday_rims"])
    between = [tokens.forms[at] for at in range(today.token, named.token) if tokens.starts[at] >= today.end]
    ending = next(at for at in range(named.token, len(tokens)) if tokens.ends[at] >= named.end)
    whole = tokens.forms[ending] == folded([named.facts.named or ""])[0].split()[-1]
    if not whole or any(form not in rims for form in between):
        return None
    month, day = map(int, fixed.pop().split("-"))
    facts = replace(today.facts, month=month, day=day)
    return replace(today, shape="date", end=named.end, facts=facts)


@cache
def _fixed_days(language: Language) -> list[dict[str, Any]]:
    return [day for day in language.toml("calendars")["named_day"] if "date" in day]


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
        final = retrieved.year if retrieved else max([FIRST_YEAR, *(low.year for low in lows)]) + _HORIZON
        years = range(FIRST_YEAR, final + 1)
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
