"""The record as JSON Lines: one page, one object, one line (`docs/record.md`)."""

from __future__ import annotations

from typing import Any

import msgspec

from sutradhar.model import Article

_ENCODER = msgspec.json.Encoder()


def line(article: Article) -> str:
    """The record of one page, without a line end."""
    return _ENCODER.encode(article).decode("utf-8")


def plain(answer: Any) -> str:
    """Hits, a dossier, a row of stories: as JSON."""
    return _ENCODER.encode(answer).decode("utf-8")
