"""Scores the events layer on labelled sentences of `../shared/corpora`: run from the root of the repository.

`labels.jsonl` holds, keyed by the sha256 of title, line end and body, one random sentence an article with the events
that a reader sees in it, as offsets. Right: the trigger overlaps and the type is the same; then the actor, actor and
target, and the status. An event without a fitting label that is given as asserted is a false asserted fact.
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
from sutradhar.model import Article, Block, Event, Source, Span

_HERE = Path(__file__).parent
_CORPUS = Path("../shared/corpora/articles-2025-12.jsonl.gz")
_FACTS = frozenset(("asserted", "historical"))


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
                _score(_read(text), label, totals[label["half"]])
    for half, counts in sorted(totals.items()):
        print(half, _line(counts))
    return 0


def _read(text: str) -> Article:
    head = text.index("\n")
    blocks = [Block(0, head, "headline"), Block(head + 1, len(text.rstrip()), "body")]
    article = Article(id="bench", source=Source("bench", "text/plain"), text=text, blocks=blocks)
    return annotate(article, load_language())


def _score(article: Article, label: dict[str, Any], counts: Counter[str]) -> None:
    low, high = label["sentence"]
    left = [row for row in article.events if low <= row.trigger.start < high]
    counts["sentences"] += 1
    counts["given"] += len(left)
    counts["wanted"] += len(label["events"])
    for want in label["events"]:
        row = next(
            (row for row in left if row.type == want["type"] and _meet([want["trigger"]], [row.trigger])),
            None,
        )
        if row is None:
            continue
        left.remove(row)
        _compare(row, want, counts)
    counts["false"] += sum(row.status in _FACTS for row in left)


def _compare(row: Event, want: dict[str, Any], counts: Counter[str]) -> None:
    actor, target = _meet(want["actors"], row.actors), _meet(want["targets"], row.targets)
    counts["found"] += 1
    counts["actor"] += actor
    counts["both"] += actor and target
    counts["status"] += row.status == want["status"]
    counts["false"] += row.status in _FACTS and want["status"] not in _FACTS


def _meet(wanted: list[list[int]], given: list[Any]) -> bool:
    """Whether each side has none, or one of the given overlaps one that is wanted."""
    spans: list[Span] = list(given)
    if not wanted or not spans:
        return not wanted and not spans
    return any(low < span.end and span.start < high for low, high in wanted for span in spans)


def _line(counts: Counter[str]) -> str:
    def f1(name: str) -> str:
        both = counts["wanted"] + counts["given"]
        return f"{2 * counts[name] / both:.3f}" if both else "-"

    false = 1000 * counts["false"] / counts["sentences"]
    return (
        f"{counts['sentences']} sentences, {counts['wanted']} events, {counts['given']} given: type F1 {f1('found')}, "
        f"type+actor {f1('actor')}, type+actor+target {f1('both')}, status right {counts['status']} of "
        f"{counts['found']}, false asserted {counts['false']} ({false:.1f} per 1,000 sentences)"
    )


if __name__ == "__main__":
    sys.exit(main())
