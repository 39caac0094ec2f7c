"""Sentence ends: the hard cases of `cases/sentences.toml`, and hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from sutradhar.language import load_language
from sutradhar.layers import sentences
from sutradhar.model import Article, Block, Source
from sutradhar.text import fold

CASES = tomli.loads((Path(__file__).parent / "cases/sentences.toml").read_text(encoding="utf-8"))["cases"]


def split(text: str) -> list[str]:
    """The sentences of a text that is one body block."""
    blocks = [Block(0, len(text), "body")] if text else []
    article = Article(id="x", source=Source("x", "text/plain"), text=text, blocks=blocks)
    rows = sentences.annotate(article, load_language(), folded=fold(text))
    return [article.surface(row) for row in rows]


@pytest.mark.parametrize("case", CASES)
def test_hard_ends(case: str) -> None:
    assert split(case.replace("¦", "")) == [piece.strip() for piece in case.split("¦") if piece.strip()]


def test_furniture_has_no_sentences() -> None:
    text = "আরও পড়ুন।"
    article = Article(
        id="x", source=Source("x", "t"), text=text, blocks=[Block(0, len(text), "list_heading")]
    )
    assert sentences.annotate(article, load_language(), folded=fold(text)) == []


@settings(deadline=None)
@given(st.one_of(st.text(alphabet="কমো।?!.|‘’'\"() \n\u200d\u09bc", max_size=80), st.text(max_size=80)))
def test_any_text_is_covered_once_and_in_order(text: str) -> None:
    found = split(text)
    assert "".join("".join(found).split()) == "".join(text.split()) or fold(text).cuts
    assert all(piece.strip() for piece in found)


@pytest.mark.parametrize("piece", ["ক", "।", ".", "'", "(", "ক.", "‘।", "১।", "\n"])
def test_a_million_characters_in_linear_time(piece: str) -> None:
    split(piece * (1_000_000 // len(piece)))
