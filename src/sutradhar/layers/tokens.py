"""Tokens: the words, numbers and marks of each sentence, in flat parallel lists.

`morphology/splitting.py` says where the cuts fall and why. A number's attached part (৫|টি, ২০২৫|-এর) is a token that
starts where the number ends.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sutradhar.language import Language
from sutradhar.model import Article, Sentence, Tokens
from sutradhar.morphology.splitting import Kinds, pattern
from sutradhar.text import Folded

VERSION = 1

_KINDS = Kinds()


def annotate(article: Article, language: Language, *, folded: Folded, sentences: list[Sentence]) -> Tokens:
    """The tokens of all sentences; `starts` and `ends` are code points of `article.text`, forms are folded."""
    cut = pattern(language).findall
    text, kind_of = folded.text, _KINDS
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    kinds: list[str] = []
    of_sentence: list[int] = []
    bounds: list[tuple[int, int]] = []
    for index, sentence in enumerate(sentences):
        low, high = folded.to_copy(sentence.start), folded.to_copy(sentence.end)
        pieces = cut(text[low:high])
        stops = list(accumulate(map(len, pieces), initial=low))
        first = len(forms)
        for piece, start, end in zip(pieces, stops, stops[1:], strict=False):
            kind = kind_of[piece]
            if kind:
                starts.append(start)
                ends.append(end)
                forms.append(piece)
                kinds.append(kind)
        of_sentence.extend([index] * (len(forms) - first))
        bounds.append((first, len(forms)))
    if folded.cuts:
        cuts = folded.cuts
        starts = [at + bisect_right(cuts, at) for at in starts]
        ends = [at + bisect_right(cuts, at) for at in ends]
    return Tokens(starts, ends, forms, kinds, of_sentence, bounds)
