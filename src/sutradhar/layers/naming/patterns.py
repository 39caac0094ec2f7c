"""Names that no list has, by plain evidence: parts of personal names in a row, a title before, an age behind, the head
noun of a body behind, an acronym in parentheses."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sutradhar.language import Language, folded
from sutradhar.layers.naming.merging import span
from sutradhar.layers.naming.page import Found, Page
from sutradhar.layers.naming.shape import Shapes, shapes

VERSION = 1
PART, OPENER, INITIAL, RARE, OTHER = "part", "opener", "initial", "rare", "other"
LONGEST_PERSON, LONGEST_BODY = 6, 8


class _Lists(Struct, frozen=True):
    """The word lists of `names/rules.toml`, folded."""

    openers: frozenset[str]
    initials: frozenset[str]
    vague: frozenset[str]
    modifiers: frozenset[str]
    links: frozenset[str]


@cache
def _lists(language: Language) -> _Lists:
    table = language.toml("names/rules")
    beside, persons = table["beside"], table["persons"]
    lists = (persons["openers"], persons["initials"], beside["vague_heads"], beside["org_modifiers"], beside["org_links"])
    return _Lists(*(frozenset(folded(words)) for words in lists))


class Roles(dict[str, tuple[str, bool]]):
    """What a form can be in a personal name, and whether it carries an ending (then a name ends with it)."""

    LIMIT = 200_000

    def __init__(self, language: Language) -> None:
        self._shape, self._lists = shapes(language), _lists(language)

    def __missing__(self, form: str) -> tuple[str, bool]:
        if len(self) >= self.LIMIT:
            self.clear()
        self[form] = role = self._role(form)
        return role

    def _role(self, form: str) -> tuple[str, bool]:
        if form in self._lists.openers:
            return OPENER, False
        if form in self._lists.initials:
            return INITIAL, False
        if form in self._shape.titles or form in self._shape.org_heads or not "\u0985" <= form[0] <= "\u09df":
            return OTHER, False
        if form in self._shape.persons:
            return PART, False
        if form in self._shape.common:
            return OTHER, False
        if any(stem in self._shape.persons for stem in self._shape.stems(form)[1:]):
            return PART, True
        return RARE, False


@cache
def roles(language: Language) -> Roles:
    """The roles of forms in one language."""
    return Roles(language)


def unknown_names(page: Page, known: list[Found], language: Language) -> list[Found]:
    """Persons and bodies by their own words and those beside them, in order; none over a known full name."""
    finder = _Finder(page, known, language)
    for first, end in page.tokens.bounds:
        finder.sentence(first, end)
    return finder.found


class _Finder:
    def __init__(self, page: Page, known: list[Found], language: Language) -> None:
        self.page, self.language = page, language
        self.shape: Shapes = shapes(language)
        self.lists, self.roles = _lists(language), roles(language)
        self.fixed = {
            token
            for name in known
            if not name.weak and (name.kind != "PER" or " " in name.key)
            for token in range(name.first, name.last + 1)
        }
        self.places = {
            token for name in known if name.kind in ("GPE", "LOC", "NORP") for token in range(name.first, name.last + 1)
        }
        self.found: list[Found] = []

    def sentence(self, first: int, end: int) -> None:
        """The names of one sentence."""
        token = first
        while token < end:
            last = self._person(token, first, end)
            if last < token:
                last = self._body(token, first, end)
            token = max(last, token) + 1

    def _add(self, first: int, last: int, kind: str, rule: str) -> None:
        name = span(self.page, first, last, kind, f"names/{rule}@{VERSION}", self.language)
        if name is not None:
            self.found.append(name)

    def _person(self, first: int, start: int, end: int) -> int:
        """The last token of a person that begins here, or less."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        titled = first > start and forms[first - 1] in self.shape.titles
        parts = rare = openers = 0
        token = first
        while token < min(end, first + LONGEST_PERSON) and kinds[token] == "word" and token not in self.fixed:
            role, inflected = self.roles[forms[token]]
            if role == OTHER or (role == RARE and not titled and not (parts and self._aged(token + 1, end))):
                break
            parts += role == PART
            rare += role == RARE
            openers += role in (OPENER, INITIAL)
            token += 1
            if inflected:
                break
        last = token - 1
        if last < first or self.roles[forms[last]][0] == INITIAL:
            return first - 1
        aged = self._aged(last + 1, end)
        if parts >= 2 or (parts and openers) or (openers >= 2 and last - first >= 1) or (parts and (titled or aged)):
            self._add(first, last, "PER", "person")
            return last
        if titled and rare >= 2 and last - first < 3:
            self._add(first, last, "PER", "titled")
            return last
        return first - 1

    def _aged(self, token: int, end: int) -> bool:
        """Whether an age in parentheses stands here."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        return token + 2 < end and forms[token] == "(" and kinds[token + 1] == "number" and forms[token + 2] == ")"

    def _body(self, token: int, start: int, end: int) -> int:
        """The last token of a body whose head noun stands here, or less."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        if kinds[token] != "word":
            return token - 1
        stems = self.shape.stems(forms[token])
        head = next((stem for stem in stems if stem in self.shape.org_heads), None)
        if head is None or (token in self.fixed and token not in self.places):
            return token - 1
        last = token
        while last + 1 < end and forms[last] == head and self._head(forms[last + 1]):
            last += 1
        first, proper = self._backwards(token, start)
        if first == token or not proper or (head in self.lists.vague and proper < 2 and last == token and first > token - 1):
            return token - 1
        self.found = [name for name in self.found if name.last < first]
        self._add(first, last, "ORG", "body")
        return last

    def _head(self, form: str) -> bool:
        return any(stem in self.shape.org_heads for stem in self.shape.stems(form))

    def _backwards(self, token: int, start: int) -> tuple[int, int]:
        """The first token of the name of a body before its head, and how much of it is proper to one body: two for a
        known place or an unknown word, none for a common noun."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        first, proper = token, 0
        at = token - 1
        while at >= start and at > token - LONGEST_BODY and kinds[at] == "word":
            form = forms[at]
            role, inflected = self.roles[form]
            modifier = form in self.lists.modifiers or form in self.lists.links or form in self.shape.org_heads
            if at in self.places and not self._inflected(at):
                proper += 2
            elif modifier:
                proper += 0
            elif role in (RARE, PART, OPENER) and not inflected and not self._inflected(at):
                proper += 2
            else:
                break
            first = at
            at -= 1
        while first < token and forms[first] in self.lists.links:
            first += 1
        return first, proper

    def _inflected(self, token: int) -> bool:
        """Whether a token shows a case ending or is a verb."""
        if not self.page.words:
            return False
        word = self.page.words[token]
        return word.case in ("GEN", "OBJ", "LOC") or word.verb is not None
