"""Words: what forms are, their way back from lemmas, tokens, and hostile text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from sutradhar.language import load_language
from sutradhar.layers import sentences, tokens, words
from sutradhar.model import Article, Block, Source, Tokens, Word
from sutradhar.morphology import analyse, analyser, lemma_forms, light_verb, split, strip_name
from sutradhar.morphology.light import light_pairs
from sutradhar.text import fold

CASES = tomli.loads((Path(__file__).parent / "cases/words.toml").read_text(encoding="utf-8"))


def word(form: str) -> Word:
    return analyse(fold(form).text)


def features(row: Word) -> set[str]:
    """The features of a word as the cases write them."""
    marks = {row.verb, row.tense, row.person, row.case, row.number}
    marks |= {"H"} if row.honorific else set()
    marks |= {"NEG"} if row.negative else set()
    marks |= {"E"} if row.emphatic else set()
    return {mark for mark in (*marks, row.register) if mark}


def read(text: str) -> tuple[Article, Tokens, list[Word]]:
    blocks = [Block(0, len(text), "body")] if text else []
    article = Article(id="x", source=Source("x", "text/plain"), text=text, blocks=blocks)
    copy, language = fold(text), load_language()
    rows = sentences.annotate(article, language, folded=copy)
    found = tokens.annotate(article, language, folded=copy, sentences=rows)
    return article, found, words.annotate(article, language, tokens=found)


@pytest.mark.parametrize("form", CASES["whole"].split())
def test_whole_words_are_left_whole(form: str) -> None:
    row = word(form)
    assert row.stem_end == len(row.form), f"{form} was cut to {row.form[: row.stem_end]}"


@pytest.mark.parametrize("case", CASES["endings"].split())
def test_endings_come_off(case: str) -> None:
    marked, _, expected = case.partition(":")
    stem, _, ending = marked.partition("|")
    row = word(stem + ending)
    assert row.form[: row.stem_end] == fold(stem).text
    assert row.case == expected


@pytest.mark.parametrize("case", [*CASES["verbs"].split(), *CASES["pronouns"].split()])
def test_verbs_and_pronouns(case: str) -> None:
    form, lemma, expected = case.split(":")
    row = word(form)
    assert row.lemma == fold(lemma).text
    assert set(expected.split(",")) <= features(row), features(row)


@pytest.mark.parametrize("case", CASES["verbs"].split())
def test_a_verb_form_is_among_the_forms_of_its_lemma(case: str) -> None:
    form, lemma, _ = case.split(":")
    assert fold(form).text in lemma_forms(fold(lemma).text)


@pytest.mark.parametrize("lemma", ["কিম", "রাশিয়া", "বিদ্যুৎ", "সংস্থা", "মস্কো", "পিয়ংইয়ং", "তিনি"])
def test_every_form_of_a_lemma_leads_back_to_it(lemma: str) -> None:
    base = fold(lemma).text
    forms = lemma_forms(base)
    assert base in forms
    assert {analyse(form).lemma for form in forms} == {base}


def test_a_known_name_is_believed_before_the_rules() -> None:
    form = fold("আনসারে").text
    assert strip_name(form, {form}) == (form, "", "NOM")
    assert strip_name(form, {fold("আনসার").text}) == (fold("আনসার").text, "\u09c7", "LOC")


@pytest.mark.parametrize(
    "marked",
    [
        "৫,০০০০০| |টাকা|,| |১২.৫| |শতাংশ|।",
        "সকাল| |৮:৩৫|টায়| |সভা|।",
        "২০২৫|-এর| |৫|টি| |দল|,| |১০|জন| |ও| |৪০|তম| |দিন|।",
        "১৬/১২/২০২৫| |থেকে| |২০১৯|-|২০| |অর্থবছর",
        "মো.| |রফিক| |ও| |এ.|কে.| |খান| |লি.| |কার্যালয়",
        "ই-মেইল|,| |আল-জাজিরা| |ও| |উপ-পরিচালক",
        "কোরিয়া|–|রাশিয়া| |সীমান্ত|,| |ঢাকা|-|খুলনা| |পথ",
        "কেসিএনএ'র| |খবর|,| |ন্যাটো-কে| |চিঠি",
        "#ঢাকা| |@khabar| |https://example.org/ক| |news@example.org| |দেখুন",
        "ঢাকা|-|৮| |আসন|,| |জি|-|২০| |জোট",
        "‘|শেষ|’|...| |শুরু|?!| |৫০|%| |$|৪০",
        "Google| |News| |COVID-19| |টিকা",
    ],
)
def test_tokens(marked: str) -> None:
    pieces = [fold(piece).text for piece in marked.split("|")]
    assert split("".join(pieces), load_language()) == [piece for piece in pieces if piece]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("সে কাজ করে।", ["FIN"]),
        ("সে কাজ করে বাড়ি যায়।", ["PTCP", "FIN"]),
        ("সে কাজ করে না, বসে থাকে।", ["FIN", "PTCP", "FIN"]),
    ],
)
def test_a_clause_end_makes_a_verb_finite(text: str, verbs: list[str]) -> None:
    assert [row.verb for row in read(text)[2] if row.verb] == verbs


@settings(deadline=None)
@given(
    st.one_of(
        st.text(alphabet="কমোরেদটিগুলোএনয়'-.,:৫১ \u09bc\u09cd\u200da@#।", max_size=60), st.text(max_size=60)
    )
)
def test_tokens_of_any_text_stand_on_their_characters(text: str) -> None:
    article, found, rows = read(text)
    assert len(rows) == len(found) == len(found.starts) == len(found.kinds)
    for start, end, form, row in zip(found.starts, found.ends, found.forms, rows, strict=True):
        assert 0 <= start < end <= len(text)
        assert fold(article.text[start:end]).text == form or fold(text).cuts
        assert row.form == form and 0 < row.stem_end <= len(form)
    assert found.starts == sorted(found.starts)
    assert [index for low, high in found.bounds for index in range(low, high)] == list(range(len(found)))


@pytest.mark.parametrize(
    "piece", ["ক", "কের", "১", "১,", "a", "a.", "@", "'", "-", "ড.", "ক-", "#", "http://", "।ক"]
)
def test_a_million_characters_in_linear_time(piece: str) -> None:
    read(piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize("unit", ["ক", "গুলো", "করিয়া"])
def test_a_very_long_form_is_analysed_by_its_tail_alone(unit: str) -> None:
    """Ten times the length takes about ten times as long, not a hundred; what the tail says stays the same."""
    short, long = (fold(unit * (length // len(unit)) + "দেরকে").text for length in (100_000, 1_000_000))
    took = []
    for form in (short, long):
        start = time.perf_counter()
        row = analyse(form)
        assert (row.case, len(form) - row.stem_end) == ("OBJ", len(fold("দেরকে").text))
        strip_name(form, {"ক"})
        took.append(time.perf_counter() - start)
    assert took[1] < max(30 * took[0], 1.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("সবাই ভোট দিন।", "VERB"),
        ("আজ ছুটির দিন।", "NOUN"),
        ("তুমি যেতে পার।", "VERB"),
        ("নদীর এক পার।", "NOUN"),
        ("ভূমির উপর কর।", "NOUN"),
        ("ঠিকমতো কাজ কর।", "VERB"),
    ],
)
def test_a_noun_that_looks_like_a_verb_by_its_neighbours(text: str, expected: str) -> None:
    assert read(text)[2][-2].pos == expected


@pytest.mark.parametrize(
    ("noun", "verb", "pair"),
    [("হামলা", "চালানো", True), ("সিদ্ধান্ত", "নেওয়া", True), ("নিন্দা", "জানানো", True), ("বই", "নেওয়া", False)],
)
def test_light_verb_pairs(noun: str, verb: str, pair: bool) -> None:
    assert (light_verb(fold(noun).text, fold(verb).text) is not None) is pair


def test_the_lemmas_of_light_verbs_are_verbs() -> None:
    language = load_language()
    assert light_pairs(language).keys() <= set(analyser(language).verb_lemmas)


@pytest.mark.parametrize(("form", "lemma"), [("দেয়া", "দেওয়া"), ("শিখানো", "শেখানো"), ("করা", "করা")])
def test_a_verbal_noun_in_another_spelling_bears_no_case(form: str, lemma: str) -> None:
    row = word(form)
    assert (row.lemma, row.verb, row.case) == (fold(lemma).text, "VN", None)
