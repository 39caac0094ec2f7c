"""Bengali names in Latin letters, by pronunciation, and slugs for local ids.

The method is syllabic: a consonant carries the inherent vowel unless another sign follows; the inherent vowel is silent
at the end of a word, and between vowel-bearing consonants inside it (the schwa rule of eastern Indo-Aryan; for Bengali
see Chatterji, *The Origin and Development of the Bengali Language*, 1926). য-ফলা doubles its consonant, ব-ফলা is silent
at the head of a word, স is s, শ and ষ are sh. The result is for readers and for queries, never evidence.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sutradhar.text import fold

_CONSONANTS = {
    "\u0995": "k", "\u0996": "kh", "\u0997": "g", "\u0998": "gh", "\u0999": "ng",
    "\u099a": "ch", "\u099b": "chh", "\u099c": "j", "\u099d": "jh", "\u099e": "n",
    "\u099f": "t", "\u09a0": "th", "\u09a1": "d", "\u09a2": "dh", "\u09a3": "n",
    "\u09a4": "t", "\u09a5": "th", "\u09a6": "d", "\u09a7": "dh", "\u09a8": "n",
    "\u09aa": "p", "\u09ab": "f", "\u09ac": "b", "\u09ad": "bh", "\u09ae": "m",
    "\u09af": "j", "\u09b0": "r", "\u09b2": "l", "\u09b6": "sh", "\u09b7": "sh",
    "\u09b8": "s", "\u09b9": "h", "\u09dc": "r", "\u09dd": "rh", "\u09df": "y",
    "\u09f0": "r", "\u09f1": "w",
}  # fmt: skip
_VOWELS = {
    "\u0985": "a", "\u0986": "a", "\u0987": "i", "\u0988": "i", "\u0989": "u", "\u098a": "u",
    "\u098b": "ri", "\u098f": "e", "\u0990": "oi", "\u0993": "o", "\u0994": "ou",
}  # fmt: skip
_SIGNS = {
    "\u09be": "a", "\u09bf": "i", "\u09c0": "i", "\u09c1": "u", "\u09c2": "u", "\u09c3": "ri",
    "\u09c7": "e", "\u09c8": "oi", "\u09cb": "o", "\u09cc": "ou",
}  # fmt: skip
_FINALS = {"\u0982": "ng", "\u0983": "", "\u0981": "n", "\u09ce": "t"}
_HASANTA, _YA, _BA, _YYA, _KA, _SSA, _JA, _NYA = (
    "\u09cd", "\u09af", "\u09ac", "\u09df", "\u0995", "\u09b7", "\u099c", "\u099e",
)  # fmt: skip
_CLUSTERS = {_KA + _HASANTA + _SSA: "kkh", _JA + _HASANTA + _NYA: "gg"}
_WORD = re.compile(r"[\u0980-\u09fe]+")
_GAP = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def latin(name: str) -> str:
    """The name in Latin letters, each word with a capital; what is not Bengali stays."""
    return _WORD.sub(lambda match: _word(match.group()), fold(name).text).strip()


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """Lower case ASCII letters and digits with hyphens between, of a Latin name; Bengali is transliterated first."""
    plain = unicodedata.normalize("NFKD", latin(name)).encode("ascii", "ignore").decode().lower()
    return _GAP.sub("-", plain.replace("'", "").replace(".", "")).strip("-") or "name"


def _word(word: str) -> str:
    units = _units(word)
    pieces: list[str] = []
    for index, (sound, vowel) in enumerate(units):
        if vowel is None:
            vowel = "" if _silent(units, index) else "a"
        pieces.append(sound + vowel)
    spelled = "".join(pieces)
    return spelled[:1].upper() + spelled[1:]


def _units(word: str) -> list[tuple[str, str | None]]:
    """Consonant groups with their vowel; None is the inherent vowel, "" no vowel at all."""
    units: list[tuple[str, str | None]] = []
    at, end = 0, len(word)
    while at < end:
        letter = word[at]
        if letter not in _CONSONANTS:
            units.append(("", _VOWELS.get(letter, _FINALS.get(letter, ""))))
            at += 1
            continue
        sound, at = _cluster(word, at, head=not units)
        if at < end and word[at] in _SIGNS:
            units.append((sound, _SIGNS[word[at]]))
            at += 1
        elif at < end and word[at] == _HASANTA:
            units.append((sound, ""))
            at += 1
        else:
            units.append((sound, None))
    return units


def _cluster(word: str, at: int, *, head: bool) -> tuple[str, int]:
    """The sound of the consonants that hasanta joins, from `at`, and where they end."""
    sound = ""
    while True:
        known = _CLUSTERS.get(word[at : at + 3])
        sound += known or _CONSONANTS[word[at]]
        at += 3 if known else 1
        if at + 1 >= len(word) or word[at] != _HASANTA or word[at + 1] not in _CONSONANTS:
            return sound, at
        at += 1
        if word[at] in (_YA, _YYA):  # য-ফলা: a glide at the head, else it doubles the consonant
            doubled = "" if head or len(sound) != 1 else sound
            sound, at = sound + doubled, at + 1
            return sound + ("y" if head else ""), at
        if word[at] == _BA and head and len(sound) == 1:
            return sound, at + 1


def _silent(units: list[tuple[str, str | None]], index: int) -> bool:
    """Whether the inherent vowel of a unit is not spoken."""
    sound = units[index][0]
    if index == len(units) - 1:
        return index > 0 and not _heavy(sound)
    if index == 0 or _heavy(sound):
        return False
    before, after = units[index - 1][1], units[index + 1]
    return before != "" and before is not None and after[0] != "" and after[1] not in (None, "")


def _heavy(sound: str) -> bool:
    """A cluster keeps its vowel: Uttara, Indra."""
    return len(re.sub("h|ng", "", sound)) > 1
