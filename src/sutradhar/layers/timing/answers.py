"""What an anchoring gives, what it remembers, and the units it counts in."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from sutradhar.calendars import month_end
from sutradhar.layers.timing.days import Found
from sutradhar.model import Facts

STEP = {"last": -1, "next": 1, "this": 0, "after": 1, "prior": -1, "same": 0}
"""How many units away a relation is."""
YEARS = {"Y": 1, "E": 10, "E12": 12, "C": 100}
"""Years in a unit: a year, a decade, a yug, a century."""
SECONDS = {"H": "H", "MIN": "M", "S": "S"}
"""Units of the clock, as ISO 8601 writes them."""


class Answer(Struct, frozen=True):
    """A TIMEX3 value with its kind; `found` is the day it stands on, for later expressions to hang on."""

    kind: str
    value: str | None
    anchor: str | int | None = None
    found: Found | None = None
    mod: str | None = None
    note: str = ""


class Past(Struct, frozen=True):
    """An earlier expression that others may hang on: its index, what it means, and whether it hangs on another."""

    index: int
    found: Found
    hanging: bool
    sentence: int | None


def timed(found: Found | None, facts: Facts, note: str = "", anchor: str | int | None = None) -> Answer:
    """A date, or a time on it where the facts hold a clock or a part of the day."""
    clock = facts.hour is not None or facts.part is not None
    kind = "TIME" if clock else "DATE"
    if found is None:
        return Answer(kind, None, None, None, facts.mod)
    if anchor is None:
        anchor = "published" if found.anchored else None
    note += "+conflict" if found.conflict else ""
    if facts.ordinal is not None and found.grain == "M":
        return Answer("DATE", _week_of_month(found.start, facts.ordinal), anchor, found, facts.mod, note)
    value = found.value
    if clock and found.grain == "D":
        value = on_clock(found.start, facts)
    elif facts.value in ("H1", "H2") and found.grain == "Y":
        value = f"{value}-{facts.value}"
    return Answer(kind, value, anchor, found, facts.mod, note)


def on_clock(day: date, facts: Facts) -> str:
    """The time on a day: its clock, else the part of the day."""
    if facts.hour is None:
        return f"{day.isoformat()}T{facts.part}"
    hour = int(facts.hour)
    if hour == 24 or (facts.night and hour < 6):
        day, hour = day + timedelta(1), hour % 24
    return f"{day.isoformat()}T{hour:02}:{facts.minute or 0:02}"


def _week_of_month(start: date, ordinal: int) -> str:
    end = month_end(start.year, start.month)
    if ordinal == -1:
        return f"{end - timedelta(6)}/{end}"
    first = start + timedelta(7 * (ordinal - 1))
    return f"{first}/{min(first + timedelta(6), end)}"
