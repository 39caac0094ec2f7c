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
PERSONAL, HEAD, UNKNOWN = 1, 2, 4
SHORTEST = 3
LONGEST_PERSON, LONGEST_BODY = 6, 8


class _Lists(Struct, frozen=True):
    """The word lists of `names/rules.toml`, folded."""

    openers: frozenset[str]
    initials: frozenset[str]
    vague: frozenset[str]
    modifiers: frozenset[str]
    links: frozenset[str]
    joins: frozenset[str]
    outer: frozenset[str]
    inner: frozenset[str]
    plain: frozenset[str]
    named: frozenset[str]
    place_endings: tuple[str, ...]


@cache
def _lists(language: Language) -> _Lists:
    table = language.toml("names/rules")
    beside, persons = table["beside"], table["persons"]
    names = (
        "vague_heads",
        "org_modifiers",
        "org_links",
        "org_and",
        "outer_heads",
        "inner_heads",
        "plain_heads",
        "named_heads",
    )
    lists = (persons["openers"], persons["initials"], *(beside[name] for name in names))
    openers, initials, vague, modifiers, links, joins, outer, inner, plain, named = (
        frozenset(folded(words)) for words in lists
    )
    endings = tuple(folded(beside["place_endings"]))
    return _Lists(openers, initials, vague, modifiers, links, joins, outer, inner, plain, named, endings)


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
        if len(form) == 1:
            return OTHER, False
        if form in self._shape.persons:
            return PART, False
        stem = next((stem for stem in self._shape.stems(form)[1:] if stem in self._shape.persons), None)
        if stem is not None and (form not in self._shape.common or self._shape.cased(form[len(stem) :])):
            return PART, True
        return (OTHER if form in self._shape.common else RARE), False


class Hints(dict[str, int]):
    """What can begin, or end, at a form: a person (1), the head of a body (2), an unknown place (4)."""

    LIMIT = 200_000

    def __init__(self, language: Language) -> None:
        self._shape, self._roles = shapes(language), roles(language)

    def __missing__(self, form: str) -> int:
        if len(self) >= self.LIMIT:
            self.clear()
        role, _ = self._roles[form]
        head = any(stem in self._shape.org_heads for stem in self._shape.stems(form))
        self[form] = hint = PERSONAL * (role != OTHER) + HEAD * head + UNKNOWN * (role == RARE)
        return hint


