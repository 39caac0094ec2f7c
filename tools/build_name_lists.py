"""Builds the word lists of the names layer from name lists and from counts over news text.

    python tools/build_name_lists.py [../shared/kb] [../shared/corpora] [src/sutradhar/data/bn/names]

`persons.tsv` holds the parts of personal names, without those that stand mostly alone in news (ordinary words);
`titles.tsv` the words that stand before a name; `common.tsv` the frequent words of news with a class of frequency.
Only counts leave the corpora, never a sentence.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from math import log2
from pathlib import Path

import regex
from build_names import clean, hand, rows, write_certified

from sutradhar.language import folded, load_language
from sutradhar.text import fold

WORD = regex.compile(r"[\u0980-\u09ff]+\.?|[^\s]")
CORPORA = ("articles-2025-12", "articles-2026-05", "jugantor-leads")
ARTICLES = 6000
ENDINGS = fold("\u09c7\u09b0 \u0995\u09c7 \u09b0").text.split()
ALONE = (
    0.35  # a part of a name that stands beside another one less often than this is an ordinary word in news
)
TITLED = 0.15  # a mined name that stands behind a title less often may be none
FREQUENT = 40
TITLE = 8


def parts(names: Iterable[str]) -> Iterator[str]:
    """The parts of names between spaces and hyphens."""
    for name in names:
        yield from (part for part in regex.split(r"[\s\-]+", fold(clean(name)).text) if len(part) > 1)


def name_parts(kb: Path) -> set[str]:
    """Every part of a personal name that a list has; of mined names, those that often stand behind a title."""
    found = set(parts(row["bn"] for row in rows(kb / "given_names.tsv.gz")))
    mined = (row for row in rows(kb / "names_mined.tsv.gz") if row["kind"] == "person")
    found |= set(
        parts(row["name_bn"] for row in mined if int(row["count_after_title"]) >= TITLED * int(row["count"]))
    )
    found |= set(parts(row["bn"] for row in rows(kb / "people.tsv.gz") if row["country"] == "BD"))
    return found | set(parts(row["holder_bn"].split("(")[0] for row in rows(kb / "offices.tsv.gz")))


def texts(corpora: Path) -> Iterator[str]:
    """The folded text of some thousand articles of each corpus."""
    for name in CORPORA:
        with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in islice(lines, ARTICLES):
                row = json.loads(line)
                yield fold(
                    " ".join(str(row.get(field) or "") for field in ("title", "headline", "lead", "body"))
                ).text


def bare(word: str, known: set[str]) -> str | None:
    """A part of a name, its case ending cut off."""
    stems = (word, *(word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)))
    return next((stem for stem in stems if stem in known), None)


def count(corpora: Path, known: set[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each word occurs, each part of a name, and each part beside another."""
    words: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for text in texts(corpora):
        tokens = WORD.findall(text)
        words.update(tokens)
        found = [bare(token.rstrip("."), known) for token in tokens]
        for index, part in enumerate(found):
            if part is not None:
                seen[part] += 1
                beside[part] += any(found[max(index - 1, 0) : index] + found[index + 1 : index + 2])
    return words, seen, beside


def titles(kb: Path) -> list[str]:
    """The last word of each title that often stands before a name."""
    found = {fold(clean(row["bn"])).text.split()[-1] for row in rows(kb / "titles_offices.tsv.gz")}
    for row in rows(kb / "title_words.tsv.gz"):
        if int(row["count_before_name"]) >= TITLE:
            found.add(fold(clean(row["title_bn"])).text.split()[-1])
    surnames = set(parts(row["bn"] for row in rows(kb / "given_names.tsv.gz") if row["kind"] == "surname"))
    openers = folded(load_language().toml("names/rules")["persons"]["openers"])
    return sorted(found - surnames.union(openers))


def main(kb: Path, corpora: Path, target: Path) -> None:
    """Builds the three lists."""
    known = name_parts(kb)
    words, seen, beside = count(corpora, known)
    titled = titles(kb)
    known -= {fold(row["form"]).text for row in hand("no_persons")} | set(titled)
    persons = sorted(part for part in known if seen[part] < 20 or beside[part] >= ALONE * seen[part])
    common = sorted(
        f"{word}\t{int(log2(times))}"
        for word, times in words.items()
        if times >= FREQUENT and len(word) > 1 and word not in persons
    )
    write_certified(
        target,
        {"persons": ("form", persons), "titles": ("form", titled), "common": ("form\tclass", common)},
    )


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    defaults = (Path("../shared/kb"), Path("../shared/corpora"), Path("src/sutradhar/data/bn/names"))
    main(*given, *defaults[len(given) :])
