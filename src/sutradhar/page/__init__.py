"""Bytes to an Article: text, blocks, metadata."""

from typing import Any


def parse(given: Any, language: Any) -> Any:
    raise NotImplementedError
