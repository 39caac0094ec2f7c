"""The sample pages of the package: demo, tests and documentation in one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import tomli

from sutradhar.gather.inputs import HTML, TEXT, Input

_ROOT = files("sutradhar").joinpath("data/samples")


def relation() -> list[str]:
    """The two names whose dossier the demo prints."""
    return list(_manifest()["relation"])


def samples() -> Iterator[Input]:
    """The sample pages in the order of `samples.toml`, as a crawl would hand them over."""
    for page in _manifest()["page"]:
        kind = HTML if page["file"].endswith(".html") else TEXT
        data = _ROOT.joinpath(page["file"]).read_bytes()
        yield Input(data=data, uri=page["uri"], media_type=kind, retrieved=page.get("retrieved"))


def _manifest() -> dict[str, Any]:
    return tomli.loads(_ROOT.joinpath("samples.toml").read_text(encoding="utf-8"))
