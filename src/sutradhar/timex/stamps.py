"""Time expressions of a line that no sentence holds, and the day that facts name."""

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
