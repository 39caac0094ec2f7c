"""The dictionary pass: every longest form of the knowledge base, read over tokens, endings cut off.

One look-up a token decides whether a name can begin there; only then are the tokens behind it read.
"""

from __future__ import annotations

from functools import cache

from sutradhar.knowledge import Knowledge, load_knowledge
from sutradhar.language import Language
from sutradhar.layers.naming.endings import Cuts, cuts
from sutradhar.layers.naming.page import PIECE, Found, Page

_JOINTS = frozenset(("-", ".", "'"))


class Openings(dict[str, bool]):
    """Whether a token's form can begin a known name; an unseen form is looked at once."""

    LIMIT = 200_000

    def __init__(self, knowledge: Knowledge, endings: Cuts) -> None:
        self._knowledge, self._endings = knowledge, endings

    def __missing__(self, form: str) -> bool:
        if len(self) >= self.LIMIT:
            self.clear()
        self[form] = answer = self._opens(form)
        return answer

    def _opens(self, form: str) -> bool:
        pieces = PIECE.findall(form)
        if not pieces:
            return False
        forms, prefixes = self._knowledge.forms, self._knowledge.prefixes
        return pieces[0] in prefixes or any(stem in forms for stem in self._endings[pieces[0]])


@cache
def openings(language: Language) -> Openings:
    """The openings of a language's known names."""
    return Openings(load_knowledge(language), cuts(language))


def known_names(page: Page, language: Language) -> list[Found]:
    """The known names of a page, in order, none overlapping another."""
    opens = openings(language)
    knowledge, endings = load_knowledge(language), cuts(language)
    found: list[Found] = []
    ends = page.sentence_end
    done = 0
    of_sentence = page.tokens.sentence
    for token, form in enumerate(page.tokens.forms):
        if token >= done and opens[form]:
            name = _longest(page, token, ends[of_sentence[token]], knowledge, endings)
            if name is not None:
                found.append(name)
                done = name.last + 1
    return found


def _longest(page: Page, first: int, limit: int, knowledge: Knowledge, endings: Cuts) -> Found | None:
    """The longest known name that begins with a token, or none."""
    forms, prefixes = knowledge.forms, knowledge.prefixes
    tokens = page.tokens
    best: tuple[int, int, str] | None = None
    read = ""
    token = first
    while token < limit:
        form = tokens.forms[token]
        if form in _JOINTS:
            if token == first or not (
                page.adjacent(token - 1) and token + 1 < limit and page.adjacent(token)
            ):
                break
            token += 1
            continue
        alive = False
        pieces = list(PIECE.finditer(form))
        for index, match in enumerate(pieces):
            piece = match.group()
            if index == len(pieces) - 1 or (index == len(pieces) - 2 and pieces[-1].group() in endings.all):
                stem = next((stem for stem in endings[piece] if read + stem in forms), None)
                if stem is not None:
                    best = (token, match.start() + len(stem), read + stem)
            alive = read + piece in prefixes
            if not alive:
                break
            read += piece + " "
        if not alive:
            break
        token += 1
    if best is None:
        return None
    last, offset, key = best
    return _named(page, first, last, offset, key, knowledge)


def _named(page: Page, first: int, last: int, offset: int, key: str, knowledge: Knowledge) -> Found:
    bearers = knowledge.bearers(key)
    return Found(
        first=first,
        last=last,
        start=page.tokens.starts[first],
        end=page.place(last, offset),
        key=key,
        kind=bearers[0].kind,
        rule="names/known@1",
        bearers=tuple(f"{bearer.id}/{bearer.kind}" for bearer in bearers),
        entity=bearers[0].id,
        weak=bearers[0].weak,
    )
