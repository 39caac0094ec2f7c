"""Every rule of `data/bn/page/credits.toml` fires on its examples and not on its `not` lines."""

from __future__ import annotations

import pytest

from sutradhar.gather.inputs import Input
from sutradhar.language import load_language
from sutradhar.page import parse
from sutradhar.page.sources import credits_within
from sutradhar.text import fold

BN = load_language()
RULES = BN.toml("page/credits")["rule"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_credit_fires_on_its_examples_alone(rule: dict[str, list[str]]) -> None:
    for line in rule["examples"]:
        assert rule["id"] in {credit.rule for credit in credits_within(fold(line).text, BN)}, line
    for line in rule["not"]:
        assert not list(credits_within(fold(line).text, BN)), line


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("সেতু খুলেছে। খবর রয়টার্সের।", ["রয়টার্স"]),
        ("সেতু খুলেছে। খবর আল জাজিরার।", ["আল জাজিরা"]),
        ("সেতু খুলেছে। খবর ডয়চে ভেলের।", ["ডয়চে ভেলে"]),
        ("সেতু খুলেছে। খবর পিটিআইয়ের।", ["পিটিআই"]),
        ("সেতু খুলেছে। খবর নদীবার্তার।", ["নদীবার্তা"]),
        ("সেতু খুলেছে। খবর এএফপি ও বিবিসির।", ["এএফপি", "বিবিসি"]),
        ("‘সেতু খুলেছে।’ খবর এএফপি, রয়টার্স ও বিবিসির।", ["এএফপি", "রয়টার্স", "বিবিসি"]),
        ("সেতু খুলেছে। এ তথ্য জানিয়েছে ব্রিটিশ বার্তা সংস্থা রয়টার্স।", ["রয়টার্স"]),
        ("সেতু খুলেছে বলে জানিয়েছে রয়টার্স।", []),
        ("রয়টার্স জানিয়েছে, সেতু খুলেছে।", []),
    ],
)
def test_the_names_stand_without_their_endings(line: str, names: list[str]) -> None:
    folded = fold(line).text
    found = [folded[credit.start : credit.end] for credit in credits_within(folded, BN)]
    assert found == [fold(name).text for name in names]


def test_a_page_is_credited_by_its_text_and_its_source_line_once_each() -> None:
    article = parse(
        Input.of(
            "চরে নতুন সাঁকো পেল গ্রামের মানুষ\n"
            "চরের মানুষ আজ সকালে নতুন সাঁকো পেয়েছে বলে জানা গেছে। খবর রয়টার্সের।\n"
            "গ্রামের প্রবীণেরা বলেন, সাঁকো না থাকায় চরের শিশুরা স্কুলে যেতে পারত না।\n"
            "সূত্র: রয়টার্স, এএফপি\n"
        ),
        BN,
    )
    assert [article.surface(credit) for credit in article.credits] == ["রয়টার্স", "এএফপি"]
