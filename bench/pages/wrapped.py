"""Real bodies and headlines of ../shared/corpora wrapped in furniture of our own: roles, body text, headlines, speed.

    python bench/pages/wrapped.py [articles per style]

The bodies keep only lines that end a sentence: real bodies hold unlabelled captions, credits and sub-headlines of their
own, which would count as errors of the reader. So this bench says nothing of short body lines; the cases in tests do.

Each style is a list of (role, line); `{…}` is filled from the corpus. The last third of the styles is held out: nothing
was tuned on them. Rivals are measured on the HTML of the same pages where they are installed.
"""

# ruff: noqa: E501
from __future__ import annotations

import gzip
import json
import random
import sys
import time
from html import escape
from pathlib import Path

from sutradhar.gather.inputs import HTML, Input
from sutradhar.language import load_language
from sutradhar.model import Article
from sutradhar.page import parse

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
Rows = list[tuple[str, str]]
STAMP = ("stamp", "প্রকাশ : ২৭ ডিসেম্বর ২০২৫, ০৮:৩৫ এএম")

DEV: dict[str, tuple[Rows, Rows]] = {
    "desk": (
        [("byline", "নদীপাড় ডেস্ক"), STAMP, ("edition", "অনলাইন সংস্করণ"), ("headline", "{}")],
        [("source_credit", "সূত্র: রয়টার্স, এএফপি"), ("comments", "মন্তব্য করুন"), ("list_heading", "সর্বশেষ")],
    ),
    "bare": ([("headline", "{}")], [("byline", "এমআর/টিকে")]),
    "title": (
        [("edition", "জাতীয়"), ("headline", "{}"), ("byline", "চরদুয়ার প্রতিনিধি"), STAMP],
        [("tags", "বিষয়: নদী, চর, সেতু"), ("list_heading", "আরও পড়ুন")],
    ),
    "menu": (
        [
            ("navigation", "প্রচ্ছদ | দেশ | বিদেশ | খেলা | বিনোদন"),
            ("headline", "{}"),
            ("stamp", "আপডেট: ১২ মার্চ ২০২৪ | ১০:১৫"),
            ("caption", "ছবি: সংগৃহীত"),
        ],
        [("call", "ফেসবুকে শেয়ার করুন"), ("list_heading", "এই বিভাগের আরও খবর")],
    ),
}
HELD_OUT: dict[str, tuple[Rows, Rows]] = {
    "evening": ([("headline", "{}"), ("byline", "স্টাফ রিপোর্টার, পাহাড়তলী"), ("stamp", "শুক্রবার, ১২ মার্চ ২০২১, সন্ধ্যা ৬:১০")], [("call", "সব খবর সবার আগে জানতে আমাদের চ্যানেলে যুক্ত থাকুন"), ("list_heading", "পাঠকের পছন্দ")]),
    "plain": ([("stamp", "২৩ জুন, ২০২৫ ১৪:০২"), ("headline", "{}")], [("other", "© নদীপাড় ২০২৫। সর্বস্বত্ব সংরক্ষিত।"), ("list_heading", "আরও খবর")]),
}  # fmt: skip


def articles(count: int) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Titles with the paragraphs of their bodies, and headlines of other stories."""
    with gzip.open(CORPORA / "articles-2026-05.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.Random(3).shuffle(rows)
    found = []
    for row in rows:
        lines = [line.strip() for line in row["body"].splitlines() if line.strip().endswith(("।", "’", "?"))]
        if len(lines) >= 3 and row["title"].strip() not in lines:
            found.append((row["title"].strip(), lines))
    return found[:count], [row["title"].strip() for row in rows[-400:]]


def page(style: tuple[Rows, Rows], title: str, body: list[str], others: list[str]) -> Rows:
    """A wrapped page as rows of role and line."""
    head, foot = style
    rows = [(role, line.replace("{}", title)) for role, line in head]
    return [*rows, *(("body", line) for line in body), *foot, *(("list_item", line) for line in others)]


def score(article: Article, gold: Rows) -> tuple[float, float, bool, int]:
    """Body F1 by characters, share of lines with the right role, headline exact, characters of list items in the body."""
    at, right, hit, mine, leak = 0, 0, 0, 0, 0
    roles = {}
    for role, line in gold:
        start = article.text.index(line, at)
        roles[start] = (role, start + len(line))
        at = start + len(line)
    body = sum(end - start for start, (role, end) in roles.items() if role == "body")
    for block in article.blocks:
        role, _ = roles.get(block.start, ("?", 0))
        right += role == block.role
        if block.role == "body":
            mine += block.end - block.start
            hit += (block.end - block.start) if role == "body" else 0
            leak += (block.end - block.start) if role == "list_item" else 0
    f1 = 2 * hit / (mine + body) if mine + body else 1.0
    title = next(line for role, line in gold if role == "headline")
    exact = article.headline is not None and article.surface(article.headline) == title
    return f1, right / max(len(gold), len(article.blocks)), exact, leak


def measure(name: str, styles: dict[str, tuple[Rows, Rows]], count: int) -> None:
    """Prints the figures of a set of styles."""
    pages, others = articles(count * len(styles))
    dice = random.Random(5)
    scores = []
    for index, (title, body) in enumerate(pages):
        style = list(styles.values())[index % len(styles)]
        gold = page(style, title, body, dice.sample(others, 10))
        scores.append(score(parse(Input.of("\n".join(line for _, line in gold)), load_language()), gold))
    n = len(scores)
    print(
        f"{name}: {n} pages, body F1 {sum(s[0] for s in scores) / n:.4f} (worst {min(s[0] for s in scores):.3f}), "
        f"roles {sum(s[1] for s in scores) / n:.4f}, headline {sum(s[2] for s in scores) / n:.4f}, "
        f"leaked characters {sum(s[3] for s in scores)}"
    )


def speed(count: int) -> None:
    """Pages a second on the same HTML, side by side with trafilatura where it is installed."""
    pages, others = articles(count)
    html = []
    for title, body in pages:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in body)
        items = "".join(f"<li><a href='/x'>{escape(line)}</a></li>" for line in others[:20])
        html.append(
            f"<html><body><h1>{escape(title)}</h1>{paragraphs}<aside><ul>{items}</ul></aside></body></html>"
        )
    parse(Input.of(html[0], media_type=HTML), load_language())
    begun = time.perf_counter()
    for one in html:
        parse(Input.of(one, media_type=HTML), load_language())
    ours = len(html) / (time.perf_counter() - begun)
    try:
        import trafilatura
    except ImportError:
        print(f"speed: {ours:.0f} pages/s; trafilatura is not installed")
        return
    trafilatura.extract(html[0])
    begun = time.perf_counter()
    for one in html:
        trafilatura.extract(one)
    theirs = len(html) / (time.perf_counter() - begun)
    print(f"speed: {ours:.0f} pages/s, trafilatura {theirs:.0f}: {ours / theirs:.1f} times")


if __name__ == "__main__":
    if not CORPORA.is_dir():
        sys.exit("the corpora lie beside the project, in ../shared/corpora; there are none here")
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    measure("development styles", DEV, size)
    measure("held-out styles", HELD_OUT, size)
    speed(60)
