"""The sample pages of the package: demo, tests and documentation in one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import tomli

from sutradhar.gather.inputs import HTML, TEXT, Input


def manifest() -> dict[str, object]:
    """`data/samples/samples.toml`: the relation that the demo shows, and for each page its file and where it was found."""
    text = files("sutradhar").joinpath("data/samples/samples.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


def samples() -> Iterator[Input]:
    """The sample pages in the order of the manifest, as a crawl would hand them over."""
    root = files("sutradhar").joinpath("data/samples")
    pages: list[dict[str, str]] = manifest()["page"]  # type: ignore[assignment]
    for page in pages:
        kind = HTML if page["file"].endswith(".html") else TEXT
        data = root.joinpath(page["file"]).read_bytes()
        yield Input(data=data, uri=page["uri"], media_type=kind, retrieved=page.get("retrieved"))
