"""The layers, in order: what each needs, what it gives, and its version.

A layer is one pure function in one module: it is handed the article, the language, and by name the rows that it
declares, and gives back rows. Layers never import one another. A row of work (`tokens`, `words`, `expressions`) is for
later layers; a row that `model.Article` has a field for becomes part of the record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sutradhar.layers import events, names, quantities, sentences, statements, times, tokens, words
from sutradhar.page import dating


class Layer(Struct, frozen=True):
    """`run(article, language, **needed)` returns the value of `gives`, or a tuple of values where there are several."""

    name: str
    version: int
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[..., Any]


LAYERS = (
    Layer("sentences", sentences.VERSION, ("folded",), ("sentences",), sentences.annotate),
    Layer("tokens", tokens.VERSION, ("folded", "sentences"), ("tokens",), tokens.annotate),
    Layer("words", words.VERSION, ("tokens",), ("words",), words.annotate),
    Layer(
        "names",
        names.VERSION,
        ("folded", "sentences", "tokens", "words"),
        ("mentions", "entities"),
        names.annotate,
    ),
    Layer("cells", times.VERSION, ("tokens",), ("cells",), times.lay),
    Layer(
        "expressions",
        times.VERSION,
        ("tokens", "words", "cells", "mentions"),
        ("expressions",),
        times.recognise,
    ),
    Layer(
        "dating",
        dating.VERSION,
        ("folded", "tokens", "expressions", "mentions"),
        ("published", "updated"),
        dating.argue,
    ),
    Layer("times", times.VERSION, ("tokens", "words", "expressions", "published"), ("times",), times.resolve),
    Layer(
        "quantities",
        quantities.VERSION,
        ("tokens", "words", "cells", "times", "mentions"),
        ("quantities",),
        quantities.annotate,
    ),
    Layer(
        "statements",
        statements.VERSION,
        ("folded", "sentences", "tokens", "words", "mentions", "entities"),
        ("statements",),
        statements.annotate,
    ),
    Layer(
        "events",
        events.VERSION,
        (
            "folded",
            "sentences",
            "tokens",
            "words",
            "mentions",
            "entities",
            "times",
            "quantities",
            "statements",
            "published",
        ),
        ("events",),
        events.annotate,
    ),
)
