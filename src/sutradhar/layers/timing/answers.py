"""What an anchoring gives, what it remembers, and the units it counts in."""

from __future__ import annotations

from msgspec import Struct

from sutradhar.layers.timing.days import Found

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
