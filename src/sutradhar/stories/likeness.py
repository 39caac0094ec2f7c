"""How alike two headlines are: the cosine of their words, each weighed by how rare it is in Bengali news.

The weight is the inverse document frequency (Spärck Jones 1972) over a fixed table of headlines, not over the archive:
so it does not change as pages come, and two pages are enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import log, sqrt

from sutradhar.language import Language
from sutradhar.stories.wording import lemmas

Vector = Mapping[str, float]

FIRM = 4
"""So many consonants make a word known without its vowels, in which spellings differ most."""
NUMBER_WEIGHT = 3.0
"""Of a number: much less than of a rare word, for tolls change and many headlines share small numbers."""


@cache
def spelling(language: Language) -> Callable[[str], str]:
    """Brings the spellings of one word together: letters that are written for one another, and in longer words the
    vowel signs, which foreign names are written with in many ways."""
    table: dict[int, str | None] = {}
    for row in language.toml("stories")["alike"]:
        table.update({ord(letter): row[0] for letter in row[1:] if letter != "\u09bc"})
    signs = dict.fromkeys((*range(0x09BE, 0x09CE), 0x0981, 0x0983, 0x09BC, 0x09DF))

    def same(word: str) -> str:
        consonants = word.translate(signs).translate(table)
        return consonants if len(consonants) >= FIRM else word.translate(table)

    return same


class Weights:
    """How much a word says."""

    def __init__(self, language: Language) -> None:
        rows = language.rows("story_words")
        counts = {row["word"]: int(row["headlines"]) for row in rows}
        self._total = counts.pop("*")
        self._counts = counts

    def of(self, word: str) -> float:
        """The weight of a word in one spelling; a word that the table lacks is as rare as can be."""
        if word[0].isdigit():
            return NUMBER_WEIGHT
        return log((self._total + 1) / (self._counts.get(word, 0) + 1))


@cache
def weights(language: Language) -> Weights:
    """The weights of a language, loaded once."""
    return Weights(language)


def vector(words: Sequence[str], scale: Weights) -> dict[str, float]:
    """The words of a headline as a vector of length 1; empty for no words."""
    return unit({word: scale.of(word) for word in words})


def unit(values: Mapping[str, float]) -> dict[str, float]:
    """A vector of length 1 in the same direction; words in a fixed order, so that sums are the same everywhere."""
    length = sqrt(sum(value * value for value in values.values()))
    return {word: values[word] / length for word in sorted(values)} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)


def words_of(text: str, language: Language) -> list[str]:
    """The distinct words of a text in one spelling each."""
    same = spelling(language)
    return sorted({same(lemma) for lemma in lemmas(text)} - {""})
