"""Event clusters and stories on the development gold, beside a TF-IDF baseline in the same run.

Usage: python bench/stories/clusters.py [--held-out DATE]
Reads ../shared/gold. With a date, prints the items before it and from it on apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
from collections import Counter
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sutradhar.language import load_language
from sutradhar.model import Article, Block, Dated, Source, Span
from sutradhar.stories.placing import place
from sutradhar.stories.sources import Groups
from sutradhar.stories.wording import forms

GOLD = Path(__file__).parents[3] / "shared" / "gold"
BASELINE = {"event": (0.40, 72.0), "story": (0.30, 240.0)}
"""Likeness and hours of the baseline: the best single links on this gold, which favours it."""


def main() -> None:
    """Prints BCubed and pair F1 of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", default="2025-12-15T12")
    date = parser.parse_args().held_out
    if not GOLD.is_dir():
        raise SystemExit(f"{GOLD} is not there: nothing to measure on")
    scorer = _scorer()
    gold = scorer.read(GOLD / "stories-dev.jsonl")
    for name, answer in (("TF-IDF", baseline(gold)), ("sutradhar", ours(gold))):
        for part, rows in (
            ("all", gold),
            (f"before {date}", [row for row in gold if row["date"] < date]),
            (f"from {date}", [row for row in gold if row["date"] >= date]),
        ):
            print(f"-- {name}, {part}")
            scorer.show(scorer.score_clusters(rows, answer), False)


def ours(gold: list[dict[str, Any]]) -> list[dict[str, str | None]]:
    """Places by `stories/`, from headlines with their dates."""
    placed = place([_page(row) for row in gold], load_language())
    return [{"id": row.uri, "event": row.event, "story": row.story} for row in placed]


def baseline(gold: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Cosine of TF-IDF over the first seven letters of each word, single links within a window."""
    bags = [Counter(form[:7] for form in forms(row["title"])) for row in gold]
    frequency = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        values = {word: count * math.log(len(bags) / frequency[word]) for word, count in bag.items()}
        length = math.sqrt(sum(value * value for value in values.values())) or 1.0
        vectors.append({word: value / length for word, value in values.items()})
    hours = [datetime.fromisoformat(row["date"]).timestamp() / 3600 for row in gold]
    groups = {level: Groups(range(len(gold))) for level in BASELINE}
    for one, vector in enumerate(vectors):
        for other in range(one):
            likeness = sum(value * vectors[other].get(word, 0.0) for word, value in vector.items())
            for level, (least, window) in BASELINE.items():
                if likeness >= least and abs(hours[one] - hours[other]) <= window:
                    groups[level].join(other, one)
    return [
        {"id": row["id"], **{level: str(groups[level].find(index)) for level in BASELINE}}
        for index, row in enumerate(gold)
    ]


def _page(row: dict[str, Any]) -> Article:
    text = row["title"]
    day = row["date"][:10]
    return Article(
        id=sha256(row["id"].encode()).hexdigest(),
        source=Source(row["id"], "text/plain"),
        text=text,
        blocks=[Block(0, len(text), "headline")],
        headline=Span(0, len(text)),
        published=Dated(row["date"], day, day, "given", ""),
    )


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_stories", GOLD / "score_stories.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
