"""Where somebody is said to say: the cues of a sentence, found by look-ups on token forms and lemmas."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sutradhar.layers.attribution.lexicon import Act, NounCue
from sutradhar.layers.attribution.page import END_MARKS, Page
from sutradhar.layers.attribution.phrases import can_speak

_LONGEST_NOUN = 3
_MOST = 64
"""Cues of one sentence: a bound for what is no prose, so that a page takes linear time."""
_JOINED = 10
"""How many tokens behind a participle the verb of saying that it goes with is looked for."""
_NOT_SAID = frozenset(("FUT", "IMP"))
"""Who is still to say something has not said it."""


class Cue(Struct, frozen=True):
    """A cue: tokens `first..last` (half-open), its act, and for a noun cue what it may do."""

    first: int
    last: int
    lemma: str
    id: str
    stance: str
    takes: str = "clause"
    passive: bool = False
    negative: bool = False
    noun: NounCue | None = None
    joined: int | None = None
    """The verb of saying that goes on behind a participle that is a cue of its own: … অস্বীকার করে | বলেন."""


def cues_of(page: Page, low: int, high: int) -> list[Cue]:
    """The cues of the tokens `low..high` of one sentence, in order, not overlapping."""
    found: list[Cue] = []
    lex, forms, words = page.lexicon, page.tokens.forms, page.words
    floor = low
    for at in range(low, high):
        if len(found) == _MOST:
            break
        word = words[at]
        cue = None
        if word.verb == "FIN" or (word.verb == "PTCP" and _ends_clause(page, at, high)):
            cue = _verbal(page, floor, at)
        elif word.verb == "PTCP":
            cue = _paired(page, floor, at, high)
        elif word.verb is None and forms[at] in lex.light:
            cue = _light(page, floor, at, at, forms[at])
        elif forms[at] in lex.noun_starts:
            cue = _nominal(page, at, high)
        if cue is not None and cue.first >= floor:
            found.append(cue)
            floor = cue.last
    return found


def _ends_clause(page: Page, at: int, high: int) -> bool:
    """Whether a form that is a participle or a plain present stands where only the present can: at a clause's end."""
    after = at + 1
    if after >= high:
        return True
    form = page.tokens.forms[after]
    return form == "," or set(form) <= END_MARKS or form == ":" or page.is_(after, "clause_joins")


def _verbal(page: Page, low: int, at: int) -> Cue | None:
    """The cue of a finite verb: a verb of saying, a noun with a light verb, or the passive of either."""
    word, lemma = page.words[at], page.words[at].lemma
    if word.tense in _NOT_SAID:
        return None
    if lemma in page.lexicon.words["passive"] and at > low and page.words[at - 1].verb == "VN":
        inner = page.words[at - 1].lemma
        cue = _light(page, low, at - 1, at, inner) or _plain(page, low, at - 1, at, inner)
        if cue is not None:
            return _with(cue, passive=True, negative=word.negative or _denied(page, at))
    if lemma in page.lexicon.words["continues"] and at > low and page.words[at - 1].verb == "PTCP":
        return _light(page, low, at - 1, at, page.words[at - 1].lemma)
    return _light(page, low, at, at, lemma) or _plain(page, low, at, at, lemma)


def _plain(page: Page, low: int, at: int, end: int, lemma: str) -> Cue | None:
    act = page.lexicon.verbs.get(lemma)
    if act is None:
        return None
    negative = page.words[end].negative or _denied(page, end)
    led = _participle(page, low, at)
    if led is not None:
        return Cue(led.first, end + 1, lemma, act.id, led.stance, negative=negative)
    if (
        at > low
        and page.tokens.forms[at - 1] in page.lexicon.words["taken_up"]
        and not _taken_up(page, low, at)
    ):
        return None
    return Cue(at, end + 1, lemma, act.id, act.stance, act.takes, negative=negative)


