"""`published` and `updated` of a page, from what is written on it: metadata, the caller, stamps, the address.

Each value names its basis and its rule. What contradicts is told apart: a print stamp is the time of the capture, a
clock of metadata that repeats the stamp's clock under another zone is mislabelled, and a stamp of a list dates
its item.
What no line says is left to the argument of `dating.py`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from msgspec import Struct

from sutradhar.model import Dated, Span
from sutradhar.page.features import View
from sutradhar.page.metadata import Said, moment_of
from sutradhar.page.outlets import ZONES
from sutradhar.page.stamps import PRINTED, PUBLISHED, UPDATED, Moment
from sutradhar.text import Folded

VERSION = 1
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


class Clock(Struct, frozen=True):
    """The offset by which an outlet's stamps run ("+06:00"), and how it is known: outlet, address or default."""

    region: str
    basis: str

    @property
    def zone(self) -> str:
        """The offset from UTC as ISO 8601 writes it."""
        return ZONES.get(self.region, "+06:00")


def stamped(views: list[View], roles: list[str], copy: Folded, clock: Clock) -> dict[str, Dated]:
    """What the stamps of the article say, by `published`, `updated` and `printed`. Only stamps before the first list
    that follows the text count; a date without a label is the publication."""
    found: dict[str, Dated] = {}
    for view, role in zip(views, roles, strict=True):
        if role != "stamp":
            continue
        for moment in view.moments:
            label = moment.label or PUBLISHED
            if label not in found and not (moment.label is None and found.keys() & {PUBLISHED, UPDATED}):
                found[label] = _of_stamp(moment, view.low, copy, clock)
    return found


def _of_stamp(moment: Moment, low: int, copy: Folded, clock: Clock) -> Dated:
    value = moment.day.isoformat()
    if moment.clock:
        value += f"T{moment.clock[0]:02}:{moment.clock[1]:02}{clock.zone}"
    evidence = Span(copy.to_text(low + moment.start), copy.to_text(low + moment.end))
    day = moment.day.isoformat()
    label = moment.label or "bare"
    return Dated(value, day, day, "stamp", f"page/stamp-{label}-{clock.basis}@{VERSION}", [evidence])


def from_metadata(said: Said | None, clock: Clock, stamp: Dated | None) -> Dated | None:
    """A date of the metadata in the outlet's own time. Metadata whose clock is the stamp's but whose zone is not are
    mislabelled, and the stamp's zone holds."""
    moment = moment_of(said.value) if said else None
    if said is None or moment is None:
        return None
    rule = f"page/{said.by}@{VERSION}"
    if moment.tzinfo is None and len(said.value.strip()) <= 10:
        return _dated(moment.date().isoformat(), moment.date(), "metadata", rule, [])
    zone = _zone(clock)
    if stamp and stamp.value and moment.strftime("%Y-%m-%dT%H:%M") == stamp.value[:16]:
        local = moment.replace(tzinfo=zone)
    else:
        local = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return _dated(_written(local), local.date(), "metadata", rule, stamp.evidence if stamp else [])


def given_by_caller(value: str | None, clock: Clock) -> Dated | None:
    """The caller's date, at the caller's precision; None for what is no date."""
    if not value:
        return None
    partial = _ISO.match(value.strip())
    rule = f"page/given@{VERSION}"
    if partial and not partial[3]:
        return _partial(partial, rule)
    moment = moment_of(value)
    if moment is None:
        return None
    if len(value.strip()) <= 10:
        return _dated(moment.date().isoformat(), moment.date(), "given", rule, [])
    local = moment if moment.tzinfo else moment.replace(tzinfo=_zone(clock))
    return _dated(_written(local), local.date(), "given", rule, [])


def _partial(match: re.Match[str], rule: str) -> Dated | None:
    year, month = int(match[1]), int(match[2] or 0)
    if month > 12 or year < 1:
        return None
    first = date(year, month or 1, 1)
    last = date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1) - timedelta(1)
    return Dated(match[0], first.isoformat(), last.isoformat(), "given", rule)


def from_address(uri: str) -> Dated | None:
    """The day in an address such as /2025/12/27/."""
    match = _IN_ADDRESS.search(uri)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return _dated(day.isoformat(), day, "uri", f"page/address@{VERSION}", [])


def _dated(value: str, day: date, basis: str, rule: str, evidence: list[Span]) -> Dated:
    return Dated(value, day.isoformat(), day.isoformat(), basis, rule, evidence)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _zone(clock: Clock) -> timezone:
    hours, _, minutes = clock.zone[1:].partition(":")
    return timezone(timedelta(hours=int(hours), minutes=int(minutes)))


__all__ = [
    "PRINTED",
    "PUBLISHED",
    "UPDATED",
    "Clock",
    "from_address",
    "from_metadata",
    "given_by_caller",
    "stamped",
]
