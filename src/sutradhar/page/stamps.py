"""Stamps: the lines that say when a page was published, updated or printed, and what they say.

One pattern is compiled from the names of `data/bn/calendars.toml` and the words of `data/bn/page/stamps.toml`; it runs
over short lines only. A stamp keeps its own precision: a day without a clock stays a day.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from sutradhar.calendars import BANGLADESH, bangla_to_date, gregorian, hijri_to_date
from sutradhar.language import Language, folded

PUBLISHED, UPDATED, PRINTED = "published", "updated", "printed"
GREGORIAN, BANGLA, HIJRI = "gregorian", "bangla", "hijri"
_MOSTLY = 0.6
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199


class Moment(Struct, frozen=True):
    """A date of a stamp, with its clock as (hour, minute) where it has one, and its range in the folded line.

    `label` is published, updated or printed, or None for a date without one. `slack` is how many days a Hijri date may
    be off; `weekday` is the ISO weekday that is printed beside it. `contradicted` is true where a second calendar names
    another day.
    """

    start: int
    end: int
    day: date
    clock: tuple[int, int] | None
    label: str | None
    calendar: str = GREGORIAN
    slack: int = 0
    weekday: int | None = None
    contradicted: bool = False

    @property
    def conflict(self) -> bool:
        """Whether the weekday or the second calendar of the stamp contradicts its date."""
        return self.contradicted or (not self.slack and self.weekday not in (None, self.day.isoweekday()))


class Age(Struct, frozen=True):
    """A relative age ("2 hours ago"): its range in the folded line, its minutes, its unit in minutes, its label."""

    start: int
    end: int
    minutes: int
    unit: int
    label: str | None


class _Names(Struct, frozen=True):
    pattern: re.Pattern[str]
    label: re.Pattern[str]
    age: re.Pattern[str]
    months: dict[str, int]
    bangla: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    afternoon: dict[str, frozenset[int]]
    pm: frozenset[str]
    am: frozenset[str]
    kinds: dict[str, str]
    units: dict[str, int]


def moments(line: str, language: Language, region: str) -> list[Moment]:
    """The dates in a folded line, with the label that stands before each. A date in two calendars is one moment, by
    the Gregorian one."""
    names = _names(language)
    text = line.lower()
    if len(text) != len(line):
        return []
    found: list[Moment] = []
    since = 0
    for match in names.pattern.finditer(text):
        read = _day(match, names, language, region)
        if read is None:
            continue
        label = _label(text, since, match.start(), names)
        said = match["wd"] or match["we"]
        weekday = names.weekdays[said] if said else None
        here = Moment(*match.span(), read[0], _clock(match, names), label, *read[1:], weekday)
        if found and label is None and _is_one(found[-1], here):
            found[-1] = _joined(found[-1], here)
        else:
            found.append(here)
        since = match.end()
    return found


def _is_one(before: Moment, here: Moment) -> bool:
    """Whether two dates side by side are one date said twice."""
    near = abs((before.day - here.day).days) <= 1
    return (near or before.calendar != here.calendar) and not (before.clock and here.clock)


def _joined(before: Moment, here: Moment) -> Moment:
    """One moment of two, by the Gregorian date where there is one."""
    best = here if here.calendar == GREGORIAN != before.calendar else before
    other = before if best is here else here
    apart = abs((before.day - here.day).days)
    whole = (before.start, here.end) if apart == 0 else (best.start, best.end)
    return Moment(
        *whole,
        best.day,
        before.clock or here.clock,
        before.label,
        best.calendar,
        best.slack,
        best.weekday or other.weekday,
        best.contradicted or (best.calendar != other.calendar and apart > 1 + other.slack),
    )


def labels(language: Language) -> re.Pattern[str]:
    """The pattern of the words that label a stamp."""
    return _names(language).label


def age(line: str, language: Language) -> Age | None:
    """The relative age that a short folded line is, its label aside; None where there is more to it."""
    names = _names(language)
    text = line.lower()
    match = names.age.search(text)
    if not match:
        return None
    label = None
    for word in names.label.finditer(text, 0, match.start()):
        label = word
    rest = len(text.strip()) - (label.end() - label.start() if label else 0)
    if match.end() - match.start() <= _MOSTLY * rest:
        return None
    unit = names.units[match["unit"]]
    return Age(*match.span(), int(match["count"]) * unit, unit, names.kinds[label[0]] if label else None)


def _label(text: str, since: int, stop: int, names: _Names) -> str | None:
    last = None
    for match in names.label.finditer(text, since, stop):
        last = match
    return names.kinds[last[0]] if last and stop - last.end() < 40 else None


def _day(
    match: re.Match[str], names: _Names, language: Language, region: str
) -> tuple[date, str, int] | None:
    """The day, its calendar and its slack; None for a day that no calendar has."""
    if match["by"]:
        month = names.bangla[match["bm"]]
        day = bangla_to_date(int(match["by"]), month, int(match["bd"]), region or BANGLADESH)
        return (day, BANGLA, 0) if day else None
    if match["hy"]:
        moonlit = hijri_to_date(language, int(match["hy"]), names.hijri[match["hm"]], int(match["hd"]))
        return (moonlit.day, HIJRI, moonlit.slack) if moonlit else None
    day = _gregorian(match, names)
    return (day, GREGORIAN, 0) if day else None


def _gregorian(match: re.Match[str], names: _Names) -> date | None:
    if match["m1"]:
        year, month, day = int(match["y1"]), names.months[match["m1"]], int(match["d1"])
    elif match["m2"]:
        year, month, day = int(match["y2"]), names.months[match["m2"]], int(match["d2"])
    elif match["y3"]:
        year, month, day = int(match["y3"]), int(match["m3"]), int(match["d3"])
    else:
        year, month, day = int(match["y4"]), int(match["m4"]), int(match["d4"])
        if month > 12 >= day:
            month, day = day, month
    year += 2000 if year < 100 else 0
    return gregorian(year, month, day) if _EARLIEST_YEAR <= year <= _LATEST_YEAR else None


def _clock(match: re.Match[str], names: _Names) -> tuple[int, int] | None:
    for side in ("a", "b"):
        part, half = match[f"part{side}"], match[f"half{side}"]
        if match[f"hh{side}"]:
            hour, minute = int(match[f"hh{side}"]), int(match[f"mm{side}"] or match[f"ml{side}"] or 0)
        elif match[f"mil{side}"]:
            hour, minute = divmod(int(match[f"mil{side}"]), 100)
        else:
            continue
        hour = _in_24(hour, part, half, names)
        if hour < 24 and minute < 60:
            return hour, minute
    return None


def _in_24(hour: int, part: str | None, half: str | None, names: _Names) -> int:
    if half:
        if half in names.pm:
            return hour if hour >= 12 else hour + 12
        return 0 if hour == 12 else hour
    if part and hour <= 12:
        if hour in names.afternoon.get(part, ()):
            return hour if hour == 12 else hour + 12
        if hour == 12 and part in names.afternoon and 9 in names.afternoon[part]:
            return 0
    return hour


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _lowered(table: dict[str, list[str]]) -> dict[str, int]:
    return {
        word.lower(): int(number)
        for number, words in table.items()
        if number.isdigit()
        for word in folded(words)
    }


@cache
def _names(language: Language) -> _Names:
    calendar, stamps = language.toml("calendars"), language.toml("page/stamps")
    months, bangla, hijri, weekdays = (
        _lowered(calendar[name]) for name in ("months", "bangla_months", "hijri_months", "weekdays")
    )
    words = {name: [word.lower() for word in folded(list_)] for name, list_ in stamps["words"].items()}
    parts = {
        word.lower(): frozenset(part["pm"])
        for part in calendar["day_parts"].values()
        for word in folded(part["words"])
    }
    halves = {
        name: frozenset(word.lower() for word in folded(calendar["meridiem"][name])) for name in ("am", "pm")
    }
    kinds = {word.lower(): kind for kind, list_ in stamps["labels"].items() for word in folded(list_)}
    units = {word.lower(): int(size) for size, list_ in stamps["units"].items() for word in folded(list_)}
    age_words = f"(?P<count>\\d{{1,3}}) *(?P<unit>{_either(list(units))}) *(?:{_either(words['ago'])})"
    return _Names(
        _pattern(weekdays, (months, bangla, hijri), words, parts, halves),
        re.compile(f"(?<![\u0980-\u09ff])(?:{_either(list(kinds))})(?![\u0980-\u09ff])"),
        re.compile(age_words),
        months,
        bangla,
        hijri,
        weekdays,
        parts,
        halves["pm"],
        halves["am"],
        kinds,
        units,
    )


def _pattern(
    weekdays: dict[str, int],
    months: tuple[dict[str, int], dict[str, int], dict[str, int]],
    words: dict[str, list[str]],
    parts: dict[str, frozenset[int]],
    halves: dict[str, frozenset[str]],
) -> re.Pattern[str]:
    """A date in any form, with a clock before or behind it."""
    month, bangla_month, hijri_month = (_either(list(each)) for each in months)
    weekday = f"(?:(?P<wd>{_either(list(weekdays))})[ ,:|]{{1,3}})?"
    weekday_behind = f"(?:[ ,|(]{{1,3}}(?P<we>{_either(list(weekdays))})(?![\u0980-\u09ffa-z]))?"
    ordinal = f"(?:{_either(words['ordinal'])})?"
    gap = "[ ,.|/-]{0,3}"

    def clock(side: str) -> str:
        half = f"(?: ?(?P<half{side}>{_either([*halves['am'], *halves['pm']])})(?![a-z\u0980-\u09ff])\\.?)?"
        oclock = (
            f" ?(?:{_either(words['clock'])})(?: ?(?P<ml{side}>\\d{{1,2}}) ?(?:{_either(words['minute'])}))?"
        )
        return (
            f"(?:(?P<part{side}>{_either(list(parts))}),? ?)?"
            f"(?:(?P<hh{side}>\\d{{1,2}})(?: ?[:.] ?(?P<mm{side}>\\d{{2}})(?:[:.]\\d{{2}})?(?!\\d)|{oclock})"
            f"|(?P<mil{side}>\\d{{4}}) ?(?:{_either(words['hours'])})){half}"
        )

    days = (
        f"(?P<d1>\\d{{1,2}}) ?{ordinal}{gap}(?P<m1>{month})(?![\u0980-\u09ff]){gap}(?P<y1>\\d{{4}})"
        f"|(?P<m2>{month}){gap}(?P<d2>\\d{{1,2}}){ordinal}{gap} (?P<y2>\\d{{4}})"
        f"|(?P<bd>\\d{{1,2}}) ?{ordinal}{gap}(?P<bm>{bangla_month})(?![\u0980-\u09ff]){gap}(?P<by>1[2-5]\\d\\d)"
        f"|(?P<hd>\\d{{1,2}}) ?{ordinal}{gap}(?P<hm>{hijri_month})(?![\u0980-\u09ff]){gap}(?P<hy>1[34]\\d\\d)"
        f"|(?P<y3>(?:19|20)\\d\\d)[-/.](?P<m3>\\d{{1,2}})[-/.](?P<d3>\\d{{1,2}})(?!\\d)"
        f"|(?P<d4>\\d{{1,2}})[-/.](?P<m4>\\d{{1,2}})[-/.](?P<y4>(?:19|20)\\d\\d|[0-3]\\d)(?!\\d)"
    )
    tail = f"(?:[ ,]*(?:{_either(words['of_year'])}))?"
    joint = "[ ,|;t()·•-]{0,4}"
    return re.compile(
        f"(?:{clock('a')}{joint})?(?<![0-9]){weekday}(?:{days}){tail}{weekday_behind}(?:{joint}{clock('b')})?"
    )
