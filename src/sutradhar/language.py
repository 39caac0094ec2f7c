"""Loads the language data into one frozen `Language`; refuses a wrong format or a damaged file.

Words, names, cues and frames are files of `data/bn`, one concern a file: TOML for rules (each with its `examples` and
`not` lists), TSV for long lists. Code asks for a file by its name and compiles what it needs of it once.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from sutradhar.errors import DamagedData
from sutradhar.text import fold

DATA_FORMAT = 1


class Language:
    """The data of one language. Instances are cached by `load_language` and compare by identity, so that a room can
    keep what it compiled from one with `functools.cache`."""

    def __init__(self, code: str, root: Traversable) -> None:
        self.code = code
        self._root = root
        self._files: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def toml(self, name: str) -> dict[str, Any]:
        """The file `name.toml`, parsed, its strings as written. Raises `DamagedData`."""
        if name not in self._files:
            self._files[name] = self._parse(name)
        table: dict[str, Any] = self._files[name]
        return table

    def text(self, name: str) -> str:
        """A whole file by its name with its ending, not kept: for tables that a room compiles itself."""
        return self._read(name)

    def rows(self, name: str) -> list[dict[str, str]]:
        """The lines of `name.tsv` as dictionaries by its header; lines that start with # are comments."""
        if name not in self._files:
            lines = [
                line for line in self._read(f"{name}.tsv").splitlines() if line and not line.startswith("#")
            ]
            header = lines[0].split("\t")
            self._files[name] = [self._row(name, header, line) for line in lines[1:]]
        rows: list[dict[str, str]] = self._files[name]
        return rows

    @staticmethod
    def _row(name: str, header: list[str], line: str) -> dict[str, str]:
        fields = line.split("\t")
        if len(fields) != len(header):
            raise DamagedData(
                f"{name}.tsv: {len(fields)} fields where {len(header)} are due: {line!r}; reinstall sutradhar"
            )
        return dict(zip(header, fields, strict=True))

    def _parse(self, name: str) -> dict[str, Any]:
        try:
            table = tomli.loads(self._read(f"{name}.toml"))
        except tomli.TOMLDecodeError as error:
            raise DamagedData(f"{name}.toml: {error}; reinstall sutradhar") from error
        if table.get("format") != DATA_FORMAT:
            raise DamagedData(
                f"{name}.toml: format {table.get('format')!r}, not {DATA_FORMAT}; reinstall sutradhar"
            )
        return table

    def _read(self, name: str) -> str:
        try:
            return self._root.joinpath(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedData(f"{name}: cannot be read ({error}); reinstall sutradhar") from error


def folded(words: list[str]) -> list[str]:
    """Words of a data file as the folded copy writes them."""
    return [fold(word).text for word in words]


@cache
def load_language(code: str = "bn") -> Language:
    """The language `code`, loaded once a process."""
    root = files("sutradhar").joinpath("data").joinpath(code)
    if not root.is_dir():
        raise DamagedData(f"data/{code}: no such language in this installation; reinstall sutradhar")
    return Language(code, root)
