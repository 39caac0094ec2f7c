"""The words that a person reads, in Bengali or English, from `data/bn/labels.toml`."""

from __future__ import annotations

from sutradhar.errors import BadArgument
from sutradhar.language import Language

LANGUAGES = ("bn", "en")
_BENGALI_DIGITS = str.maketrans("0123456789", "".join(chr(0x09E6 + digit) for digit in range(10)))


class Labels:
    """The labels of one language of the interface. Raises `BadArgument` for a language that there is none of."""

    def __init__(self, language: Language, code: str = "bn") -> None:
        if code not in LANGUAGES:
            raise BadArgument(f"language {code!r}: give one of {', '.join(LANGUAGES)}")
        self.code = code
        self._index = LANGUAGES.index(code)
        self._groups = language.toml("labels")

    def __call__(self, key: str, group: str = "interface") -> str:
        """The label of `key`; a value of the record that has no label stands for itself."""
        pair = self._groups.get(group, {}).get(key)
        return str(pair[self._index]) if pair else key

    def number(self, value: object) -> str:
        """A number or a date with the digits that the reader expects."""
        return str(value).translate(_BENGALI_DIGITS) if self.code == "bn" else str(value)

    def date(self, value: str | None) -> str:
        """A date or date-time of ISO 8601 as people write it, to the minute and without the zone; or that it is not
        known."""
        return self.number(value.replace("T", " ")[:16]) if value else self("date_unknown")

    def name(self, bengali: str, english: str | None) -> str:
        """A name for the reader: the English one, where known, for an English reader."""
        return english if self.code == "en" and english else bengali
