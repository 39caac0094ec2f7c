"""Verbs: each form is a stem of its verb plus an ending of its paradigm (`words/verbs.toml`).

Stems are kept by their spelling, endings by theirs, so that a form is read by cutting it at each place and asking
whether both sides belong together; the forms of a lemma are made by joining all that do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from sutradhar.language import Language, folded
from sutradhar.text import fold

# Vowel signs and letters: a raised to e in the participle of one-syllable stems (থাকা: থেকে).
_AA, _E, _AA_LETTER, _E_LETTER = "\u09be", "\u09c7", "\u0986", "\u098f"
_I, _YE, _NO = "\u09bf", "\u09df\u09c7", "\u09a8\u09cb"
_SIGNS = frozenset(map(chr, range(0x09BE, 0x09CD)))
_LETTERS = frozenset(map(chr, range(0x0985, 0x0995)))

# The groups of endings that a kind of stem takes.
_PARADIGMS = {
    "consonant": ("both", "consonant", "literary"),
    "vowel": ("both", "vowel"),
    "extended": ("both", "vowel"),
    "glide": ("glide",),
    "literary": ("literary",),
}

SLOTS = ("noun", "raised", "base", "low", "perf", "past", "inf", "fut", "long", "done")


class Feature(Struct, frozen=True):
    """What an ending says of its verb."""

    verb: str
    tense: str | None = None
    person: str | None = None
    honorific: bool | None = None
    register: str | None = None
    negative: bool = False


class Reading(Struct, frozen=True):
    """A form read as a verb: the lemma (a verbal noun), the length of the stem, and the features."""

    lemma: str
    stem_end: int
    feature: Feature


class Verbs:
    """The verbs of a language, both ways: readings of a form, forms of a lemma."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.lemmas: dict[str, list[tuple[str, dict[str, str]]]] = {}
        self._stems: dict[str, list[tuple[str, str, str]]] = {}
        self._endings: dict[str, list[tuple[str, str, Feature]]] = {}
        self._whole: dict[str, list[Reading]] = {}
        for kind, rows in table["endings"].items():
            for slot, form, *marks in rows:
                self._endings.setdefault(fold(form).text, []).append((kind, slot, _feature(*marks)))
        standard = {fold(rare).text: fold(lemma).text for rare, lemma in table["standard"].items()}
        for lemma, kind, stems in _verbs(table):
            if "long" in stems:
                stems.setdefault("done", stems["long"])
            self._add(standard.get(lemma, lemma), kind, stems)
        for form, lemma, tense, person, honorific, negative in table["defective"]["forms"]:
            self._add_whole(form, lemma, _feature("FIN", tense, person, honorific, "", negative))
        for row in table["stem"]:
            for form, tense, person, honorific in row.get("also", ()):
                self._add_whole(form, row["lemma"], _feature("FIN", tense, person, honorific, ""))
        self._longest = max(map(len, self._endings))
        self._rank = {lemma: rank for rank, lemma in enumerate(self.lemmas)}
        self._prefer = {fold(form).text: fold(lemma).text for form, lemma in table["prefer"].items()}

    def _add(self, lemma: str, kind: str, stems: dict[str, str]) -> None:
        self.lemmas.setdefault(lemma, []).append((kind, stems))
        for slot, stem in stems.items():
            place = self._stems.setdefault(stem, [])
            if (lemma, kind, slot) not in place:
                place.append((lemma, kind, slot))

    def _add_whole(self, form: str, lemma: str, feature: Feature) -> None:
        word, base = folded([form, lemma])
        self._whole.setdefault(word, []).append(Reading(base, len(word), feature))

    def read(self, form: str) -> list[Reading]:
        """The readings of a folded form without emphatic: defective and irregular verbs first, then by the table."""
        found: list[Reading] = []
        stems, endings = self._stems, self._endings
        for cut in range(len(form), max(0, len(form) - self._longest) - 1, -1):
            features = endings.get(form[cut:])
            owners = stems.get(form[:cut]) if features else None
            if not features or not owners:
                continue
            for lemma, kind, slot in owners:
                for paradigm, place, feature in features:
                    if place == slot and paradigm in _PARADIGMS[kind]:
                        found.append(Reading(lemma, cut, feature))
        preferred = self._prefer.get(form)
        found.sort(key=lambda reading: (reading.lemma != preferred, self._rank[reading.lemma]))
        return [*self._whole.get(form, ()), *found]

    def forms(self, lemma: str) -> Iterator[tuple[str, Feature]]:
        """Every form of a lemma, with what it says; no emphatics, no case endings on the verbal noun."""
        for kind, stems in self.lemmas.get(lemma, ()):
            for ending, features in self._endings.items():
                for paradigm, slot, feature in features:
                    if slot in stems and paradigm in _PARADIGMS[kind]:
                        yield stems[slot] + ending, feature
        for form, readings in self._whole.items():
            for reading in readings:
                if reading.lemma == lemma:
                    yield form, reading.feature


def _feature(
    verb: str, tense: str, person: str, honorific: str, register: str, negative: str = ""
) -> Feature:
    finite = verb == "FIN"
    polite = honorific == "H" if finite and person in ("2", "2i", "3") else None
    return Feature(verb, tense or None, person or None, polite, register or None, bool(negative))


def _verbs(table: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every verb of the table, folded, the irregular ones first: lemma, paradigm, stems by slot."""
    for row in table["stem"]:
        given = {slot: fold(row[slot]).text for slot in SLOTS if slot in row}
        lemma = fold(row["lemma"]).text
        if row["kind"] == "vowel" and "base" in given:
            given.setdefault("noun", lemma)
        yield lemma, row["kind"], given
    for entry in table["consonant"]["verbs"].split():
        lemma, _, low = fold(entry).text.partition(":")
        base = lemma.removesuffix(_AA)
        stems = _consonant_stems(base, low or base)
        yield lemma, "consonant", stems
        causative, perf = base + _AA, (low or base) + _I + _YE
        yield causative + _NO, "extended", _extended_stems(causative, perf)
        if low:  # also written with the raised vowel: ঢুকানো beside ঢোকানো
            yield causative + _NO, "extended", _extended_stems(low + _AA, perf)
    for entry in table["extended"]["verbs"].split():
        lemma, _, perf = fold(entry).text.partition(":")
        base = lemma.removesuffix(_NO)
        yield lemma, "extended", _extended_stems(base, perf or base.removesuffix(_AA) + _I + _YE)


def _consonant_stems(base: str, low: str) -> dict[str, str]:
    stems = dict.fromkeys(("low", "past", "inf", "fut", "long", "done"), low)
    return {"base": base, **stems, "raised": _raised(low), "perf": _raised(low) + _E}


def _raised(low: str) -> str:
    """The stem before the participle's ে: a becomes e where it is the only vowel."""
    vowels = [sign for sign in low if sign in _SIGNS or sign in _LETTERS]
    if vowels == [_AA]:
        return low.replace(_AA, _E)
    if vowels == [_AA_LETTER]:
        return low.replace(_AA_LETTER, _E_LETTER)
    return low


def _extended_stems(base: str, perf: str) -> dict[str, str]:
    stems = dict.fromkeys(("base", "low", "past", "inf", "fut"), base)
    long = perf.removesuffix(_I + _YE) + _AA if perf.endswith(_I + _YE) and base.endswith(_AA) else base
    return {**stems, "noun": base + _NO, "perf": perf, "long": long}


@cache
def verbs(language: Language) -> Verbs:
    """The verbs of a language, made once."""
    return Verbs(language.toml("words/verbs"))
