"""Scores the statements layer on labelled articles of `../shared/corpora`: run from the root of the repository.

`labels.jsonl` holds offsets keyed by the sha256 of title, line end and body; `refers` is a range of the page that names
whom a pronoun or title means. A predicted statement is matched with the gold one whose cue it overlaps.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from sutradhar.flow import annotate
from sutradhar.language import load_language
from sutradhar.model import Article, Block, Source, Span, Statement

_HERE = Path(__file__).parent
_CORPUS = Path("../shared/corpora/articles-2025-12.jsonl.gz")


def main() -> int:
    """Prints a line for each half; the exit status is 0, also where the corpus is absent."""
    if not _CORPUS.exists():
        print(f"{_CORPUS} is not here: nothing to score")
        return 0
    labels = {row["sha256"]: row for row in map(json.loads, (_HERE / "labels.jsonl").open())}
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(_CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = f"{row['title']}\n{row['body']}"
            label = labels.pop(sha256(text.encode()).hexdigest(), None)
            if label is not None:
                _score(text, label["statements"], totals[label["half"]])
    for half, counts in sorted(totals.items()):
        print(half, _line(counts))
    return 0


def _read(text: str) -> Article:
    head = text.index("\n")
    blocks = [Block(0, head, "headline"), Block(head + 1, len(text.rstrip()), "body")]
    article = Article(id="bench", source=Source("bench", "text/plain"), text=text, blocks=blocks)
    return annotate(article, load_language())


def _score(text: str, gold: list[dict[str, Any]], counts: Counter[str]) -> None:
    article = _read(text)
    counts["articles"] += 1
    counts["gold"] += len(gold)
    counts["found"] += len(article.statements)
    left = list(article.statements)
    for want in gold:
        row = next((row for row in left if _meet(row.cue, want["cue"])), None)
        if row is not None:
            left.remove(row)
        counts["matched"] += row is not None
        _tokens(counts, "source", text, row and row.source, want["source"])
        _tokens(counts, "cue", text, row and row.cue, want["cue"])
        _tokens(counts, "content", text, row and row.content, want["content"])
        if row is not None:
            counts["stance"] += row.stance == want["stance"]
            counts["mode"] += row.mode == want["mode"]
            counts["speaker"] += _same_speaker(article, row, want)
    for row in left:
        for name, span in (("source", row.source), ("cue", row.cue), ("content", row.content)):
            _tokens(counts, name, text, span, None)


def _meet(span: Span, wanted: list[int]) -> bool:
    return span.start < wanted[1] and wanted[0] < span.end


def _same_speaker(article: Article, row: Statement, want: dict[str, Any]) -> bool:
    """Whether the source ends where the gold one ends, and means whom `refers` names."""
    if row.source is None or want["source"] is None:
        return row.source is None and want["source"] is None
    if row.source.end != want["source"][1]:
        return False
    named = [
        mention.entity for mention in article.mentions if "refers" in want and _meet(mention, want["refers"])
    ]
    return "refers" not in want or row.source.entity in named


def _tokens(counts: Counter[str], name: str, text: str, found: Span | None, want: list[int] | None) -> None:
    """Counts the words that found and wanted range share: words are what stands between blanks."""
    one = set(_starts(text, found.start, found.end)) if found else set()
    other = set(_starts(text, *want)) if want else set()
    counts[f"{name}+"] += len(one & other)
    counts[f"{name}p"] += len(one)
    counts[f"{name}r"] += len(other)


def _starts(text: str, start: int, end: int) -> list[int]:
    return [
        at for at in range(start, end) if not text[at].isspace() and (at == start or text[at - 1].isspace())
    ]


def _line(counts: Counter[str]) -> str:
    shares = {
        "precision": counts["matched"] / max(counts["found"], 1),
        "recall": counts["matched"] / max(counts["gold"], 1),
        **{
            f"{name} F1": 2 * counts[f"{name}+"] / max(counts[f"{name}p"] + counts[f"{name}r"], 1)
            for name in ("source", "cue", "content")
        },
        **{name: counts[name] / max(counts["gold"], 1) for name in ("speaker", "stance", "mode")},
    }
    figures = "  ".join(f"{name} {share:.2f}" for name, share in shares.items())
    return f"{counts['articles']} articles, {counts['gold']} statements: {figures}"


if __name__ == "__main__":
    sys.exit(main())
