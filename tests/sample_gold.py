"""The sample pages beside their gold, and how well a reading of one meets it, room by room.

Gold was written by reading, never from output of the program. On text pages its spans are code points of the page; on
HTML pages, whose text the reader makes, a span is a piece of a block: `{block, text, start_in_block}`.
`python tests/sample_gold.py [name]` prints the figures, and what is missed and spurious on the page named.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

from sutradhar.flow import read
from sutradhar.gather.samples import samples
from sutradhar.model import Article

PAGES = Path(__file__).parent / "pages"
Range = tuple[int, int]
Row = dict[str, Any]


def gold_names() -> list[str]:
    return sorted(path.name.removesuffix(".gold.json") for path in PAGES.glob("*.gold.json"))


def gold(name: str) -> Row:
    answer: Row = json.loads((PAGES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return answer


def page_text(name: str) -> str:
    """The file of a sample page, as it stands."""
    given = next(page for page in samples() if page.uri == gold(name)["uri"])
    return given.data.decode("utf-8")


def reading(name: str) -> Article:
    """What the program makes of a sample page, given its address and the day it was fetched."""
    return read(next(page for page in samples() if page.uri == gold(name)["uri"]))


def plain(text: str) -> str:
    """Spaces made one, and nukta letters spelled alike: names in gold are spelled one way, pages two."""
    return normalize("NFC", " ".join(text.split()))


@dataclass
class Score:
    """`found` of `wanted` gold rows were given, among `given` rows in all."""

    found: int = 0
    wanted: int = 0
    given: int = 0
    missed: list[str] | None = None
    spurious: list[str] | None = None

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.wanted + other.wanted, self.given + other.given)

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.wanted + self.given) if self.wanted + self.given else 1.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} ({self.found} right of {self.wanted} wanted, {self.given} given)"


class Places:
    """Where the spans of a page's gold lie in the text that was read."""

    def __init__(self, name: str, article: Article) -> None:
        self.blocks = gold(name)["blocks"]
        self.at: list[Range | None] = []
        following = 0
        for block in self.blocks:
            if "start" in block:
                self.at.append((block["start"], block["end"]))
                continue
            same = (i for i in range(following, len(article.blocks)) if self._same(article, i, block["text"]))
            index = next(same, None)
            self.at.append(
                None if index is None else (article.blocks[index].start, article.blocks[index].end)
            )
            following = following if index is None else index + 1

    @staticmethod
    def _same(article: Article, index: int, text: str) -> bool:
        return plain(article.surface(article.blocks[index])) == plain(text)

    def range(self, span: Row) -> Range | None:
        if "start" in span:
            return span["start"], span["end"]
        place = self.at[span["block"]]
        start = 0 if place is None else place[0] + span["start_in_block"]
        return None if place is None else (start, start + len(span["text"]))


