"""Lines: what the roles are given to. Plain text and HTML come to the same lines; tags only add evidence.

For plain text a line is a line. For HTML the page is linearised: one block element a line, `<br>` ends a line, hidden
parts are left out, runs of white space are one space. The tree that the parser mends is written out again and its tags
are gone through in a loop: written so, a tag ends at its first `>`, and what it says is worked out once for all its
copies. What no parser could read in linear time (tags opened by the hundred thousand) is read with its tags cut out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from sutradhar.page.hints import hints_of

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = " \t\xa0\u1680\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"
_EDGES = re.compile(f"[{_BLANK}]*+([^{_BLANK}](?:.*[^{_BLANK}])?)", re.DOTALL)

_HIDDEN = frozenset(
    "script style noscript template head svg canvas iframe object select option textarea button input datalist "
    "audio video math map".split()
)
_RAW = ["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext", "template"]
"""Elements whose content is written as it stands, not escaped, and templates, which may hold such; none is shown."""
_WITHOUT_END = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_VOID = re.compile(rb"<(?:br|img|input|meta|link|hr|source|wbr|col|area|base|embed|!)", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>?")
_OPENS_HIDDEN = re.compile(r"<(script|style)[\s>]|<!--", re.IGNORECASE)
_COMMENT = "<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
_PIECES = re.compile(f"{_COMMENT}|<[?!][^>]*+>|(<[^>]*+>)")
_NAME = re.compile("</?([^ >]*)")
_TELLING = re.compile(' (class|id|role|itemprop|rel|hidden|aria-hidden|style)="([^"]*)"')
_DEEPEST = 5_000
_MOST_TAGS = 300_000
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Line(Struct, frozen=True):
    """A line of the page, or a part of one: its range without the blanks around it; for HTML also the element that
    holds it, what the elements around it say of its use (`hints.py`), and the share of its characters in links."""

    start: int
    end: int
    tag: str = ""
    hints: frozenset[str] = frozenset()
    linked: float = 0.0


_NO_HINTS: frozenset[str] = frozenset()


def plain_lines(text: str) -> list[Line]:
    """The non-blank lines of a plain text."""
    lines = []
    for match in _LINE.finditer(text):
        edges = _EDGES.match(match.group())
        if edges:
            lines.append(Line(match.start() + edges.start(1), match.start() + edges.end(1)))
    return lines


def html_lines(source: str, tree: LexborHTMLParser | None) -> tuple[str, list[Line]]:
    """The linearised text of a page and its lines; `tree` is None where the page was too deep to be parsed. Takes the
    scripts out of the tree: metadata are to be read before."""
    if tree is None or tree.body is None:
        text = _without_tags(source)
        return text, plain_lines(text)
    tree.body.strip_tags(_RAW)
    writer = _Writer()
    pieces = _PIECES.split(tree.body.html or "")
    hidden, depth = "", 0
    for text, written in zip(pieces[::2], pieces[1::2], strict=False):
        if depth:  # the end of what is not shown is found by its name alone
            if written and _name(written) == hidden:
                depth += -1 if written[1] == "/" else 1
            continue
        if text:
            writer.add(text)
        if not written:
            continue
        if written[1] == "/":
            writer.leave()
            continue
        tag = _TAGS[written]
        if tag.shown:
            writer.enter(tag)
        elif tag.holds:
            hidden, depth = tag.name, 1
    writer.end_line()
    return "\n".join(writer.pieces), writer.lines


def _without_tags(source: str) -> str:
    """The page with a line end for each tag, in one pass; scripts, styles and comments go whole."""
    pieces = []
    lower = source.lower()
    done = 0
    while opened := _OPENS_HIDDEN.search(source, done):
        pieces.append(source[done : opened.start()])
        closer = f"</{opened[1].lower()}" if opened[1] else "-->"
        done = lower.find(closer, opened.end())
        if done < 0:
            break
    else:
        pieces.append(source[done:])
    return "\n".join(unescape(_TAG.sub("\n", piece)) for piece in pieces)


def parse_html(source: str) -> LexborHTMLParser | None:
    """The tree, or None for a page whose tags nest so deep, or are so many, that no tree is worth its time."""
    data = source.encode("utf-8", "replace")
    tags = data.count(b"<")
    deep = tags - 2 * data.count(b"</")
    if deep > _DEEPEST:
        deep -= len(_VOID.findall(data))
    if tags > _MOST_TAGS or deep > _DEEPEST:
        return None
    return LexborHTMLParser(data)


class _Tag(Struct, frozen=True):
    """What an opening tag says: whether the element is a block, a link, shown at all, and holds anything."""

    name: str
    block: bool
    link: bool
    shown: bool
    holds: bool
    hints: frozenset[str]


def _name(written: str) -> str:
    name = _NAME.match(written)
    return name[1] if name else ""


class _Tags(dict[str, _Tag]):
    """An opening tag as written → what it says."""

    def __missing__(self, written: str) -> _Tag:
        if len(self) >= _MOST_KEPT:
            self.clear()
        tag = _tag(_name(written), *_TELLING.findall(written))
        self[written] = tag
        return tag


_MOST_KEPT = 10_000
_TAGS = _Tags()


@lru_cache(maxsize=4096)
def _tag(name: str, *telling: tuple[str, str]) -> _Tag:
    said: dict[str, str | None] = {key: unescape(value) for key, value in telling}
    style = said.get("style")
    shown = not (
        name in _HIDDEN
        or "hidden" in said
        or said.get("aria-hidden") == "true"
        or (style and _NO_DISPLAY.search(style))
    )
    return _Tag(name, name in _BLOCKS, name == "a", shown, name not in _WITHOUT_END, hints_of(name, said))


class _Writer:
    """Collects the text of the line that is being built, and closes it at the edges of block elements."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.lines: list[Line] = []
        self._length = 0
        self._open: list[tuple[_Tag, str, frozenset[str]]] = [(_tag("body"), "body", _NO_HINTS)]
        self._parts: list[str] = []
        self._links = 0
        self._linked = 0
        self._inline: frozenset[str] = _NO_HINTS

    def enter(self, tag: _Tag) -> None:
        """An element begins; those that hold nothing end at once."""
        _, block, around = self._open[-1]
        if tag.block:
            if self._parts:
                self.end_line()
            self._inline = _NO_HINTS
            block = tag.name
        elif tag.hints:
            self._inline |= tag.hints
        if tag.link:
            self._links += 1
        if tag.holds:
            self._open.append((tag, block, around | tag.hints if tag.hints else around))

    def leave(self) -> None:
        """The end of the element entered last."""
        tag = self._open[-1][0]
        if tag.block:
            if self._parts:
                self.end_line()
            self._inline = _NO_HINTS
        elif tag.link:
            self._links -= 1
        if len(self._open) > 1:
            self._open.pop()

    def add(self, text: str) -> None:
        """A text between two tags, as written."""
        if not self._parts and text.isspace():
            return
        if "&" in text:
            text = (
                text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            )
        self._parts.append(text)
        if self._links > 0:
            self._linked += len(text.strip())

    def end_line(self) -> None:
        """Writes the line, if it holds anything."""
        text = " ".join("".join(self._parts).split()).strip(_BLANK)
        if text:
            start = self._length
            self._length = start + len(text) + 1
            self.pieces.append(text)
            _, block, around = self._open[-1]
            share = min(1.0, self._linked / len(text))
            hints = around | self._inline if self._inline else around
            self.lines.append(Line(start, start + len(text), block, hints, share))
        self._parts = []
        self._linked = 0
        self._inline = _NO_HINTS
