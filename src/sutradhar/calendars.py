"""The calendars of Bengali news as arithmetic: Gregorian, Bangla in both reckonings, Hijri with its uncertainty.

Everything here is pure: dates in, dates out. Names of months and days are data (`data/bn/calendars.toml`), read by
`timex/lexicon.py`. A region is a state by ISO 3166 (`BD`, `IN`): it decides the Bangla reckoning and the fiscal year.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import cache
from math import asin, degrees, floor, pi, sin

from msgspec import Struct

from sutradhar.language import Language

BANGLADESH, INDIA = "BD", "IN"
BANGLA_EPOCH = 593
"""Pohela Boishakh of the Bangla year Y falls in the Gregorian year Y + 593."""

_REFORM_2019, _REFORM_1987 = 1426, 1394
_LENGTHS_2019 = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 29, 30)
_LENGTHS_1987 = (31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30, 30)
_FALGUN = 11

# The Surya Siddhanta, as in Reingold and Dershowitz, Calendrical Calculations, ch. 20 (days; R.D. = ordinal).
_SIDEREAL_YEAR = 365 + 279457 / 1080000
_ANOMALISTIC_YEAR = 1577917828000 / (4320000000 - 387)
_CREATION = -1132959 - 1955880000 * _SIDEREAL_YEAR
_EPICYCLE, _CONTRACTION = 14 / 360, 1 / 42


def gregorian(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none (36 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month that lies `count` months after (before, if negative)."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def near_weekday(origin: date, weekday: int, direction: int, *, strict: bool = False) -> date:
    """The ISO weekday on or after (`direction` 1) or on or before (-1) the origin; `strict` excludes the origin."""
    ahead = (weekday - origin.isoweekday()) % 7
    step = ahead if direction > 0 or ahead == 0 else ahead - 7
    return origin + timedelta(step or (7 * direction if strict else 0))


def weekday_years(month: int, day: int, weekday: int, first: int, last: int) -> list[int]:
    """The years of `first`..`last` in which the day of the month falls on the ISO weekday."""
    found = ((year, gregorian(year, month, day)) for year in range(first, last + 1))
    return [year for year, when in found if when and when.isoweekday() == weekday]


def fiscal_year(start: int, region: str) -> tuple[date, date]:
    """First and last day of the fiscal year that starts in `start`: July in Bangladesh, April in India."""
    month = 4 if region == INDIA else 7
    return date(start, month, 1), month_end(start + 1, month - 1)


# Bangla


def bangla_to_date(year: int, month: int, day: int, region: str = BANGLADESH) -> date | None:
    """The Gregorian day of a Bangla date, or None where the month has no such day.

    Bangladesh: the reform of 2019 from 1426 on, that of 1987 before it; India, and all older years: the sidereal
    reckoning of the almanacs, by the Surya Siddhanta.
    """
    if not (1 <= month <= 12 and 1 <= day <= 32 and 1 <= year + BANGLA_EPOCH <= 9000):
        return None
    start = _bangla_month_start(year, month, region)
    following = _bangla_month_start(*add_months(year, month, 1), region)
    found = start + timedelta(day - 1)
    return found if found < following else None


def date_to_bangla(when: date, region: str = BANGLADESH) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day in the Bangla calendar."""
    year, month = add_months(when.year - BANGLA_EPOCH, 1, (when.month - 4))
    if _bangla_month_start(year, month, region) > when:
        year, month = add_months(year, month, -1)
    return year, month, (when - _bangla_month_start(year, month, region)).days + 1


@cache
def _bangla_month_start(year: int, month: int, region: str) -> date:
    if region == INDIA or year < _REFORM_1987:
        return _sidereal_month_start(year, month)
    lengths = list(_LENGTHS_2019 if year >= _REFORM_2019 else _LENGTHS_1987)
    if isleap(year + BANGLA_EPOCH + 1):
        lengths[_FALGUN - 1] += 1
    return date(year + BANGLA_EPOCH, 4, 14) + timedelta(sum(lengths[: month - 1]))


def _sidereal_month_start(year: int, month: int) -> date:
    """The day after the one on which the sun enters the sign (the midnight rule of Bengal)."""
    goal = 30.0 * (month - 1)
    low = date(year + BANGLA_EPOCH, 4, 1).toordinal() + 30.3 * (month - 1)
    high = low + 25
    while high - low > 1e-4:
        middle = (low + high) / 2
        if (_solar_longitude(middle) - goal + 180) % 360 >= 180:
            high = middle
        else:
            low = middle
    return date.fromordinal(floor(high) + 1)


def _solar_longitude(moment: float) -> float:
    """The sidereal longitude of the sun in degrees."""
    mean = 2 * pi * ((moment - _CREATION) / _SIDEREAL_YEAR % 1)
    anomaly = sin(2 * pi * ((moment - _CREATION) / _ANOMALISTIC_YEAR % 1))
    equation = asin(anomaly * (_EPICYCLE - abs(anomaly) * _CONTRACTION * _EPICYCLE))
    return degrees(mean - equation) % 360


# Hijri


class Moonlit(Struct, frozen=True):
    """A Gregorian day for a Hijri date; the true one lies within `slack` days of it."""

    day: date
    slack: int


def hijri_to_date(language: Language, year: int, month: int, day: int) -> Moonlit | None:
    """The day of a Hijri date as sighted in Bangladesh: exact where that month's sighting is known."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 2000):
        return None
    sightings = _sightings(language)
    index = year * 12 + month - 1
    known = min(sightings, key=lambda other: abs(other - index))
    if abs(known - index) > 40:
        return Moonlit(_tabular(index) + timedelta(day), 1)  # Bengal sees the moon a day after the table
    start = _tabular(index) + (sightings[known] - _tabular(known))
    return Moonlit(start + timedelta(day - 1), 0 if known == index else 1)


def date_to_hijri_year(when: date) -> int:
    """The Hijri year that is running on a day, give or take the new year's day itself."""
    return floor((when.toordinal() - date(622, 7, 19).toordinal()) / 354.367) + 1


@cache
def _sightings(language: Language) -> dict[int, date]:
    table = language.toml("calendars")["sightings"]
    parts = {key: tuple(map(int, key.split("-"))) for key in table}
    return {parts[key][0] * 12 + parts[key][1] - 1: date.fromisoformat(table[key]) for key in table}


def _tabular(index: int) -> date:
    """First day of a month of the tabular calendar (cycle of 30 years, civil epoch)."""
    year, month = divmod(index, 12)
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * month + (month + 1) // 2
    return date.fromordinal(date(622, 7, 19).toordinal() + days)
