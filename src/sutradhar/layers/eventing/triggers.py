"""Where something is said to happen: a noun that names an act, with or without its light verb, or a verb."""

from __future__ import annotations

from msgspec import Struct

from sutradhar.layers.eventing.lexicon import Frame
from sutradhar.layers.eventing.page import Page, Range

_MOST = 64
"""Triggers of one sentence: a bound for what is no prose, so that a page takes linear time."""
_SHARED = 6
"""How far behind an act the verb may stand that it shares with the next."""
_NEAR = 5
"""How far before its verb an object may stand."""


class Trigger(Struct, frozen=True):
    """Tokens `first..last` name the act; `verb` is the token of its light verb or itself, None for a noun alone;
    `tense` the last verb of the chain, which carries the tense; `voice` is active, passive or noun. `shared`: the verb
    stands behind another act that is joined to this one (৩ জন নিহত ও ২০ জন আহত হয়েছেন)."""

    frame: Frame
    first: int
    last: int
    voice: str
    verb: int | None = None
    tense: int | None = None
    shared: bool = False

    @property
    def act(self) -> Range:
        """The tokens of the noun or verb that names the act."""
        return (self.last - 1, self.last)

    @property
    def end(self) -> int:
        """The token behind the act and its verbs."""
        return self.last if self.tense is None or self.shared else self.tense + 1


def triggers_of(page: Page, low: int, high: int) -> list[Trigger]:
    """The triggers of one sentence, in order, not overlapping."""
    found: list[Trigger] = []
    floor = low
    for at in range(low, high):
        if at < floor or at in page.named:
            continue
        if len(found) == _MOST:
            break
        trigger = _by_noun(page, floor, at, high) or _by_verb(page, floor, at, high)
        if trigger is not None:
            found.append(trigger)
            floor = trigger.end
    return found


def _by_noun(page: Page, low: int, at: int, high: int) -> Trigger | None:
    form = page.tokens.forms[at]
    rows = page.lexicon.nouns.get(form)
    if rows is None and page.words[at].verb is None:
        rows = page.lexicon.nouns.get(page.stem(at))
    for before, frame in rows or ():
        first = at - len(before)
        if (
            first < low
            or tuple(page.tokens.forms[first:at]) != before
            or not _has_object(page, frame, low, first)
        ):
            continue
        trigger = _with_verb(page, frame, first, at, high)
        if trigger is None and page.words[at].pos == "ADJ":
            trigger = _with_shared_verb(page, frame, first, at, high)
        if trigger is None and frame.alone:
            trigger = Trigger(frame, first, at + 1, "noun")
        if trigger is not None:
            return trigger
    return None


def _with_verb(page: Page, frame: Frame, first: int, at: int, high: int) -> Trigger | None:
    """The act with the light verb behind it."""
    verb = at + 1
    if verb < high and page.tokens.forms[verb] in frame.light and page.words[verb].verb is None:
        verb += 1
        if verb >= high or page.words[verb].verb is None:
            return None
    elif (
        verb >= high
        or page.words[verb].verb is None
        or page.words[verb].lemma not in frame.light | frame.passive
    ):
        return None
    lemma, word = page.words[verb].lemma, page.words[verb]
    if lemma in frame.passive:
        return Trigger(frame, first, at + 1, "passive", verb, _tense(page, verb, high))
    after = verb + 1
    if word.verb == "VN" and word.case is None and after < high and page.words[after].lemma in frame.passive:
        return Trigger(frame, first, at + 1, "passive", verb, _tense(page, after, high))
    return Trigger(frame, first, at + 1, "active", verb, _tense(page, verb, high))


def _with_shared_verb(page: Page, frame: Frame, first: int, at: int, high: int) -> Trigger | None:
    """The act with the verb of the act behind it, to which it is joined."""
    if at + 1 >= high or not page.is_(at + 1, "joins"):
        return None
    for verb in range(at + 2, min(high, at + 2 + _SHARED)):
        if page.words[verb].verb is not None:
            if page.words[verb].lemma not in frame.light or page.words[verb - 1].pos != "ADJ":
                return None
            return Trigger(frame, first, at + 1, "active", verb, _tense(page, verb, high), shared=True)
    return None


def _tense(page: Page, verb: int, high: int) -> int:
    """The verb of a chain that carries its tense: করে | নিয়েছে, করতে | চায়."""
    after = verb + 1
    if after >= high or page.words[after].verb is None:
        return verb
    kind = page.words[verb].verb
    if kind == "PTCP" and page.is_(after, "auxiliaries"):
        return after
    if kind == "INF" and any(page.is_(after, name) for name in ("want", "can", "begin", "auxiliaries")):
        return after
    return verb


def _has_object(page: Page, frame: Frame, low: int, first: int) -> bool:
    """Whether what the act is about stands before it, if the frame asks for it."""
    near = range(max(low, first - _NEAR), first)
    return not frame.objects or any(page.stem(at) in frame.objects for at in near)


def _by_verb(page: Page, low: int, at: int, high: int) -> Trigger | None:
    word = page.words[at]
    for frame in page.lexicon.verbs.get(word.lemma, ()) if word.verb else ():
        if not frame.objects or any(page.stem(i) in frame.objects for i in range(max(low, at - 2), at)):
            return Trigger(frame, at, at + 1, "active", at, _tense(page, at, high))
    return None
