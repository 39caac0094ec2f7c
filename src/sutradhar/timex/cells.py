"""A text laid out as a row of cells: one character of `codes` a cell, on which the patterns run.

A number with all its parts is one cell, a phrase of the lexicon is one cell, a word without meaning for time is one
too; a break stands between sentences, so that no pattern crosses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.numerals import DECIMAL, DOUBTFUL, FRACTION, MULTIPLIER, NUMBER, Atom, compose
from sutradhar.timex.lexicon import WORD, TimeLexicon, time_lexicon

BREAK = "BREAK"
_NUMERIC = frozenset((NUMBER, DOUBTFUL, FRACTION, MULTIPLIER))
_COMPOSED = "NUMBER"
NUMBER_KINDS = ("N0", "N12", "N24", "N31", "N59", "N99", "NYEAR", "NINT", "NFRAC", "NDOUBT")
_CASES = {None: 0, "NOM": 0, "OBJ": 0, "GEN": 1, "LOC": 2}


class Cells(Struct):
    """Parallel lists: the code, the atom, and the first and last token of each cell."""

    codes: str
    atoms: list[Atom]
    first: list[int]
    last: list[int]


class Alphabet:
    """One character for each kind of cell in each of three cases: none, genitive, locative."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._base = {kind: 0x4E00 + 4 * index for index, kind in enumerate(dict.fromkeys(kinds))}

    def code(self, kind: str, case: str | None = None) -> str:
        return chr(self._base[kind] + _CASES[case])

    def variants(self, kind: str, marks: str) -> str:
        """The characters of a kind: all of them, or those of the cases in `marks` (n, g, l)."""
        return "".join(chr(self._base[kind] + "ngl".index(mark)) for mark in marks or "ngl")

    def __contains__(self, kind: str) -> bool:
        return kind in self._base


@cache
def alphabet(language: Language) -> Alphabet:
    """The alphabet of a language: every class of its data files."""
    kinds = [atom.kind for atom in time_lexicon(language).words.values()]
    kinds += [atom.kind for rests in time_lexicon(language).phrases.values() for _, atom in rests]
    fixed = [
        WORD,
        BREAK,
        *NUMBER_KINDS,
        "DATE",
        "CLOCK",
        "TA",
        "CLF",
        "ORD",
        "DAYW",
        "BOUND",
        "SHARE",
        DECIMAL,
        "MARK",
    ]
    return Alphabet([*fixed, "HYPHEN", *sorted(set(kinds)), "KHANEK"])


def number_kind(atom: Atom) -> str:
    """Which numbers a pattern may take it for: an hour, a day, a minute, a year."""
    value = atom.value
    if value != int(value):
        return "NFRAC"
    if atom.raw == DOUBTFUL:
        return "NDOUBT"
    for limit, kind in ((0, "N0"), (12, "N12"), (24, "N24"), (31, "N31"), (59, "N59"), (99, "N99")):
        if value <= limit:
            return kind
    return "NYEAR" if 1000 <= value < 2200 and len(atom.raw) == 4 and atom.raw.isdigit() else "NINT"


class Layout:
    """Lays texts of one language out in cells."""

    def __init__(self, language: Language) -> None:
        self.lexicon: TimeLexicon = time_lexicon(language)
        self.alphabet = alphabet(language)
        self._word, self._break = self.alphabet.code(WORD), self.alphabet.code(BREAK)
        self._codes: dict[tuple[str, str | None], str] = {}

    def lay(self, forms: list[str], sentence: Sequence[int], glued: Sequence[bool]) -> Cells:
        """The cells of tokens; `glued[i]` where token i starts at the end of the one before it."""
        atoms, owners = self._atoms(forms, sentence, glued)
        return self._numbers(atoms, owners)

    def _atoms(
        self, forms: list[str], sentence: Sequence[int], glued: Sequence[bool]
    ) -> tuple[list[Atom], list[tuple[int, int]]]:
        lexicon, phrases, suffixes = self.lexicon, self.lexicon.phrases, self.lexicon.numbers.suffixes
        atoms: list[Atom] = []
        owners: list[tuple[int, int]] = []
        index, size, current = 0, len(forms), 0
        while index < size:
            form = forms[index]
            if sentence[index] != current:
                current = sentence[index]
                atoms.append(Atom(BREAK, None, 0, 0))
                owners.append((index, index))
            if form in phrases:
                found = lexicon.phrase(forms, index)
                if found and sentence[index + found[1] - 1] == current:
                    atoms.append(found[0])
                    owners.append((index, index + found[1] - 1))
                    index += found[1]
                    continue
            if form in suffixes and glued[index] and atoms and atoms[-1].kind == NUMBER:
                number = atoms[-1]
                atoms[-1] = Atom(suffixes[form], number.value, number.start, len(form), None, number.raw)
                owners[-1] = (owners[-1][0], index)
            else:
                for atom in lexicon[form]:
                    atoms.append(atom)
                    owners.append((index, index))
            index += 1
        return atoms, owners

    def _numbers(self, atoms: list[Atom], owners: list[tuple[int, int]]) -> Cells:
        """Numbers made one cell each, and the codes."""
        codes: list[str] = []
        cells: list[Atom] = []
        first: list[int] = []
        last: list[int] = []
        index, size = 0, len(atoms)
        while index < size:
            atom = atoms[index]
            step = 1
            if atom.kind == WORD:
                codes.append(self._word)
            elif atom.kind in _NUMERIC and (number := compose(atoms, index)):
                step = number[1] - index
                atom = _composed(atoms[index : number[1]], number[0])
                codes.append(self.alphabet.code(number_kind(atom), atom.case))
            else:
                codes.append(self._code(atom))
            cells.append(atom)
            first.append(owners[index][0])
            last.append(owners[index + step - 1][1])
            index += step
        return Cells("".join(codes), cells, first, last)

    def _code(self, atom: Atom) -> str:
        key = (atom.kind, atom.case)
        code = self._codes.get(key)
        if code is None:
            kind = atom.kind if atom.kind in self.alphabet else WORD
            code = self._codes[key] = self.alphabet.code(kind, atom.case)
        return code


def _composed(parts: list[Atom], value: float | int) -> Atom:
    """One atom for a whole number: from its first token to its last; `raw` keeps how it was written."""
    head, tail = parts[0], parts[-1]
    raw = (DOUBTFUL if head.kind == DOUBTFUL else head.raw) if len(parts) == 1 else ""
    kind = MULTIPLIER if len(parts) == 1 and head.kind == MULTIPLIER else _COMPOSED
    return Atom(kind, value, head.start, tail.end, tail.case, raw)


@cache
def layout(language: Language) -> Layout:
    """The layout of a language, its tables compiled once."""
    return Layout(language)
