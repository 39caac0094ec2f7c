"""The words that are known whole: closed classes with their features, and stems of the open ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from sutradhar.language import Language, folded
from sutradhar.model import Word
from sutradhar.text import fold

STEM_LIKE = ("NUM", "ADJ", "ADV", "DET", "ADP")
"""The closed classes whose words take the endings of nouns: একটি, নিহতদের, এখনকার, সবগুলো."""

_CASES = ("NOM", "OBJ", "GEN", "LOC")


class Lexicon:
    """`closed`: whole forms and what they are. `stems`: the part of speech of a stem that endings may follow.
    `cuts`: how much of an unknown word its tail says is an ending. `nouns`: forms that a verb has too, in which the
    noun is meant (নামে, হারে). `objects`: words meant with -কে, though with ক they are another word (ব্যাংককে)."""

    def __init__(self, language: Language, unknown: Collection[str] = ()) -> None:
        self.closed = self.closed_words(language)
        self.stems: dict[str, str] = {}
        for row in language.rows("words/stems"):
            self.stems.update(dict.fromkeys(row["stems"].split(" "), row["pos"]))
        for pos, stems in language.toml("words/closed")["stems"].items():
            self.stems.update(dict.fromkeys(folded(stems.split()), pos))
        for word in self.closed.values():
            if word.pos in STEM_LIKE:
                self.stems.setdefault(word.form, word.pos)
        for stem in unknown:
            self.stems.pop(stem, None)
        self.cuts = {
            tail: int(row["cut"]) for row in language.rows("words/cuts") for tail in row["tails"].split(" ")
        }
        alike = [(row["kind"], folded(row["forms"].split(" "))) for row in language.rows("words/homographs")]
        self.nouns = frozenset(
            form for kind, forms in alike for form in forms if kind in ("whole", "inflected")
        )
        self.objects = frozenset(form for kind, forms in alike for form in forms if kind == "object")

    @staticmethod
    def closed_words(language: Language) -> dict[str, Word]:
        """The closed classes of `words/closed.toml`, by form."""
        table = language.toml("words/closed")
        return {word.form: word for word in (*_listed(table["words"]), *_pronouns(table["pronouns"]))}


def _listed(words: dict[str, str]) -> Iterator[Word]:
    """The words without features, in the order of the file: a later class yields to an earlier one."""
    seen: set[str] = set()
    for pos, text in words.items():
        for entry in text.split():
            form, _, lemma = fold(entry).text.partition(":")
            if form not in seen:
                seen.add(form)
                yield Word(form, lemma or form, pos, len(form), reason="lexicon")


def _pronouns(rows: list[list[str]]) -> Iterator[Word]:
    for lemma, person, number, honorific, *forms in rows:
        base = folded([lemma])[0]
        for case, text in zip(_CASES, forms, strict=True):
            for form in folded(text.split()):
                yield Word(
                    form,
                    base,
                    "PRON",
                    len(form),
                    case=case,
                    number=number,
                    person=person,
                    honorific=honorific == "H",
                    reason="lexicon",
                )


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, made once."""
    return Lexicon(language)
