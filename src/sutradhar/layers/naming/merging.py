"""Joins what the dictionary knows with what the tagger saw: one list of names, in order, none over another."""

from __future__ import annotations

from sutradhar.language import Language
from sutradhar.layers.naming.endings import cuts
from sutradhar.layers.naming.page import PIECE, Found, Page
from sutradhar.layers.naming.shape import Shapes, shapes
from sutradhar.layers.naming.tagger import KIND, LABELS, Tagger, tagger

RULE = "names/tagged@1"


def with_unknown(known: list[Found], page: Page, language: Language) -> list[Found]:
    """The known names, and beside them the unknown ones that the tagger sees."""
    shape = shapes(language)
    names: list[Found] = []
    at = 0
    for first, end in page.tokens.bounds:
        own = []
        while at < len(known) and known[at].first < end:
            own.append(known[at])
            at += 1
        wanted = _open(page, own, first, end, shape)
        if wanted:
            own = _merged(own, _tagged(page, own, (first, end), wanted, language), shape)
        names += own
    return names


def _open(page: Page, own: list[Found], first: int, end: int, shape: Shapes) -> list[int]:
    """The words of a sentence that could be of an unknown name: neither common nor covered by a known one."""
    covered = {token for name in own if not name.weak for token in range(name.first, name.last + 1)}
    forms, kinds, words = page.tokens.forms, page.tokens.kinds, page.words
    return [
        token
        for token in range(first, end)
        if shape.unfamiliar(forms[token])
        and kinds[token] == "word"
        and token not in covered
        and (
            not words
            or words[token].pos == "PROPN"
            or words[token].reason != "lexicon"
            or forms[token] in shape.persons
        )
    ]


def _tagged(
    page: Page, own: list[Found], bounds: tuple[int, int], wanted: list[int], language: Language
) -> list[Found]:
    """The spans that the tagger sees in one sentence."""
    first, end = bounds
    model: Tagger = tagger(language)
    found: list[Found] = []
    start = -1
    kind = ""
    for token, label in enumerate([*model.labels(page, own, first, end, wanted), 0], start=first):
        mark, _, named = LABELS[label].partition("-")
        if mark == "I" and start >= 0:
            continue
        if start >= 0:
            name = span(page, start, token - 1, kind, RULE, language)
            if name is not None and _credible(name, page, first, shapes(language)):
                found.append(name)
        start, kind = (token, named) if mark == "B" else (-1, "")
    return found


def _credible(name: Found, page: Page, first: int, shape: Shapes) -> bool:
    """A person has a part that a list has, or a title before it; other names hold a word that is not common, and
    end in one or in a head noun: the tagger alone is not believed."""
    if name.key in shape.no_names:
        return False
    if name.kind != "PER":
        last = name.key.rsplit(" ", 1)[-1]
        return shape.unfamiliar(page.tokens.forms[name.last]) or (last in shape.org_heads and " " in name.key)
    titled = name.first > first and page.tokens.forms[name.first - 1] in shape.titles
    return titled or any(part in shape.persons for part in name.key.split(" "))


def span(page: Page, first: int, last: int, kind: str, rule: str, language: Language) -> Found | None:
    """A name over tokens, its marks at the rim and its ending cut off; None where nothing is left."""
    tokens, shape = page.tokens, shapes(language)
    while first < last and (
        tokens.kinds[first] == "punct" or tokens.forms[first] in shape.titles - shape.persons
    ):
        first += 1
    while first <= last and tokens.kinds[last] == "punct":
        last -= 1
    if first > last or tokens.kinds[last] not in ("word", "latin"):
        return None
    pieces = [match for token in range(first, last + 1) for match in PIECE.finditer(tokens.forms[token])]
    own = list(PIECE.finditer(tokens.forms[last]))
    if not own:
        return None
    endings = cuts(language)
    final = own[-2] if len(own) > 1 and own[-1].group() in endings.all else own[-1]
    bare = bare_name(final.group(), kind, language)
    dropped = len(own) - 1 - own.index(final)
    key = [piece.group() for piece in pieces[: len(pieces) - dropped]]
    key[-1] = bare
    end = page.place(last, final.start() + len(bare))
    return Found(first, last, tokens.starts[first], end, " ".join(key), kind, rule)


def bare_name(piece: str, kind: str, language: Language) -> str:
    """The last piece of an unknown name without its ending: the stem that a list has, else the shortest that a case
    ending alone leaves."""
    shape, endings = shapes(language), cuts(language)
    stems = endings[piece]
    listed = {"ORG": shape.org_heads, "LOC": shape.place_heads}.get(kind, shape.persons)
    for stem in stems:
        if stem in listed:
            return stem
    certain = endings.certain | endings.placed if kind == "LOC" else endings.certain
    return next((stem for stem in reversed(stems[1:]) if piece[len(stem) :] in certain), piece)


def with_patterns(known: list[Found], unknown: list[Found], shape: Shapes) -> list[Found]:
    """The known names and those that patterns found, each where it has the better right."""
    return _merged(known, unknown, shape)


def _merged(own: list[Found], tagged: list[Found], shape: Shapes) -> list[Found]:
    """A known name stands, unless a longer unknown one holds it and has the better right."""
    kept = list(own)
    for name in tagged:
        over = [known for known in kept if known.first <= name.last and name.first <= known.last]
        if len(over) == 1 and over[0].weak and (over[0].first, over[0].last) == (name.first, name.last):
            over[0].weak = KIND[over[0].kind] != name.kind
        elif all(_yields(known, name, shape, len(over)) for known in over):
            _inherit(name, over)
            kept = [known for known in kept if known not in over] + [name]
    return sorted(kept, key=lambda name: name.first)


def _inherit(name: Found, over: list[Found]) -> None:
    """A longer name of a person keeps the bearers of the full name inside it."""
    for known in over:
        if name.kind == known.kind == "PER" and " " in known.key:
            name.bearers, name.entity = known.bearers, known.entity


def _yields(known: Found, name: Found, shape: Shapes, count: int) -> bool:
    """Whether a known name gives way to a tagged one: a weak one always; a place, a people or a single name of a person
    inside the name of a body; a single name of a person alone inside a longer one."""
    if known.weak:
        return True
    if (
        known.first < name.first
        or name.last < known.last
        or name.last - name.first == known.last - known.first
    ):
        return False
    if name.kind == "ORG":
        return known.kind in ("GPE", "LOC", "NORP", "PER") and name.key.rsplit(" ", 1)[-1] in shape.org_heads
    if name.kind == "LOC" and name.rule != RULE:
        return known.kind in ("GPE", "LOC")
    return name.kind == known.kind == "PER" and count == 1
