"""Each rule of the frames fires in its examples and stays silent in its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest
from event_marks import read_events

from sutradhar.language import load_language

_RULES: list[dict[str, Any]] = load_language().toml("events/frames")["rule"]


def _fires(rule: str, text: str) -> bool:
    return any(row.rule.split("/")[1].split("@")[0] == rule for row in read_events(text).events)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in _RULES for text in rule["examples"]]
)
def test_rule_fires(rule: str, text: str) -> None:
    assert _fires(rule, text)


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in _RULES for text in rule["not"]])
def test_rule_stays_silent(rule: str, text: str) -> None:
    assert not _fires(rule, text)
