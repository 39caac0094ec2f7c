"""Pages made to break the reader: they end in time, or are refused in one line.

The bound is the one that the reader promises: a second, or fifty times what an ordinary page of the size takes,
whichever is more. Ordinary is measured in the same run, so that a slow machine slows both.
"""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest

from sutradhar.errors import UnreadablePage
from sutradhar.gather.files import inputs
from sutradhar.gather.inputs import HTML, TEXT, Input
from sutradhar.language import load_language
from sutradhar.model import Article
from sutradhar.page import parse

BN = load_language()
TITLE = "চরে নতুন সাঁকো পেল গ্রামের মানুষ"
BODY = (
    "চরের মানুষ আজ সকালে নতুন সাঁকো পেয়েছে। সাঁকোটি বানিয়েছে গ্রামের তরুণেরা।\n"
    "গ্রামের প্রবীণেরা বলেন, সাঁকো না থাকায় চরের শিশুরা স্কুলে যেতে পারত না।\n"
)
MEGABYTE = 1_000_000


def full(piece: str) -> str:
    return piece * (MEGABYTE // len(piece))


def seconds(page: Input) -> float:
    begun = perf_counter()
    with suppress(UnreadablePage):
        parse(page, BN)
    return perf_counter() - begun


@pytest.fixture(scope="module")
def second_a_byte() -> float:
    """What a byte of an ordinary page takes."""
    page = Input.of(f"{TITLE}\n{BODY * 20}", media_type=TEXT)
    return min(seconds(page) for _ in range(5)) / len(page.data)


LINES = {
    "one line": full("চরের মানুষ "),
    "no blank": full("ক"),
    "blanks": " " * MEGABYTE,
    "digits": full("১"),
    "nukta": full("য\u09bc"),
    "joiners": full("\u200d"),
    "stops": full("। আরও পড়ুন"),
    "labels": full("প্রকাশ: ১২ "),
    "stamps": full("প্রকাশ: ১২ মার্চ ২০২১ "),
    "ages": full("২ ঘণ্টা আগে "),
    "credits": full("। এ তথ্য জানিয়েছে রয়টার্স "),
    "news of": full("। খবর ক ও "),
    "quotes": full("\"')"),
    "short lines": full("কখ গঘ\n"),
    "questions": full("কেন হলো?\n"),
}
MARKUP = {
    "deep": "<div>" * 4_900,
    "deeper": "<div>" * 100_000,
    "a million tags": "<i>" * MEGABYTE,
    "many blocks": "<p>ক" * 100_000,
    "attributes": "<p " + full("class='a' "),
    "one class": f"<p class='{full('a-b ')}'>",
    "entities": full("&amp;"),
    "comments": full("<!--"),
    "scripts": full("<script>x</script>ক"),
    "hidden": full("<span hidden>ক"),
    "tables": full("<table><tr><td>ক"),
    "no tags": full("<"),
    "classes": "".join(f"<p class='c{number}'>ক" for number in range(30_000)),
    "JSON-LD": f'<script type="application/ld+json">{"[" * MEGABYTE}</script>',
    "graphs": '<script type="application/ld+json">' + '{"@graph":[' * 90_000 + "</script>",
    "metadata": full("<meta property='og:title' content='ক'>"),
}


@pytest.mark.parametrize("name", LINES)
def test_no_text_takes_long(name: str, second_a_byte: float) -> None:
    page = Input.of(f"{TITLE}\n{BODY}{LINES[name]}\n{BODY}", media_type=TEXT)
    assert seconds(page) < max(1.0, 50 * second_a_byte * len(page.data))


@pytest.mark.parametrize("name", MARKUP)
def test_no_markup_takes_long(name: str, second_a_byte: float) -> None:
    page = Input.of(f"<h1>{TITLE}</h1><p>{BODY}</p>{MARKUP[name]}<p>{BODY}</p>", media_type=HTML)
    assert seconds(page) < max(1.0, 50 * second_a_byte * len(page.data))


def test_a_page_of_a_hundred_megabytes_is_refused_by_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE)
    (given,) = inputs([str(path)])
    assert not given.data and given.error is not None and "larger than 32,000,000 bytes" in given.error


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{TITLE}\n{BODY}", encoding="utf-8")
    (refused,), (taken,) = inputs([str(path)], limit=100), inputs([str(path)], limit=10_000)
    assert refused.error and not taken.error


def test_a_page_that_swells_when_unpacked_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(40):
            file.write(bytes(MEGABYTE))
    assert path.stat().st_size < MEGABYTE
    (given,) = inputs([str(path)])
    assert not given.data and given.error is not None and "larger than" in given.error


@pytest.mark.parametrize("media_type", [TEXT, HTML])
def test_null_bytes_within_a_page_are_read_over(media_type: str) -> None:
    article = parse(Input.of(f"{TITLE}\0\n{BODY}", media_type=media_type), BN)
    assert TITLE in article.text and article.blocks


@pytest.mark.parametrize("media_type", [TEXT, HTML])
def test_a_lone_surrogate_is_refused_in_one_line(media_type: str) -> None:
    with pytest.raises(UnreadablePage, match="broken UTF-8 at byte") as caught:
        parse(Input.of(f"{TITLE}\ud800\n{BODY}", uri="page.txt", media_type=media_type), BN)
    assert "\n" not in str(caught.value)


def with_data(data: str) -> Article:
    html = f'<script type="application/ld+json">{data}</script><h1>{TITLE}</h1><p>{BODY}</p>'
    return parse(Input.of(html, media_type=HTML), BN)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "null",
        "[[[[",
        "{" * 100_000,
        '{"@type": 5}',
        '{"@type": ["NewsArticle", null], "datePublished": 20210312, "publisher": [[]]}',
        '{"@type": "NewsArticle", "datePublished": "12 March 2021", "publisher": {"name": {"@value": 1}}}',
        '{"@graph": {"@graph": {"@graph": null}}}',
        '{"@type": "NewsArticle", "datePublished": "0000-00-00T00:00:00"}',
        '{"@type": "NewsArticle", "datePublished": "9999-12-31T23:59:59-23:59"}',
        '{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00+23:59"}',
    ],
)
def test_malformed_json_ld_says_nothing_and_breaks_nothing(data: str) -> None:
    article = with_data(data)
    assert [block.role for block in article.blocks] == ["headline", "body"]
    assert article.published is None


def test_json_ld_that_is_cut_short_is_read_as_far_as_it_goes() -> None:
    data = json.dumps(
        {"@type": "NewsArticle", "datePublished": "2021-03-12T10:40:00+06:00", "headline": TITLE}
    )
    article = with_data(data[:-3])
    assert article.published is not None and article.published.value == "2021-03-12T10:40+06:00"
