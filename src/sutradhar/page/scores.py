"""How much speaks for each role of a line, in each zone of the page. Weights were set by hand on the labelled pages.

A candidate is a state, which is a zone and a role, and its score. Cues of words, measures of prose, tags of HTML and
position each add to the scores of the roles that they speak for; a role for which nothing speaks is no candidate.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter

from sutradhar.page.cues import CueHit
from sutradhar.page.features import STRANGE, View

BEFORE, BETWEEN, TEXT, AFTER = ZONES = range(4)
ROLES = [
    *"body headline subheadline byline stamp edition caption source_credit tags call comments".split(),
    *"list_heading list_item list_rank navigation advert other".split(),
    "",
]
"""The last stands for what is before the first line."""

Candidate = tuple[int, float]
"""A state (`state_of`) that a line may be in, and how much speaks for it."""


_SCORE = itemgetter(1)


def state_of(zone: int, role: str) -> int:
    """A zone of the page and a role as one small number, by which tables are indexed."""
    return zone * len(ROLES) + ROLES.index(role)


def role_of(state: int) -> str:
    """The role of a state."""
    return ROLES[state % len(ROLES)]


_CUE = {"whole": 6.0, "start": 5.0, "end": 4.5, "within": 4.0, "bid": 3.2, "voice": 1.8}
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


def candidates(view: View, title: str | None) -> list[Candidate]:
    """The states that anything speaks for, those far behind the best left out."""
    cued = _cued(view)
    found = _open(view, title)
    for role, score in cued.items():
        found += [(state, score + place) for state, place in _PLACED[role]]
    line = view.line
    if line.tag:
        gains, announced = _said_by_tags(line.tag, line.hints, line.linked > 0.7)
        found = [(state, score + gains[state]) for state, score in found]
        for role, placed in announced:
            if role not in cued:
                found += placed
    least = max(map(_SCORE, found)) - _PRUNE
    return [one for one in found if one[1] >= least]


def _cued(view: View) -> dict[str, float]:
    """Roles by words and shapes that are made for them, with their scores."""
    scores: dict[str, float] = {}
    whole = any(hit.cue.how == "whole" for hit in view.hits)
    for hit in view.hits:
        if whole and hit.cue.how != "whole":
            continue
        score = _CUE[hit.cue.how] - 0.7 * max(0.0, view.prose)
        if hit.cue.role == "byline" and ((view.finite and not view.name) or view.ends):
            score -= 2.5
        if hit.cue.id == "reporter" and not _at_rim(hit, view.words):
            score -= 3.0
        if hit.cue.role == "other":
            score += 0.7 * max(0.0, view.prose)
        scores[hit.cue.role] = max(score, scores.get(hit.cue.role, -9.0))
        if hit.cue.id == "section":
            scores["edition"] += 0.0 if view.twin is None else 1.5
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
    return scores


_PARTS = frozenset(",(:|-/")


def _at_rim(hit: CueHit, words: list[str]) -> bool:
    """Whether an office closes its line or a part of it, as in a signature; in a headline more follows."""
    return hit.last >= len(words) or words[hit.last] in _PARTS or words[-1] == ")"


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


_PLACED: dict[str, list[Candidate]] = {
    role: [(state_of(zone, role), place) for zone, place in zip(ZONES, places, strict=True)]
    for role, places in _PLACES.items()
}


_BODY_TEXT = state_of(TEXT, "body")
_EDITION_BEFORE = state_of(BEFORE, "edition")
_BYLINE_BEFORE = state_of(BEFORE, "byline")
_BYLINE_BETWEEN = state_of(BETWEEN, "byline")
_BYLINE_AFTER = state_of(AFTER, "byline")
_CAPTION_BETWEEN = state_of(BETWEEN, "caption")
_CAPTION_TEXT = state_of(TEXT, "caption")
_HEADLINE_BETWEEN = state_of(BETWEEN, "headline")
_LIST_ITEM_BEFORE = state_of(BEFORE, "list_item")
_LIST_ITEM_BETWEEN = state_of(BETWEEN, "list_item")
_LIST_ITEM_TEXT = state_of(TEXT, "list_item")
_LIST_ITEM_AFTER = state_of(AFTER, "list_item")
_LIST_HEADING_AFTER = state_of(AFTER, "list_heading")
_NAVIGATION_BEFORE = state_of(BEFORE, "navigation")
_OTHER_BEFORE = state_of(BEFORE, "other")
_OTHER_AFTER = state_of(AFTER, "other")
_SUBHEADLINE_BETWEEN = state_of(BETWEEN, "subheadline")
_SUBHEADLINE_TEXT = state_of(TEXT, "subheadline")
_TAGS_AFTER = state_of(AFTER, "tags")


def _open(view: View, title: str | None) -> list[Candidate]:
    """Roles that no cue announces: told by how the line reads, and by what the rest of the page says."""
    prose, shape, kin = view.prose, view.title, view.kin
    words = len(view.words)
    named = title is not None and _same_title(view.text, title)
    goes_on = _continues(view)
    strange = 4.0 if view.bond <= STRANGE else 0.0
    body = (
        prose
        - 0.6
        - strange
        + max(0.0 if goes_on >= 2.0 else -0.7 if goes_on else -2.5, min(1.5, 14.0 * view.bond))
        + goes_on
    )
    brief = 1.5 if words <= 2 else 0.7 if words <= 3 else 0.0
    item = shape if prose <= 0 else max(shape, 0.9) - max(0.0, min(1.2, 10.0 * view.bond))
    item -= 0.1 + brief
    found = [
        (_BODY_TEXT, body - (9.0 if view.twin is not None or view.apart else 0.0)),
        (
            _HEADLINE_BETWEEN,
            shape + 2.2 * min(kin, 0.6) + (5.0 if named else 0.0) - (1.5 if words <= 2 else 0.0),
        ),
        (_LIST_ITEM_BEFORE, item - 1.2),
        (_LIST_ITEM_BETWEEN, item - 1.8),
        (_LIST_ITEM_TEXT, item - 0.6 - 0.8 * kin - (1.4 if goes_on >= 2.0 else 0.0)),
        (_LIST_ITEM_AFTER, item),
        (_SUBHEADLINE_BETWEEN, shape - 0.9 + 1.0 * kin - (1.0 if view.finite else 0.0)),
        (_OTHER_AFTER, (3.5 if len(view.text) <= 3 else 1.2) if not view.bengali else -0.5),
        (_OTHER_BEFORE, 0.0 if not view.bengali else -1.2),
    ]
    if view.twin is not None or view.apart:
        found.append((_OTHER_AFTER, 3.0 if prose > 2 else 0.0))
    if words <= 30 and prose < 4:
        scene = _scene(view) - goes_on
        found.append((_CAPTION_BETWEEN, max(shape, 1.0) - 1.6 + scene))
        found.append((_CAPTION_TEXT, shape - 1.7 + scene))
    if words <= 10 and not view.ends:
        found += _brief(view, words)
    return found


def _brief(view: View, words: int) -> list[Candidate]:
    """What a short line without a sentence in it may be."""
    shape, kin = view.title, view.kin
    told = view.finite and not view.name
    tag = (2.0 if kin > 0.8 and words <= 6 and not told else 0.0) + (0.9 if words <= 3 else 0.0)
    found = [
        (_SUBHEADLINE_TEXT, shape - 1.0 + 0.5 * kin - (1.5 if told else 0.0) - _continues(view)),
        (_TAGS_AFTER, shape - 1.2 + tag),
    ]
    if told or not view.bengali:
        return found
    if words <= 6:
        score = (
            (0.9 if words > 1 else 0.0) - 0.5 * max(0, words - 4) + (1.5 if view.text.endswith(":") else 0.0)
        )
        found.append((_LIST_HEADING_AFTER, score))
    if words <= 3:
        found += [(_NAVIGATION_BEFORE, 1.2), (_EDITION_BEFORE, 0.8 if view.twin is None else 2.3)]
    if words <= 5 or view.name:
        known = 2.2 if view.name else 0.0
        found += [
            (_BYLINE_BEFORE, 0.2 + known),
            (_BYLINE_BETWEEN, 0.8 + known),
            (_BYLINE_AFTER, -0.5 + 0.5 * known),
        ]
    return found


_LEADS_ON = (":", "-", "\u2013", "\u2014")
_MARKED = re.compile("(?:[0-9]{1,2}[.)]|[\u2022*\u25aa\u25cf\u2013\u2014-]) ?[^ ]")
_QUOTED = re.compile("[\"'][^\"']+[\"']$")


def _continues(view: View) -> float:
    """What speaks for a short line without a full stop as a paragraph: it leads on to the next, is a point of a list,
    is all quoted, or ends in a finite verb."""
    if view.ends or len(view.words) > 14:
        return 1.0 if view.text.endswith("?") and len(view.words) <= 14 else 0.0
    if view.text.endswith(_LEADS_ON):
        return 2.5
    if _QUOTED.match(view.text):
        return 2.5
    return (2.2 if _MARKED.match(view.text) and not view.rank else 0.0) + (1.2 if view.finite else 0.0)


def _scene(view: View) -> float:
    """What speaks for a line as a caption: a full stop within but none at the end, or a sentence without a verb."""
    stops = view.text.count("\u0964")
    if view.finite or not stops:
        return 0.0
    if not view.ends:
        return 3.0
    return 2.0 if stops == 1 and view.text.endswith("\u0964") else 0.0


def _same_title(text: str, title: str) -> bool:
    return text == title or (len(text) > 15 and (title.startswith(text) or text.startswith(title)))


@lru_cache(maxsize=4096)
def _said_by_tags(
    tag: str, hints: frozenset[str], linked: bool
) -> tuple[list[float], list[tuple[str, list[Candidate]]]]:
    """What the tags around a line add to each state, and the roles that tags alone announce."""
    weights = [_TAGS.get(tag, {}), *(_HINTS[hint] for hint in sorted(hints)), *([_LINKED] if linked else [])]
    by_role = [sum(weight.get(role, 0.0) for weight in weights) for role in ROLES]
    gains = by_role * len(ZONES)
    wanted = {role for hint in hints for role, weight in _HINTS[hint].items() if weight >= 2.5}
    if linked:
        wanted.add("navigation")
    announced = sorted(wanted & _PLACED.keys())
    return gains, [
        (role, [(state, place + gains[state]) for state, place in _PLACED[role]]) for role in announced
    ]
