"""Statements: the cases of `cases/statements.toml`, resolution over sentences, the chain, and hostile input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from statement_marks import marked, read_statements

from sutradhar.model import Article, Publisher, Source, Statement, check_ranges
from sutradhar.provenance import chain

_CASES = tomli.loads(Path(__file__).with_name("cases").joinpath("statements.toml").read_text("utf-8"))


def _params() -> list[Any]:
    marks = {True: [pytest.mark.xfail(strict=True)], False: []}
    return [pytest.param(case, marks=marks["failing" in case]) for case in _CASES["case"]]


def _ranges(row: Statement) -> dict[str, tuple[int, int]]:
    named = {"S": row.source, "C": row.cue, "T": row.content, "A": row.addressee}
    return {letter: (span.start, span.end) for letter, span in named.items() if span is not None}


@pytest.mark.parametrize("case", _params())
def test_case(case: dict[str, Any]) -> None:
    want = marked(case["text"])
    _, rows = read_statements(want.text, case.get("headline", False))
    by_number = {}
    for number, ranges in want.statements.items():
        match = [row for row in rows if _ranges(row) == ranges]
        assert len(match) == 1, [{k: want.text[a:b] for k, (a, b) in _ranges(r).items()} for r in rows]
        by_number[number] = match[0]
    assert len(rows) == len(want.statements)
    first = by_number["1"]
    assert first.stance == case.get("stance", first.stance)
    assert first.mode == case.get("mode", first.mode)
    for inner, outer in case.get("inside", {}).items():
        assert by_number[inner].inside == rows.index(by_number[outer])


@pytest.mark.parametrize("text", _CASES["none"]["texts"])
def test_nothing_is_attributed(text: str) -> None:
    assert read_statements(text)[1] == []


def _speakers(text: str) -> list[Any]:
    return [row.source.entity if row.source else None for row in read_statements(text)[1]]


def test_a_pronoun_is_the_last_speaker() -> None:
    text = "পুতিন বলেন, আলোচনা চলছে। সেখানে কিমের বার্তা পড়া হয়। তিনি বলেন, সময় লাগবে।"
    assert _speakers(text) == ["Q7747", "Q7747"]


def test_a_pronoun_behind_what_is_said_is_nobody_whom_that_names() -> None:
    text = "পুতিন বলেন, আলোচনা চলছে। কিম সহায়তা চেয়েছেন বলেও জানান তিনি।"
    assert _speakers(text) == ["Q7747", "Q7747"]


def test_a_name_in_the_genitive_behind_a_title_is_not_its_bearer() -> None:
    assert _speakers("প্রেসিডেন্ট ডোনাল্ড ট্রাম্প চুক্তির প্রশংসা করেছেন।") == ["Q22686"]
    assert _speakers("মন্ত্রী পুতিনের প্রশংসা করেছেন।") == ["sd:minister"]


def test_a_capital_speaks_for_its_country() -> None:
    assert _speakers("পিয়ংইয়ং জানায়, মহড়া শেষ হয়েছে।") == ["Q423"]


def test_a_title_is_the_person_whom_the_page_names_with_it() -> None:
    text = "উত্তর কোরিয়ার নেতা কিম জং উন কারখানা দেখেন। উত্তর কোরিয়ার নেতা বলেন, উৎপাদন বাড়বে।"
    assert _speakers(text) == ["Q56226"]


def test_a_dropped_subject_is_the_one_before() -> None:
    text = "পুতিন হামলার নিন্দা করেন, সেই সঙ্গে সেনাদের কাজের প্রশংসা করেন।"
    assert _speakers(text) == ["Q7747", "Q7747"]


def test_conjuncts_are_several_speakers() -> None:
    assert _speakers("পুতিন ও কিম বলেন, সম্পর্ক গভীর হয়েছে।") == [["Q7747", "Q56226"]]


def test_nobody_has_no_entity() -> None:
    assert _speakers("একজন কর্মকর্তা বলেন, কাজ থেমে আছে।") == [None]


def test_a_negated_saying_is_negative() -> None:
    rows = read_statements("প্রস্তুতি শেষ—এমন কথা কেউ বলেনি।")[1]
    assert [row.polarity for row in rows] == ["negative"]
    rows = read_statements("পুলিশ মৃতদের নাম জানায়নি। মন্ত্রী সফরের কথা জানাননি। মন্ত্রী সফরের কথা জানান।")[1]
    assert [row.polarity for row in rows] == ["negative", "negative", "positive"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "মন্ত্রী বলেন, ‘কাজ শেষ হয়েছে।\nআমরা খুশি।’\nপুতিন বলেন, কাজ চলছে।"
    article, rows = read_statements(text)
    contents = [article.surface(row.content) for row in rows if row.content]
    assert contents == ["কাজ শেষ হয়েছে।\nআমরা খুশি।", "কাজ চলছে"]


def test_chain_runs_outermost_first() -> None:
    _, rows = read_statements("কেসিএনএ জানায়, কিম বলেছেন যে প্রস্তুতি শেষ।")
    paper = Article(id="p", source=Source("u", "text/plain"), publisher=Publisher("কাগজ", "given", "sd:kagoj"))
    links = chain(paper, rows, 1)
    assert [(link.role, link.entity) for link in links] == [
        ("publisher", "sd:kagoj"),
        ("credit", "sd:kcna"),
        ("speaker", "Q56226"),
    ]


def test_media_that_cite_one_another_stand_in_a_row() -> None:
    rows = read_statements("এএফপির বরাত দিয়ে রয়টার্সের বরাত দিয়ে এনডিটিভি জানায়, প্রস্তুতি শেষ।")[1]
    assert [row.inside for row in rows] == [1, 2, None]
    assert len({(row.content.start, row.content.end) for row in rows if row.content}) == 1


_SIGNS = "কখবলেন জানান বলে দাবি : , । ‘’“”'\"—-() যে খবর মতে ্ািে ়\u200d\n?"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=_SIGNS, max_size=120) | st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    if not text.strip() or "\r" in text:
        return
    article, rows = read_statements(text)
    check_ranges(rows, len(article.text))


def test_a_long_line_takes_linear_time() -> None:
    read_statements("‘বলেন, " * 30_000)
    read_statements("পুতিন বলেন, ‘না’। " * 5_000)
