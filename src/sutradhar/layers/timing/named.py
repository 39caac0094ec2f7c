"""Named days by the calendar that keeps them, and the day of publication in another year."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from sutradhar.calendars import gregorian
from sutradhar.layers.timing.answers import Answer, Past, timed
from sutradhar.layers.timing.days import Found, Scene, choose, find
from sutradhar.model import Expression, Facts


def named(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """A named day, by the calendar that keeps it."""
    facts = expression.facts
    days = [
        day
        for day in scene.language.toml("calendars")["named_day"]
        if facts.named in (*day["names"], *day.get("also", ()))
        and scene.region in day.get("regions", [scene.region])
    ]
    found = [each for day in days if (each := _kept(day, facts, scene))]
    today = scene.today
    if today is not None and facts.year is None:
        starts = choose([each.start for each in found], today, facts.relation, None)
        found = [each for each in found if each.start == starts]
    return timed(found[0] if found else None, facts)


def _kept(day: dict[str, Any], facts: Facts, scene: Scene) -> Found | None:
    """When a named day is kept: nearest to publication, or in the year of the facts."""
    calendar = next(name for name in ("date", "bangla", "hijri") if name in day)
    month, number = map(int, day[calendar].split("-"))
    kept = replace(facts, calendar="gregorian" if calendar == "date" else calendar, month=month, day=number)
    if calendar == "date" or facts.year is None:
        return find(kept, None, scene)
    anyhow = replace(kept, year=None, relation=None)
    years = range(facts.year - 1, facts.year + 2)
    found = [find(anyhow, None, replace_day(scene, date(year, 7, 1))) for year in years]
    in_year = next((each for each in found if each and each.start.year == facts.year), None)
    return replace(in_year, anchored=False) if in_year else None


def this_day(expression: Expression, scene: Scene, history: list[Past]) -> Answer:
    """২০১৪ সালের এই দিনে: the day of publication in another year."""
    year, today = expression.facts.year, scene.today
    day = gregorian(year, today.month, today.day) if year is not None and today else None
    return timed(Found(day, "D", True) if day else None, expression.facts)


def replace_day(scene: Scene, today: date) -> Scene:
    """The same scene on another day."""
    return Scene(scene.language, today, None, scene.region)
