"""Pages of `styles.toml` filled with bodies, headlines and leads of real news, with the roles of their pieces."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape, unescape
from itertools import islice
from pathlib import Path
from typing import Any

import tomli
from msgspec import Struct

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared" / "corpora"
ANY = ("appended", "again")
_LINE = re.compile(r"(\.|\+?[a-z_/]+)(\*(\d*))? ?(.*)")
_MARKUP = re.compile("<[^<>]*>")
_ENDS = ("।", "’", "?", "!", "”")
# Short paragraphs as bodies hold them, without the mark that ends a sentence; of our own writing.
SHORT = [
    "‘না, আমি সেদিন সেখানে যাইনি’",
    "তাঁর দাবিগুলো হলো—",
    "১. ভাঙা বাঁধ বর্ষার আগে মেরামত করা",
    "২. ঘাটের ইজারা বাতিল করা",
    "তাহলে পথ কোনটি?",
    "পরিসংখ্যান বলছে অন্য কথা:",
    "‘আমরা কোথায় যাব’",
    "শেষ পর্যন্ত কেউই আসেননি",
    "ভর্তির আবেদন ফি: ৩০০ টাকা",
    "আর তাতেই বদলে গেল সবকিছু",
]
TAILS = [
    " পাশে দাঁড়িয়ে কয়েকজন",
    "। গত সোমবার দুপুরে",
    "। পুরোনো এক দিনের দৃশ্য",
    " নিয়ে আলাপের একটি মুহূর্ত",
    "। সকালে তোলা",
]


class Page(Struct, frozen=True):
    """A page with its gold: `pieces` are (accepted roles, text) in the order in which they stand. `day` is the day on
    which the story of the body was published, whatever the stamps of the style say."""

    style: str
    held: bool
    article: bool
    media: str
    uri: str
    source: str
    pieces: list[tuple[frozenset[str], str]]
    published: str | None
    title: str
    day: str = ""


class Story(Struct, frozen=True):
    """The title and the paragraphs of a real article, and its day."""

    title: str
    paragraphs: list[str]
    day: str


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a corpus. Raises `FileNotFoundError` where `../shared` is absent."""
    if not CORPORA.is_dir():
        raise FileNotFoundError(
            "the corpora lie beside the project, in ../shared/corpora; there are none here"
        )
    with gzip.open(CORPORA / name, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@cache
def material() -> tuple[list[Story], list[str], list[tuple[str, str]]]:
    """Stories, headlines, and headlines with their leads, in an order drawn once. Of a body only lines that end a
    sentence are taken: real bodies hold captions and credits of their own; short paragraphs come from `SHORT`."""
    dice = random.Random(11)
    stories = []
    for row in rows("articles-2026-05.jsonl.gz"):
        lines = [" ".join(line.split()) for line in row["body"].splitlines()]
        lines = [line for line in lines if line.endswith(_ENDS)]
        title = " ".join(row["title"].split())
        if len(lines) >= 5 and title not in lines:
            stories.append(Story(title, lines, row["date"][:10]))
    dice.shuffle(stories)
    drawn = list(islice(rows("jugantor-leads.jsonl.gz"), 0, None, 15))
    dice.shuffle(drawn)
    leads = [
        (" ".join(row["title"].split()), " ".join(row["lead"].split())) for row in drawn if row.get("lead")
    ]
    titles = [" ".join(row["title"].split()) for row in rows("headlines-20-publishers.jsonl.gz")]
    dice.shuffle(titles)
    return stories, titles[:5000], [(title, lead) for title, lead in leads if lead.endswith("।")]


def held_out(name: str) -> bool:
    """Whether a style is of the third that nothing was tuned on."""
    return sha256(name.encode()).digest()[0] % 3 == 0


def pages(each: int) -> Iterator[Page]:
    """`each` pages of each style."""
    table = tomli.loads((HERE / "styles.toml").read_text(encoding="utf-8"))
    stories, titles, leads = material()
    dice = random.Random(7)
    for number, style in enumerate(table["style"]):
        for turn in range(each):
            own, next_one = (stories[(2 * (number * each + turn) + k) % len(stories)] for k in (0, 1))
            yield _Filler(style, own, next_one, titles, leads, dice).page()


class _Filler:
    """Fills one page of a style."""

    def __init__(
        self,
        style: dict[str, Any],
        own: Story,
        appended: Story,
        titles: list[str],
        leads: list[tuple[str, str]],
        dice: random.Random,
    ) -> None:
        self._style = style
        self._own = own
        self._body = self._paragraphs(own, dice)
        self._rest = list(self._body)
        self._again = list(self._body)
        self._appended = appended
        self._next = list(appended.paragraphs)
        self._titles, self._leads, self._dice = titles, leads, dice
        self._html = style.get("media") == "html"
        self._source: list[str] = []
        self._pieces: list[tuple[frozenset[str], str]] = []
        self._lead = ""

    @staticmethod
    def _paragraphs(own: Story, dice: random.Random) -> list[str]:
        """The body, with one or two short paragraphs put between its own in half of the pages."""
        body = own.paragraphs[:14]
        for short in dice.sample(SHORT, dice.choice([0, 0, 1, 2])):
            body.insert(dice.randrange(2, len(body)), short)
        return body

    def page(self) -> Page:
        """The page, its source as a reader gets it."""
        for line in self._style["page"].strip().splitlines():
            match = _LINE.fullmatch(line)
            if match is None:
                raise ValueError(f"a line of style {self._style['name']} cannot be read: {line}")
            if match[1] == ".":
                self._source.append("\n" + match[4])
                continue
            for turn in range(self._times(match)):
                self._put(
                    match[1].removeprefix("+"), match[4], match[1][0] == "+" or ("+" in match[1] and turn > 0)
                )
        name = self._style["name"]
        return Page(
            name,
            held_out(name),
            self._style.get("article", True),
            "text/html" if self._html else "text/plain",
            self._style.get("uri", "page"),
            "".join(self._source).strip(),
            self._pieces,
            self._style.get("published"),
            self._own.title,
            self._own.day,
        )

    def _times(self, match: re.Match[str]) -> int:
        if not match[2]:
            return 1
        queue = self._again if match[1] == "again" else self._next if "{body2}" in match[4] else self._rest
        here = len(queue) if "{body" in match[4] else 1
        return min(int(match[3]), here) if match[3] and "{body" in match[4] else int(match[3] or here)

    def _put(self, roles: str, template: str, glued: bool) -> None:
        written = re.sub(r"\{(\w+)\}", lambda slot: self._fill(slot[1], roles), template)
        shown = " ".join(unescape(_MARKUP.sub("", written)).split()) if self._html else written
        self._source.append((" " if glued else "\n") + written)
        self._pieces.append((frozenset(roles.split("/")), shown))

    def _fill(self, slot: str, roles: str) -> str:
        text = {
            "title": lambda: self._own.title,
            "title2": lambda: self._appended.title,
            "body": lambda: (self._again if roles == "again" else self._rest).pop(0),
            "body2": lambda: self._next.pop(0),
            "other": self._other,
            "lead": lambda: self._lead,
            "caption": lambda: " ".join(self._body[0].split()[:6]) + self._dice.choice(TAILS),
        }[slot]()
        return escape(text) if self._html else text

    def _other(self) -> str:
        """A headline of another story; on pages with leads the one that goes with the next."""
        if "{lead}" not in self._style["page"]:
            return self._dice.choice(self._titles)
        title, self._lead = self._dice.choice(self._leads)
        return title
