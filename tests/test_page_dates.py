"""The date of a page by its stamps, its metadata and its retrieval, and what is said where they contradict."""

from __future__ import annotations

import json

import pytest

from sutradhar.gather.inputs import HTML, Input
from sutradhar.language import load_language
from sutradhar.model import Article, Dated
from sutradhar.page import parse

BN = load_language()
TITLE = "চরে নতুন সাঁকো পেল গ্রামের মানুষ"
BODY = (
    "চরের মানুষ আজ সকালে নতুন সাঁকো পেয়েছে। সাঁকোটি বানিয়েছে গ্রামের তরুণেরা।\n"
    "গ্রামের প্রবীণেরা বলেন, সাঁকো না থাকায় চরের শিশুরা স্কুলে যেতে পারত না।\n"
    "সাঁকোটি বানাতে তিন মাস লেগেছে, গ্রামের সবাই বাঁশ দিয়েছেন।\n"
    "চরের শিশুরা এখন হেঁটে স্কুলে যেতে পারবে বলে জানান প্রবীণেরা।\n"
)


def stamped(*stamps: str, foot: str = "", retrieved: str | None = None) -> Article:
    text = "\n".join([TITLE, *stamps, BODY + foot])
    return parse(Input.of(text, retrieved=retrieved), BN)


def marked_up(head: dict[str, str], stamp: str) -> Article:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, **head})
    head_of_page = f'<script type="application/ld+json">{data}</script><h1>{TITLE}</h1>'
    html = f'{head_of_page}<div class="date">{stamp}</div><p>{BODY}</p>'
    return parse(Input.of(html, media_type=HTML), BN)


def value(dated: Dated | None) -> str | None:
    return dated.value if dated else None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("শনিবার, ২৭ ডিসেম্বর ২০২৫, ১২ পৌষ ১৪৩২, ৬ রজব ১৪৪৭", "2025-12-27"),
        ("১২ পৌষ ১৪৩২, ২৭ ডিসেম্বর ২০২৫", "2025-12-27"),
        ("১২ পৌষ ১৪৩২ বঙ্গাব্দ", "2025-12-27"),
        ("২৭ ডিসেম্বর ২০২৫, শনিবার", "2025-12-27"),
    ],
)
def test_calendars_side_by_side_are_one_date(stamp: str, day: str) -> None:
    article = stamped(stamp)
    assert value(article.published) == day
    assert article.published is not None and "conflict" not in article.published.rule


@pytest.mark.parametrize(
    "stamp",
    [
        "রোববার, ২৭ ডিসেম্বর ২০২৫",
        "২৭ ডিসেম্বর ২০২৫, রোববার",
        "২০ পৌষ ১৪৩২, ২৭ ডিসেম্বর ২০২৫",
        "শনিবার, ২৭ ডিসেম্বর ২০২৫, ১৬ রজব ১৪৪৭",
    ],
)
def test_a_contradiction_within_a_stamp_is_named(stamp: str) -> None:
    article = stamped(stamp)
    assert value(article.published) == "2025-12-27"
    assert article.published is not None and "+conflict@" in article.published.rule


@pytest.mark.parametrize(
    "stamp", ["প্রকাশ: ৩১ নভেম্বর ২০২৪, ১০:১৫", "প্রকাশ: ২৯ ফেব্রুয়ারি ২০২৩", "৩১/০৯/২০২৪", "৩২ পৌষ ১৪৩২"]
)
def test_an_impossible_date_is_refused(stamp: str) -> None:
    assert stamped(stamp).published is None


def test_an_uncertain_day_of_the_moon_is_bounds() -> None:
    published = stamped("১ রমজান ১৩৯০ হিজরি").published
    assert published is not None and published.value is None
    assert (published.earliest, published.latest) == ("1970-10-31", "1970-11-02")


@pytest.mark.parametrize(
    ("age", "retrieved", "known", "earliest", "latest"),
    [
        ("২ ঘণ্টা আগে", "2025-12-27T10:00+06:00", "2025-12-27", "2025-12-27", "2025-12-27"),
        ("২ ঘণ্টা আগে", "2025-12-27T04:00Z", "2025-12-27", "2025-12-27", "2025-12-27"),
        ("২ ঘণ্টা আগে", "2025-12-27T02:30+06:00", None, "2025-12-26", "2025-12-27"),
        ("২ ঘণ্টা আগে", "2025-12-27", None, "2025-12-26", "2025-12-27"),
        ("প্রকাশ: ৩ দিন আগে", "2025-12-27", "2025-12-24", "2025-12-23", "2025-12-24"),
        ("২ সপ্তাহ আগে", "2025-12-27", None, "2025-12-06", "2025-12-13"),
    ],
)
def test_an_age_counts_back_from_the_retrieval(
    age: str, retrieved: str, known: str | None, earliest: str, latest: str
) -> None:
    published = stamped(age, retrieved=retrieved).published
    assert published is not None and published.basis == "stamp"
    assert (published.value, published.earliest, published.latest) == (known, earliest, latest)