def overlap(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def span_of(row: Any) -> Range | None:
    return None if row is None else (row.start, row.end)


def match(
    wanted: list[Row], given: list[Any], fits: Callable[[Row, Any], bool], show: Callable[[Any], str]
) -> Score:
    """Each gold row takes the first given row that fits it and is still free."""
    free = list(given)
    missed = []
    for row in wanted:
        taken = next((one for one in free if fits(row, one)), None)
        if taken is None:
            missed.append(json.dumps(row, ensure_ascii=False))
        else:
            free.remove(taken)
    return Score(len(wanted) - len(missed), len(wanted), len(given), missed, [show(one) for one in free])


def blocks(name: str, article: Article) -> Score:
    """Right: the block lies where the reader sees it and has its role."""
    places = Places(name, article)
    wanted = [{"at": at, **block} for at, block in zip(places.at, places.blocks, strict=True)]
    return match(
        wanted,
        article.blocks,
        lambda row, one: row["at"] == span_of(one) and row["role"] == one.role,
        lambda one: f"{one.role}: {article.surface(one)}",
    )


def times(name: str, article: Article) -> Score:
    """Right: extent and value."""
    places = Places(name, article)
    return match(
        gold(name).get("times", []),
        article.times,
        lambda row, one: places.range(row) == span_of(one) and _moment(row["value"]) == _moment(one.value),
        lambda one: f"{article.surface(one)} = {one.value}",
    )


def _moment(value: str | None) -> str | None:
    return value and value.removesuffix("+06:00")


def quantities(name: str, article: Article) -> Score:
    """Right: the places overlap and the numbers are the same."""
    places = Places(name, article)
    return match(
        gold(name).get("quantities", []),
        article.quantities,
        lambda row, one: (
            overlap(places.range(row), span_of(one))
            and (row["value"], row["low"], row["high"]) == (one.value, one.low, one.high)
        ),
        lambda one: f"{article.surface(one)} = {one.value} [{one.low}, {one.high}] {one.unit}",
    )


def statements(name: str, article: Article) -> Score:
    """Right: cue and source overlap with the reader's, and the stance is the same."""
    places = Places(name, article)

    def fits(row: Row, one: Any) -> bool:
        source = row["source"] and places.range(row["source"])
        same_source = overlap(source, span_of(one.source)) or (source is None and one.source is None)
        return (
            overlap(places.range(row["cue"]), span_of(one.cue))
            and same_source
            and row["stance"] == one.stance
        )

    return match(
        gold(name).get("statements", []),
        article.statements,
        fits,
        lambda one: (
            f"{one.stance}: {article.surface(one.source) if one.source else None} [{article.surface(one.cue)}]"
        ),
    )


def events(name: str, article: Article) -> Score:
    """Right: the trigger overlaps with the reader's, and the type is the same."""
    places = Places(name, article)
    return match(
        gold(name).get("events", []),
        article.events,
        lambda row, one: (
            overlap(places.range(row["trigger"]), span_of(one.trigger)) and row["type"] == one.type
        ),
        lambda one: f"{one.type} {one.status}: {article.surface(one.trigger)}",
    )


def credits(name: str, article: Article) -> Score:
    """Right: the name of the agency, whatever its case ending."""
    wanted = [{"name": credit} for credit in gold(name)["credits"]]
    return match(
        wanted,
        article.credits,
        lambda row, one: plain(row["name"]).split()[0] in plain(article.surface(one)),
        article.surface,
    )


def published(name: str, article: Article) -> Score:
    """Right: the value and the basis."""
    wanted, given = gold(name)["published"], article.published
    right = given is not None and (given.value, given.basis) == (wanted["value"], wanted["basis"])
    shown = [f"{given and given.value} {given and given.basis}"]
    return Score(
        int(right), 1, 1, [] if right else [f"{wanted['value']} {wanted['basis']}"], [] if right else shown
    )


def publisher(name: str, article: Article) -> Score:
    """Right: the outlet that the page names; where it names none, no more than the address says."""
    wanted, given = gold(name)["publisher"], article.publisher
    right = (
        given is None or given.basis == "uri"
        if wanted is None
        else given is not None and plain(given.name) == plain(wanted)
    )
    shown = [str(given and given.name)]
    return Score(int(right), 1, 1, [] if right else [str(wanted)], [] if right else shown)


ROOMS: dict[str, Callable[[str, Article], Score]] = {
    one.__name__: one
    for one in (blocks, published, publisher, credits, times, quantities, statements, events)
}
READ_WHOLE = ("times", "quantities", "statements", "events")


def names_for(room: str) -> Iterable[str]:
    """The pages that are scored in a room: all of them, or those whose rows were written out."""
    return (name for name in gold_names() if room not in READ_WHOLE or room in gold(name))


def scores(room: str, articles: dict[str, Article]) -> Iterator[tuple[str, Score]]:
    for name in names_for(room):
        yield name, ROOMS[room](name, articles[name])


def main(names: list[str]) -> None:
    articles = {name: reading(name) for name in gold_names()}
    for room in ROOMS:
        print(f"{room:12} {sum((score for _, score in scores(room, articles)), Score())}")
        for name, score in scores(room, articles):
            if name in names:
                print(*(f"   missed   {row}" for row in score.missed or []), sep="\n")
                print(*(f"   spurious {row}" for row in score.spurious or []), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
