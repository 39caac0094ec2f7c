"""Stamps: the lines that say when a page was published, updated or printed, and what they say.

One pattern is compiled from the names of `data/bn/calendars.toml` and the words of `data/bn/page/stamps.toml`; it runs
over short lines only. A stamp keeps its own precision: a day without a clock stays a day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

from msgspec import Struct

from sutradhar.calendars import bangla_to_date, gregorian
from sutradhar.language import Language, folded

PUBLISHED, UPDATED, PRINTED = "published", "updated", "printed"
_DAY_MINUTES = 24 * 60
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199


class Moment(Struct, frozen=True):
    """A date of a stamp, with its clock as (hour, minute) where it has one, and its range in the folded line.
    `label` is published, updated or printed, or None for a date without one."""

    start: int
    end: int
    day: date
    clock: tuple[int, int] | None
    label: str | None


class _Names(Struct, frozen=True):
    pattern: re.Pattern[str]
    label: re.Pattern[str]
    age: re.Pattern[str]
    months: dict[str, int]
    bangla: dict[str, int]
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
        day = _day(match, names, region)
        if day is None:
            continue
        label = _label(text, since, match.start(), names)
        clock = _clock(match, names)
        if found and label is None and found[-1].day == day and not (clock and found[-1].clock):
            last = found[-1]
            found[-1] = Moment(last.start, match.end(), day, last.clock or clock, last.label)
            since = match.end()
            continue
        if match["by"] is None or not found:
            found.append(Moment(match.start(), match.end(), day, clock, label))
        since = match.end()
    return _one_calendar(found, region)


def labels(language: Language) -> re.Pattern[str]:
    """The pattern of the words that label a stamp."""
    return _names(language).label


def age(text: str, retrieved: str | None, language: Language) -> tuple[datetime, int] | None:
    """The time that a relative age ("2 hours ago") names against `retrieved`, and its unit in minutes."""
    match = _names(language).age.search(text.lower())
    if not match or not retrieved:
        return None
    try:
        then = datetime.fromisoformat(retrieved)
    except ValueError:
        return None
    unit = _names(language).units[match["unit"]]
    count = int(match["count"])
    return (then - timedelta(minutes=count * unit), unit) if count * unit < 400 * _DAY_MINUTES else None


def is_age(text: str, language: Language) -> bool:
    """Whether a short line is nothing but a relative age."""
    match = _names(language).age.search(text.lower())
    return bool(match and match.end() - match.start() > 0.6 * len(text.strip()))


def _one_calendar(found: list[Moment], region: str) -> list[Moment]:
    """Dates that only repeat the one before them are dropped."""
    kept: list[Moment] = []
    for moment in found:
        if (
            kept
            and moment.label is None
            and moment.clock is None
            and abs((kept[-1].day - moment.day).days) <= 1
        ):
            continue
        kept.append(moment)
    return kept


def _label(text: str, since: int, stop: int, names: _Names) -> str | None:
    last = None
    for match in names.label.finditer(text, since, stop):
        last = match
    return names.kinds[last[0]] if last and stop - last.end() < 40 else None


def _day(match: re.Match[str], names: _Names, region: str) -> date | None:
    if match["by"]:
        return bangla_to_date(int(match["by"]), names.bangla[match["bm"]], int(match["bd"]), region)
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
    months, bangla = _lowered(calendar["months"]), _lowered(calendar["bangla_months"])
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
        _pattern(list(_lowered(calendar["weekdays"])), months, bangla, words, parts, halves),
        re.compile(f"(?<![\u0980-\u09ff])(?:{_either(list(kinds))})(?![\u0980-\u09ff])"),
        re.compile(age_words),
        months,
        bangla,
        parts,
        halves["pm"],
        halves["am"],
        kinds,
        units,
    )


def _pattern(
    weekdays: list[str],
    months: dict[str, int],
    bangla: dict[str, int],
    words: dict[str, list[str]],
    parts: dict[str, frozenset[int]],
    halves: dict[str, frozenset[str]],
) -> re.Pattern[str]:
    """A date in any form, with a clock before or behind it."""
    month, bangla_month = _either(list(months)), _either(list(bangla))
    weekday = f"(?:(?:{_either(weekdays)})[ ,:|]{{1,3}})?"
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
        f"|(?P<y3>(?:19|20)\\d\\d)[-/.](?P<m3>\\d{{1,2}})[-/.](?P<d3>\\d{{1,2}})(?!\\d)"
        f"|(?P<d4>\\d{{1,2}})[-/.](?P<m4>\\d{{1,2}})[-/.](?P<y4>(?:19|20)\\d\\d|[0-3]\\d)(?!\\d)"
    )
    tail = f"(?:[ ,]*(?:{_either(words['of_year'])}))?"
    joint = "[ ,|;t()·•-]{0,4}"
    return re.compile(f"(?:{clock('a')}{joint})?(?<![0-9]){weekday}(?:{days}){tail}(?:{joint}{clock('b')})?")
