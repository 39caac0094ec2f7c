"""The role of each block: one scored sequence decision over HTML and text alike.

A page runs through four zones: what stands before the headline, what stands between headline and text, the text, and
what follows it. Each line has, for each role that anything speaks for, a score from its measures (`scores.py`); each
step from one line to the next has a score from the zones and roles on both sides. The path with the highest sum wins
(Viterbi 1967). Nothing is decided by one cue, and a line between two paragraphs is judged with both.
"""

from __future__ import annotations

from msgspec import Struct

from sutradhar.page.features import View
from sutradhar.page.scores import AFTER, BEFORE, BETWEEN, TEXT, Candidate, candidates

VERSION = 1
MOST_LINES = 10_000
"""Lines beyond these are `other`: no page of news has so many."""

_OPENING = -1.5
"""What it costs to begin a text at all: one loose sentence is no article."""
_UNTITLED = -1.0
_RETURN = -4.5
_CLOSE = -0.4

_STEPS: dict[tuple[str, str], float] = {
    ("navigation", "navigation"): 0.6,
    ("list_item", "list_item"): 0.3,
    ("list_heading", "list_item"): 1.0,
    ("list_rank", "list_item"): 1.2,
    ("list_item", "list_rank"): 0.3,
    ("list_rank", "list_rank"): -0.5,
    ("list_heading", "body"): -0.6,
    ("list_rank", "body"): -2.0,
    ("list_heading", "subheadline"): -4.0,
    ("edition", "edition"): -0.8,
    ("headline", "subheadline"): 0.3,
    ("subheadline", "subheadline"): -2.0,
    ("subheadline", "body"): 0.5,
    ("stamp", "byline"): 0.5,
    ("byline", "stamp"): 0.5,
    ("headline", "byline"): 0.3,
    ("body", "body"): 0.5,
    ("tags", "tags"): 0.4,
    ("call", "call"): 0.4,
    ("caption", "headline"): -0.5,
    ("other", "other"): 0.3,
}


_HIGHEST = max(_STEPS.values())


class _Step(Struct):
    """The best way to a candidate: its sum, and the candidate of the line before that it comes from."""

    candidate: Candidate
    total: float
    back: _Step | None


def roles(views: list[View], title: str | None) -> list[str]:
    """The role of each line. `title` is what the metadata call the page, folded, or None."""
    reach: list[_Step] = [_Step(Candidate(BEFORE, "", 0.0), 0.0, None)]
    for view in views[:MOST_LINES]:
        reach = [_best(candidate, reach) for candidate in candidates(view, title)]
        reach.sort(key=_total, reverse=True)
    step: _Step | None = max(reach, key=lambda one: one.total)
    path: list[str] = []
    while step and step.back:
        path.append(step.candidate.role)
        step = step.back
    path.reverse()
    if "body" not in path:
        path = ["list_item" if role in {"headline", "subheadline"} else role for role in path]
    return path + ["other"] * (len(views) - len(path))


def _total(step: _Step) -> float:
    return step.total


def _best(candidate: Candidate, reach: list[_Step]) -> _Step:
    """The best way to a candidate; `reach` is in falling order, so that most of it need not be looked at."""
    best, total = None, float("-inf")
    for step in reach:
        if step.total + _HIGHEST <= total:
            break
        here = step.total + _step(step.candidate, candidate)
        if here > total:
            best, total = step, here
    return _Step(candidate, total + candidate.score, best)


def _step(before: Candidate, here: Candidate) -> float:
    """The score of going from one line to the next."""
    score = _STEPS.get((before.role, here.role), 0.0)
    if here.zone == before.zone:
        if here.role == "headline":
            return -5.0
        return score
    if here.role == "headline":
        return score if before.zone == BEFORE else -9.0
    if here.zone == BETWEEN:
        return -30.0
    if here.zone == TEXT:
        if here.role != "body":
            return -30.0
        if before.zone == AFTER:
            return score + _RETURN
        return score + _OPENING + (_UNTITLED if before.zone == BEFORE else 0.0)
    if here.zone == AFTER:
        return score + (_CLOSE if before.zone == TEXT else -1.5)
    return -30.0
