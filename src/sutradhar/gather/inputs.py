"""What the reader is given: bytes, and whatever the caller knows of them."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from msgspec import Struct

TEXT, HTML = "text/plain", "text/html"


class Input(Struct, frozen=True, kw_only=True):
    """One page before it is read. All fields but `data` and `uri` are what the caller knows, or None.

    `title` goes before the text as its first block; `published` and `retrieved` are ISO 8601. `error` is set where
    the page could not even be fetched from its file: then `data` is empty and the reader reports it.
    """

    data: bytes
    uri: str = ""
    media_type: str = TEXT
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    error: str | None = None

    @property
    def id(self) -> str:
        """sha256 of the bytes, hex: the identity of the page."""
        return sha256(self.data).hexdigest()

    @classmethod
    def of(cls, page: str | bytes, **known: Any) -> Input:
        """An input from text or bytes; the media type is told from the first characters where it is not given."""
        data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
        known.setdefault(
            "media_type", HTML if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else TEXT
        )
        return cls(data=data, **known)
