"""The line that dates a page: প্রকাশ : ২৭ ডিসেম্বর ২০২৫, ০৮:৩৫ এএম, or ২ ঘণ্টা আগে."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sutradhar.calendars import bangla_to_date, gregorian, hijri_to_date
from sutradhar.language import Language
from sutradhar.model import Facts
from sutradhar.morphology.splitting import kind_of, split
from sutradhar.timex.cells import Cells, layout
from sutradhar.timex.grammar import Hit, grammar
from sutradhar.timex.reading import facts_of

_MINUTES = {"MIN": 1, "H": 60, "D": 1440, "W": 10080}


class Stamp(Struct, frozen=True):
    """What a stamp line says. `start:end` is the range of its date in the folded line; `value` a local date or date
    and time (`2025-12-27T08:35`), None where only `minutes_ago` (before retrieval) is said; `conflict` where its
    weekday or its second calendar contradicts the date."""

    start: int
    end: int
    value: str | None
    minutes_ago: int | None = None
    conflict: bool = False


class Piece(Struct, frozen=True):
    """One expression of a line: its range in the folded line, its rule and its facts."""

    start: int
    end: int
    shape: str
    rule: str
    facts: Facts
    until: Facts | None = None


def pieces(line: str, language: Language) -> list[Piece]:
    """Every time expression of a folded line that no sentence holds."""
    forms: list[str] = []
    starts: list[int] = []
    glued: list[bool] = []
    at = 0
    for form in split(line, language):
        if kind_of(form):
            glued.append(bool(starts) and at == starts[-1] + len(forms[-1]))
            forms.append(form)
            starts.append(at)
        at += len(form)
    cells = layout(language).lay(forms, [0] * len(forms), glued)
    return [
        _piece(hit, cells, starts, language)
        for hit in grammar(language).hits(cells.codes)
        if hit.rule.shape != "none"
    ]


def _piece(hit: Hit, cells: Cells, starts: list[int], language: Language) -> Piece:
    first, last = hit.start, hit.end - 1
    start = starts[cells.first[first]] + cells.atoms[first].start
    end = starts[cells.last[last]] + cells.atoms[last].end
    facts, until = facts_of(hit, cells, language)
    return Piece(start, max(end, start + 1), hit.rule.shape, hit.rule.id, facts, until)


def parse_stamp(folded: str, language: Language) -> Stamp | None:
    """The date of a folded stamp line (one line, one stamp), or None. A Gregorian date outranks another calendar's;
    a clock beside it, on either side, joins it."""
    found = pieces(folded, language)
    dated = [(piece, when) for piece in found if (when := day_of(piece.facts, language))]
    if not dated:
        return _relative(found)
    dated.sort(key=lambda entry: entry[0].facts.calendar != "gregorian")
    chosen, when = dated[0]
    clock = (
        chosen
        if chosen.facts.hour is not None
        else next((p for p in found if p.facts.hour is not None), None)
    )
    conflict = any(
        abs((other - when).days) > 1 for piece, other in dated if piece.facts.calendar != "gregorian"
    )
    conflict = conflict or any(p.facts.weekday not in (None, when.isoweekday()) for p in found)
    start, end, value = chosen.start, chosen.end, when.isoformat()
    if clock and clock.facts.hour is not None and clock.facts.hour < 24:
        value += f"T{clock.facts.hour:02}:{clock.facts.minute or 0:02}"
        start, end = min(start, clock.start), max(end, clock.end)
    return Stamp(start, end, value, None, conflict)


def day_of(facts: Facts, language: Language, region: str = "BD") -> date | None:
    """The Gregorian day of facts that name year, month and day."""
    if facts.year is None or facts.month is None or facts.day is None:
        return None
    if facts.calendar == "bangla":
        return bangla_to_date(facts.year, facts.month, facts.day, region)
    if facts.calendar == "hijri":
        moonlit = hijri_to_date(language, facts.year, facts.month, facts.day)
        return moonlit.day if moonlit else None
    return gregorian(facts.year, facts.month, facts.day)


def _relative(found: list[Piece]) -> Stamp | None:
    for piece in found:
        amount, unit = piece.facts.amounts[0] if piece.facts.amounts else (None, "")
        if piece.shape == "ago" and amount is not None and unit in _MINUTES:
            return Stamp(piece.start, piece.end, None, round(amount * _MINUTES[unit]))
    return None
