"""The words of time: each folded form to its atoms, with its case ending told apart.

Names of months and days come from `calendars.toml`, the other classes from `times.toml`, numbers from `numerals.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from sutradhar.calendars import gregorian
from sutradhar.language import Language
from sutradhar.numerals import Atom, number_lexicon
from sutradhar.text import fold

WORD = "WORD"
FILLER = (Atom(WORD, None, 0, 0),)
"""What a form that means nothing to time becomes."""

_CLOCK = regex.compile(r"([0-9]{1,2}):([0-9]{2})")
_DATE = regex.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})")
_LIMIT = 200_000

Phrase = tuple[tuple[str, ...], Atom]


class TimeLexicon(dict[str, tuple[Atom, ...]]):
    """Folded form → atoms; an unseen form is taken apart once."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.numbers = number_lexicon(language)
        times, calendars = language.toml("times"), language.toml("calendars")
        self.words: dict[str, Atom] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        for kind, value, word in _entries(calendars, times):
            self._add(kind, value, fold(word).text)
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.whole = frozenset(fold(word).text for word in times["whole"]["words"])
        self.endings = sorted(
            ((fold(word).text, case) for case, words in calendars["endings"].items() for word in words),
            key=lambda entry: -len(entry[0]),
        )
        self.tails = [(fold(word).text, kind) for kind, words in times["tails"].items() for word in words]
        self.heads = [
            form for form, atom in self.words.items() if atom.kind in ("EACH", "SOME") and len(form) > 3
        ]
        self.units = frozenset(times["glued_units"])

    def _add(self, kind: str, value: object, form: str) -> None:
        atom = Atom(kind, value, 0, len(form), None, form)
        head, *rest = form.split(" ")
        if rest:
            self.phrases.setdefault(head, []).append((tuple(rest), atom))
        else:
            self.words.setdefault(form, atom)

    def __missing__(self, form: str) -> tuple[Atom, ...]:
        atoms = self._atoms(form) if len(form) < 40 else FILLER
        if len(self) >= _LIMIT:
            self.clear()
        self[form] = atoms
        return atoms

    def _atoms(self, form: str) -> tuple[Atom, ...]:
        whole = self.words.get(form)
        if whole:
            return (whole,)
        if form[0].isdigit():
            return self._digits(form) or self.numbers.parts(form) or FILLER
        if form.isascii():
            whole = self.words.get(form.lower())
            return (whole,) if whole else FILLER
        exact = self.numbers.words.get(form)
        if exact:
            return (exact,)
        return self._inflected(form) or self.numbers.parts(form) or self._glued(form) or FILLER

    def _digits(self, form: str) -> tuple[Atom, ...]:
        clock = _CLOCK.fullmatch(form)
        if clock and int(clock[1]) <= 24 and int(clock[2]) < 60:
            return (Atom("CLOCK", (int(clock[1]), int(clock[2])), 0, len(form), None, form),)
        date = _DATE.fullmatch(form)
        value = numeric_date(*(date[index] for index in (1, 3, 4))) if date else None
        return (Atom("DATE", value, 0, len(form), None, form),) if value else ()

    def _inflected(self, form: str) -> tuple[Atom, ...]:
        for ending, case in self.endings:
            if form.endswith(ending) and len(form) > len(ending):
                stem = self.words.get(form[: -len(ending)])
                if stem and stem.raw not in self.whole:
                    return (Atom(stem.kind, stem.value, 0, len(form), case, stem.raw),)
        return ()

    def _glued(self, form: str) -> tuple[Atom, ...]:
        """তিনদিন, প্রতিবছর, কয়েকদিন; দিনব্যাপী, মাসখানেক."""
        for tail, kind in self.tails:
            at = form.find(tail)
            unit = self.words.get(form[:at]) if at > 0 else None
            if unit and unit.kind in self.units:
                return (unit, Atom(kind, None, at, len(form), None, tail))
        for size in range(min(len(form) - 2, 9), 1, -1):
            head = self.words.get(form[:size])
            if head is None or head.kind not in ("EACH", "SOME"):
                numbers = self.numbers.parts(form[:size])
                head = (
                    numbers[0] if len(numbers) == 1 and numbers[0].kind in ("NUM", "NUMD", "FRAC") else None
                )
            if head is None or head.case:
                continue
            rest = form[size:].lstrip("'")
            found = self[rest]
            if len(found) == 1 and found[0].kind in self.units:
                start = len(form) - len(rest)
                tail_atom = Atom(found[0].kind, found[0].value, start, len(form), found[0].case, rest)
                return (Atom(head.kind, head.value, 0, size, None, head.raw), tail_atom)
        return ()

    def phrase(self, forms: list[str], at: int) -> tuple[Atom, int] | None:
        """The longest phrase that starts at `forms[at]`, its last word with or without ending, and its length."""
        for rest, atom in self.phrases.get(forms[at], ()):
            stop = at + 1 + len(rest)
            if stop > len(forms) or tuple(forms[at + 1 : stop - 1]) != rest[:-1]:
                continue
            case = self._ending_of(forms[stop - 1], rest[-1])
            if case is not None:
                return Atom(atom.kind, atom.value, 0, len(forms[stop - 1]), case or None, atom.raw), len(
                    rest
                ) + 1
        return None

    def _ending_of(self, form: str, stem: str) -> str | None:
        """The case of `form` as a form of `stem`; "" for none; None where it is another word."""
        if form == stem:
            return ""
        if not form.startswith(stem):
            return None
        return next((case for ending, case in self.endings if form[len(stem) :] == ending), None)


def _entries(calendars: dict, times: dict) -> Iterator[tuple[str, object, str]]:  # type: ignore[type-arg]
    """Every (class, value, word) of the data files; the first one given of a word stands."""
    short = set(calendars["weekdays"]["short"])
    for table, kind in (("months", "MONTH"), ("bangla_months", "BMONTH"), ("hijri_months", "HMONTH")):
        for value, words in calendars[table].items():
            yield from ((kind, int(value), word) for word in words)
    for value, words in calendars["weekdays"].items():
        if value != "short":
            yield from (("WDAYS" if word in short else "WDAY", int(value), word) for word in words)
    for part, entry in calendars["day_parts"].items():
        yield from (("PART", part, word) for word in entry["words"])
    for kind, table in (("AMPM", "meridiem"), ("ERA", "eras")):
        for value, words in calendars[table].items():
            yield from ((kind, value, word) for word in words)
    for day in calendars["named_day"]:
        yield from (("NAMED", word, word) for word in day["names"])
    for kind, classes in times["classes"].items():
        for value, words in classes.items():
            yield from ((kind, value, word) for word in words)


def numeric_date(first: str, middle: str, last: str) -> tuple[int, int, int] | None:
    """Year, month and day of 27/12/2025, 2025-12-27 or 27.12.25 (day first, as both Bengals write)."""
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    full = int(year) if len(year) == 4 else short_year(int(year))
    return (full, int(middle), int(day)) if gregorian(full, int(middle), int(day)) else None


def short_year(value: int) -> int:
    """71 → 1971, 24 → 2024: the century that a two-digit year of the news means."""
    return value + (1900 if value > 45 else 2000)


@cache
def time_lexicon(language: Language) -> TimeLexicon:
    """The compiled words of time of a language."""
    return TimeLexicon(language)
