"""The page as the names layer works on it: tokens with their places in the folded copy, and spans of names found."""

from __future__ import annotations

import re

from msgspec import Struct

from sutradhar.model import Tokens, Word
from sutradhar.text import Folded
from sutradhar.translit import slug

PIECE = re.compile(r"[\u0980-\u09fea-zA-Z0-9\u00c0-\u024f]+")
"""A piece of a token between points, hyphens and apostrophes: an atom of a name."""


class Found(Struct):
    """A name that was found, while it is being understood: tokens `first..last`, the code points of the bare name in
    the text, its atoms with spaces between, who may bear it, and what it was taken for."""

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: str
    rule: str
    bearers: tuple[str, ...] = ()
    entity: str | None = None
    weak: bool = False

    def local_id(self) -> str:
        """The stable id of a name that no list has."""
        return "sd:" + slug(self.key)


class Page(Struct, frozen=True):
    """What the steps of the layer read."""

    text: str
    folded: Folded
    tokens: Tokens
    words: list[Word]
    sentence_end: list[int]
    """For each sentence the index behind its last token."""

    def place(self, token: int, offset: int) -> int:
        """The code point of the text for an offset into a token's folded form."""
        start = self.tokens.starts[token]
        if not self.folded.cuts:
            return start + offset
        if offset == len(self.tokens.forms[token]):
            return self.tokens.ends[token]
        return self.folded.to_text(self.folded.to_copy(start) + offset)

    def adjacent(self, token: int) -> bool:
        """Whether nothing stands between a token and the next."""
        return self.tokens.ends[token] == self.tokens.starts[token + 1]
