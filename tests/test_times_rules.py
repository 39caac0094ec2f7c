"""Each rule of times and quantities fires on its examples and not on its counter-examples; hostile text passes."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sutradhar.language import load_language
from sutradhar.layers import quantities, sentences, times, tokens, words
from sutradhar.model import Article, Block, Dated, Quantity, Source, Time
from sutradhar.text import fold
from sutradhar.timex.cells import layout
from sutradhar.timex.grammar import grammar

LANGUAGE = load_language()
PUBLISHED = "2025-12-27T08:35+06:00"
RULES = LANGUAGE.toml("times")["rule"]
COUNTS = LANGUAGE.toml("quantities")["rule"]


def read(text: str, published: str | None = PUBLISHED) -> tuple[Article, list[Time], list[Quantity]]:
    """A text of body lines with its times and quantities."""
    dated = Dated(published, None, None, "given", "test") if published else None
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    article = Article(id="x", source=Source("x", "text/plain"), text=text, blocks=blocks, published=dated)
    folded = fold(text)
    told = sentences.annotate(article, LANGUAGE, folded=folded)
    cut = tokens.annotate(article, LANGUAGE, folded=folded, sentences=told)
    known: dict[str, Any] = {"tokens": cut, "words": words.annotate(article, LANGUAGE, tokens=cut)}
    cells = times.lay(article, LANGUAGE, tokens=cut)
    found = times.recognise(article, LANGUAGE, **known, cells=cells, mentions=[])
    rows = times.resolve(article, LANGUAGE, **known, expressions=found, published=dated)
    amounts = quantities.annotate(article, LANGUAGE, **known, cells=cells, times=rows, mentions=[])
    return article, rows, amounts


def fired(text: str) -> set[str]:
    """The rules of `times.toml` that match in a text, traps too."""
    article = Article(
        id="x", source=Source("x", "text/plain"), text=text, blocks=[Block(0, len(text), "body")]
    )
    folded = fold(text)
    told = sentences.annotate(article, LANGUAGE, folded=folded)
    cut = tokens.annotate(article, LANGUAGE, folded=folded, sentences=told)
    glued = [False, *(a == b for a, b in zip(cut.starts[1:], cut.ends, strict=False))]
    cells = layout(LANGUAGE).lay(cut.forms, cut.sentence, glued)
    return {hit.rule.id for hit in grammar(LANGUAGE).hits(cells.codes)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rule_of_times(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    for example in rule["examples"]:
        assert rule["id"] in fired(example), example
    for example in rule.get("not", []):
        assert rule["id"] not in fired(example), example


@pytest.mark.parametrize("rule", COUNTS, ids=lambda rule: rule["id"])
def test_rule_of_quantities(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        assert rule["id"] in {row.rule.split("/")[1].split("@")[0] for row in read(example)[2]}, example
    for example in rule["not"]:
        assert rule["id"] not in {row.rule.split("/")[1].split("@")[0] for row in read(example)[2]}, example


SIGNS = st.text(
    alphabet=st.sampled_from("০১২৩৪৫৬৭৮৯ ,.-/:()%টজনমিলাখকোটিদিনসেেরড়য়্ািীুূ\u200d\u09bc\n৳$।") | st.characters(),
    max_size=80,
)
WORDS = st.lists(
    st.sampled_from(
        "শনিবার ২৭ ডিসেম্বর ২০২৫ সালের গত আগামী ৯৯৯৯৯৯ "
        "বছর পর আগে রাত ১২টা থেকে ৩১ ফেব্রুয়ারি এর পরদিন চৈত্র রজব ১৪৪৭ অর্থবছরের প্রথম মাসে শেষ ০ "
        "লাখ কোটি হাজার সাড়ে দশমিক ও , - ( ) প্রান্তিকে দিবাগত প্রতি ৩৬ জুন".split()
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(SIGNS | WORDS)
def test_no_text_fails(text: str) -> None:
    _, rows, amounts = read(text)
    for row in [*rows, *amounts]:
        assert 0 <= row.start < row.end <= len(text)


def test_without_a_date_nothing_is_filled_in() -> None:
    _, rows, _ = read("গতকাল সভা হয়। শনিবার তিনি আসেন। ১২ মে মেলা বসে।", None)
    assert [row.value for row in rows] == [None, None, None]


def test_a_contradiction_is_told() -> None:
    _, rows, _ = read("শুক্রবার (২৭ ডিসেম্বর) সভা হয়।")
    assert rows[0].value == "2025-12-27"
    assert rows[0].rule.endswith("+conflict")


@pytest.mark.parametrize("piece", ["২৭ ডিসেম্বর ", "২৭, ", "২৭ ও ", "২০২৫ থেকে ", "দিন", "৩ লাখ "])
def test_long_lines_take_linear_time(piece: str) -> None:
    """A line of tens of thousands of dates: seconds, where a step over all pairs would take hours."""
    started = perf_counter()
    read(piece * 8_000)
    assert perf_counter() - started < 8
