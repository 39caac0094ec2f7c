"""Each rule of the cue list fires in its examples and stays silent in its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest
from statement_marks import read_statements

from sutradhar.language import load_language

_TABLE = load_language().toml("statements/cues")
_RULES: list[dict[str, Any]] = [*_TABLE["rule"], *_TABLE["noun"], _TABLE["credit"]]


def _fires(rule: str, text: str) -> bool:
    names = [row.rule.removeprefix("statements/").split("@")[0] for row in read_statements(text)[1]]
    return any(name == rule or name.rsplit("-", 1)[0] == rule or name.endswith(rule) for name in names)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in _RULES for text in rule["examples"]]
)
def test_rule_fires(rule: str, text: str) -> None:
    assert _fires(rule, text)


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in _RULES for text in rule["not"]])
def test_rule_stays_silent(rule: str, text: str) -> None:
    assert not _fires(rule, text)
