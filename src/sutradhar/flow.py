"""The whole flow on one screen: read → annotate → keep; `stories` threads what is kept.

bytes ─ page/ ─▶ Article ─ layers/ ─▶ Article with rows ─ archive/ ─▶ stories/ ─▶ dossier
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from sutradhar.errors import LayerFailed, SutradharError
from sutradhar.gather.inputs import Input
from sutradhar.language import Language, load_language
from sutradhar.layers import LAYERS, Layer
from sutradhar.model import Article, Failure, Source, check_ranges
from sutradhar.page import parse
from sutradhar.text import fold

_FIELDS = frozenset(Article.__struct_fields__)


def read(page: Input | str | bytes, *, strict: bool = False, **known: Any) -> Article:
    """One page, read and annotated.

    `page` is an `Input` of `gather/`, or the bytes or text of a page, of which `known` says the rest: `uri`, `title`,
    `publisher`, `published`, `retrieved`, `media_type`. Raises `UnreadablePage`; a layer that fails leaves a row in
    `failures`, or raises `LayerFailed` under `strict`.
    """
    given = page if isinstance(page, Input) else Input.of(page, **known)
    return annotate(parse(given, load_language()), load_language(), strict=strict)


def read_all(pages: Iterable[Input]) -> Iterator[Article]:
    """Pages in their order, one article each: a page that cannot be read is a record with its failure."""
    for given in pages:
        try:
            yield read(given)
        except SutradharError as error:
            yield unreadable(given, error)


def annotate(article: Article, language: Language, *, strict: bool = False) -> Article:
    """The article with the rows of every layer, run in the order of `LAYERS`."""
    rows: dict[str, Any] = {
        "folded": fold(article.text),
        "published": article.published,
        "updated": article.updated,
    }
    failures = list(article.failures)
    for layer in LAYERS:
        missing = [need for need in layer.needs if need not in rows]
        try:
            if missing:
                raise SutradharError(f"needs {', '.join(missing)}, which failed")
            rows.update(_run(layer, article, language, rows))
        except Exception as error:
            if strict:
                raise LayerFailed(f"{article.source.uri}: {layer.name}: {error}") from error
            failures.append(Failure(layer.name, f"{type(error).__name__}: {error}"))
    kept = {name: value for name, value in rows.items() if name in _FIELDS}
    return replace(article, **kept, failures=failures)


def _run(layer: Layer, article: Article, language: Language, rows: dict[str, Any]) -> dict[str, Any]:
    answer = layer.run(article, language, **{need: rows[need] for need in layer.needs})
    values = answer if len(layer.gives) > 1 else (answer,)
    given = dict(zip(layer.gives, values, strict=True))
    check_ranges([value for name, value in given.items() if name in _FIELDS], len(article.text))
    return given


def unreadable(given: Input, error: SutradharError) -> Article:
    """The record of a page that could not be read: its identity and its failure, and no layers."""
    source = Source(given.uri, given.media_type, given.retrieved)
    return Article(id=given.id, source=source, failures=[Failure("page", str(error))])
