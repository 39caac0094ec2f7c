"""Every sample page, and every seed where it exists, gives a record that keeps its promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract import complaints

from sutradhar import read
from sutradhar.gather.files import inputs
from sutradhar.model import Article

SAMPLES = Path(__file__).parents[1] / "src" / "sutradhar" / "data" / "samples"
SHARED = Path(__file__).parents[2] / "shared"
PAGES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".txt", ".html"})


def article(path: Path) -> Article:
    (given,) = inputs([str(path)])
    return read(given, strict=True)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_sample_page_keeps_the_promises_of_the_record(path: Path) -> None:
    assert complaints(article(path)) == []


def test_the_seeds_keep_the_promises_of_the_record() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the seed pages lie beside the project, in ../shared/seeds; there are none here")
    for path in seeds:
        assert complaints(article(path)) == [], path.name


@pytest.mark.parametrize("path", PAGES[:4], ids=lambda path: path.name)
def test_the_answer_depends_on_the_bytes_alone(path: Path) -> None:
    assert article(path) == article(path)
