"""Sentence ends and token cuts in windows of real news (`sentences.jsonl`), labelled by reading before any output was
seen.

A window is a short paragraph, a lead, or up to 450 characters of a long one, drawn by a seeded hash over all
paragraphs: half from December 2025 (six publishers alike), half from 2026 (two). The labels are offsets into the text
of the field (`body`, `lead`) with that sha256; the texts are in `../shared/corpora`. `ends` are the ends of
sentences, closing quotes included, also those that no mark shows; `cuts` the token boundaries that no blank shows
(marks at the rim of plain words were cut by rule, every other chunk was read); what lies in `skip` is furniture and
counts for nothing. An end that the line's end gives away is not counted. Every third window is held out: of it only
counts are looked at.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sutradhar.language import load_language
from sutradhar.layers import sentences, tokens
from sutradhar.model import Article, Block, Source
from sutradhar.text import fold

HERE = Path(__file__).parent
CORPORA = HERE.parents[2] / "shared" / "corpora"


class Window(Struct, frozen=True):
    """A labelled range of one text."""

    file: str
    field: str
    publisher: str
    sha256: str
    start: int
    end: int
    ends: list[int]
    skip: list[list[int]]
    cuts: list[int]


class Tally(Struct):
    """How many boundaries were found rightly, missed, and found where none is."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def add(self, found: set[int], gold: set[int]) -> None:
        self.right += len(found & gold)
        self.missed += len(gold - found)
        self.extra += len(found - gold)

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.missed + self.extra)

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f} ({self.right} right, {self.missed} missed, {self.extra} too many)"


def article(text: str) -> Article:
    """A text as an article whose lines are body blocks."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), "body"))
        start += len(line) + 1
    return Article(id="x", source=Source("x", "text/plain"), text=text, blocks=blocks)


def windows() -> list[tuple[Window, str, bool]]:
    """Each window, its text, and whether it is held out. Raises `FileNotFoundError` where the corpora are absent."""
    lines = (HERE / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [Window(**json.loads(line)) for line in lines]
    wanted = {row.sha256 for row in rows}
    found: dict[str, str] = {}
    for file, field in sorted({(row.file, row.field) for row in rows}):
        found.update((key, text) for key, text in _texts(file, field) if key in wanted)
    return [(row, found[row.sha256], index % 3 == 0) for index, row in enumerate(rows)]


def _texts(file: str, field: str) -> Iterator[tuple[str, str]]:
    path = CORPORA / f"{file}.jsonl.gz"
    if not path.exists():
        raise FileNotFoundError(f"{path}: not there; the labelled windows are of its texts")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)[field]
            yield hashlib.sha256(text.encode()).hexdigest(), text


def score_windows() -> dict[str, tuple[Tally, Tally]]:
    """The tallies of sentence ends and of token cuts, of the development (`dev`) and the held-out windows."""
    tallies = {"dev": (Tally(), Tally()), "held_out": (Tally(), Tally())}
    language = load_language()
    for window, text, held in windows():
        ends, cuts = tallies["held_out" if held else "dev"]
        page, copy = article(text), fold(text)
        rows = sentences.annotate(page, language, folded=copy)
        found = tokens.annotate(page, language, folded=copy, sentences=rows)
        counted = {end for end in (*window.ends, *(row.end for row in rows)) if _counts(window, text, end)}
        ends.add({row.end for row in rows} & counted, set(window.ends) & counted)
        inside = {
            end
            for end, start in zip(found.ends, found.starts[1:], strict=False)
            if end == start and window.start < end < window.end
        }
        cuts.add(inside, set(window.cuts))
    return tallies


def _counts(window: Window, text: str, end: int) -> bool:
    """Whether an end lies in the window, outside furniture, with more of its line behind it."""
    inside = window.start < end < window.end and not any(low <= end <= high for low, high in window.skip)
    return inside and bool(text[end : window.end].split("\n")[0].strip())
