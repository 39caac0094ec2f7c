"""An English line for an entry, from codes and names alone: actors → targets · type · status."""

from __future__ import annotations

from collections.abc import Sequence

from sutradhar.labels import Labels
from sutradhar.language import Language
from sutradhar.stories.rows import Part


def gist(
    type: str,
    actors: Sequence[Part],
    targets: Sequence[Part],
    status: str,
    date: str | None,
    language: Language,
) -> str:
    """`2025-12-18 · Vladimir Putin → North Korea · support`; a status is named where it is not `asserted`."""
    labels = Labels(language, "en")
    left, right = _names(actors), _names(targets)
    mutual = left == right and len(actors) > 1
    who = left.replace(", ", " – ") if mutual else f"{left or '?'} → {right}" if right else left
    words = [date or labels("date_unknown"), who, labels(type, "event")]
    if status != "asserted":
        words.append(labels(status, "status"))
    return " · ".join(word for word in words if word)


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(part.name_en or part.name for part in parts)
