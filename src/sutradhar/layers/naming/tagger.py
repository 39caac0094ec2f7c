"""The trained tagger: names that no list has, from the look of words and of their neighbours.

A linear-chain model (Lafferty, McCallum, Pereira 2001) whose every feature is about one token's form at a distance of
at most two, or about what the dictionary said there. So the weights of a form at each distance are added up once and
kept; a sentence costs a few vector sums a token, and only where a token is open: not a common word that never names.
`tools/train_names.py` makes the weights.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sutradhar.knowledge import certified_lines
from sutradhar.language import Language
from sutradhar.layers.naming.page import Found, Page
from sutradhar.layers.naming.shape import Shapes, shapes

OFFSETS = (-2, -1, 0, 1, 2)
REACH = 1
DOUBT = 3.0
"""A token whose O leads by more is taken to be outside any name."""
SURE = 2.0
"""A common word whose own O leads by more is not looked at."""
NEVER = -1e9
INSIDE = (2, 4, 6)
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
KIND = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "NORP": "NORP", "EVT": "EVT", "WRK": "WRK"}

Vector = tuple[float, ...]
_ZERO: Vector = (0.0,) * len(LABELS)


def sentence_attributes(
    page: Page, names: list[Found], first: int, end: int, language: Language
) -> list[list[str]]:
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


class Forms(dict[str, tuple[Any, ...]]):
    """The weights of a form at each offset, added up once a form; last, whether it is surely outside names."""

    LIMIT = 100_000

    def __init__(self, weights: dict[str, Vector], shape: Shapes) -> None:
        self._weights, self._shape = weights, shape

    def __missing__(self, form: str) -> tuple[Any, ...]:
        if len(self) >= self.LIMIT:
            self.clear()
        attributes = self._shape.attributes(form)
        sums = [
            _sum([self._weights.get(f"{offset}:{attribute}", _ZERO) for attribute in attributes])
            for offset in OFFSETS
        ]
        own = sums[OFFSETS.index(0)]
        sure = form in self._shape.common and own[0] - max(own[1:]) > SURE
        self[form] = answer = (*sums, sure)
        return answer


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
        self.into = [[row[label] for row in self.follow] for label in range(len(LABELS))]
        self.weights = {attribute: tuple(vector) for attribute, vector in table.items()}
        self.forms = Forms(self.weights, shapes(language))
        self.known = {
            (offset, label): self.weights.get(f"{offset}:k={label}", _ZERO)
            for offset in (-1, 0, 1)
            for label in {attribute.split("k=")[1] for attribute in self.weights if ":k=" in attribute}
        }
        self.rim = [self.weights.get(f"{offset}:rim", _ZERO) for offset in OFFSETS]
        self.bias = self.weights.get("bias", _ZERO)

    def labels(self, page: Page, names: list[Found], first: int, end: int, wanted: list[int]) -> list[int]:
        """The best labels for the tokens of one sentence: sought in the runs of doubtful tokens within `REACH` of the
        wanted ones, O elsewhere."""
        labels = [0] * (end - first)
        known = known_labels(names, first, end)
        forms, sure = page.tokens.forms, self.forms
        near = bytearray(end - first)
        for token in wanted:
            low, high = max(token - REACH, first) - first, min(token + REACH + 1, end) - first
            near[low:high] = b"\1" * (high - low)
        run: list[Vector] = []
        for index in range(end - first + 1):
            doubtful = (
                index < end - first
                and near[index]
                and not (known[index] == "-" and sure[forms[first + index]][-1])
            )
            score = self._score(page, known, first, end, first + index) if doubtful else None
            if score is not None and score[0] - max(score[1:]) < DOUBT:
                run.append(score)
            elif run:
                labels[index - len(run) : index] = self._path(run, index == len(run))
                run = []
        return labels

    def _path(self, scores: list[Vector], opens: bool) -> list[int]:
        """The best sequence (Viterbi); before it and behind it stand tokens outside any name, or the sentence opens."""
        into = self.into
        best = list(scores[0]) if opens else [a + b for a, b in zip(self.follow[0], scores[0], strict=True)]
        for label in INSIDE:
            best[label] = NEVER
        back: list[list[int]] = []
        for row in scores[1:]:
            choice, new = [], []
            for label, before in enumerate(into):
                reached = [a + b for a, b in zip(best, before, strict=True)]
                top = max(reached)
                choice.append(reached.index(top))
                new.append(top + row[label])
            best = new
            back.append(choice)
        closing = [a + b for a, b in zip(best, into[0], strict=True)]
        label = closing.index(max(closing))
        path = [label]
        for choice in reversed(back):
            label = choice[label]
            path.append(label)
        return path[::-1]

    def _score(self, page: Page, known: list[str], first: int, end: int, token: int) -> Vector:
        forms = page.tokens.forms
        parts = [self.bias]
        for position, offset in enumerate(OFFSETS):
            at = token + offset
            if first <= at < end:
                parts.append(self.forms[forms[at]][position])
                if -2 < offset < 2:
                    parts.append(self.known.get((offset, known[at - first]), _ZERO))
            else:
                parts.append(self.rim[position])
        return _sum(parts)


def _sum(vectors: list[Vector]) -> Vector:
    return tuple(map(sum, zip(*vectors, strict=True))) if vectors else _ZERO


@cache
def tagger(language: Language) -> Tagger:
    """The tagger of a language, loaded once."""
    return Tagger(language)
