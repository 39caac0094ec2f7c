"""The trained tagger: names that no list has, from the look of words and of their neighbours.

A linear-chain model (Lafferty, McCallum, Pereira 2001) whose every feature is about one token's form at a distance of at
most two, or about what the dictionary said there. So the weights of a form at each distance are added up once and
kept; a sentence costs a few vector sums a token, and only where a token is open: not a common word that never names.
`tools/train_names.py` makes the weights.
"""

from __future__ import annotations

from functools import cache

from sutradhar.knowledge import certified_lines
from sutradhar.language import Language
from sutradhar.layers.naming.page import Found, Page
from sutradhar.layers.naming.shape import Shapes, shapes

OFFSETS = (-2, -1, 0, 1, 2)
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
KIND = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "NORP": "NORP", "EVT": "EVT", "WRK": "WRK"}

Vector = tuple[float, ...]
_ZERO: Vector = (0.0,) * len(LABELS)


def sentence_attributes(page: Page, names: list[Found], first: int, end: int, language: Language) -> list[list[str]]:
    """The attributes of each token of `first..end-1` as the model is trained on them."""
    shape = shapes(language)
    own = [shape.attributes(form) for form in page.tokens.forms[first:end]]
    known = known_labels(names, first, end)
    rows = []
    for index in range(end - first):
        row = ["bias"]
        for offset in OFFSETS:
            at = index + offset
            if 0 <= at < end - first:
                row += [f"{offset}:{attribute}" for attribute in own[at]]
                if abs(offset) < 2:
                    row.append(f"{offset}:k={known[at]}")
            else:
                row.append(f"{offset}:rim")
        rows.append(row)
    return rows


def known_labels(names: list[Found], first: int, end: int) -> list[str]:
    """What the dictionary pass said of each token: B or I with the kind, weak or not."""
    labels = ["-"] * (end - first)
    for name in names:
        if first <= name.first < end:
            for token in range(name.first, name.last + 1):
                mark = "B" if token == name.first else "I"
                labels[token - first] = f"{mark}{KIND[name.kind]}{'?' if name.weak else ''}"
    return labels


class Forms(dict[str, tuple[Vector, ...]]):
    """The weights of a form at each offset, added up once a form."""

    LIMIT = 100_000

    def __init__(self, weights: dict[str, Vector], shape: Shapes) -> None:
        self._weights, self._shape = weights, shape

    def __missing__(self, form: str) -> tuple[Vector, ...]:
        if len(self) >= self.LIMIT:
            self.clear()
        attributes = self._shape.attributes(form)
        self[form] = sums = tuple(
            _sum([self._weights.get(f"{offset}:{attribute}", _ZERO) for attribute in attributes]) for offset in OFFSETS
        )
        return sums


class Tagger:
    """The weights of one language."""

    def __init__(self, language: Language) -> None:
        table: dict[str, list[float]] = {}
        self.follow = [[0.0] * len(LABELS) for _ in LABELS]
        for line in certified_lines(language, "tagger"):
            what, attribute, label, weight = line.split("\t")
            if what == "T":
                self.follow[LABELS.index(attribute)][LABELS.index(label)] = float(weight)
            else:
                table.setdefault(attribute, [0.0] * len(LABELS))[LABELS.index(label)] = float(weight)
        self.weights = {attribute: tuple(vector) for attribute, vector in table.items()}
        self.forms = Forms(self.weights, shapes(language))
        self.known = {
            (offset, label): self.weights.get(f"{offset}:k={label}", _ZERO)
            for offset in (-1, 0, 1)
            for label in {attribute.split("k=")[1] for attribute in self.weights if ":k=" in attribute}
        }
        self.rim = [self.weights.get(f"{offset}:rim", _ZERO) for offset in OFFSETS]
        self.bias = self.weights.get("bias", _ZERO)

    def labels(self, page: Page, names: list[Found], first: int, end: int) -> list[int]:
        """The best sequence of labels for the tokens of one sentence (Viterbi)."""
        scores = self._scores(page, names, first, end)
        follow = self.follow
        count = range(len(LABELS))
        best = list(scores[0])
        for label in (2, 4, 6):
            best[label] = -1e9
        back: list[list[int]] = []
        for row in scores[1:]:
            choice, new = [], []
            for label in count:
                top = max(count, key=lambda before: best[before] + follow[before][label])
                choice.append(top)
                new.append(best[top] + follow[top][label] + row[label])
            best = new
            back.append(choice)
        label = max(count, key=best.__getitem__)
        path = [label]
        for choice in reversed(back):
            label = choice[label]
            path.append(label)
        return path[::-1]

    def _scores(self, page: Page, names: list[Found], first: int, end: int) -> list[Vector]:
        sums = [self.forms[form] for form in page.tokens.forms[first:end]]
        known = known_labels(names, first, end)
        size = end - first
        rows = []
        for index in range(size):
            parts = [self.bias]
            for position, offset in enumerate(OFFSETS):
                at = index + offset
                parts.append(sums[at][position] if 0 <= at < size else self.rim[position])
                if -2 < offset < 2 and 0 <= at < size:
                    parts.append(self.known.get((offset, known[at]), _ZERO))
            rows.append(_sum(parts))
        return rows


def _sum(vectors: list[Vector]) -> Vector:
    return tuple(map(sum, zip(*vectors, strict=True))) if vectors else _ZERO


@cache
def tagger(language: Language) -> Tagger:
    """The tagger of a language, loaded once."""
    return Tagger(language)
