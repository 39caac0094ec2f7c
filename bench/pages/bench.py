"""Pages measured: `python bench/pages/bench.py [--each N] [--rivals PYTHON] [--errors]`.

Two golds: pages in the styles of `styles.toml` (a third held out, by the hash of the name), and real pages labelled by
reading (`labels.jsonl`, offsets into title, line end and text, keyed by the sha256 of that; a third held out). Rivals
read the HTML of the same pages, and the plain ones set in `<p>`; `PYTHON` is an interpreter that has them installed.
`--errors` shows what went wrong on development pages alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

sys.path.insert(0, str(Path(__file__).parent))
from styles import ANY, HERE, Page, pages, rows

from sutradhar.gather.inputs import Input
from sutradhar.language import load_language
from sutradhar.model import Article
from sutradhar.page import parse

EACH = 6
NO_BODY = frozenset(["body"])


class Result(Struct):
    """What came of one page. Sizes are characters that are no blanks."""

    page: Page
    hit: int = 0
    found: int = 0
    wanted: int = 0
    right: int = 0
    pieces: int = 0
    leaked: int = 0
    items: int = 0
    headline: bool = False
    published: bool = False
    errors: list[str] = []

    @property
    def f1(self) -> float:
        """Of the characters of the body."""
        both = self.found + self.wanted
        return 2 * self.hit / both if both else 1.0


def located(page: Page, text: str) -> Iterator[tuple[frozenset[str], int, int]]:
    """The pieces of a page with their ranges in the text that was read."""
    at = 0
    for accepted, piece in page.pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        yield accepted, start, at


def solid(text: str) -> int:
    """How many characters are no blanks."""
    return len("".join(text.split()))


def judge(page: Page, gold: Iterable[tuple[frozenset[str], int, int]], article: Article) -> Result:
    """A page read, beside its gold. The role of a piece is the one that most of its characters got."""
    result = Result(page)
    text, blocks = article.text, iter(article.blocks)
    block = next(blocks, None)
    for accepted, start, end in gold:
        got: dict[str, int] = defaultdict(int)
        while block and block.end <= start:
            block = next(blocks, None)
        while block and block.start < end:
            got[block.role] += solid(text[max(start, block.start) : min(end, block.end)])
            if block.end > end:
                break
            block = next(blocks, None)
        role = max(got, key=lambda one: got[one], default="none")
        body, size = "body" in accepted, solid(text[start:end])
        result.hit += got["body"] if body else 0
        result.found += got["body"]
        result.wanted += size if body else 0
        result.pieces += 1
        fits = role in accepted or (not accepted.isdisjoint(ANY) and role not in {"body", "headline"})
        result.right += fits
        if not fits:
            result.errors.append(f"{role} for {'/'.join(sorted(accepted))}: {text[start:end][:90]}")
        if "list_item" in accepted or "appended" in accepted:
            result.items += size
            result.leaked += got["body"]
    named = article.surface(article.headline) if article.headline else None
    result.headline = (named == page.title) if page.article else named is None
    result.published = (article.published.value if article.published else None) == page.published
    return result


def made(each: int) -> Iterator[Result]:
    """The pages of our styles, read."""
    language = load_language()
    for page in pages(each):
        article = parse(Input.of(page.source, uri=page.uri, media_type=page.media), language)
        yield judge(page, located(page, article.text), article)


def real() -> Iterator[Result]:
    """The labelled pages of ../shared, read."""
    texts = {}
    for row in rows("pages-with-furniture.jsonl.gz"):
        text = f"{row['title']}\n{row['text']}"
        texts[sha256(text.encode()).hexdigest()] = (text, row["title"])
    for line in (HERE / "labels.jsonl").read_text().splitlines():
        label = json.loads(line)
        text, title = texts[label["text_sha256"]]
        page = Page("real", label["held"], True, "text/plain", "page", text, [], None, title)
        gold = [(frozenset([b["role"]]), b["start"], b["end"]) for b in label["blocks"]]
        yield judge(page, gold, parse(Input.of(text), load_language()))


def figures(results: list[Result]) -> dict[str, float]:
    """The figures of a set of pages."""
    with_body = [one for one in results if one.page.article]
    without = [one for one in results if not one.page.article]
    stamped = [one for one in with_body if one.page.published]
    answers = {
        "body_f1": _mean(one.f1 for one in with_body),
        "body_f1_worst": min((one.f1 for one in with_body), default=1.0),
        "roles": sum(one.right for one in results) / max(1, sum(one.pieces for one in results)),
        "headline": _mean(one.headline for one in with_body),
        "list_leak": sum(one.leaked for one in results) / max(1, sum(one.items for one in results)),
    }
    if without:
        answers["bodies_without_article"] = float(sum(one.found > 0 for one in without))
        answers["pages_without_article"] = float(len(without))
    if stamped:
        answers["published"] = _mean(one.published for one in stamped)
    return answers


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 1.0


def halves(results: Iterable[Result], kind: str) -> dict[str, list[Result]]:
    """The results of a kind by half."""
    found: dict[str, list[Result]] = {f"{kind}_dev": [], f"{kind}_held": []}
    for one in results:
        found[f"{kind}_{'held' if one.page.held else 'dev'}"].append(one)
    return found


def measure(each: int = EACH) -> dict[str, float]:
    """The figures that floors hold, development and held out apart. Raises `FileNotFoundError` without `../shared`."""
    parts = halves(made(each), "styles") | halves(real(), "real")
    return {f"{part}.{key}": value for part, some in parts.items() for key, value in figures(some).items()}


def rivals(python: str, results: list[Result]) -> None:
    """Prints body F1 of other tools on the same pages: the text they give, compared as a bag of lines of the body."""
    lines = [json.dumps({"html": as_html(one.page), "text": one.page.source}) for one in results]
    answer = subprocess.run(
        [python, str(HERE / "rivals.py")], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    false: dict[tuple[str, str], int] = defaultdict(int)
    dates: dict[str, list[bool]] = defaultdict(list)
    for one, line in zip(results, answer.stdout.splitlines(), strict=True):
        half = "held" if one.page.held else "dev"
        said = json.loads(line)
        when = said.pop("htmldate")
        if one.page.article and one.page.published:
            dates[half].append(when == one.page.published[:10])
        for tool, text in said.items():
            if one.page.article:
                scores[half, tool].append(bag_f1(text or "", one.page))
            else:
                false[half, tool] += bool((text or "").strip())
    for (half, tool), some in sorted(scores.items()):
        print(
            f"{half:5} {tool:22} body F1 {_mean(some):.4f} worst {min(some):.3f}, text on {false[half, tool]} pages "
            "without an article"
        )
    for half, days in dates.items():
        print(f"{half:5} htmldate: day right on {_mean(days):.3f} of stamped pages")


def bag_f1(text: str, page: Page) -> float:
    """Characters of the body that a text holds, piece by piece, against all its characters."""
    flat = bare(text)
    pieces = [bare(piece) for accepted, piece in page.pieces if "body" in accepted]
    hit = sum(len(piece) for piece in pieces if piece in flat)
    both = len(flat) + sum(map(len, pieces))
    return 2 * hit / both if both else 1.0


def bare(text: str) -> str:
    """The letters of a text in one normal form: some tools normalise what they give."""
    return "".join(normalize("NFC", text).replace("\u200c", "").replace("\u200d", "").split())


def as_html(page: Page) -> str:
    """The page as HTML; a plain one with a paragraph a line."""
    if page.media == "text/html":
        return page.source
    lines = "".join(f"<p>{escape(line)}</p>" for line in page.source.splitlines() if line.strip())
    return f"<html><body>{lines}</body></html>"


def show(results: list[Result]) -> None:
    """Prints what went wrong on development pages."""
    for one in results:
        if one.page.held:
            continue
        if one.errors or (one.page.article and not one.headline):
            print(f"## {one.page.style}: F1 {one.f1:.3f}, headline {one.headline}")
            for error in one.errors[:12]:
                print("   ", error)
        if one.page.published and not one.published:
            print(f"## {one.page.style}: published wrong")


def main(arguments: list[str]) -> None:
    option: Callable[[str], str] = lambda name: arguments[arguments.index(name) + 1]  # noqa: E731
    each = int(option("--each")) if "--each" in arguments else EACH
    styled = list(made(each))
    parts = halves(styled, "styles") | halves(real(), "real")
    for part, some in parts.items():
        print(
            part, len(some), "pages:", ", ".join(f"{key} {value:.4f}" for key, value in figures(some).items())
        )
    if "--rivals" in arguments:
        rivals(option("--rivals"), styled)
    if "--errors" in arguments:
        show([one for some in parts.values() for one in some])


if __name__ == "__main__":
    main(sys.argv[1:])
