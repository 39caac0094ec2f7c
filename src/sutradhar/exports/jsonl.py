"""The record as JSON Lines: one page, one object, one line (`docs/record.md`)."""

from __future__ import annotations

import msgspec

from sutradhar.model import Article

_ENCODER = msgspec.json.Encoder()


def line(article: Article) -> str:
    """The record of one page, without a line end."""
    return _ENCODER.encode(article).decode("utf-8")
