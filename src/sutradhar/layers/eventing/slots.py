"""Which party of a clause stands in a slot of a frame: in a case, behind a postposition, before or behind the act."""

from __future__ import annotations

from sutradhar.layers.eventing.page import Page
from sutradhar.layers.eventing.parties import Party
from sutradhar.layers.eventing.triggers import Trigger

_PLACES = frozenset(("GPE", "LOC", "site"))
_BODILY = frozenset(("killed", "injured"))
_FAR = 5
"""How many modifiers may stand between a genitive and its noun."""


def in_slot(page: Page, trigger: Trigger, near: list[Party], slot: str) -> Party | None:
    """The party of a clause that stands in a slot, if there is one and only one."""
    if slot == "gen":
        return next(
            (p for p in reversed(near) if p.slot in ("gen", "adj") and _governs(page, p, trigger)), None
        )
    if slot == "bare-place":
        return next((p for p in reversed(near) if p.kind == "GPE" and p.last == trigger.first), None)
    if slot == "last":
        return next((p for p in near if p.slot == "gen" and p.first == trigger.end), None)
    if slot == "goal":
        return next(
            (p for p in near if p.slot == "loc" and p.kind in _PLACES and p.last == trigger.first), None
        )
    if slot == "loc":
        return next(
            (p for p in near if p.slot == "loc" and p.kind in _PLACES and p.first < trigger.first), None
        )
    if slot == "far":
        far = [p for p in near if p.slot in ("gen", "adj") and p.last <= trigger.first]
        if not far or far[-1].kind in ("LOC", "site", "pronoun"):
            return None
        return far[-1] if _reaches(page, far[-1], trigger) else None
    fits = [p for p in near if p.slot == slot and _can_act(page, p, trigger)]
    if slot == "nom":
        return _nominative(page, trigger, near, fits)
    if slot == "obj":
        fits = [p for p in fits if p.last <= trigger.first]
        fits = fits or [p for p in near if p.slot == "gen" and p.plural and _governs(page, p, trigger)]
    return fits[-1] if fits else None


def _nominative(page: Page, trigger: Trigger, near: list[Party], fits: list[Party]) -> Party | None:
    """The subject among the nominatives: straight behind the finite verb, else the only one before it or behind it."""
    before = [p for p in fits if p.last <= trigger.first]
    if len(before) > 1:
        comma = max(
            (at for at in range(near[0].first, trigger.first) if page.tokens.forms[at] == ","), default=-1
        )
        before = [p for p in before if p.first > comma] or before
    verb = page.words[trigger.tense].verb if trigger.tense is not None else None
    after = [p for p in fits if p.first >= trigger.end and verb != "PTCP"]
    if trigger.voice == "noun" and not trigger.frame.mutual:
        after = [p for p in after if p.first == trigger.end]
    if verb == "FIN" and after and after[0].first == trigger.end:
        return after[0]
    last = [p for p in near if p.slot == "gen" and p.first > trigger.end and _ends(page, p)]
    if verb == "VN" and last:
        return last[0]
    if len(before) == 1:
        return before[0]
    return after[0] if not before and len(after) == 1 else None


def _ends(page: Page, party: Party) -> bool:
    """Whether nothing follows a party in its clause."""
    after = party.after
    return after >= len(page.tokens) or page.stops(after) or page.tokens.forms[after] == ","


def _can_act(page: Page, party: Party, trigger: Trigger) -> bool:
    """Whether a place name is a side: a country, or its capital where no longer name goes on behind it."""
    if party.kind in ("LOC", "site"):
        return False
    if party.slot == "nom" and party.kind in ("GPE", "ORG") and trigger.frame.counts & _BODILY:
        return False
    if party.kind != "GPE":
        return True
    entity = party.who[-1].entity
    known = page.knowledge.entity(entity) if isinstance(entity, str) else None
    if known is None or known.type not in ("country", "capital", "state"):
        return False
    after = party.last
    goes_on = (
        after < len(page.tokens)
        and after not in page.named
        and page.words[after].pos in ("NOUN", "PROPN", "ADJ")
    )
    return known.type == "country" or party.slot != "nom" or not goes_on or after == trigger.first


def _reaches(page: Page, party: Party, trigger: Trigger) -> bool:
    """Whether nothing but a chain of nouns stands between a genitive and the act."""
    between = range(party.after, trigger.first)
    return not any(
        page.words[at].case == "LOC" or page.words[at].verb is not None or page.words[at].pos == "ADP"
        for at in between
    )


def _governs(page: Page, party: Party, trigger: Trigger) -> bool:
    """Whether a genitive belongs to the trigger: only modifiers stand between."""
    if party.after > trigger.first or party.after != party.last:
        return False
    if trigger.first - party.last > _FAR:
        return False
    return all(
        (page.words[at].pos in ("ADJ", "NUM", "DET", "NOUN", "ADV") and page.words[at].case in (None, "NOM"))
        or page.tokens.kinds[at] == "number"
        for at in range(party.last, trigger.first)
    )
