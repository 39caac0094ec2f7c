"""Names: links by date and company, one entity a page, odd input, speed of loading, damaged data."""

from __future__ import annotations

import time
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies
from names_helper import read_names

from sutradhar import read
from sutradhar.errors import DamagedData
from sutradhar.knowledge import Knowledge, load_knowledge
from sutradhar.language import Language, load_language
from sutradhar.translit import latin, slug


def entities_of(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    mentions, _ = read_names(text, published)
    return [(text[m.start : m.end], m.entity) for m in mentions]


def test_a_short_name_is_the_full_one_of_its_page() -> None:
    text = "কিম: শান্তি চাই। উত্তর কোরিয়ার নেতা কিম জং উন এ কথা বলেন। পরে কিম চলে যান।"
    assert [entity for name, entity in entities_of(text) if name.startswith("কিম")] == ["Q56226"] * 3


def test_a_short_name_before_its_bearer_held_office_stays_unlinked() -> None:
    assert ("কিম", "Q56226") not in entities_of("উত্তর কোরিয়ার নেতা কিম এ কথা বলেন।", "2005-03-01")
    assert ("কিম", "Q56226") in entities_of("উত্তর কোরিয়ার নেতা কিম এ কথা বলেন।", "2019-03-01")


def test_two_persons_of_one_family_name_are_kept_apart() -> None:
    text = "সভাপতি রফিকুল ইসলাম আসেন। তাঁর সঙ্গে ছিলেন নুরুল ইসলাম। রফিকুল ইসলাম চলে যান।"
    ids = dict(entities_of(text))
    assert ids["রফিকুল ইসলাম"] != ids["নুরুল ইসলাম"]


def test_an_acronym_is_its_long_form() -> None:
    found = entities_of("কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি (কেসিএনএ) জানায়। কেসিএনএ আর কিছু বলেনি।")
    assert {entity for _, entity in found} == {"sd:kcna"}


def test_a_demonym_carries_its_country_and_one_row_stands_for_both() -> None:
    mentions, rows = read_names("রুশ সেনারা রাশিয়ায় ফেরে।")
    assert [(m.kind, m.entity) for m in mentions] == [("NORP", "Q159"), ("GPE", "Q159")]
    assert [(row.id, row.name_en, row.wikidata) for row in rows] == [("Q159", "Russia", "Q159")]


def test_variants_of_foreign_names_are_one() -> None:
    knowledge = load_knowledge(load_language())
    for pair in (
        ("জেলেনস্কি", "জেলেনস্কী"),
        ("শি জিনপিং", "সি চিন পিং"),
        ("পুতিন", "পুটিন"),
        ("ইসরায়েল", "ইসরাইল"),
    ):
        left, right = ({bearer.id for bearer in knowledge.lookup(name)} for name in pair)
        assert left and left == right, pair


def test_latin_queries_find_their_entity() -> None:
    knowledge = load_knowledge(load_language())
    for query, wanted in {
        "putin": "Q7747",
        "Pyongyang": "Q18808",
        "sheikh hasina": "Q52183",
        "north korea": "Q423",
        "kcna": "sd:kcna",
    }.items():
        assert knowledge.english(query)[0] == wanted, query


def test_who_held_an_office_and_why() -> None:
    knowledge = load_knowledge(load_language())
    found = knowledge.holder("Minister of Defence of Russia", "Q159", "2024-11-29")
    assert found is not None
    assert found[0] == "Q4082839"
    assert "2024-05-14" in found[1]
    assert knowledge.holder("Minister of Defence of Russia", "Q159", "2013-11-29") is None
    prime_minister = knowledge.holder("প্রধানমন্ত্রী", "Q902", "2015-01-01")
    assert prime_minister is not None and prime_minister[0] == "Q52183"
    president = knowledge.holder("President of the United States", "Q30", "2025-12-01")
    assert president is not None and president[0] == "Q22686"


def test_capitals_agencies_and_outlets() -> None:
    knowledge = load_knowledge(load_language())
    assert knowledge.government("Q18808") == "Q423"
    assert knowledge.government("Q423") is None
    agency = knowledge.agency("এএফপি")
    assert agency is not None and agency.id == "Q40464"
    outlet = knowledge.outlet("www.kalbela.com")
    assert outlet is not None and outlet.name_en == "Kalbela"


def test_every_wikidata_id_has_a_source() -> None:
    text = load_language().text("names/entities.tsv")
    for line in text.splitlines()[1:]:
        identity, *_, source, licence = line.split("\t")
        assert licence, line
        assert not identity.startswith("Q") or source, line


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("করিম", "Karim"),
        ("সুমন", "Suman"),
        ("শফিকুল ইসলাম", "Shafikul Islam"),
        ("নোয়াখালী", "Noyakhali"),
        ("চৌধুরী", "Choudhuri"),
        ("শ্যামল", "Shyamal"),
        ("সত্যজিৎ", "Sattajit"),
        ("স্বাধীন", "Sadhin"),
    ],
)
def test_transliteration_follows_pronunciation(name: str, wanted: str) -> None:
    assert latin(name) == wanted


def test_slugs_are_plain() -> None:
    assert slug("Kim Jong-un") == "kim-jong-un"
    assert slug("Antonio Guterres") == slug("António Guterres")
    assert slug("।।") == "name"


def test_the_knowledge_base_loads_in_time() -> None:
    start = time.perf_counter()
    Knowledge(load_language())
    assert time.perf_counter() - start < 0.5


def test_a_damaged_table_is_refused() -> None:
    class Damaged(Language):
        def text(self, name: str) -> str:
            return super().text(name).replace("Q159", "Q160")

    root = files("sutradhar").joinpath("data").joinpath("bn")
    with pytest.raises(DamagedData, match=r"entities.*certificate"):
        Knowledge(Damaged("bn", root))


LETTERS = strategies.characters(min_codepoint=0x0980, max_codepoint=0x09FF) | strategies.sampled_from(
    " -.'()৫aZ\n।,"
)


@settings(max_examples=150, deadline=None)
@given(strategies.text(LETTERS, max_size=120))
def test_no_text_breaks_the_layer(text: str) -> None:
    mentions, rows = read_names(text)
    known = {row.id for row in rows}
    for before, after in pairwise(mentions):
        assert before.end <= after.start
    for mention in mentions:
        assert text[mention.start : mention.end].strip() and mention.entity in known


def test_a_long_text_without_a_space_takes_linear_time() -> None:
    start = time.perf_counter()
    read_names("ক্ষ" * 300_000, analysed=False)
    read_names("রাশিয়া-" * 30_000, analysed=False)
    read_names("(" * 100_000 + "মো. " * 50_000, analysed=False)
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    ("text", "body", "found"),
    [
        ("পাকিস্তানের নির্বাচন কমিশন এ তথ্য জানায়।", "নির্বাচন কমিশন", False),
        ("এ তথ্য জানায় নির্বাচন কমিশন।", "নির্বাচন কমিশন", True),
        ("দক্ষিণ কোরিয়ার সেনাবাহিনী এ তথ্য জানায়।", "সেনাবাহিনী", False),
        ("বাংলাদেশ সেনাবাহিনী এ তথ্য জানায়।", "বাংলাদেশ সেনাবাহিনী", True),
    ],
)
def test_a_body_behind_another_country_is_not_ours(text: str, body: str, found: bool) -> None:
    article = read(f"আদালতের খবর নিয়ে শিরোনাম\n{text} এরপর আরও একটি বাক্য লেখা আছে।")
    assert (body in [article.surface(row) for row in article.mentions]) is found