def test_an_age_without_a_retrieval_dates_nothing() -> None:
    assert stamped("২ ঘণ্টা আগে").published is None


def test_a_stale_age_beside_a_date_is_passed_over() -> None:
    article = stamped("৫ ঘণ্টা আগে", "২৭ ডিসেম্বর ২০২৫", retrieved="2026-03-01T10:00+06:00")
    assert value(article.published) == "2025-12-27"


def test_the_ages_of_a_list_date_its_items() -> None:
    foot = "আরও পড়ুন\nমেলায় হারানো গরু মিলল হাটে\n২ ঘণ্টা আগে\nহাটে উঠল নতুন আলু\n২৬ ডিসেম্বর ২০২৫\n"
    assert stamped(foot=foot, retrieved="2025-12-27T10:00+06:00").published is None


VISIT = "শনিবার, ২৭ ডিসেম্বর ২০২৫"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("প্রকাশ: ১২ মার্চ ২০২১, ১০:৪০", "2021-03-12T10:40+06:00"),
        ("১২ মার্চ ২০২১", "2021-03-12"),
        ("আপডেট: ১২ মার্চ ২০২১", None),
        ("প্রিন্ট: ২৭ ডিসেম্বর ২০২৫, ০৭:৩২ পিএম", None),
        ("চরদুয়ার প্রতিনিধি", "2025-12-27"),
    ],
)
def test_the_day_of_the_visit_over_the_page_gives_way(stamp: str, day: str | None) -> None:
    article = parse(Input.of("\n".join([VISIT, TITLE, stamp, BODY])), BN)
    assert value(article.published) == day


def test_an_update_far_from_its_publication_is_told_apart() -> None:
    article = stamped("প্রকাশ: ১২ মার্চ ২০২১, ১০:৪০", "আপডেট: ৩ মে ২০২৪, ২১:১৫")
    assert value(article.published) == "2021-03-12T10:40+06:00"
    assert value(article.updated) == "2024-05-03T21:15+06:00"


def test_an_update_before_its_publication_is_a_contradiction() -> None:
    article = stamped("প্রকাশ: ১২ মার্চ ২০২১", "আপডেট: ৩ মে ২০১৯")
    assert value(article.published) == "2021-03-12" and value(article.updated) == "2019-05-03"
    assert article.updated is not None and "+conflict@" in article.updated.rule


def test_an_update_alone_bounds_the_publication() -> None:
    published = stamped("আপডেট: ১২ মার্চ ২০২১, ১০:৪০").published
    assert published is not None
    assert (published.value, published.earliest, published.latest) == (None, None, "2021-03-12")


def test_metadata_and_stamp_of_one_moment_agree() -> None:
    article = marked_up({"datePublished": "2021-03-12T10:40:00+06:00"}, "প্রকাশ: ১২ মার্চ ২০২১, ১০:৪০")
    assert article.published is not None and article.published.rule == "page/json-ld@1"
    assert [article.surface(span) for span in article.published.evidence] == ["১২ মার্চ ২০২১, ১০:৪০"]


def test_a_clock_that_differs_is_named_and_shown() -> None:
    article = marked_up({"datePublished": "2021-03-12T12:00:00+06:00"}, "প্রকাশ: ১২ মার্চ ২০২১, ১০:৪০")
    assert article.published is not None
    assert article.published.value == "2021-03-12T12:00+06:00"
    assert article.published.rule == "page/json-ld+stamp-differs@1"
    assert [article.surface(span) for span in article.published.evidence] == ["১২ মার্চ ২০২১, ১০:৪০"]


def test_metadata_made_anew_do_not_outrank_an_earlier_stamp() -> None:
    article = marked_up({"datePublished": "2024-05-03T12:00:00+06:00"}, "প্রকাশ: ১২ মার্চ ২০২১, ১০:৪০")
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2021-03-12T10:40+06:00", "stamp")
    assert article.published.rule.endswith("+json-ld-differs@1")


def test_a_date_over_the_page_does_not_outrank_its_metadata() -> None:
    article = marked_up({"datePublished": "2021-03-12T10:40:00+06:00"}, "শনিবার, ১৩ মার্চ ২০২১")
    assert value(article.published) == "2021-03-12T10:40+06:00"


def test_the_word_of_the_caller_stands() -> None:
    text = f"{TITLE}\nপ্রকাশ: ১২ মার্চ ২০২১\n{BODY}"
    article = parse(Input.of(text, published="2021-03-14"), BN)
    assert article.published is not None
    assert (article.published.value, article.published.rule) == ("2021-03-14", "page/given+stamp-differs@1")
