"""Events: the cases of `cases/events.toml`, chains, pronouns and capitals, and hostile input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from event_marks import read_events
from hypothesis import given, settings
from hypothesis import strategies as st

from sutradhar import read
from sutradhar.model import Article, Event, Named, check_ranges

_CASES = tomli.loads(Path(__file__).with_name("cases").joinpath("events.toml").read_text("utf-8"))


def _texts(article: Article, sides: list[Named]) -> list[str]:
    return [article.surface(one) for one in sides]


def _fits(article: Article, row: Event, want: dict[str, Any]) -> bool:
    return (
        article.surface(row.trigger) == want["trigger"]
        and row.type == want["type"]
        and row.status == want.get("status", row.status)
        and _texts(article, row.actors) == want.get("actors", _texts(article, row.actors))
        and _texts(article, row.targets) == want.get("targets", _texts(article, row.targets))
    )


@pytest.mark.parametrize("case", _CASES["case"], ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    article = read_events(case["text"])
    shown = [
        (
            article.surface(row.trigger),
            row.type,
            row.status,
            _texts(article, row.actors),
            _texts(article, row.targets),
        )
        for row in article.events
    ]
    assert len(article.events) == len(case["events"]), shown
    for row, want in zip(article.events, case["events"], strict=True):
        assert _fits(article, row, want), shown


@pytest.mark.parametrize("text", _CASES["none"]["texts"])
def test_nothing_happens(text: str) -> None:
    assert read_events(text).events == []


def test_a_capital_stands_for_its_country() -> None:
    row = read_events("তেহরান যুক্তরাষ্ট্রকে হুঁশিয়ার করেছে।").events[0]
    assert ([one.entity for one in row.actors], [one.entity for one in row.targets]) == (["Q794"], ["Q30"])


def test_the_two_countries_are_those_before() -> None:
    text = "ভারত ও নেপালের মধ্যে সম্পর্ক ভালো। সম্প্রতি দুই দেশ চুক্তি সই করেছে।"
    row = read_events(text).events[0]
    assert [one.entity for one in row.actors] == ["Q668", "Q837"]


def test_an_act_told_by_someone_has_his_statement_in_its_chain() -> None:
    row = read_events("রাশিয়া দাবি করেছে, ইউক্রেন মস্কোতে ড্রোন হামলা চালিয়েছে।").events[0]
    assert (row.status, row.said_in, row.chain[-1].entity) == ("claimed", 0, "Q159")


def test_time_and_numbers_of_an_act() -> None:
    article = read_events("শুক্রবার সংঘর্ষে নয়জন নিহত হয়েছেন।")
    row = article.events[0]
    assert row.time is not None and article.times[row.time].value == "2025-12-26"
    assert [article.quantities[index].value for index in row.quantities] == [9]


_SIGNS = "হামলা করেছে নিহত রাশিয়া ইউক্রেনের সঙ্গে বৈঠক ও , । ‘’— নি যদি ১২ জন ্ািে ়\u200d\n?"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=_SIGNS, max_size=120) | st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    if not text.strip() or "\r" in text:
        return
    article = read_events(text)
    check_ranges(article.events, len(article.text))


def test_a_long_line_takes_linear_time() -> None:
    read_events("রাশিয়া হামলা করেছে ও " * 10_000)
    read_events("রাশিয়ার হামলায় গতকাল ৯ জন নিহত হয়েছেন। " * 3_000)


def test_the_dead_and_the_injured_of_one_verb_are_two_events_with_their_own_numbers() -> None:
    article = read("দুই গ্রামের সংঘর্ষের খবর\nসংঘর্ষে ৩ জন নিহত ও ২০ জন আহত হয়েছেন। এরপর আরও একটি বাক্য লেখা আছে।")
    counted = {
        row.type: [article.quantities[index].value for index in row.quantities] for row in article.events
    }
    assert counted["Life.Die"] == [3] and counted["Life.Injure"] == [20]
    injured = next(row for row in article.events if row.type == "Life.Injure")
    assert "৩ জন" not in [article.surface(one) for one in injured.targets]
