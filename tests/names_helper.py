"""Names in sentences with marks: `[[GPE:ঢাকা]]য়` is a text and where its name stands."""

from __future__ import annotations

import re

from sutradhar.language import load_language
from sutradhar.layers import names, sentences, tokens, words
from sutradhar.model import Article, Block, Dated, EntityRow, Mention, Source
from sutradhar.text import fold

MARK = re.compile(r"\[\[([A-Z]+):([^]]*)\]\]")


def read_names(
    text: str, published: str | None = None, *, analysed: bool = True
) -> tuple[list[Mention], list[EntityRow]]:
    """The mentions and entities of a text that is all body, with or without the analysis of words."""
    language = load_language()
    dated = Dated(published, published, published, "given", "test") if published else None
    blocks = [Block(0, len(text), "body")] if text.strip() else []
    article = Article(id="", source=Source("", "text/plain"), text=text, blocks=blocks, published=dated)
    folded = fold(text)
    rows = sentences.annotate(article, language, folded=folded)
    cut = tokens.annotate(article, language, folded=folded, sentences=rows)
    forms = words.annotate(article, language, tokens=cut) if analysed else []
    return names.annotate(article, language, folded=folded, sentences=rows, tokens=cut, words=forms)


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The bare text, and the spans of its marks."""
    spans: list[tuple[int, int, str]] = []
    bare, at = "", 0
    for match in MARK.finditer(text):
        bare += text[at : match.start()]
        spans.append((len(bare), len(bare) + len(match[2]), match[1]))
        bare += match[2]
        at = match.end()
    return bare + text[at:], spans
