"""One class a situation. A message names the datum and says what to do next."""

from __future__ import annotations


class SutradharError(Exception):
    """Every error that the package raises on purpose; `str()` of it is one line for a person."""


class BadOffset(SutradharError):
    """A row whose range does not fit its text: a defect of a layer, never of the page."""

    def __init__(self, start: int, end: int, length: int | None = None) -> None:
        bound = "" if length is None else f" in a text of {length} characters"
        super().__init__(
            f"range {start}:{end} does not fit{bound}; a layer made a row that is not in the text"
        )


class UnreadablePage(SutradharError):
    """Input that is not a Bengali page: empty, binary, undecodable, in another language, too large."""

    def __init__(self, what: str, reason: str, advice: str) -> None:
        self.reason = reason
        super().__init__(f"{what}: {reason}; {advice}")


class MissingInput(SutradharError):
    """A path that is not there, or a folder in which there is no page."""


class BadArgument(SutradharError):
    """An argument that cannot be understood: a date, a media type, a name that nobody in the archive bears."""


class DamagedData(SutradharError):
    """A file of `data/` that is missing, of another format, or whose checksum differs."""


class ForeignArchive(SutradharError):
    """A file that is no archive of this version: another program's, an older or a newer one."""


class LayerFailed(SutradharError):
    """Raised only under `strict=True`: the first layer failure of a page, as an exception."""
