"""Lines: what the roles are given to. Plain text and HTML come to the same lines; tags only add evidence.

For plain text a line is a line. For HTML the page is linearised: one block element a line, `<br>` ends a line, hidden
parts are left out, runs of white space are one space. The walk over the tree is a loop, not a recursion, and what no
parser could read in linear time (tags opened by the hundred thousand) is read with its tags cut out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sutradhar.page.hints import hints_of

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = " \t\xa0\u1680\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"
_EDGES = re.compile(f"[{_BLANK}]*+([^{_BLANK}](?:.*[^{_BLANK}])?)", re.DOTALL)

_HIDDEN = frozenset(
    "script style noscript template head svg canvas iframe object select option textarea button input datalist "
    "audio video math map".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_VOID = re.compile(rb"<(?:br|img|input|meta|link|hr|source|wbr|col|area|base|embed|!)", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>?")
_OPENS_HIDDEN = re.compile(r"<(script|style)[\s>]|<!--", re.IGNORECASE)
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
    """The linearised text of a page and its lines; `tree` is None where the page was too deep to be parsed."""
    if tree is None or tree.body is None:
        text = _without_tags(source)
        return text, plain_lines(text)
    writer = _Writer()
    for node in _walk(tree.body):
        if node is None:
            writer.leave()
        else:
            writer.enter(node)
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


def _walk(root: LexborNode) -> Iterator[LexborNode | None]:
    """The shown nodes at and below `root` in the order of the page; None where the element entered last ends."""
    path: list[LexborNode] = []
    node = root
    while True:
        if _shown(node):
            yield node
            below = node.child
            if below is not None:
                path.append(node)
                node = below
                continue
            yield None
        following = node.next
        while path and following is None:
            yield None
            following = path.pop().next
        if not path or following is None:
            return
        node = following


def _shown(node: LexborNode) -> bool:
    tag = node.tag
    if tag == "-text":
        return True
    if tag is None or tag in _HIDDEN or tag.startswith(("!", "-")):
        return False
    attributes = node.attributes
    if not attributes:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    style = attributes.get("style")
    return not (style and _NO_DISPLAY.search(style))


class _Writer:
    """Collects the text of the line that is being built, and closes it at the edges of block elements."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.lines: list[Line] = []
        self._length = 0
        self._open: list[tuple[str, frozenset[str]]] = []
        self._parts: list[str] = []
        self._links = 0
        self._linked = 0
        self._inline: frozenset[str] = _NO_HINTS

    def enter(self, node: LexborNode) -> None:
        """A text, or an element with all that it says of its use."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            self._open.append((tag, _NO_HINTS))
            return
        if tag in _BLOCKS:
            self.end_line()
        elif tag == "a":
            self._links += 1
        outer = self._open[-1][1] if self._open else _NO_HINTS
        own = hints_of(tag, node.attributes)
        self._open.append((tag, outer | own if own else outer))
        if own and tag not in _BLOCKS:
            self._inline |= own

    def leave(self) -> None:
        """The end of the element entered last."""
        tag = self._open[-1][0]
        if tag == "a":
            self._links -= 1
        elif tag in _BLOCKS:
            self.end_line()
        self._open.pop()

    def _add(self, text: str) -> None:
        self._parts.append(text)
        if self._links > 0:
            self._linked += len(text.strip())

    def end_line(self) -> None:
        """Writes the line, if it holds anything."""
        if not self._parts:
            self._inline = _NO_HINTS
            return
        text = " ".join("".join(self._parts).split()).strip(_BLANK)
        if text:
            start = self._length
            self._length = start + len(text) + 1
            self.pieces.append(text)
            block = next((name for name, _ in reversed(self._open) if name in _BLOCKS), "")
            around = self._open[-1][1] if self._open else _NO_HINTS
            share = min(1.0, self._linked / len(text))
            self.lines.append(Line(start, start + len(text), block, around | self._inline, share))
        self._parts = []
        self._linked = 0
        self._inline = _NO_HINTS
