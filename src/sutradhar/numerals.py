"""Bengali numbers: one written form to its parts, and parts to a value.

`NumberLexicon.parts` takes a folded form apart (`9জন` is a number and a classifier, `সাড়ে` half a unit to come);
`compose` sums a run of parts as it is spoken: 3 লাখ 40 হাজার 525, সাড়ে তিন শ, 7 দশমিক 36, 1 হাজার 200 কোটি.
Grouping is never trusted: 5,00000 is 500000.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import regex
from msgspec import Struct

from sutradhar.language import Language
from sutradhar.text import fold

NUMBER, DOUBTFUL, FRACTION, MULTIPLIER, DECIMAL = "NUM", "NUMD", "FRAC", "MULT", "DECIMAL"
CLASSIFIER, OCLOCK, ORDINAL, DAY_WORD, BOUND, SHARE = "CLF", "TA", "ORD", "DAYW", "BOUND", "SHARE"
HYPHEN, MARK = "HYPHEN", "MARK"

_LIMIT = 10**15
"""No figure in the news is larger; longer digit strings are identifiers."""
_CACHE = 50_000


class Atom(Struct, frozen=True):
    """A part of a form, or a run of parts once composed: `kind`, value, half-open range in the form, case ending."""

    kind: str
    value: Any
    start: int
    end: int
    case: str | None = None
    raw: str = ""


_DIGITS = regex.compile(
    r"(?P<number>[0-9][0-9,]*[0-9](?:\.[0-9]+)?|[0-9](?:\.[0-9]+)?)|(?P<letters>[\p{L}\p{M}']+)|(?P<mark>.)",
    regex.S,
)


class NumberLexicon:
    """The number words of a language, compiled; one instance a language (`number_lexicon`)."""

    def __init__(self, language: Language) -> None:
        table = language.toml("numerals")
        self.doubtful = frozenset(_fold(word) for word in table["doubtful"]["words"])
        self.words: dict[str, Atom] = {}
        for value, words in table["multipliers"].items():
            self._add(MULTIPLIER, int(value), words)
        for value, words in table["words"].items():
            for word in words:
                kind = DOUBTFUL if _fold(word) in self.doubtful else NUMBER
                self._add(kind, int(value), [word])
        for name, words in table["fractions"].items():
            self._add(FRACTION, name, words)
        for value, words in table["bounds"].items():
            self._add(BOUND, int(value), words)
        for value, words in table["ordinals"].items():
            self._add(ORDINAL, int(value), words)
        for value, words in table["day_words"].items():
            self._add(DAY_WORD, int(value), words)
        for value, words in table["shares"].items():
            self._add(SHARE, float(value), words)
        self._add(DECIMAL, None, table["decimal"]["words"])
        self.endings = _by_length(table["endings"]["all"])
        self.genitive = frozenset(_fold(word) for word in table["endings"]["genitive"])
        self.locative = frozenset(_fold(word) for word in table["endings"]["locative"])
        self.more = frozenset(_fold(word) for word in table["endings"]["more"])
        self.classifiers = self._classifiers(table["classifiers"], frozenset(table["clock"]["words"]))
        self.suffixes = {
            **{_fold(word): ORDINAL for word in table["ordinal_suffixes"]["ordinal"]},
            **{_fold(word): DAY_WORD for word in table["ordinal_suffixes"]["day"]},
        }
        longest = max(map(len, self.words))
        self._prefixes = range(longest, 1, -1)
        self._known: dict[str, tuple[Atom, ...]] = {}

    def _add(self, kind: str, value: Any, words: Sequence[str]) -> None:
        for word in words:
            form = _fold(word)
            self.words.setdefault(form, Atom(kind, value, 0, len(form), None, form))

    def _classifiers(
        self, table: dict[str, list[str]], clock: frozenset[str]
    ) -> dict[str, tuple[str, str, str | None]]:
        """Every classifier with every ending: form → (kind, what it counts, case)."""
        found: dict[str, tuple[str, str, str | None]] = {}
        for what, words in table.items():
            for word in words:
                kind = OCLOCK if word in clock else CLASSIFIER
                stem = _fold(word)
                found[stem] = (kind, what, None)
                for ending in self.endings:
                    found.setdefault(stem + ending, (kind, what, self.case_of(ending)))
        return found

    def case_of(self, ending: str) -> str | None:
        """GEN, LOC or None of an ending of a number or classifier."""
        if ending in self.genitive:
            return "GEN"
        return "LOC" if ending in self.locative else None

    def parts(self, form: str) -> tuple[Atom, ...]:
        """The parts of a folded form; empty where it is no number."""
        known = self._known.get(form)
        if known is None:
            known = self._parts(form)
            if len(self._known) < _CACHE and len(form) < 40:
                self._known[form] = known
        return known

    def _parts(self, form: str) -> tuple[Atom, ...]:
        if form[:1].isdigit() and form[0].isascii():
            return tuple(self._digits(form))
        whole = self.words.get(form)
        if whole:
            return (whole,)
        suffix = self.classifiers.get(form)
        if suffix:
            return (Atom(suffix[0], suffix[1], 0, len(form), suffix[2], form),)
        return self._glued(form) if len(form) < 40 else ()

    def _digits(self, form: str) -> list[Atom]:
        found: list[Atom] = []
        for match in _DIGITS.finditer(form):
            start, end = match.span()
            if match["number"]:
                found.append(digits(match["number"], start))
            elif match["letters"] and found and found[-1].kind in (NUMBER, HYPHEN):
                found.extend(self._suffix(match["letters"], start, found))
            elif match["mark"] == "-":
                found.append(Atom(HYPHEN, None, start, end))
            else:
                found.append(Atom(MARK, match.group(), start, end))
        return found

    def _suffix(self, letters: str, start: int, before: list[Atom]) -> list[Atom]:
        """What is glued to digits: a classifier, a multiplier, a unit (left as letters), an ordinal or case ending."""
        end = start + len(letters)
        if before[-1].kind == HYPHEN:
            if not (letters in self.genitive or letters in self.locative) or before[-2].kind != NUMBER:
                return [*self.parts(letters)] and [_shift(atom, start) for atom in self.parts(letters)]
            before.pop()
        if letters in self.suffixes and letters not in self.locative:
            number = before.pop()
            return [Atom(self.suffixes[letters], number.value, number.start, end, None, number.raw)]
        if letters in self.classifiers:
            kind, what, case = self.classifiers[letters]
            return [Atom(kind, what, start, end, case, letters)]
        bare = letters.lstrip("'")
        if bare in self.genitive or bare in self.locative:
            number = before.pop()
            return [Atom(NUMBER, number.value, number.start, end, self.case_of(bare), number.raw)]
        inner = self.words.get(letters)
        if inner and inner.kind == MULTIPLIER:
            return [Atom(MULTIPLIER, inner.value, start, end, None, letters)]
        return [Atom(MARK, letters, start, end)]

    def _glued(self, form: str) -> tuple[Atom, ...]:
        """A number word with what is glued to it: নয়জন, তিনটি, দেড়টায়, দুইশ, হাজারের, কোটিতে."""
        for size in self._prefixes:
            head = self.words.get(form[:size]) if size < len(form) else None
            if head is None:
                continue
            rest = form[size:].lstrip("-'")
            start = len(form) - len(rest)
            suffix = self.classifiers.get(rest)
            if suffix and head.kind in (NUMBER, DOUBTFUL, FRACTION, MULTIPLIER, BOUND):
                sure = Atom(NUMBER, head.value, 0, size) if head.kind == DOUBTFUL else head
                return (sure, Atom(suffix[0], suffix[1], start, len(form), suffix[2], rest))
            tail = self.words.get(rest)
            if tail and tail.kind in (MULTIPLIER, SHARE) and head.kind in (NUMBER, DOUBTFUL, FRACTION):
                sure = Atom(NUMBER, head.value, 0, size) if head.kind == DOUBTFUL else head
                return (sure, Atom(tail.kind, tail.value, start, len(form), None, rest))
            if rest in self.endings and head.kind not in (FRACTION, DOUBTFUL, DAY_WORD):
                return (Atom(head.kind, head.value, 0, len(form), self.case_of(rest), head.raw),)
            if head.kind == NUMBER and tail is None:
                inner = self._glued(rest) if rest and rest != form else ()
                if inner and inner[0].kind in (MULTIPLIER, SHARE, BOUND):
                    return (head, *(_shift(atom, start) for atom in inner))
        return ()


def _shift(atom: Atom, by: int) -> Atom:
    return Atom(atom.kind, atom.value, atom.start + by, atom.end + by, atom.case, atom.raw)


def _fold(word: str) -> str:
    return fold(word).text


def _by_length(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted((_fold(word) for word in words), key=len, reverse=True))


def digits(raw: str, start: int = 0) -> Atom:
    """A string of ASCII digits with commas and at most one point, as a number."""
    plain = raw.replace(",", "")
    value: Any = float(plain) if "." in plain else int(plain[:20])
    return Atom(NUMBER if value < _LIMIT else MARK, value, start, start + len(raw), None, raw)


@cache
def number_lexicon(language: Language) -> NumberLexicon:
    """The compiled number words of a language."""
    return NumberLexicon(language)


class Sum(Struct):
    """A number being spoken: its terms with their scales, and whether a bare number may still be multiplied."""

    terms: list[tuple[float, int]]
    pending: bool = False

    def number(self, value: float) -> bool:
        """Add a number; False where it cannot belong to the sum."""
        if self.terms and (self.pending or value >= self.terms[-1][1]):
            return False
        self.terms.append((value, 1))
        self.pending = True
        return True

    def multiply(self, scale: int) -> bool:
        """Apply a multiplier; False where it starts something else."""
        if not self.terms:
            self.terms.append((scale, scale))
        elif len(self.terms) > 1 and self.pending and scale < self.terms[-2][1]:
            self.terms[-1] = (self.terms[-1][0] * scale, scale)
        elif self.pending or scale > self.terms[-1][1]:
            self.terms = [(sum(value for value, _ in self.terms) * scale, scale)]
        else:
            return False
        self.pending = False
        return True

    @property
    def total(self) -> float | int:
        value = sum(value for value, _ in self.terms)
        return int(value) if value == int(value) else round(value, 6)


_FRACTIONS = {"plus_half": 0.5, "minus_quarter": -0.25, "plus_quarter": 0.25}
_ALONE = {"one_and_half": 1.5, "two_and_half": 2.5, "half": 0.5}


def compose(atoms: Sequence[Atom], at: int) -> tuple[float | int, int] | None:
    """The value of the number that starts at `atoms[at]`, and the index behind its last part; None for no number."""
    total, index, size = Sum([]), at, len(atoms)
    while index < size:
        atom = atoms[index]
        if atom.kind == FRACTION:
            value, step = _fraction(atoms, index)
            if total.terms or not step or not total.number(value):
                break
            index += step
        elif atom.kind in (NUMBER, DOUBTFUL):
            value, step = _decimal(atoms, index)
            if not total.number(value):
                break
            index += step
        elif atom.kind == MULTIPLIER and total.multiply(atom.value):
            index += 1
        else:
            break
        if atoms[index - 1].case:
            break
    return (total.total, index) if index > at else None


def _fraction(atoms: Sequence[Atom], at: int) -> tuple[float, int]:
    """সাড়ে 4 → 4.5 in two steps, দেড় → 1.5 in one; সোয়া লাখ is one and a quarter of what follows."""
    name = atoms[at].value
    if name in _ALONE:
        return _ALONE[name], 1
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    if following and following.kind in (NUMBER, DOUBTFUL):
        return following.value + _FRACTIONS[name], 2
    return (1 + _FRACTIONS[name], 1) if name != "plus_half" else (0.0, 0)


def _decimal(atoms: Sequence[Atom], at: int) -> tuple[float, int]:
    """7 দশমিক 36 → 7.36 in three steps; a plain number in one."""
    value = atoms[at].value
    if at + 2 < len(atoms) and atoms[at + 1].kind == DECIMAL and atoms[at + 2].kind in (NUMBER, DOUBTFUL):
        raw = atoms[at + 2].raw
        places = raw if raw.isdigit() else str(atoms[at + 2].value)
        return float(f"{int(value)}.{places}"), 3
    return value, 1
