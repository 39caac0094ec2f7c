"""Tokens: the words, numbers and marks of each sentence, in flat parallel lists.

`morphology/splitting.py` says where the cuts fall and why. A number's attached part (৫|টি, ২০২৫|-এর) is a token that
starts where the number ends.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from operator import add

from sutradhar.language import Language
from sutradhar.model import Article, Sentence, Tokens
from sutradhar.morphology.splitting import Piece, chunks
from sutradhar.text import Folded

VERSION = 1


def annotate(article: Article, language: Language, *, folded: Folded, sentences: list[Sentence]) -> Tokens:
    """The tokens of all sentences; `starts` and `ends` are code points of `article.text`, forms are folded."""
    known, text = chunks(language), folded.text
    starts: list[int] = []
    forms: list[str] = []
    kinds: list[str] = []
    of_sentence: list[int] = []
    bounds: list[tuple[int, int]] = []
    for index, sentence in enumerate(sentences):
        at, high = folded.to_copy(sentence.start), folded.to_copy(sentence.end)
        first = len(forms)
        *others, last = text[at:high].split(" ")
        for chunk in others:
            for form, kind, start in known[chunk]:
                forms.append(form)
                kinds.append(kind)
                starts.append(at + start)
            at += len(chunk) + 1
        for form, kind, start in _closing(known[last]):
            forms.append(form)
            kinds.append(kind)
            starts.append(at + start)
        of_sentence.extend([index] * (len(forms) - first))
        bounds.append((first, len(forms)))
    ends = list(map(add, starts, map(len, forms)))
    if folded.cuts:
        starts, ends = _in_text(starts, folded.cuts), _in_text(ends, folded.cuts)
    return Tokens(starts, ends, forms, kinds, of_sentence, bounds)


def _closing(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The last chunk of a sentence: a full stop there ends the sentence, also behind an abbreviation."""
    form, kind, start = pieces[-1]
    if kind == "word" and form.endswith("."):
        return (*pieces[:-1], (form[:-1], kind, start), (".", "punct", start + len(form) - 1))
    return pieces


def _in_text(positions: list[int], cuts: array[int]) -> list[int]:
    """Ascending boundaries of the copy as code points of the text (`Folded.to_text`, for many)."""
    moved: list[int] = []
    low = 0
    for shift, cut in enumerate(cuts):
        high = bisect_left(positions, cut, low)
        moved += [at + shift for at in positions[low:high]]
        low = high
    moved += [at + len(cuts) for at in positions[low:]]
    return moved
