"""Copies: pages that repeat most of the text of another, as reprints of one agency text do.

Shingles of four words in one spelling (Broder 1997), of which a page keeps those with the least hash values: pages that
share many of the least share many of all (bottom-k sketch), and only pages with a common one are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from sutradhar.model import Article
from sutradhar.stories.wording import lemmas

WIDTH = 4
SKETCH = 48
COPIED = 0.5
"""The share of a page's sketch that must be another's: half the text."""
LEAST = 12
"""A page of fewer shingles is too short to be told a copy."""


def copies(pages: Sequence[Article]) -> dict[int, int]:
    """For each index of a copy the index of the earliest page that it repeats; `pages` are in order of date."""
    sketches = [sketch(page) for page in pages]
    holders: dict[int, list[int]] = {}
    found: dict[int, int] = {}
    for index, marks in enumerate(sketches):
        shared = Counter(other for mark in marks for other in holders.get(mark, ()))
        if len(marks) >= LEAST:
            for other, count in sorted(shared.items()):
                if count >= COPIED * min(len(marks), len(sketches[other])):
                    found[index] = found.get(other, other)
                    break
            for mark in marks:
                holders.setdefault(mark, []).append(index)
    return found


def sketch(page: Article) -> frozenset[int]:
    """The least hash values of the shingles of the body."""
    body = " ".join(page.surface(block) for block in page.blocks if block.role == "body")
    words = lemmas(body)
    shingles = {" ".join(words[start : start + WIDTH]) for start in range(len(words) - WIDTH + 1)}
    hashes = sorted(
        int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big") for shingle in shingles
    )
    return frozenset(hashes[:SKETCH])
