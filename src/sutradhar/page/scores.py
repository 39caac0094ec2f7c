"""How much speaks for each role of a line, in each zone of the page. Weights were set by hand on the labelled pages.

A candidate is (zone, role, score). Cues of words, measures of prose, tags of HTML and position each add to the scores
of the roles that they speak for; a role for which nothing speaks is no candidate.
"""

from __future__ import annotations

from msgspec import Struct

from sutradhar.page.features import View

BEFORE, BETWEEN, TEXT, AFTER = range(4)

_CUE = {"whole": 6.0, "start": 5.0, "end": 4.5, "within": 4.0}
_PRUNE = 6.0

# What the surroundings of an element in HTML say: hint → role → weight.
_HINTS: dict[str, dict[str, float]] = {
    "nav": {"navigation": 4.0, "body": -3.0, "headline": -3.0, "subheadline": -3.0},
    "header": {"navigation": 0.8, "body": -1.0},
    "footer": {"other": 3.0, "navigation": 1.0, "body": -4.0, "headline": -4.0},
    "aside": {"list_item": 1.5, "list_heading": 1.0, "body": -2.5, "headline": -2.5, "subheadline": -2.0},
    "list": {"list_item": 2.5, "list_heading": 1.5, "body": -2.5, "headline": -2.0, "subheadline": -2.0},
    "article": {"body": 0.7, "headline": 0.5},
    "share": {"call": 3.5, "body": -3.0},
    "comment": {"comments": 3.5, "body": -4.0},
    "caption": {"caption": 4.0, "body": -2.5},
    "byline": {"byline": 3.5, "body": -2.0},
    "stamp": {"stamp": 1.5, "body": -1.0},
    "crumb": {"edition": 4.5, "body": -2.0},
    "tags": {"tags": 4.0, "body": -2.0},
    "advert": {"advert": 3.5, "body": -2.5},
    "headline": {"headline": 1.0},
    "subhead": {"subheadline": 2.5},
    "quote": {"body": 0.5},
}
_TAGS: dict[str, dict[str, float]] = {
    "h1": {"headline": 4.0, "list_item": -1.0, "body": -2.0},
    "h2": {"headline": 1.5, "subheadline": 1.0, "body": -1.5},
    "h3": {"list_heading": 0.8, "subheadline": 0.8, "body": -1.5},
    "h4": {"list_heading": 0.5, "body": -1.5},
    "p": {"body": 1.2},
    "li": {"list_item": 0.6, "navigation": 0.4, "body": -0.7},
    "figcaption": {"caption": 2.0},
}
_LINKED = {
    "list_item": 2.0,
    "navigation": 1.0,
    "body": -3.5,
    "headline": -2.0,
    "subheadline": -2.0,
    "caption": -2.0,
}


class Candidate(Struct, frozen=True):
    """A zone and a role that a line may have, and how much speaks for it."""

    zone: int
    role: str
    score: float


def candidates(view: View, title: str | None) -> list[Candidate]:
    """The roles that anything speaks for, best first, those far behind left out."""
    cued = _cued(view)
    found = [*_open(view, title), *cued]
    if view.line.tag:
        found = [_tagged(view, one) for one in found] + _hinted(view, cued)
    best = max(one.score for one in found)
    return [one for one in found if one.score >= best - _PRUNE] or found


def _cued(view: View) -> list[Candidate]:
    """Roles by words and shapes that are made for them."""
    scores: dict[str, float] = {}
    whole = any(hit.cue.how == "whole" for hit in view.hits)
    for hit in view.hits:
        if whole and hit.cue.how != "whole":
            continue
        score = _CUE[hit.cue.how] - 0.7 * max(0.0, view.prose)
        if hit.cue.role == "byline" and (view.finite or view.ends):
            score -= 2.5
        if hit.cue.role == "other":
            score += 0.7 * max(0.0, view.prose)
        scores[hit.cue.role] = max(score, scores.get(hit.cue.role, -9.0))
        if hit.cue.id == "section":
            scores["navigation"] = max(5.4, scores.get("navigation", 0.0))
    if view.stamp:
        scores["stamp"] = scores.get("stamp", 0.0) + 7.0
    elif "stamp" in scores:
        scores["stamp"] -= 4.0
    if view.rank:
        scores["list_rank"] = 6.0
    if view.initials and not view.hits:
        scores["byline"] = max(scores.get("byline", 0.0), 4.0 - 4.0 * view.kin)
    if view.bars and not view.stamp:
        scores["navigation"] = max(scores.get("navigation", 0.0), 1.5 + 1.5 * min(view.bars, 4))
        scores["edition"] = max(scores.get("edition", 0.0), 4.5 - 0.5 * view.bars)
    found: list[Candidate] = []
    for role, score in scores.items():
        found += [
            Candidate(zone, role, score + _place(role, zone)) for zone in (BEFORE, BETWEEN, TEXT, AFTER)
        ]
    return found


