"""First version; deepened soon. The doors (`analyse`, `lemma_forms`, `strip_name`, `analyser(...).known`) stay."""

from __future__ import annotations

from functools import cache

from sutradhar.language import Language, folded, load_language
from sutradhar.model import Word
from sutradhar.morphology.splitting import kind_of

_VOWELS = frozenset("\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc") | frozenset(
    chr(code) for code in range(0x0985, 0x0995)
)


class _Known(dict[str, Word]):
    def __init__(self, answer: object) -> None:
        self._answer = answer

    def __missing__(self, form: str) -> Word:
        if len(self) >= 400_000:
            self.clear()
        self[form] = word = self._answer(form)  # type: ignore[operator]
        return word


class Analyser:
    """Analyses folded forms of one language."""

    def __init__(self, language: Language) -> None:
        self.known: dict[str, Word] = _Known(self.analyse)
        table = language.toml("words/endings")
        self._cases = [
            (folded([row["form"]])[0], row["case"], row.get("number"), row["after"]) for row in table["case"]
        ]

    def analyse(self, form: str) -> Word:
        kind = kind_of(form)
        if kind != "word":
            pos = {"number": "NUM", "punct": "PUNCT"}.get(kind, "X")
            return Word(form, form, pos, len(form), reason="lexicon")
        for ending, case, number, after in self._cases:
            stem = form.removesuffix(ending)
            if len(stem) < len(form) and len(stem) >= 3 and self._fits(stem, after):
                return Word(form, stem, "NOUN", len(stem), case=case, number=number, reason="suffix")
        return Word(form, form, "NOUN", len(form), reason="guess")

    @staticmethod
    def _fits(stem: str, after: str) -> bool:
        return after == "A" or (stem[-1] in _VOWELS) == (after == "V")


@cache
def analyser(language: Language) -> Analyser:
    """The analyser of a language, made once."""
    return Analyser(language)


def analyse(form: str, language: Language | None = None) -> Word:
    """What a folded form is."""
    return analyser(language or load_language()).known[form]


def lemma_forms(lemma: str, language: Language | None = None) -> set[str]:
    """All forms of a lemma, folded."""
    return {lemma}


def strip_name(form: str, known: object = None, language: Language | None = None) -> tuple[str, str, str | None]:
    """A name without its ending: stem, ending, case."""
    word = analyse(form, language)
    return form[: word.stem_end], form[word.stem_end :], word.case
