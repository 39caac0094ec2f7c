"""Periods: durations, sets, quarters, fiscal years, decades, centuries, seasons."""

from __future__ import annotations

from datetime import date

from sutradhar.calendars import add_months, fiscal_year, month_end
from sutradhar.layers.timing.answers import SECONDS, STEP, YEARS, Answer, Past
from sutradhar.layers.timing.days import Scene
from sutradhar.model import Expression, Facts

_SEASONS = {"SP": 2, "SU": 4, "RA": 6, "FA": 9, "WI": 12}
"""The month in which a season begins."""


def duration(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    facts = expression.facts
    if facts.value:
        return Answer("DURATION", facts.value)
    amounts = facts.amounts
    if len(amounts) == 2 and amounts[0][1] == amounts[1][1]:
        low, high = sorted(amount or 0 for amount, _ in amounts)
        unit = amounts[0][1]
        return Answer("DURATION", f"{period([(low, unit)])}/{period([(high, unit)])}", None, None, facts.mod)
    about = amounts and amounts[0][0] is None and expression.rule.startswith("times/duration-about")
    if about:
        return Answer("DURATION", period([(1, amounts[0][1])]), None, None, "APPROX")
    return Answer("DURATION", period(amounts), None, None, facts.mod)


def period(amounts: list[tuple[float | int | None, str]]) -> str:
    """ISO 8601 of a duration: P3D, PT90M, P30M, PXD for a vague plural."""
    days, hours = "", ""
    for amount, unit in amounts:
        if unit in SECONDS:
            whole = amount is None or amount == int(amount) or unit != "H"
            hours += f"{_number(amount)}{SECONDS[unit]}" if whole else f"{_number((amount or 0) * 60)}M"
        elif unit in YEARS:
            years = None if amount is None else amount * YEARS[unit]
            whole = years is None or years == int(years)
            days += f"{_number(years)}Y" if whole else f"{_number((years or 0) * 12)}M"
        else:
            days += f"{_number(amount)}{'D' if unit == 'BD' else unit}"
    return f"P{days}T{hours}" if hours else f"P{days}"


def _number(amount: float | int | None) -> str:
    if amount is None:
        return "X"
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def repeated(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    facts = expression.facts
    if facts.weekday:
        value = f"XXXX-WXX-{facts.weekday}" + (f"T{facts.part}" if facts.part else "")
    elif facts.month:
        value = f"XXXX-{facts.month:02}" + (f"-{facts.day:02}" if facts.day else "")
    elif facts.day:
        value = f"XXXX-XX-{facts.day:02}"
    elif facts.hour is not None:
        value = f"XXXX-XX-XXT{int(facts.hour) % 24:02}:{facts.minute or 0:02}"
    elif facts.part:
        value = f"XXXX-XX-XXT{facts.part}"
    else:
        value = period([(1, facts.unit or "D")])
    return Answer("SET", value)


def quarter(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    facts = expression.facts
    year = facts.year if facts.year is not None else scene.today.year if scene.today else None
    if facts.month:
        ordinal: int | None = (facts.month + 2) // 3
    else:
        ordinal = facts.ordinal
    if year is None or ordinal is None:
        return Answer("DATE", None)
    year += STEP.get(facts.relation or "this", 0) if facts.year is None else 0
    anchor = None if facts.year is not None else "published"
    return Answer("DATE", f"{year}-Q{4 if ordinal == -1 else ordinal}", anchor)


def _fiscal_start(facts: Facts, scene: Scene) -> int | None:
    if facts.year is not None:
        return facts.year
    if scene.today is None:
        return None
    running = scene.today.year - (scene.today < fiscal_year(scene.today.year, scene.region)[0])
    return running + STEP.get(facts.relation or "this", 0)


def fiscal(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    start = _fiscal_start(expression.facts, scene)
    if start is None or not 1 <= start < 9999:
        return Answer("DATE", None)
    first, last = fiscal_year(start, scene.region)
    anchor = None if expression.facts.year is not None else "published"
    return Answer("DATE", f"{first}/{last}", anchor, None, expression.facts.mod)


def part_of_year(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """The first five months of a year or fiscal year, a quarter of a fiscal year."""
    facts = expression.facts
    fiscal = "fiscal" in expression.rule or facts.named == "fiscal"
    months = int(facts.amounts[0][0] or 0) if facts.amounts else 3
    ordinal = facts.ordinal or 1
    if fiscal:
        start = _fiscal_start(facts, scene)
        origin = fiscal_year(start, scene.region)[0] if start and 1 <= start < 9999 else None
    else:
        year = facts.year if facts.year is not None else scene.today.year if scene.today else None
        origin = date(year + STEP.get(facts.relation or "this", 0), 1, 1) if year else None
    if origin is None or not 0 < months <= 12 or not (ordinal == -1 or 0 < ordinal <= 12):
        return Answer("DATE", None)
    skip = 12 - months if ordinal == -1 else (ordinal - 1) * months
    first = date(*add_months(origin.year, origin.month, skip), 1)
    last = month_end(*add_months(first.year, first.month, months - 1))
    return Answer("DATE", f"{first}/{last}", None if facts.year is not None else "published")


def session(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    year = expression.facts.year
    return Answer("DATE", f"{year}/{year + 1}" if year else None)


def decade(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    year = expression.facts.year
    if year and scene.today and year > scene.today.year:
        year -= 100  # the thirties and forties are those that were
    return Answer("DATE", str(year)[:3] if year else None, None, None, expression.facts.mod)


def century(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    ordinal = expression.facts.ordinal or 0
    return Answer("DATE", f"{ordinal - 1:02}" if ordinal > 0 else None, None, None, expression.facts.mod)


def season(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    if scene.today is None:
        return Answer("DATE", None)
    year, relation = scene.today.year, expression.facts.relation
    begins = _SEASONS[expression.facts.value or ""]
    if relation == "next":
        year += scene.today.month >= begins
    elif relation == "last":
        year -= scene.today.month <= begins + 1
    return Answer("DATE", f"{year}-{expression.facts.value}", "published")
