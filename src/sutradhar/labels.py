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

    def act(self, type: str, mode: str | None) -> str:
        """What an event is: by its mode where that has a label of its own, else by its type."""
        key = f"{type}.{mode}"
        return self(key if key in self._groups["event"] else type, "event")

    def date(self, value: str | None) -> str:
        """A date, date-time or part of a day (TIMEX3) as people write it, to the minute, without the zone; or that it
        is not known."""
        if not value:
            return self("date_unknown")
        day, _, rest = value.partition("T")
        part = self._groups["day_part"].get(rest)
        return self.number(f"{day} {part[self._index] if part else rest[:5]}".rstrip())

    def name(self, bengali: str, english: str | None) -> str:
        """A name for the reader: the English one, where known, for an English reader."""
        return english if self.code == "en" and english else bengali