# How well a cued role sits in a zone: before the headline, between it and the text, within the text, behind it.
_PLACES: dict[str, tuple[float, float, float, float]] = {
    "stamp": (0.0, 0.0, -1.5, -0.3),
    "byline": (0.0, 0.3, -2.0, 0.3),
    "edition": (0.0, 0.0, -3.0, -1.5),
    "caption": (0.0, 0.0, -0.3, -0.5),
    "source_credit": (-2.5, -1.5, -1.0, 0.5),
    "tags": (-1.5, -1.0, -2.0, 0.5),
    "call": (-0.5, 0.0, -1.0, 0.0),
    "comments": (-0.5, -0.5, -2.0, 0.3),
    "list_heading": (-0.8, -1.5, -0.6, 0.3),
    "list_item": (-1.0, -1.5, 0.0, 0.0),
    "list_rank": (-1.0, -1.5, -2.5, 0.0),
    "navigation": (0.0, -1.0, -3.0, -0.6),
    "advert": (0.0, 0.0, 0.0, 0.0),
    "other": (-0.3, -1.0, -1.5, 0.3),
}


def _place(role: str, zone: int) -> float:
    return _PLACES[role][zone]


def _open(view: View, title: str | None) -> list[Candidate]:
    """Roles that no cue announces: told by how the line reads, and by what the rest of the page says."""
    prose, shape, kin = view.prose, view.title, view.kin
    words = len(view.words)
    named = title is not None and _same_title(view.text, title)
    body = prose - 0.6 + max(-2.5, min(1.5, 14.0 * view.bond))
    item = max(shape, 0.9 if prose > 0 else shape) - 0.1
    found = [
        Candidate(TEXT, "body", body - (9.0 if view.twin is not None else 0.0)),
        Candidate(
            BETWEEN,
            "headline",
            shape + 2.2 * min(kin, 0.6) + (5.0 if named else 0.0) - (1.5 if words <= 2 else 0.0),
        ),
        Candidate(BEFORE, "list_item", item - 1.2),
        Candidate(BETWEEN, "list_item", item - 1.8),
        Candidate(TEXT, "list_item", item - 0.6 - 0.8 * kin),
        Candidate(AFTER, "list_item", item),
        Candidate(BETWEEN, "subheadline", shape - 0.9 + 1.0 * kin - (1.0 if view.finite else 0.0)),
        Candidate(AFTER, "other", (3.5 if len(view.text) <= 3 else 1.2) if not view.bengali else -0.5),
        Candidate(BEFORE, "other", 0.0 if not view.bengali else -1.2),
    ]
    if view.twin is not None:
        found.append(Candidate(AFTER, "other", 3.0 if prose > 2 else 0.0))
    if words <= 10 and not view.ends:
        found.append(Candidate(TEXT, "subheadline", shape - 1.0 + 0.5 * kin - (1.5 if view.finite else 0.0)))
        found.append(Candidate(AFTER, "tags", shape - 1.2 + (2.0 if kin > 0.8 and not view.finite else 0.0)))
    if words <= 30 and prose < 4:
        found.append(Candidate(BETWEEN, "caption", max(shape, 1.0) - 1.6))
        found.append(Candidate(TEXT, "caption", shape - 2.4))
    if words <= 5 and not view.ends and not view.finite and view.bengali:
        found += [
            Candidate(BEFORE, "byline", 0.2),
            Candidate(BETWEEN, "byline", 0.8),
            Candidate(AFTER, "byline", -0.5),
        ]
    return found


def _same_title(text: str, title: str) -> bool:
    return text == title or (len(text) > 15 and (title.startswith(text) or text.startswith(title)))


def _tagged(view: View, one: Candidate) -> Candidate:
    """The candidate with what the tags around it say."""
    score = one.score + _TAGS.get(view.line.tag, {}).get(one.role, 0.0)
    for hint in view.line.hints:
        score += _HINTS[hint].get(one.role, 0.0)
    if view.line.linked > 0.7:
        score += _LINKED.get(one.role, 0.0)
    return Candidate(one.zone, one.role, score)


def _hinted(view: View, cued: list[Candidate]) -> list[Candidate]:
    """Roles that only the tags announce."""
    known = {one.role for one in cued}
    wanted = {role for hint in view.line.hints for role, weight in _HINTS[hint].items() if weight >= 2.5}
    if view.line.linked > 0.7:
        wanted.add("navigation")
    return [
        _tagged(view, Candidate(zone, role, _place(role, zone)))
        for role in wanted - known
        if role in _PLACES
        for zone in (BEFORE, BETWEEN, TEXT, AFTER)
    ]
