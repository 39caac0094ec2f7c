"""Undated pages dated by argument: each fact fires on its examples, each kind of argument on a page of our own."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from sutradhar.flow import annotate
from sutradhar.language import load_language
from sutradhar.layers import sentences, tokens
from sutradhar.model import Article, Block, Mention, Source
from sutradhar.page.evidence import events
from sutradhar.text import fold

LANGUAGE = load_language()
EVENTS = LANGUAGE.toml("dating")["event"]
REST = (
    "সভায় বক্তারা দেশের উন্নয়নে সবাইকে একসঙ্গে কাজ করার আহ্বান জানান। এতে স্থানীয় শিক্ষক, শিক্ষার্থী ও অভিভাবকেরা উপস্থিত ছিলেন।\n"
    "আয়োজকেরা জানান, এমন আয়োজন নিয়মিত করা হবে। অনুষ্ঠান শেষে সবার মধ্যে ফুল বিতরণ করা হয়।\n"
)


def spoken_of(text: str, entities: list[str]) -> set[str]:
    """The events that a text speaks of, on a page that names some entities."""
    blocks = [Block(0, len(text), "body")]
    article = Article(id="x", source=Source("x", "text/plain"), text=text, blocks=blocks)
    copy = fold(text)
    told = sentences.annotate(article, LANGUAGE, folded=copy)
    cut = tokens.annotate(article, LANGUAGE, folded=copy, sentences=told)
    named = [Mention(0, 1, "GPE", entity) for entity in entities]
    return {each.rule.removeprefix("event:") for each in events(LANGUAGE, cut, named)}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
def test_event(event: dict[str, Any]) -> None:
    assert event["source"].startswith("http")
    for example in event["examples"]:
        assert event["id"] in spoken_of(example, event["entities"]), example
    for example in event["not"]:
        assert event["id"] not in spoken_of(example, event["entities"]), example


@pytest.mark.parametrize(
    ("opening", "retrieved", "value", "rule"),
    [
        (
            "আজ মঙ্গলবার, মহান বিজয় দিবস। জুলাই গণ-অভ্যুত্থানে শহীদদেরও স্মরণ করা হয়।",
            "2026-03-01",
            "2025-12-16",
            "weekday",
        ),
        ("আজ মঙ্গলবার, মহান বিজয় দিবস। সকালে কলেজ মাঠে সভা হয়।", "2026-03-01", None, "weekday"),
        ("আজ বুধবার মহান স্বাধীনতা দিবস। সকালে কলেজ মাঠে সভা হয়।", "2026-03-01", None, ""),
        ("আজ মঙ্গলবার বিজয় দিবসের প্রস্তুতি সভা হয়েছে।", "2026-03-01", None, ""),
        ("গতকাল ২৭ ডিসেম্বর, ৬ রজব কলেজ মাঠে সভা হয়।", "2026-03-01", "2025-12-28", "calendar:hijri"),
        ("২৭ ডিসেম্বর, ১২ পৌষ ১৪৩২ কলেজ মাঠে সভা হয়।", "2026-03-01", "2025-12-27", "calendar:bangla"),
        ("শনিবার (২৭ ডিসেম্বর) কলেজ মাঠে সভা হয়।", "2026-03-01", None, ""),
        (
            "শনিবার (২৭ ডিসেম্বর) জুলাই গণ-অভ্যুত্থানে শহীদদের স্মরণে সভা হয়।",
            "2026-03-01",
            "2025-12-27",
            "event:july-uprising",
        ),
    ],
)
def test_undated_page(opening: str, retrieved: str, value: str | None, rule: str) -> None:
    text = f"কলেজ মাঠে সভা অনুষ্ঠিত\n{opening}\n{REST}"
    lines = text.splitlines(keepends=True)
    ends = list(accumulate(map(len, lines)))
    blocks = [Block(end - len(line), end - 1, "body") for line, end in zip(lines, ends, strict=True)]
    source = Source("x", "text/plain", retrieved)
    found = annotate(Article(id="x", source=source, text=text, blocks=blocks), LANGUAGE).published
    assert found is not None
    assert found.value == value
    assert rule in found.rule
    if value:
        assert found.basis == "inferred"
        assert found.evidence
