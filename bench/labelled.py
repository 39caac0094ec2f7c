"""Labelled sentences of real news: read in their articles, one side by side with what was found.

The labels (`times/labels.jsonl`, `quantities/labels.jsonl`) are offsets into title, line end and body, keyed by the
sha256 of that text; the texts are in `../shared/corpora`. Every sentence was labelled by reading, before any
output was seen: `random` ones are drawn by hash from all body sentences of 200 articles, `dense` ones from those
that hold a digit or a word of time or number. A third, by hash, is held out: of it only counts are looked at.
A label that a careful reader may leave out is `optional`: found or not, it counts for nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from sutradhar.flow import annotate
from sutradhar.language import load_language
from sutradhar.model import Article, Block, Dated, Source

HERE = Path(__file__).parent
CORPORA = HERE.parents[1] / "shared" / "corpora"
FILES = ("articles-2025-12.jsonl.gz", "articles-2026-05.jsonl.gz")


class Sentence(Struct, frozen=True):
    """A labelled sentence: its text, its place in the article, its labels, and the article with its layers."""

    surface: str
    start: int
    end: int
    published: str
    held: bool
    rows: list[dict[str, Any]]
    article: Article


def sentences(layer: str) -> Iterator[Sentence]:
    """The labelled sentences of `times` or `quantities`. Raises `FileNotFoundError` where the corpora are absent."""
    texts = _texts()
    for line in (HERE / layer / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        text, start, end = texts[label["text_sha256"]], label["start"], label["end"]
        held = int(label["text_sha256"][-8:], 16) % 3 == 0
        article = _read(text, label["published"])
        yield Sentence(text[start:end], start, end, label["published"], held, label["rows"], article)


def _texts() -> dict[str, str]:
    """The texts of the corpora by their sha256."""
    found: dict[str, str] = {}
    for name in FILES:
        if not (CORPORA / name).exists():
            raise FileNotFoundError(
                f"../shared/corpora/{name} is not here: the labelled sentences have no text"
            )
        with gzip.open(CORPORA / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = f"{row['title'] or ''}\n{row['body'] or ''}"
                found[sha256(text.encode()).hexdigest()] = text
    return found


def _read(text: str, published: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body" if at else "headline"))
        at += len(line) + 1
    dated = Dated(published, None, None, "given", "bench")
    article = Article(id="", source=Source("", "text/plain"), text=text, blocks=blocks, published=dated)
    read = annotate(article, load_language())
    broken = [failure for failure in read.failures if failure.layer in ("times", "quantities")]
    if broken:
        raise RuntimeError(f"{broken[0].layer} failed on a labelled article: {broken[0].reason}")
    return read


class Found(Struct, frozen=True):
    """What a reader found: a range of the article's text, and its answer in the reader's own form."""

    start: int
    end: int
    answer: Any


class Tally(Struct):
    """Counts over sentences. `right` and `exact` are labels met in value and in range, `wanted` the labels, `given`
    what was found beside the optional ones, `false` what met no label."""

    sentences: int = 0
    wanted: int = 0
    given: int = 0
    right: int = 0
    exact: int = 0
    false: int = 0

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall of so many hits."""
        return 2 * hits / (self.wanted + self.given) if self.wanted + self.given else 0.0

    def line(self) -> str:
        """The tally as a line of a table."""
        per = 1000 * self.false / max(1, self.sentences)
        return (
            f"value F1 {self.f1(self.right):.3f} ({self.right} of {self.wanted}, {self.given} given)  "
            f"span F1 {self.f1(self.exact):.3f}  false {self.false} = {per:.0f} per 1,000 sentences"
        )


Error = tuple[str, str, list[Any], Any]
"""The sentence, the labelled words (empty where nothing is labelled), the answers, and the label."""


def score(
    tally: Tally,
    sentence: Sentence,
    found: list[Found],
    agrees: Callable[[Found, dict[str, Any]], bool],
) -> list[Error]:
    """Add one sentence to a tally; gives what is wrong in it."""
    errors: list[Error] = []
    tally.sentences += 1
    left = list(found)
    for label in sentence.rows:
        near = [each for each in left if each.start < label["end"] and label["start"] < each.end]
        best = next((each for each in near if agrees(each, label)), near[0] if near else None)
        if best is not None:
            left.remove(best)
        if label.get("optional"):
            continue
        tally.wanted += 1
        tally.given += best is not None
        right = best is not None and agrees(best, label)
        tally.right += right
        tally.exact += best is not None and (best.start, best.end) == (label["start"], label["end"])
        if not right:
            words = sentence.article.text[label["start"] : label["end"]]
            errors.append((sentence.surface, words, [each.answer for each in near], label))
    tally.given += len(left)
    tally.false += len(left)
    errors.extend((sentence.surface, "", [each.answer], None) for each in left)
    return errors