def _participle(page: Page, low: int, at: int) -> Cue | None:
    """A noun with a light participle straight before the verb: অভিযোগ করে | বলেন."""
    if at - 2 < low or page.words[at - 1].verb != "PTCP":
        return None
    cue = _light(page, low, at - 1, at - 1, page.words[at - 1].lemma)
    if cue is None or cue.id == "remark" or (cue.first > low and _has_object(page, cue.first - 1)):
        return None
    return cue


def _paired(page: Page, low: int, at: int, high: int) -> Cue | None:
    """A participle with an object of its own before a verb of saying: অভিযোগ অস্বীকার করে | (তিনি) বলেন, …"""
    cue = _light(page, low, at, at, page.words[at].lemma)
    if cue is None or cue.stance not in page.lexicon.words["paired"]:
        return None
    if cue.first == low or not _has_object(page, cue.first - 1):
        return None
    for token in range(at + 1, min(at + _JOINED, high)):
        if page.tokens.forms[token] in (",", ";") or page.is_quote(token):
            return None
        if page.words[token].verb == "FIN":
            saying = page.words[token].lemma in page.lexicon.verbs
            return replace(cue, joined=token) if saying else None
    return None


def _has_object(page: Page, token: int) -> bool:
    """Whether the participle governs the word before it: ঘটনার সত্যতা | নিশ্চিত করে জানান."""
    if page.words[token].pos in ("PRON", "ADV", "PUNCT") or page.is_(token, "adverbs"):
        return False
    return not can_speak(page, token)


def _taken_up(page: Page, low: int, at: int) -> bool:
    """Whether কথা before the verb takes a content up (এ কথা বলেন), and is no talk (তার সঙ্গে কথা বলেন)."""
    if page.is_(at - 1, "taken_up_alone"):
        return True
    return at - 2 >= low and (page.is_(at - 2, "taken_up_by") or page.words[at - 2].case == "GEN")


def _denied(page: Page, at: int) -> bool:
    after = at + 1
    return after < len(page.tokens) and page.is_(after, "not")


def _light(page: Page, low: int, at: int, end: int, lemma: str) -> Cue | None:
    nouns = page.lexicon.light.get(lemma)
    if nouns is None:
        return None
    for length in range(min(_LONGEST_NOUN, at - low), 0, -1):
        name = _joined(page, at - length, at)
        act = nouns.get(name)
        if act is not None:
            return _light_cue(page, at - length, end, f"{name} {lemma}", act)
    return None


def _light_cue(page: Page, first: int, end: int, lemma: str, act: Act) -> Cue:
    negative = page.words[end].negative or _denied(page, end)
    return Cue(first, end + 1, lemma, act.id, act.stance, act.takes, act.impersonal, negative)


def _joined(page: Page, first: int, last: int) -> str:
    """Words as the cue list writes them: an emphatic on the last one does not matter."""
    if last - first == 1:
        word = page.words[first]
        return word.form[: -len(word.emphatic)] if word.emphatic else word.form
    return " ".join(page.tokens.forms[first:last])


def _nominal(page: Page, at: int, high: int) -> Cue | None:
    for length in range(min(_LONGEST_NOUN, high - at), 0, -1):
        name = " ".join(page.tokens.forms[at : at + length])
        noun = page.lexicon.nouns.get(name)
        if noun is not None and (not noun.comma or _marked(page, at, at + length, high)):
            return Cue(at, at + length, name, noun.id, noun.stance, noun=noun)
    return None


def _marked(page: Page, first: int, last: int, high: int) -> bool:
    """Whether a mark sets the noun off from its content, on either side."""
    forms = page.tokens.forms
    return (last < high and forms[last] in (",", "-", ":")) or (first > 0 and forms[first - 1] in (",", "-"))


def _with(cue: Cue, *, passive: bool, negative: bool) -> Cue:
    return Cue(cue.first, cue.last, cue.lemma, cue.id, cue.stance, cue.takes, passive, negative, cue.noun)
