"""Sentences of our own with their times and quantities marked in them (`tests/cases/times.toml`, `quantities.toml`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from test_times_rules import read

from sutradhar.text import fold

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"\[\[(.*?)\|(.*?)\]\]")


def cases(name: str) -> list[str]:
    found: list[str] = tomli.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["cases"]
    return found


@pytest.mark.parametrize("marked", cases("times"))
def test_times(marked: str) -> None:
    text = MARK.sub(r"\2", marked)
    wanted = [(surface, value if value != "-" else None) for value, surface in MARK.findall(marked)]
    article, rows, _ = read(text)
    assert [(article.surface(row), row.value) for row in rows] == wanted


@pytest.mark.parametrize("marked", cases("quantities"))
def test_quantities(marked: str) -> None:
    text = MARK.sub(r"\2", marked)
    article, _, rows = read(text)
    found = []
    for row in rows:
        fields = [row.value, row.low, row.high, row.unit, row.what]
        found.append(
            (";".join("" if field is None else str(field) for field in fields), article.surface(row))
        )
    assert found == [(fold(fields).text, surface) for fields, surface in MARK.findall(marked)]
