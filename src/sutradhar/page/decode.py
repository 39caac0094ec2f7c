"""Bytes to text: UTF-8 first, whatever the page claims to be; then UTF-16, a label, and the Bijoy fonts.

A page that is valid UTF-8 is UTF-8: labels lie more often than bytes do. A byte order mark is a signature of the
encoding and no part of the text. What was found is kept in `source.media_type` as its `charset`.
"""

from __future__ import annotations

import re
from itertools import islice

from msgspec import Struct

from sutradhar.errors import UnreadablePage
from sutradhar.gather.inputs import HTML
from sutradhar.language import Language
from sutradhar.page.bijoy import bijoy_to_unicode, looks_like_bijoy

_BENGALI = re.compile("[\u0985-\u09b9\u09dc-\u09df]")
_FOREIGN = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u07ff\u0900-\u097f\u0a00-\u0dff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7a3]+"
)
_ASSAMESE = "\u09f0\u09f1"
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LABEL = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_SAMPLE = 4096
_LEAST = 10
"""A page has at least so many Bengali letters, and at least one in ten of its letters is Bengali."""


class Decoded(Struct, frozen=True):
    """The text and the encoding that it was found in."""

    text: str
    charset: str


def decode(data: bytes, what: str, media_type: str, language: Language) -> Decoded:
    """The page as text. Raises `UnreadablePage` for what is empty, binary or broken; `what` names it."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadablePage(what, "empty", "nothing to read: fetch the page again")
    found = _decoded(data, what, media_type)
    if looks_like_bijoy(found.text, language):
        found = Decoded(bijoy_to_unicode(found.text, language), "x-bijoy")
    return found


def _decoded(data: bytes, what: str, media_type: str) -> Decoded:
    wide = _utf16(data)
    if wide:
        try:
            return Decoded(data.decode(wide).removeprefix("\ufeff"), wide)
        except UnicodeDecodeError as error:
            raise UnreadablePage(what, f"broken {wide} at byte {error.start}", "fetch it again") from error
    if len(_BINARY.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 100:
        raise UnreadablePage(what, "binary", "give text or HTML")
    try:
        return Decoded(data.decode("utf-8").removeprefix("\ufeff"), "utf-8")
    except UnicodeDecodeError as error:
        other = _labelled(data) if media_type == HTML else None
        if other:
            return other
        if _single_byte(data):
            return Decoded(data.decode("cp1252", "replace"), "windows-1252")
        reason = f"broken UTF-8 at byte {error.start}"
        raise UnreadablePage(what, reason, "fetch it again, or convert it to UTF-8") from error


def _utf16(data: bytes) -> str | None:
    """UTF-16 by its mark, or by the high bytes of Bengali and ASCII standing at every second place."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:_SAMPLE]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        zoned = len(high) > 8 and sum(map(high.count, (b"\x00", b"\x09", b"\x20"))) > 0.9 * len(high)
        if zoned and high.count(b"\x00") and b"\x09" in high:
            return name
    return None


def _labelled(data: bytes) -> Decoded | None:
    """By the label of the page, where it names another encoding that the bytes fit."""
    match = _LABEL.search(data, 0, _SAMPLE)
    name = match[1].decode("ascii").lower() if match else "utf-8"
    if name.replace("_", "-") in {"utf-8", "utf8", "unicode", "x-user-defined"}:
        return None
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _single_byte(data: bytes) -> bool:
    """Whether the bytes above ASCII stand alone, as in a Windows code page, and are no damaged UTF-8: of those, three
    in four would be lead and continuation bytes of Bengali."""
    return data.count(b"\xe0\xa6") + data.count(b"\xe0\xa7") < 3


def insist_on_bengali(text: str, what: str) -> None:
    """Refuses the text of a page, its markup left out, that is in another language. Raises `UnreadablePage`."""
    foreign = sum(map(len, _FOREIGN.findall(text)))
    wanted = max(_LEAST, foreign // 9 + bool(foreign % 9))
    if sum(1 for _ in islice(_BENGALI.finditer(text), wanted)) < wanted:
        raise UnreadablePage(what, "not a Bengali page", "give a page whose text is in Bengali script")
    assamese = sum(map(text.count, _ASSAMESE))
    if assamese and assamese * 100 > len(_BENGALI.findall(text)):
        raise UnreadablePage(what, "not Bengali but another language of its script", "give a Bengali page")