@cache
def hints(language: Language) -> Hints:
    """The hints of forms in one language."""
    return Hints(language)


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
        self.lists, self.roles, self.hints = _lists(language), roles(language), hints(language)
        self.fixed = {
            token
            for name in known
            if not name.weak and name.kind != "PER"
            for token in range(name.first, name.last + 1)
        }
        self.persons = {
            token: name for name in known if name.kind == "PER" for token in range(name.first, name.last + 1)
        }
        self.places = {
            token
            for name in known
            if name.kind in ("GPE", "LOC", "NORP")
            for token in range(name.first, name.last + 1)
        }
        self.peoples = {
            token for name in known if name.kind == "NORP" for token in range(name.first, name.last + 1)
        }
        self.found: list[Found] = []

    def sentence(self, first: int, end: int) -> None:
        """The names of one sentence."""
        forms, hints = self.page.tokens.forms, self.hints
        token = first
        while token < end:
            hint = hints[forms[token]]
            last = token - 1
            if hint & PERSONAL or token in self.persons:
                last = self._person(token, first, end)
            if last < token and hint & HEAD:
                last = self._body(token, first, end)
            if last < token and (hint & UNKNOWN or token in self.places):
                last = self._place(token, first, end)
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
            role, inflected = self._role(token)
            if role == OTHER or (role == RARE and not titled and not (parts and self._aged(token + 1, end))):
                break
            parts += role == PART
            rare += role == RARE
            openers += role in (OPENER, INITIAL)
            token += 1
            if inflected:
                break
        last = token - 1
        if last < first or self._role(last)[0] == INITIAL:
            return first - 1
        if parts and openers + parts >= 2 and self._closing(token, end):
            last = token
        aged = self._aged(last + 1, end)
        if (
            parts >= 2
            or (parts and openers)
            or (openers >= 2 and last - first >= 1)
            or (parts and (titled or aged))
        ):
            if first == last and len(forms[first]) < SHORTEST:
                return first - 1
            self._add(first, last, "PER", "person")
            return last
        if titled and rare >= 2 and last - first < 3:
            self._add(first, last, "PER", "titled")
            return last
        return first - 1

    def _role(self, token: int) -> tuple[str, bool]:
        """The role of a token: the words of a known person are parts whatever they look like."""
        known = self.persons.get(token)
        if known is None:
            role, inflected = self.roles[self.page.tokens.forms[token]]
            return (OTHER if role == RARE and self._ordinary(token) else role), inflected
        return PART, token == known.last and known.end < self.page.tokens.ends[token]

    def _closing(self, token: int, end: int) -> bool:
        """Whether a rare word here ends a name: a mark stands behind it."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        if token + 1 >= end or kinds[token] != "word" or forms[token + 1] not in (",", "("):
            return False
        return token not in self.fixed and self.roles[forms[token]] == (RARE, False)

    def _aged(self, token: int, end: int) -> bool:
        """Whether an age in parentheses stands here."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        return (
            token + 2 < end
            and forms[token] == "("
            and kinds[token + 1] == "number"
            and forms[token + 2] == ")"
        )

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
        last = self._forwards(last, end)
        first, proper = self._backwards(token, start, head in self.lists.named)
        linked = any(form in self.lists.links for form in forms[token + 1 : last])
        if (first == token and last == token) or (proper < 1 + (head in self.lists.vague) and not linked):
            return token - 1
        self.found = [name for name in self.found if name.last < first]
        self._add(first, last, "ORG", "body")
        return last

    def _forwards(self, head: int, end: int) -> int:
        """The last token of what a link joins to a head: the words of an English name."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        at = head + 1
        if at >= end or forms[at] not in self.lists.links:
            return head
        last = head
        while at < min(end, head + LONGEST_BODY) and kinds[at] == "word":
            role, inflected = self.roles[forms[at]]
            stems = self.shape.stems(forms[at])
            fits = (
                role in (RARE, PART)
                or at in self.places
                or any(
                    stem in self.lists.modifiers or stem in self.lists.links or stem in self.shape.org_heads
                    for stem in stems
                )
            )
            if not fits:
                break
            if forms[at] not in self.lists.links:
                last = at
            if inflected or self._inflected(at):
                break
            at += 1
        return last

    def _place(self, token: int, start: int, end: int) -> int:
        """The last token of a place that its head noun shows, or less: a rare word before it, or a place and
        the head."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        if token + 1 >= end or kinds[token] != "word" or kinds[token + 1] != "word":
            return token - 1
        stems = self.shape.stems(forms[token + 1])
        bare = not self._inflected(token) and (token == start or forms[token - 1] != "-")
        rare = token not in self.fixed and self.roles[forms[token]] == (RARE, False) and bare
        looks = forms[token].endswith(self.lists.place_endings)
        belongs = token > start and self._inflected(token - 1)
        if rare and (looks or belongs) and any(stem in self.lists.outer for stem in stems):
            self._add(token, token, "LOC", "place")
            return token
        head = next((stem for stem in stems if stem in self.lists.inner), None)
        if head and ((token in self.places and bare) or (rare and (looks or head not in self.lists.plain))):
            self._add(token, token + 1, "LOC", "place")
            return token + 1
        return token - 1

    def _head(self, form: str) -> bool:
        return any(stem in self.shape.org_heads for stem in self.shape.stems(form))

    def _backwards(self, token: int, start: int, named: bool) -> tuple[int, int]:
        """The first token of the name of a body before its head, and how much of it is proper to one body: two for a
        known place, one for a people, an unknown word, or a modifier where that is enough."""
        forms, kinds = self.page.tokens.forms, self.page.tokens.kinds
        first, proper = token, 0
        at = token - 1
        while at >= start and at > token - LONGEST_BODY and kinds[at] == "word":
            form = forms[at]
            role, inflected = self.roles[form]
            modifier = (
                form in self.lists.modifiers or form in self.lists.links or form in self.shape.org_heads
            )
            if self.shape.compounded(form):
                break
            if at in self.places and not self._inflected(at):
                proper += 1 if at in self.peoples else 2
            elif modifier or self._joins(at, start):
                proper += named
            elif role in (RARE, PART, OPENER) and not inflected and not self._inflected(at):
                proper += 1
            else:
                break
            first = at
            at -= 1
        while first < token and forms[first] in self.lists.links:
            first += 1
        return first, proper

    def _joins(self, at: int, start: int) -> bool:
        """Whether a word joins two modifiers inside one name."""
        forms = self.page.tokens.forms
        around = (forms[at - 1], forms[at + 1]) if at > start else ()
        fits = [form in self.lists.modifiers and form not in self.shape.org_heads for form in around]
        return forms[at] in self.lists.joins and bool(around) and all(fits)

    def _ordinary(self, token: int) -> bool:
        """Whether the lexicon has the word, and not as a name."""
        if not self.page.words:
            return False
        word = self.page.words[token]
        return word.reason == "lexicon" and word.pos != "PROPN"

    def _inflected(self, token: int) -> bool:
        """Whether a token shows a case ending or is a verb."""
        if not self.page.words:
            return False
        word = self.page.words[token]
        return word.case in ("GEN", "OBJ", "LOC") or word.verb is not None
