"""Every rule of the names layer, by the examples and the counter-examples beside its data."""

from __future__ import annotations

from typing import Any

import pytest
from names_helper import marked, read_names

from sutradhar.language import load_language

RULES: list[dict[str, Any]] = load_language().toml("names/rules")["rule"]
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["examples"]]
NOT = [(rule["id"], example) for rule in RULES for example in rule["not"]]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_marks_its_examples(rule: str, example: str) -> None:
    text, spans = marked(example)
    mentions, _ = read_names(text)
    assert [(m.start, m.end, m.kind) for m in mentions] == spans, [text[m.start : m.end] for m in mentions]
    assert any(m.rule.startswith(f"names/{rule}@") for m in mentions), [m.rule for m in mentions]


@pytest.mark.parametrize(("rule", "example"), NOT)
def test_rule_keeps_off(rule: str, example: str) -> None:
    mentions, _ = read_names(example)
    assert not any(m.rule.startswith(f"names/{rule}@") for m in mentions)
