"""What a page says that bounds its own day: who held an office, what had happened, which dates are told as past, and
dates of two calendars side by side.

The facts are `data/bn/dating.toml` and the confirmed terms of `names/offices.tsv`; each piece of evidence is a span.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from sutradhar.calendars import (
    BANGLADESH,
    INDIA,
    bangla_to_date,
    date_to_bangla,
    date_to_hijri_year,
    gregorian,
    hijri_to_date,
)
from sutradhar.knowledge import load_knowledge
from sutradhar.language import Language, folded
from sutradhar.model import Expression, Facts, Mention, Span, Tokens
from sutradhar.timex.stamps import day_of

_BEFORE = 5
"""Tokens before a name in which its title stands."""
FIRST_YEAR, LAST_YEAR = 1998, 2060
"""Bengali news on the web is not older; how far dates of other calendars are reckoned."""
_BESIDE = 8
"""Tokens within which two dates stand side by side."""


class Evidence(Struct, frozen=True):
    """A fact that bounds the day: the page was written in one of the half-open `terms` (None: open)."""

    span: Span
    rule: str
    terms: list[tuple[date | None, date | None]]

    def allows(self, day: date) -> bool:
        """Whether a page of that day could say so."""
        return any((not low or low <= day) and (not high or day <= high) for low, high in self.terms)


def offices(language: Language, tokens: Tokens, mentions: list[Mention]) -> list[Evidence]:
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
            found.extend(
                (title, iso_day(row["start"]), iso_day(row.get("end"))) for title in folded(row["office"])
            )
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
        iso_day(value + ("-12-31" if last else "-01-01")[3 * value.count("-") :])
        if len(value) < 10
        else iso_day(value)
    )


def events(language: Language, tokens: Tokens, mentions: list[Mention]) -> list[Evidence]:
    """Dated events that a sentence speaks of: the page is not older than they."""
    entities = {mention.entity for mention in mentions if isinstance(mention.entity, str)}
    found = []
    for event in _dated_events(language):
        if not entities.issuperset(event.entities):
            continue
        for low, high in tokens.bounds:
            at = [_place(tokens.forms, low, high, spellings) for spellings in event.words]
            places = [index for index in at if index is not None]
            if len(places) == len(at):
                span = Span(tokens.starts[min(places)], tokens.ends[max(places)])
                found.append(Evidence(span, f"event:{event.id}", [(event.day, None)]))
                break
    return found


class Event(Struct, frozen=True):
    """A dated event: the entities that the page names, and the words of a sentence that speaks of it, each in its
    spellings."""

    id: str
    day: date | None
    entities: list[str]
    words: list[tuple[str, ...]]


@cache
def _dated_events(language: Language) -> list[Event]:
    return [
        Event(
            row["id"],
            iso_day(row["date"]),
            row["entities"],
            [tuple(folded(word.split("|"))) for word in row["words"]],
        )
        for row in language.toml("dating")["event"]
    ]


def _place(forms: list[str], low: int, high: int, spellings: tuple[str, ...]) -> int | None:
    return next((index for index in range(low, high) if forms[index].startswith(spellings)), None)


def past_dates(language: Language, expressions: list[Expression]) -> list[Evidence]:
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


def calendars(language: Language, said: Expression, expressions: list[Expression]) -> list[Evidence]:
    """Dates of another calendar beside the Gregorian day that a page says of itself (২৭ ডিসেম্বর, ৬ রজব): the days
    that they fall on, give or take the day by which the moon and the almanacs differ."""
    found = []
    for other in expressions:
        facts = other.facts
        beside = other.sentence == said.sentence and abs((other.token or 0) - (said.token or 0)) <= _BESIDE
        if facts.calendar == "gregorian" or not (beside and facts.month and facts.day):
            continue
        days = _foreign_days(language, facts)
        terms: list[tuple[date | None, date | None]] = [
            (day - timedelta(1), day + timedelta(1)) for day in days
        ]
        found.append(Evidence(Span(other.start, other.end), f"calendar:{facts.calendar}", terms))
    return found


def _foreign_days(language: Language, facts: Facts) -> list[date]:
    """Every day of these years that a Bangla or Hijri date may mean."""
    assert facts.month is not None
    assert facts.day is not None
    if facts.calendar == "hijri":
        first, last = (date_to_hijri_year(date(year, 6, 1)) for year in (FIRST_YEAR - 1, LAST_YEAR))
        years = range(first, last + 1) if facts.year is None else [facts.year]
        moons = [hijri_to_date(language, year, facts.month, facts.day) for year in years]
        return [moon.day for moon in moons if moon]
    first, last = (date_to_bangla(date(year, 6, 1))[0] for year in (FIRST_YEAR - 1, LAST_YEAR))
    years = range(first, last + 1) if facts.year is None else [facts.year]
    regions = (BANGLADESH, INDIA)
    days = [bangla_to_date(year, facts.month, facts.day, region) for year in years for region in regions]
    return [day for day in days if day]


def iso_day(value: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for what is none."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
