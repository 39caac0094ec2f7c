"""Counts how many headlines hold each word, for `data/bn/story_words.tsv`: how rare a word is in Bengali news.

Usage: python tools/build_story_words.py ../shared/corpora
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from sutradhar.language import load_language
from sutradhar.stories.likeness import spelling
from sutradhar.stories.wording import lemmas

FILES = ("headlines-20-publishers.jsonl.gz", "jugantor-leads.jsonl.gz")
LEAST = 3
TARGET = Path(__file__).parents[1] / "src/sutradhar/data/bn/story_words.tsv"


def main(corpora: Path) -> None:
    """Writes the table: words that at least `LEAST` headlines hold, most frequent first."""
    same = spelling(load_language())
    counts: Counter[str] = Counter()
    headlines = 0
    for name in FILES:
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                headlines += 1
                counts.update({same(lemma) for lemma in lemmas(json.loads(line)["title"])})
    kept = sorted(((-n, word) for word, n in counts.items() if n >= LEAST and word))
    with TARGET.open("w", encoding="utf-8") as out:
        out.write(
            "# Headlines that hold a word (its lemma in one spelling, see stories/likeness.py); made by\n"
        )
        out.write(
            "# tools/build_story_words.py from two corpora of headlines. The first row counts all headlines.\n"
        )
        out.write("word\theadlines\n")
        out.write(f"*\t{headlines}\n")
        out.writelines(f"{word}\t{-count}\n" for count, word in kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
