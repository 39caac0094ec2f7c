"""A name found once on a page is a name wherever it stands on it: whole, or a person's by one word of it."""

from __future__ import annotations

from sutradhar.language import Language
from sutradhar.layers.naming.endings import cuts
from sutradhar.layers.naming.page import PIECE, Found, Page
from sutradhar.layers.naming.shape import shapes

RULE = "names/repeated@1"


def repeated(names: list[Found], page: Page, language: Language) -> list[Found]:
    """The names, and the places where their words stand again and no name was seen, in order."""
    names = sorted([*names, *_introduced(names, page)], key=lambda name: name.first)
    singles, longer = _wanted(names, language)
    if not singles and not longer:
        return names
    covered = {token for name in names for token in range(name.first, name.last + 1)}
    endings = cuts(language)
    forms, kinds = page.tokens.forms, page.tokens.kinds
    starts = {key[:3] for key in (*singles, *longer)}
    for token, form in enumerate(forms):
        if form[:3] not in starts or token in covered or kinds[token] not in ("word", "latin"):
            continue
        match = PIECE.match(form)
        if match is None:
            continue
        found = next(((stem, kind) for stem in endings[match.group()] if (kind := singles.get(stem))), None)
        for key, kind in longer.get(match.group(), ()):
            last = token + key.count(" ")
            if last < len(forms) and not covered.intersection(range(token, last + 1)):
                stem = _ends(forms[token : last + 1], key, endings)
                if stem:
                    names.append(_again(page, token, last, stem, key, kind))
                    covered.update(range(token, last + 1))
                    found = None
                    break
        if found is not None and token not in covered:
            names.append(_again(page, token, token, len(found[0]), *found))
            covered.add(token)
    return sorted(names, key=lambda name: name.first)


def _introduced(names: list[Found], page: Page) -> list[Found]:
    """Acronyms in parentheses behind a body: one short word that no list has."""
    forms, kinds = page.tokens.forms, page.tokens.kinds
    taken = {token for name in names for token in range(name.first, name.last + 1)}
    found = []
    for name in names:
        at = name.last + 2
        if name.kind != "ORG" or at + 1 >= len(forms) or forms[at - 1] != "(" or forms[at + 1] != ")":
            continue
        if at not in taken and kinds[at] in ("word", "latin") and 1 < len(forms[at]) < 16:
            start, end = page.tokens.starts[at], page.tokens.ends[at]
            found.append(Found(at, at, start, end, forms[at], "ORG", "names/acronym@1"))
    return found


def _wanted(
    names: list[Found], language: Language
) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """The single words to look for, with their kind, and the longer names by their first word."""
    shape = shapes(language)
    singles: dict[str, str] = {}
    longer: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        parts = name.key.split(" ")
        if len(parts) > 1 and not name.bearers:
            longer.setdefault(parts[0], []).append((name.key, name.kind))
        if name.kind == "PER" and len(parts) > 1:
            for part in {parts[0], parts[-1]}:
                listed = part in shape.persons or (part == parts[-1] and part not in shape.common)
                if len(part) > 3 and listed and part not in shape.titles:
                    singles[part] = "PER"
        elif len(parts) == 1 and not name.bearers and len(name.key) > 2 and name.key not in shape.common:
            singles.setdefault(name.key, name.kind)
    for keys in longer.values():
        keys.sort(key=lambda pair: -len(pair[0]))
    return singles, longer


def _ends(forms: list[str], key: str, endings: dict[str, tuple[str, ...]]) -> int:
    """How many characters of the last form the name takes, where the forms are the name; else 0."""
    *front, last = key.split(" ")
    if forms[:-1] != front:
        return 0
    return len(last) if last in endings[forms[-1]] else 0


def _again(page: Page, first: int, last: int, stem: int, key: str, kind: str) -> Found:
    return Found(first, last, page.tokens.starts[first], page.place(last, stem), key, kind, RULE)
