"""The value of each expression: TIMEX3, anchored to publication, to an earlier expression, or to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice

from msgspec.structs import replace

from sutradhar.calendars import add_months
from sutradhar.layers.timing.answers import SECONDS, STEP, YEARS, Answer, Past, on_clock, timed
from sutradhar.layers.timing.days import Found, Scene, find, weekday
from sutradhar.layers.timing.named import named, replace_day, this_day
from sutradhar.layers.timing.periods import (
    century,
    decade,
    duration,
    fiscal,
    part_of_year,
    quarter,
    repeated,
    season,
    session,
)
from sutradhar.model import Expression, Facts

_MEMORY = 100
"""How many expressions back one may hang on."""
_THESE_WEEKS = 45
"""Days around publication of which a report speaks without a year, whatever year it named before."""


def answer(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """The value of one expression; `history` holds those before it, in order."""
    if expression.until is not None:
        return _range(expression, scene, history)
    return _SHAPES[expression.shape](expression, scene, history)


def _date(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    facts = expression.facts
    if facts.month_relation == "same" or (facts.relation == "same" and facts.day and not facts.month):
        return _anaphora(expression, scene, history)
    if facts.year is not None and facts.month is None and facts.weekday is None:
        bangla = facts.calendar == "bangla" or (facts.calendar == "gregorian" and 1380 <= facts.year <= 1450)
        if bangla:
            return Answer("DATE", f"{facts.year + 593}-04-14/{facts.year + 594}-04-13", None, None, facts.mod)
    found = _in_told_year(expression, scene, history) or find(facts, expression.tense, scene)
    if (
        found
        and facts.offset is not None
        and scene.today
        and found.start != scene.today + timedelta(facts.offset)
    ):
        found = replace(found, conflict=True)
    return timed(found, facts)


def _in_told_year(expression: Expression, scene: Scene, history: list[Past]) -> Found | None:
    """A day or month of the past without a year, told after one with a year long gone: it is of the same year. In the
    next sentence only after a whole date, and only where the reading from publication is not of these weeks."""
    facts, today = expression.facts, scene.today
    bare = facts.month and facts.calendar == "gregorian" and facts.year is None and facts.weekday is None
    related = facts.relation or facts.year_relation or facts.month_relation or facts.offset is not None
    told = history[-1] if history else None
    if not bare or related or told is None or today is None or expression.sentence is None:
        return None
    if expression.tense == "future" or told.found.anchored or told.found.start.year >= today.year:
        return None
    if told.sentence != expression.sentence:
        near = find(facts, expression.tense, scene)
        recent = near is not None and abs((near.start - today).days) < _THESE_WEEKS
        whole = told.found.grain == "D" and facts.day
        if recent or not whole or not _follows(expression, told):
            return None
    return find(replace(facts, year=told.found.start.year), None, scene)


def _weekday(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    return timed(weekday(expression.facts, expression.tense, scene), expression.facts)


def _dayref(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    facts = expression.facts
    if scene.today is None or facts.offset is None:
        return timed(None, facts)
    offset = facts.offset
    if facts.relation == "last" or (facts.relation is None and facts.doubtful and expression.tense == "past"):
        offset = -offset
    return timed(Found(scene.today + timedelta(offset), "D", True), facts)


def _night(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    yesterday = Found(scene.today - timedelta(1), "D", True) if scene.today else None
    return timed(yesterday, expression.facts)


def _clock(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """A clock without a date: the last day that the same or the sentence before named, else publication."""
    for past in reversed(history):
        if past.found.grain == "D" and expression.sentence is not None and past.sentence is not None:
            if expression.sentence - past.sentence <= 1:
                return timed(past.found, expression.facts, anchor=past.index)
            break
    return timed(Found(scene.today, "D", True) if scene.today else None, expression.facts)


def _shift(found: Found, unit: str, count: float) -> Found | None:
    """A day or period moved by a number of units, at the grain of the unit."""
    try:
        if unit in YEARS:
            return Found(date(int(found.start.year + count * YEARS[unit]), 1, 1), "Y", True)
        if unit == "M":
            return Found(date(*add_months(found.start.year, found.start.month, int(count)), 1), "M", True)
        days = count * (7 if unit == "W" else 1)
        return Found(found.start + timedelta(days), "D", True)
    except (ValueError, OverflowError):
        return None


def _follows(expression: Expression, told: Past) -> bool:
    """Whether an expression stands in the sentence of an earlier one or in the next."""
    known = expression.sentence is not None and told.sentence is not None
    return known and (expression.sentence or 0) - (told.sentence or 0) <= 1


def _relative(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    facts, today = expression.facts, scene.today
    if today is None or facts.unit is None:
        return Answer("DATE", None, None, None, facts.mod)
    told = history[-1] if history and facts.unit == "D" and facts.relation == "this" else None
    if told and told.found.grain == "D" and _follows(expression, told):
        return timed(told.found, facts, anchor=told.index)
    return _unit(facts, today, STEP.get(facts.relation or "this", 0), "published")


def _unit(facts: Facts, origin: date, step: int, anchor: str | int) -> Answer:
    """The week, month, year or decade that lies `step` of them from the origin."""
    if facts.unit == "W":
        year, week, _ = (origin + timedelta(weeks=step)).isocalendar()
        return Answer("DATE", f"{year}-W{week:02}", anchor, None, facts.mod)
    if facts.unit == "E":
        return Answer("DATE", str(origin.year // 10 + step), anchor, None, facts.mod)
    found = _shift(Found(origin, "D"), facts.unit or "D", step)
    return timed(found, facts, anchor=anchor)


def _ago(expression: Expression, scene: Scene, history: list[Past], sign: int = -1) -> Answer:
    facts, today = expression.facts, scene.today
    amount, unit = facts.amounts[0] if facts.amounts else (1, facts.unit or "D")
    amount = 1 if amount is None else amount
    mod = "APPROX" if not facts.amounts or facts.amounts[0][0] is None else facts.mod
    clock = unit in SECONDS
    if today is None or amount > 5000:
        return Answer("TIME" if clock else "DATE", None)
    if clock:
        return Answer("TIME", _hours(today, scene.clock, sign * amount, unit), "published", None, mod)
    if unit in YEARS and amount != int(amount):
        amount, unit = amount * 12 * YEARS[unit], "M"
    found = _shift(Found(today, "D"), unit, sign * amount)
    return Answer("DATE", found.value if found else None, "published", found, mod)


def _hours(today: date, clock: str | None, amount: float, unit: str) -> str:
    minutes = amount * {"H": 60, "MIN": 1, "S": 1 / 60}[unit]
    if clock is None:
        return (today + timedelta(minutes=minutes)).isoformat() if abs(minutes) >= 1440 else today.isoformat()
    total = int(clock[:2]) * 60 + int(clock[3:5]) + round(minutes)
    day, rest = today + timedelta(total // 1440), total % 1440
    return f"{day.isoformat()}T{rest // 60:02}:{rest % 60:02}"


def _hence(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    if expression.tense == "future":
        return _ago(expression, scene, history, 1)
    return duration(expression, scene, history)


def _vague(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    return Answer("DATE", expression.facts.value)


def _still(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """আজও: to this day, or today too of what is to come."""
    if expression.tense == "future":
        return _dayref(expression, scene, history)
    return Answer("DATE", "PRESENT_REF")


def _anaphora(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """পরদিন, ওই বছর, এর তিন দিন আগে: from an earlier expression, never from publication."""
    facts = expression.facts
    chained = "/offset-from-it@" in expression.rule
    origin = next((past for past in islice(reversed(history), _MEMORY) if chained or not past.hanging), None)
    if origin is None:
        return Answer("TIME" if facts.hour is not None or facts.part else "DATE", None)
    start = origin.found.start
    if facts.amounts and facts.amounts[0][0] is not None:
        back = facts.relation == "prior"
        found = _shift(origin.found, facts.amounts[0][1], (-1 if back else 1) * facts.amounts[0][0])
        return timed(found, Facts(), anchor=origin.index)
    if facts.offset is not None or (facts.part and not facts.unit and not facts.month):
        if origin.found.grain != "D":
            return Answer("DATE", None)
        return timed(Found(start + timedelta(facts.offset or 0), "D"), facts, anchor=origin.index)
    step = STEP.get(facts.relation or "same", 0)
    if facts.month:
        moved = replace(facts, year=start.year + (step if facts.unit == "Y" else 0), relation=None)
        return timed(find(moved, None, scene), facts, anchor=origin.index)
    if facts.day:
        moved = replace(facts, year=start.year, month=start.month, relation=None)
        return timed(find(moved, None, scene), facts, anchor=origin.index)
    if facts.unit == "D" and origin.found.grain != "D":
        return Answer("DATE", None)
    return _unit(facts, start, step, origin.index)


def _range(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """a/b: what one half leaves open (month, year, day) it takes from the other."""
    first, last = expression.facts, expression.until
    assert last is not None
    if last.hour is not None or last.part:
        day = _date(replace_facts(expression), scene, history).found if first.month else None
        day = day or (weekday(first, expression.tense, scene) if first.weekday else None)
        if day is None and scene.today:
            day = Found(scene.today + timedelta(first.offset or 0), "D", True)
        if day is None:
            return Answer("TIME", None)
        return Answer("TIME", f"{on_clock(day.start, first)}/{on_clock(day.start, last)}", "published", day)
    if first.weekday and not first.month:
        start = weekday(first, expression.tense, scene)
        if start is None or last.weekday is None:
            return Answer("DATE", None)
        end = start.start + timedelta((last.weekday - first.weekday) % 7)
        return Answer("DATE", f"{start.value}/{end}", "published", start)
    return _date_range(expression, scene, history)


def replace_facts(expression: Expression) -> Expression:
    """The first half of a range as an expression of its own."""
    return replace(expression, until=None)


def _date_range(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    first, last = expression.facts, expression.until
    assert last is not None
    if first.relation == "same":
        if not history:
            return Answer("DATE", None)
        first = replace(first, year=history[-1].found.start.year, relation=None)
    if first.month is None and last.month is not None:
        first = replace(first, month=last.month, calendar=last.calendar)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - ((first.month or 0) > (last.month or 0)))
    start = find(first, expression.tense, scene)
    if start is None:
        return Answer("DATE", None)
    if last.year is not None:
        end = find(last, expression.tense, scene)
    else:
        day = replace(last, year=start.start.year, relation=None, calendar=last.calendar)
        if day.calendar != "gregorian":
            days = [find(replace(last, relation=None), None, replace_day(scene, start.start))]
        else:
            days = [find(day, None, scene), find(replace(day, year=start.start.year + 1), None, scene)]
        later = [each for each in days if each and each.start >= start.start]
        end = later[0] if later else None
    if end is None or end.start < start.start:
        return Answer("DATE", None)
    return Answer("DATE", f"{start.value}/{end.value}", "published" if start.anchored else None, start)


_SHAPES: dict[str, Callable[[Expression, Scene, list[Past]], Answer]] = {
    "date": _date,
    "weekday": _weekday,
    "dayref": _dayref,
    "night": _night,
    "clock": _clock,
    "stamp": _clock,
    "relative": _relative,
    "ago": _ago,
    "hence": _hence,
    "duration": duration,
    "set": repeated,
    "vague": _vague,
    "still": _still,
    "anaphora": _anaphora,
    "quarter": quarter,
    "fiscal": fiscal,
    "span": part_of_year,
    "session": session,
    "decade": decade,
    "century": century,
    "season": season,
    "named": named,
    "thisday": this_day,
    "range": _date,
}
