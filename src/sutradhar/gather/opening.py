"""Opens plain and compressed files, never reading more than was asked for."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

COMPRESSED: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What reading a damaged or truncated file raises."""


def bare_name(name: str) -> str:
    """The name without the ending of its compression."""
    stem, dot, ending = name.rpartition(".")
    return stem if dot and f".{ending.lower()}" in COMPRESSED else name


def open_bytes(path: Path) -> IO[bytes]:
    """The file as plain bytes, decompressed by its ending."""
    opener = COMPRESSED.get(path.suffix.lower())
    file: IO[bytes] = opener(path) if opener else path.open("rb")
    return file


def read_bounded(path: Path, limit: int) -> bytes:
    """At most `limit + 1` bytes after decompression: one more than allowed tells that there were too many. Raises
    `OSError` for a file that cannot be read or is damaged."""
    try:
        with open_bytes(path) as file:
            return file.read(limit + 1)
    except DAMAGED as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
