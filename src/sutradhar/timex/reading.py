"""What a match says: from the named cells of a hit to the `Facts` of an expression."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from sutradhar.language import Language
from sutradhar.model import Facts
from sutradhar.numerals import Atom
from sutradhar.timex.cells import Cells
from sutradhar.timex.grammar import Hit
from sutradhar.timex.lexicon import short_year

_MONTHS = {"month": "gregorian", "bmonth": "bangla", "hmonth": "hijri"}
_AFTERNOON = 5
"""১টা to ৫টা without a part of the day are hours of the afternoon: what happens by night is said to."""
_COPIED = ("part", "mod", "named", "era")


def facts_of(hit: Hit, cells: Cells, language: Language) -> tuple[Facts, Facts | None]:
    """The facts of a hit, and those of its second half where it is a range (split at the group `to`)."""
    named = sorted((cell, name) for name in hit.rule.pattern.groupindex for cell in hit.match.starts(name))
    split = next((cell for cell, name in named if name == "to"), None)
    if split is None or hit.rule.shape == "duration":
        return _facts(named, cells, language, hit), None
    before = [(cell, name) for cell, name in named if cell < split]
    after = [(cell, name) for cell, name in named if cell > split]
    return _facts(before, cells, language, hit), _facts(after, cells, language, hit)


def _facts(named: list[tuple[int, str]], cells: Cells, language: Language, hit: Hit) -> Facts:
    found: dict[str, Any] = {"value": hit.rule.value} if hit.rule.value else {}
    amounts: list[tuple[float | int | None, str]] = []
    numbers: list[float | int] = []
    for cell, name in named:
        atom = cells.atoms[cell]
        if name == "num":
            numbers.append(atom.value)
        elif name == "unit":
            amounts.extend((number, str(atom.value)) for number in (numbers or (None,)))
            numbers = []
            found["unit"] = str(atom.value)
        else:
            _READERS.get(name, _plain)(found, name, atom)
    if numbers:
        amounts.extend((number, "") for number in numbers)
    facts = Facts(
        **{key: value for key, value in found.items() if key in Facts.__struct_fields__}, amounts=amounts
    )
    facts = _clocked(facts, found, language)
    return replace(facts, calendar=found["era"]) if facts.month is None and "era" in found else facts


def _plain(found: dict[str, Any], name: str, atom: Atom) -> None:
    if name in _COPIED:
        found[name] = atom.value


def _year(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["until" if name == "year2" else "year"] = int(atom.value)


def _two_digits(found: dict[str, Any], name: str, atom: Atom) -> None:
    if "year" not in found:
        found["year"] = int(atom.value) if atom.value > 99 else short_year(int(atom.value))


def _month(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["month"] = atom.value
    found["calendar"] = _MONTHS[name]


def _date(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["year"], found["month"], found["day"] = atom.value


def _number(field: str) -> Any:
    def read(found: dict[str, Any], name: str, atom: Atom) -> None:
        found[field] = atom.value if atom.value is None or field == "hour" else int(atom.value)

    return read


def _relation(field: str) -> Any:
    def read(found: dict[str, Any], name: str, atom: Atom) -> None:
        found[field] = atom.value

    return read


def _offset(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["doubtful"] = atom.value.endswith("?")
    found["offset"] = int(atom.value.rstrip("?"))


def _step(found: dict[str, Any], name: str, atom: Atom) -> None:
    if atom.kind == "NEXTDAY":
        found["unit"] = "D"
        found["offset"] = int(atom.value.lstrip("="))
    else:
        found["relation"] = atom.value


def _clock(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["digital"] = True
    if atom.kind == "CLOCK":
        found["hour"], found["minute"] = atom.value
    elif "." in atom.raw:
        hour, minute = atom.raw.split(".")
        found["hour"], found["minute"] = int(hour), int(minute[:2].ljust(2, "0"))
    elif isinstance(atom.value, int):
        found["hour"], found["minute"] = divmod(atom.value, 100)
    else:
        found["hour"] = atom.value


def _hour(found: dict[str, Any], name: str, atom: Atom) -> None:
    if "." in atom.raw:
        _clock(found, name, atom)
    else:
        found["hour"] = atom.value


def _literal(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["value"] = atom.value


def _fiscal(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["named"] = "fiscal"


def _back(found: dict[str, Any], name: str, atom: Atom) -> None:
    found["relation"] = "prior"


def _mark(found: dict[str, Any], name: str, atom: Atom) -> None:
    found[name] = True


_READERS: dict[str, Any] = {
    "year": _year,
    "year2": _year,
    "yy": _two_digits,
    "month": _month,
    "bmonth": _month,
    "hmonth": _month,
    "date": _date,
    "day": _number("day"),
    "wday": _number("weekday"),
    "minute": _number("minute"),
    "ord": _number("ordinal"),
    "hour": _hour,
    "clock": _clock,
    "rel": _relation("relation"),
    "same": _relation("relation"),
    "yrel": _relation("year_relation"),
    "mrel": _relation("month_relation"),
    "wrel": _relation("year_relation"),
    "off": _offset,
    "step": _step,
    "vague": _literal,
    "long": _literal,
    "season": _literal,
    "half": _literal,
    "fiscal": _fiscal,
    "back": _back,
    "night": _mark,
    "ampm": _relation("ampm"),
    "era": _relation("era"),
}


def _clocked(facts: Facts, found: dict[str, Any], language: Language) -> Facts:
    """The hour on the clock of 24, from the part of the day or from am and pm; half hours as minutes."""
    part = facts.part if facts.part not in ("BELA", None) else None
    if facts.hour is None:
        return replace(facts, part={"MN": "NI"}.get(part or "", part))
    whole = int(facts.hour)
    minute = facts.minute if facts.minute is not None else round((facts.hour - whole) * 60)
    if found.get("ampm") == "pm" and whole < 12:
        whole += 12
    elif found.get("ampm") == "am" and whole == 12:
        whole = 0
    elif facts.part == "MI" and whole == 0:
        whole = 12  # পৌনে ১টা
    elif facts.part:
        if whole in language.toml("calendars")["day_parts"][facts.part]["pm"] and whole < 12:
            whole += 12
        elif facts.part in ("NI", "MN") and whole == 12:
            whole = 24 if minute == 0 else 0
    elif 1 <= whole <= _AFTERNOON and "digital" not in found and "ampm" not in found:
        whole += 12
    if not (0 <= whole <= 24 and 0 <= minute < 60):
        return replace(facts, hour=None, minute=None, part=part)
    return replace(facts, hour=whole, minute=minute, part=part)
