"""Pages a second, bytes to Article, beside trafilatura's text alone; and whether memory stays flat.

    python bench/pages/speed.py [pages] [--memory N]

Run it with a Python that has trafilatura and the dependencies of Sutradhar (a rival environment, and `PYTHONPATH=src`),
so that both are timed in one process and run, page by page in turn. Bodies and headlines are from ../shared/corpora,
set into HTML of two kinds: bare (a heading, paragraphs, twenty links) and full (head with JSON-LD, scripts and styles,
menus, sixty cards, a footer: 40 to 100 KB as outlets serve them). No headline of a sidebar stands on two pages, and
each page is read once: what the reader remembers of earlier pages is the outlet's own furniture, as in a real crawl.
Trafilatura gives the text and title of a page; `parse` gives the role of every block, dates, bylines and credits.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from sutradhar.gather.inputs import HTML, Input
from sutradhar.language import load_language
from sutradhar.page import parse

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
WARM_UP = 5
CARDS = 60
MENU = "প্রচ্ছদ জাতীয় রাজনীতি অর্থনীতি সারাদেশ বিশ্ব খেলা বিনোদন মতামত শিক্ষা চাকরি প্রযুক্তি স্বাস্থ্য ধর্ম জীবনযাপন ভিডিও ছবি আর্কাইভ".split()
SCRIPT = "<script>var layer={" + ",".join(f"'key{i}':'<b>{i}</b>'" for i in range(500)) + "};</script>"
STYLE = "<style>" + "".join(f".c{i}{{margin:{i}px;padding:0 {i % 9}px}}\n" for i in range(400)) + "</style>"


def rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(CORPORA / name, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def articles() -> Iterator[tuple[str, list[str]]]:
    """Titles with the paragraphs of their bodies, on and on."""
    while True:
        for row in rows("articles-2026-05.jsonl.gz"):
            lines = [line.strip() for line in row["body"].splitlines() if line.strip()]
            if len(lines) >= 3:
                yield row["title"].strip(), lines


def headlines() -> Iterator[str]:
    """Headlines of other stories, on and on."""
    while True:
        for row in rows("headlines-20-publishers.jsonl.gz"):
            yield row["title"]


def bare(title: str, body: list[str], others: Iterator[str]) -> str:
    """A page with no more than a heading, paragraphs and a list."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in body)
    items = "".join(f"<li><a href='/x'>{escape(next(others))}</a></li>" for _ in range(20))
    return f"<html><body><h1>{escape(title)}</h1>{paragraphs}<aside><ul>{items}</ul></aside></body></html>"


def full(title: str, body: list[str], others: Iterator[str]) -> str:
    """A page as outlets serve them."""
    head = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title}
    head |= {"datePublished": "2026-05-02T10:40:00+06:00", "publisher": {"name": "নদীপাড়"}}
    menu = "".join(
        f"<li class='nav-item' id='menu-{i}'><a class='nav-link' href='https://nadipar.example/{i}'>{word}</a></li>\n"
        for i, word in enumerate(MENU)
    )
    cards = "".join(
        f"<div class='col-md-3 card'><a href='/news/{i}'><img class='lazyload' data-src='https://cdn.nadipar.example/{i}"
        f".jpg' alt='' width='300' height='170'></a><div class='card-body'><h4 class='title'><a href='/news/{i}'>"
        f"{escape(next(others))}</a></h4><span class='time'>{i % 23 + 1} ঘণ্টা আগে</span></div></div>\n"
        for i in range(CARDS)
    )
    paragraphs = "".join(f"<p class='text-justify'>{escape(line)}</p>\n" for line in body)
    return f"""<!doctype html><html lang="bn"><head><meta charset="utf-8"><title>{escape(title)} | নদীপাড়</title>
<meta property="og:title" content="{escape(title)}"><script type="application/ld+json">{json.dumps(head)}</script>
{STYLE}{SCRIPT}</head><body><header class="header"><nav class="navbar"><ul>{menu}</ul></nav></header>
<div class="container"><div class="col-md-8"><div class="breadcrumb"><a href="/">প্রচ্ছদ</a> / <a href="/j">জাতীয়</a></div>
<article><h1 class="headline">{escape(title)}</h1><div class="byline">নিজস্ব প্রতিবেদক</div>
<div class="time">প্রকাশ: ০২ মে ২০২৬, ১০:৪০</div><figure><img src="a.jpg"><figcaption>ছবি: সংগৃহীত</figcaption></figure>
<div class="article-body">{paragraphs}</div></article></div><aside class="sidebar">{cards}</aside></div>
<footer class="footer"><ul>{menu}</ul><p>© নদীপাড় ২০২৬। সর্বস্বত্ব সংরক্ষিত।</p></footer>{SCRIPT}</body></html>"""


def ours(html: str) -> None:
    parse(Input.of(html, media_type=HTML), load_language())


def timed(read: Callable[[str], object], html: str) -> float:
    begun = time.perf_counter()
    read(html)
    return time.perf_counter() - begun


def speed(kind: Callable[[str, list[str], Iterator[str]], str], count: int) -> None:
    """Prints pages a second of both on the same pages, read in turn."""
    try:
        from trafilatura import extract
    except ImportError:
        extract = None
    stories, others = articles(), headlines()
    pages = [kind(*next(stories), others) for _ in range(count + WARM_UP)]
    for html in pages[:WARM_UP]:
        ours(html)
        if extract:
            extract(html)
    pages = pages[WARM_UP:]
    mine = theirs = 0.0
    for html in pages:
        mine += timed(ours, html)
        theirs += timed(extract, html) if extract else 0.0
    size = sum(len(html.encode()) for html in pages) / count / 1000
    line = f"{kind.__name__}: {count} pages of {size:.0f} KB, {count / mine:.0f} pages/s"
    print(f"{line}, trafilatura {count / theirs:.0f}: {theirs / mine:.2f} times" if extract else line)


def memory(count: int) -> None:
    """Prints the highest memory of the process after the first tenth of the pages and after all."""
    stories, others = articles(), headlines()
    for done in range(1, count + 1):
        ours(bare(*next(stories), others))
        if done in (count // 10, count):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"memory: at most {peak} MB after {done} pages")


if __name__ == "__main__":
    if not CORPORA.is_dir():
        sys.exit("the corpora lie beside the project, in ../shared/corpora; there are none here")
    arguments = sys.argv[1:]
    if "--memory" in arguments:
        memory(int(arguments[arguments.index("--memory") + 1]))
    else:
        size = int(arguments[0]) if arguments else 150
        speed(bare, size)
        speed(full, size)
