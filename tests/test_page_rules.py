"""Every cue of `data/bn/page/cues.toml` fires on its examples and not on its `not` lines."""

from __future__ import annotations

import pytest

from sutradhar.language import load_language
from sutradhar.page.cues import cue_book, tokens
from sutradhar.text import fold

RULES = load_language().toml("page/cues")["rule"]


def fired(line: str) -> set[str]:
    return {hit.cue.id for hit in cue_book(load_language()).hits(tokens(fold(line).text))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_cue_fires_on_its_examples_alone(rule: dict[str, list[str]]) -> None:
    for line in rule["examples"]:
        assert rule["id"] in fired(line), line
    for line in rule["not"]:
        assert rule["id"] not in fired(line), line
