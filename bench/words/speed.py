"""What the layers cost over real articles: fold, sentences, tokens, words, times and quantities."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from typing import Any

from windows import CORPORA, article

from sutradhar.language import load_language
from sutradhar.layers import quantities, sentences, times, tokens, words
from sutradhar.text import fold

WORDS = 300
"""An article is reckoned as so many words between blanks."""
ARTICLES = 400
ROUNDS = 3


def bodies() -> list[str]:
    """The first articles of December 2025. Raises `FileNotFoundError` where the corpora are absent."""
    with gzip.open(CORPORA / "articles-2025-12.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["body"] for line, _ in zip(lines, range(ARTICLES), strict=False)]


def speed(texts: list[str]) -> dict[str, float]:
    """Seconds for an article of 300 words, by layer, the best of a few rounds; names are not asked for."""
    units = sum(len(text.split()) for text in texts) / WORDS
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        took: dict[str, float] = {}
        for text in texts:
            _run(text, took)
        best = {name: min(spent, best.get(name, spent)) for name, spent in took.items()}
    return {name: spent / units for name, spent in best.items()}


def _run(text: str, took: dict[str, float]) -> None:
    page, language = article(text), load_language()

    def timed(name: str, layer: Callable[..., Any], **needed: Any) -> Any:
        start = time.perf_counter()
        rows = layer(page, language, **needed)
        took[name] = took.get(name, 0.0) + time.perf_counter() - start
        return rows

    copy = timed("fold", lambda page, _: fold(page.text))
    rows = timed("sentences", sentences.annotate, folded=copy)
    found = timed("tokens", tokens.annotate, folded=copy, sentences=rows)
    known = timed("words", words.annotate, tokens=found)
    cells = timed("cells", times.lay, tokens=found)
    row = timed("times", times.recognise, tokens=found, words=known, cells=cells, mentions=[])
    row = timed("times", times.resolve, tokens=found, words=known, expressions=row, published=None)
    timed("quantities", quantities.annotate, tokens=found, words=known, cells=cells, times=row, mentions=[])
