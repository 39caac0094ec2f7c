"""The sample pages: what they promise of themselves, and how well the program reads them.

`pages/floors.toml` holds the floors by room, with the figure of the day they were set. Lowering one is a visible act;
gold is mended by reading the page again, never from what the program says of it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import tomli
from contract import MODES, PLOVER, ROLES, STANCES, STATUSES
from sample_gold import PAGES, ROOMS, Score, gold, gold_names, page_text, plain, reading, scores

from sutradhar.gather.samples import samples
from sutradhar.model import Article

WEEKDAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার")
FLOORS: dict[str, float] = tomli.loads((PAGES / "floors.toml").read_text(encoding="utf-8"))["floor"]
KNOWN: dict[str, list[str]] = tomli.loads((PAGES / "floors.toml").read_text(encoding="utf-8"))["misread"]


def spans(row: Any) -> Any:
    if isinstance(row, dict):
        if {"start", "end"} <= row.keys() or {"block", "text"} <= row.keys():
            yield row
        for value in row.values():
            yield from spans(value)
    elif isinstance(row, list):
        for value in row:
            yield from spans(value)


def surface(name: str, span: dict[str, Any]) -> str:
    return span["text"] if "text" in span else page_text(name)[span["start"] : span["end"]]


def test_every_page_has_its_gold_and_every_gold_its_page() -> None:
    assert {page.uri for page in samples()} == {gold(name)["uri"] for name in gold_names()}
    assert len(gold_names()) == 24


def test_outlets_are_invented() -> None:
    assert all((urlsplit(page.uri).hostname or "").endswith(".example") for page in samples())


@pytest.mark.parametrize("name", gold_names())
def test_gold_fits_its_page(name: str) -> None:
    wanted, text = gold(name), page_text(name)
    for span in spans(wanted):
        if "start" in span:
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert surface(name, span).strip() == surface(name, span)
        elif "block" in span:
            whole = wanted["blocks"][span["block"]]["text"]
            assert whole[span["start_in_block"] :].startswith(span["text"])
    assert {block["role"] for block in wanted["blocks"]} <= ROLES
    for row in wanted.get("statements", []):
        assert row["mode"] in MODES
        assert row["stance"] in STANCES
    for row in wanted.get("events", []):
        assert row["status"] in STATUSES
        assert row["mode"] is None or row["mode"] in PLOVER[row["type"]].split()


@pytest.mark.parametrize("name", [name for name in gold_names() if "start" in gold(name)["blocks"][0]])
def test_gold_blocks_cover_every_line(name: str) -> None:
    kept = "".join(surface(name, block) for block in gold(name)["blocks"])
    assert plain(kept).replace(" ", "") == plain(page_text(name)).replace(" ", "")


@pytest.mark.parametrize("name", gold_names())
def test_weekdays_are_true(name: str) -> None:
    """A weekday that stands with a day is the weekday of that day."""
    for row in gold(name).get("times", []):
        said = surface(name, row)
        named = [index for index, weekday in enumerate(WEEKDAYS) if weekday in said]
        if named and len(row["value"] or "") >= 10:
            assert date.fromisoformat(row["value"][:10]).weekday() == named[-1], said


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {name: reading(name) for name in gold_names()}


@pytest.mark.parametrize("room", ROOMS)
def test_room_stays_above_its_floor(room: str, articles: dict[str, Article]) -> None:
    by_page = dict(scores(room, articles))
    whole = sum(by_page.values(), Score())
    lines = [f"{name}: {score}" for name, score in sorted(by_page.items(), key=lambda row: row[1].f1)]
    assert whole.f1 >= FLOORS[room], "\n".join([f"{room}: {whole}, floor {FLOORS[room]}", *lines])


@pytest.mark.parametrize("room", ["published", "publisher"])
def test_no_page_is_misread_but_the_known_ones(room: str, articles: dict[str, Article]) -> None:
    misread = {name for name, score in scores(room, articles) if not score.found}
    assert misread <= set(KNOWN[room])


def test_floors_are_for_the_rooms_there_are() -> None:
    assert set(FLOORS) == set(ROOMS)
    assert Path(PAGES / "FACTS.md").exists()
