"""The role of each block: one scored sequence decision over HTML and text alike.

A page runs through four zones: what stands before the headline, what stands between headline and text, the text, and
what follows it. Each line has, for each role that anything speaks for, a score from its measures (`scores.py`); each
step from one line to the next has a score from the zones and roles on both sides. The path with the highest sum wins
(Viterbi 1967). Nothing is decided by one cue, and a line between two paragraphs is judged with both.
"""

from __future__ import annotations

from operator import itemgetter, sub
from typing import Any

from sutradhar.page.features import View
from sutradhar.page.restarts import chance
from sutradhar.page.scores import (
    AFTER,
    BEFORE,
    BETWEEN,
    ROLES,
    TEXT,
    ZONES,
    Candidate,
    candidates,
    role_of,
    state_of,
)

VERSION = 1
_ONCE = frozenset(["body", "headline", "subheadline"])
"""What a page has once: where it is printed twice, the second copy of these is something else."""
MOST_LINES = 10_000
"""Lines beyond these are `other`: no page of news has so many."""

_OPENING = -1.5
"""What it costs to begin a text at all: one loose sentence is no article."""
_UNTITLED = -1.0
_RETURN = -5.2
_CLOSE = -0.4

_FEWEST, _SHORTEST = 3, 200
_LOOSE = -0.04
"""How far the words that the paragraphs of a body share may fall behind what unrelated texts share by chance."""

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
    ("edition", "navigation"): -0.8,
    ("headline", "subheadline"): 0.3,
    ("subheadline", "subheadline"): -2.0,
    ("subheadline", "body"): 0.5,
    ("stamp", "byline"): 0.8,
    ("byline", "stamp"): 1.0,
    ("subheadline", "stamp"): -1.0,
    ("stamp", "subheadline"): -1.8,
    ("byline", "subheadline"): -1.8,
    ("caption", "body"): 0.3,
    ("navigation", "edition"): -0.3,
    ("body", "list_heading"): 0.7,
    ("call", "list_heading"): 0.5,
    ("comments", "list_heading"): 0.5,
    ("byline", "list_heading"): 0.5,
    ("stamp", "caption"): 0.5,
    ("byline", "caption"): 0.4,
    ("stamp", "navigation"): -1.0,
    ("navigation", "stamp"): -0.8,
    ("navigation", "byline"): -0.8,
    ("edition", "headline"): 0.5,
    ("headline", "byline"): 0.3,
    ("body", "body"): 0.5,
    ("tags", "tags"): 0.4,
    ("call", "call"): 0.4,
    ("caption", "headline"): -1.0,
    ("caption", "caption"): -0.6,
    ("call", "headline"): -1.0,
    ("other", "other"): 0.3,
}

_IN_TEXT: dict[tuple[str, str], float] = {
    ("body", "list_item"): -2.0,
    ("subheadline", "list_item"): -3.0,
    ("caption", "list_item"): -2.0,
    ("caption", "caption"): 0.8,
    ("list_item", "list_item"): -0.4,
    ("list_item", "body"): -0.6,
}
"""Within the text alone: a headline of another story stands there behind a heading."""


def _step(before_zone: int, before_role: str, zone: int, role: str) -> float:
    """The score of going from one line to the next."""
    score = _STEPS.get((before_role, role), 0.0)
    if zone == before_zone:
        if zone == TEXT:
            score += _IN_TEXT.get((before_role, role), 0.0)
        return -5.0 if role == "headline" else score
    if role == "headline":
        return score if before_zone == BEFORE else -9.0
    if zone == BETWEEN:
        return -30.0
    if zone == TEXT:
        if role != "body":
            return -30.0
        if before_zone == AFTER:
            return score + _RETURN
        return score + _OPENING + (_UNTITLED if before_zone == BEFORE else 0.0)
    if zone == AFTER:
        return score + (_CLOSE if before_zone == TEXT else -1.5)
    return -30.0


_STATES = [(zone, role) for zone in ZONES for role in ROLES]
_INTO = [[_step(*before, *here) for before in _STATES] for here in _STATES]
"""`_INTO[here][before]`: the score of the step from one state to another."""
_BEST_INTO = [max(row) for row in _INTO]
_FROM = list(zip(*_INTO, strict=True))
_LEAD = [[max(map(sub, after, ahead)) for after in _FROM] for ahead in _FROM]
"""`_LEAD[ahead][after]`: one state that leads another by more than this leads it whatever follows."""

_Way = tuple[float, int, Any]
"""The best way to a state: its sum, the state, and the way to the line before, None at the start."""
_SUM = itemgetter(0)


def roles(views: list[View], title: str | None) -> list[str]:
    """The role of each line. `title` is what the metadata call the page, folded, or None."""
    reach: list[_Way] = [(0.0, state_of(BEFORE, ""), None)]
    for view in views[:MOST_LINES]:
        reach = _onward(reach, candidates(view, title))
    way = reach[0]
    path: list[str] = []
    while way[2]:
        path.append(role_of(way[1]))
        way = way[2]
    path.reverse()
    if not _is_article(path, views):
        path = list(map(_without_article, path, views))
    for index, view in enumerate(views[: len(path)]):
        if view.twin is not None and path[view.twin] not in _ONCE:
            path[index] = path[view.twin]
    return path + ["other"] * (len(views) - len(path))


def _is_article(path: list[str], views: list[View]) -> bool:
    """Whether the body holds together as one story: summaries of many, one below the other, do not. A signed text that
    no titles part is one, whatever its paragraphs share: news in brief."""
    body = [at for at, role in enumerate(path) if role == "body"]
    if not body:
        return False
    signed = not {"stamp", "byline"}.isdisjoint(path)
    summaries = sum(view.runs and role == "list_item" for view, role in zip(views, path, strict=False))
    if not signed and summaries >= 2 * len(body):
        return False
    if len(body) < _FEWEST:
        return signed or "headline" in path or sum(len(views[at].text) for at in body) >= _SHORTEST
    if signed and 2 * path[body[0] : body[-1]].count("list_item") < len(body):
        return True
    usual = chance(sum(view.runs for view in views))
    return sum(views[at].kin for at in body) / len(body) - usual > _LOOSE


def _without_article(role: str, view: View) -> str:
    """The role of a line on a page that has no article: what looked like its headline is one of a list."""
    if role in {"headline", "subheadline", "body"}:
        return "list_item"
    if (
        role == "call"
        and view.ends
        and all(hit.cue.how == "bid" for hit in view.hits if hit.cue.role == "call")
    ):
        return "other"
    if role == "caption" and not any(hit.cue.role == "caption" for hit in view.hits):
        return "list_item"
    return role


def _onward(reach: list[_Way], found: list[Candidate]) -> list[_Way]:
    """The best way to each candidate, in falling order; those that can no longer win are left out."""
    ways: list[_Way] = []
    for state, score in found:
        row, gain = _INTO[state], _BEST_INTO[state]
        best, total = reach[0], reach[0][0] + row[reach[0][1]]
        for way in reach:
            if way[0] + gain <= total:
                break
            here = way[0] + row[way[1]]
            if here > total:
                best, total = way, here
        ways.append((total + score, state, best))
    ways.sort(key=_SUM, reverse=True)
    top, state, _ = ways[0]
    lead = _LEAD[state]
    return [way for way in ways if top - way[0] <= lead[way[1]]]
