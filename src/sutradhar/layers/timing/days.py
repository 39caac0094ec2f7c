"""Which day, month or year the facts of an expression mean, seen from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from sutradhar.calendars import (
    BANGLADESH,
    add_months,
    bangla_to_date,
    date_to_bangla,
    date_to_hijri_year,
    gregorian,
    hijri_to_date,
    near_weekday,
    weekday_years,
)
from sutradhar.language import Language
from sutradhar.model import Facts

_STEP = {"last": -1, "next": 1, "this": 0}
_PRINT_ERROR = 15
"""Days around publication within which a wrong weekday is a slip of the paper, not another year."""
_LOOK_BACK = 12
_FAR, _RECENT = 270, 90
"""A date that a future verb would put so many days ahead, though it was so few days ago, belongs to another verb."""


class Scene(Struct):
    """Where an expression is read: the day and clock of publication (None where not known), the region."""

    language: Language
    today: date | None
    clock: str | None = None
    region: str = BANGLADESH


class Found(Struct, frozen=True):
    """What facts mean: `start` is the first day, `grain` D, M or Y, `slack` days of doubt; `conflict` where a weekday
    contradicts; `anchored` where publication was needed."""

    start: date
    grain: str
    anchored: bool = False
    conflict: bool = False
    slack: int = 0

    @property
    def value(self) -> str:
        """ISO 8601 at the grain."""
        return self.start.isoformat()[: {"D": 10, "M": 7, "Y": 4}[self.grain]]


def find(facts: Facts, tense: str | None, scene: Scene) -> Found | None:
    """The date that facts mean, or None where it hangs on a publication that is not known."""
    if facts.calendar != "gregorian" and facts.month:
        return _foreign(facts, tense, scene)
    if facts.year is not None:
        return _in_year(facts, facts.year, False)
    today = scene.today
    if today is None:
        return None
    if facts.year_relation and facts.month:
        return _in_year(facts, today.year + _STEP.get(facts.year_relation, 0), True)
    if facts.month_relation and facts.day:
        year, month = add_months(today.year, today.month, _STEP.get(facts.month_relation, 0))
        day = gregorian(year, month, facts.day)
        return Found(day, "D", True) if day else None
    if facts.month and facts.day:
        return _day_and_month(facts, facts.month, facts.day, tense, scene)
    if facts.month:
        return _month(facts.month, facts.relation, tense, today)
    if facts.day:
        return _day_alone(facts.day, facts.relation, tense, today)
    return None


def _in_year(facts: Facts, year: int, anchored: bool) -> Found | None:
    start = gregorian(year, facts.month or 1, facts.day or 1)
    if start is None:
        return None
    grain = "D" if facts.day else "M" if facts.month else "Y"
    conflict = grain == "D" and facts.weekday not in (None, start.isoweekday())
    return Found(start, grain, anchored, conflict)


def _day_and_month(facts: Facts, month: int, day: int, tense: str | None, scene: Scene) -> Found | None:
    """The nearest such day by relation or tense; a weekday that fits another year only decides, unless the day is so
    close to publication that the paper must have slipped."""
    today = scene.today
    assert today is not None
    days = [when for year in range(today.year - 8, today.year + 9) if (when := gregorian(year, month, day))]
    chosen = today if today in days else choose(days, today, facts.relation, tense)
    near = choose(days, today, None, None)
    if (
        chosen
        and near
        and (chosen - today).days > _FAR
        and (today - near).days <= _RECENT
        and not facts.relation
    ):
        chosen = near
    if facts.weekday and near and abs((near - today).days) <= _PRINT_ERROR:
        return Found(near, "D", True, conflict=near.isoweekday() != facts.weekday)
    if chosen is None or facts.weekday is None or chosen.isoweekday() == facts.weekday:
        return Found(chosen, "D", True) if chosen else None
    if near and near.isoweekday() == facts.weekday and abs((near - today).days) < 200:
        return Found(near, "D", True)
    years = weekday_years(month, day, facts.weekday, today.year - _LOOK_BACK, today.year)
    fitting = [when for year in years if (when := gregorian(year, month, day)) and when <= today]
    if fitting and (today - fitting[-1]).days < 366 * 6:
        return Found(fitting[-1], "D", True)
    return Found(chosen, "D", True, conflict=True)


def choose(days: list[date], today: date, relation: str | None, tense: str | None) -> date | None:
    """One of several days: strictly before today for গত, after it for আগামী; by tense else, today included; the nearest
    where there is no verb."""
    if relation == "last":
        return max((when for when in days if when < today), default=None)
    if relation == "next":
        return min((when for when in days if when > today), default=None)
    if tense == "past":
        return max((when for when in days if when <= today), default=None)
    if tense == "future":
        return min((when for when in days if when >= today), default=None)
    return min(days, key=lambda when: (abs((when - today).days), when > today), default=None)


def _month(month: int, relation: str | None, tense: str | None, today: date) -> Found | None:
    this = date(today.year, today.month, 1)
    months = [date(year, month, 1) for year in range(today.year - 1, today.year + 2)]
    chosen = choose(months, this, relation, tense)
    return Found(chosen, "M", True) if chosen else None


def _day_alone(day: int, relation: str | None, tense: str | None, today: date) -> Found | None:
    months = [add_months(today.year, today.month, count) for count in (-2, -1, 0, 1, 2)]
    days = [when for year, month in months if (when := gregorian(year, month, day))]
    chosen = choose(days, today, relation, tense)
    return Found(chosen, "D", True) if chosen else None


def _foreign(facts: Facts, tense: str | None, scene: Scene) -> Found | None:
    """A Bangla or Hijri date; a weekday beside it decides between the two reckonings, or a day of doubt."""
    if facts.year is not None:
        return _foreign_in(facts, facts.year, scene, False)
    if scene.today is None:
        return None
    bangla = facts.calendar == "bangla"
    year = date_to_bangla(scene.today)[0] if bangla else date_to_hijri_year(scene.today)
    found = [_foreign_in(facts, year + step, scene, True) for step in (-1, 0, 1)]
    days = {each.start: each for each in found if each}
    chosen = choose(list(days), scene.today, facts.relation, tense) if days else None
    return days[chosen] if chosen else None


def _foreign_in(facts: Facts, year: int, scene: Scene, anchored: bool) -> Found | None:
    assert facts.month is not None
    grain = "D" if facts.day else "M"
    if facts.calendar == "hijri":
        moonlit = hijri_to_date(scene.language, year, facts.month, facts.day or 1)
        if moonlit is None:
            return None
        start, slack = moonlit.day, moonlit.slack
        if facts.weekday and start.isoweekday() != facts.weekday:
            near = [start + timedelta(step) for step in (-1, 1)]
            fits = [when for when in near if when.isoweekday() == facts.weekday]
            return Found(fits[0] if fits else start, grain, anchored, conflict=not fits)
        return Found(start, grain, anchored, slack=0 if facts.weekday else slack)
    other = "IN" if scene.region == BANGLADESH else BANGLADESH
    readings = [bangla_to_date(year, facts.month, facts.day or 1, region) for region in (scene.region, other)]
    days = [when for when in readings if when]
    if not days:
        return None
    if facts.weekday is None:
        return Found(days[0], grain, anchored)
    fits = [when for when in days if when.isoweekday() == facts.weekday]
    return Found(fits[0] if fits else days[0], grain, anchored, conflict=not fits)


def weekday(facts: Facts, tense: str | None, scene: Scene) -> Found | None:
    """A weekday without a date: nearest by tense, publication included; গত and আগামী exclude it."""
    today, day = scene.today, facts.weekday
    if today is None or day is None:
        return None
    if facts.offset is not None:
        said = today + timedelta(facts.offset)
        near = min(
            (near_weekday(said, day, way) for way in (1, -1)), key=lambda when: abs((when - said).days)
        )
        return Found(near, "D", True, conflict=near != said)
    if facts.year_relation:
        monday = today - timedelta(today.isoweekday() - 1) + timedelta(weeks=_STEP[facts.year_relation])
        return Found(monday + timedelta(day - 1), "D", True)
    ahead = facts.relation == "next" or (facts.relation != "last" and tense in ("future", "present"))
    strict = facts.relation in ("last", "next")
    return Found(near_weekday(today, day, 1 if ahead else -1, strict=strict), "D", True)
