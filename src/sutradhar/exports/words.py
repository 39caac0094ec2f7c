"""The parts of a dossier in words, the same on a terminal, in markdown and in HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sutradhar.labels import Labels
from sutradhar.stories.rows import Part, Stand

ARROW = " ← "


def names(parts: Iterable[Part], labels: Labels) -> str:
    """Those who take part, each once; a dash for nobody."""
    return ", ".join(dict.fromkeys(labels.name(part.name, part.name_en) for part in parts)) or "–"


def sides(actors: Sequence[Part], targets: Sequence[Part], labels: Labels) -> str:
    """Who to whom: an arrow between them, or a dash between the sides of a mutual act."""
    who, whom = names(actors, labels), names(targets, labels)
    if who == whom:
        return " – ".join(dict.fromkeys(labels.name(part.name, part.name_en) for part in actors))
    if not actors and targets:
        return whom
    return f"{who} → {whom}" if targets else who


def chain(stands: Sequence[Stand], labels: Labels) -> str:
    """Those who stand behind a claim, outermost first: publisher ← agency ← speaker."""
    known = bool(stands) and stands[0].role == "publisher"
    first = [] if known else [(labels("publisher_unknown"), False)]
    return arrows(
        [
            *first,
            *((labels.name(s.name, s.name_en), s.role == "credit" and s.statement is None) for s in stands),
        ]
    )


def arrows(links: Iterable[tuple[str, bool]]) -> str:
    """Names with arrows between, each once. Those marked are credited by the page without saying which gave what: they
    stand beside one another."""
    steps: list[list[str]] = []
    beside = False
    for name, credited in links:
        if not name or any(name in step for step in steps):
            continue
        if credited and beside:
            steps[-1].append(name)
        else:
            steps.append([name])
        beside = credited
    return ARROW.join(", ".join(step) for step in steps)


def figure(value: float | None, low: float | None, high: float | None, labels: Labels) -> str:
    """A figure with its bounds: 9, ≥ 2000, ≤ 5, 3–7."""
    if low is not None and high is not None and low != high:
        words = f"{_plain(low)}–{_plain(high)}"
    elif low is not None and high is None:
        words = f"≥ {_plain(low)}"
    elif high is not None and low is None:
        words = f"≤ {_plain(high)}"
    else:
        words = _plain(value)
    return labels.number(words)


def place(uri: str, start: int, end: int, labels: Labels) -> str:
    """Page and characters: where the words stand."""
    return f"{uri} · {labels('characters')} {labels.number(f'{start}–{end}')}"


def _plain(value: float | None) -> str:
    if value is None:
        return "?"
    return str(int(value)) if float(value).is_integer() else str(value)
