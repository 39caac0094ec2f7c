"""What is measured of each line before its role is decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Any

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.language import folded as fold_words
from sutradhar.page.blocks import Line
from sutradhar.page.cues import CueHit, cue_book, tokens
from sutradhar.page.restarts import chance, next_story
from sutradhar.page.stamps import Moment, age, moments
from sutradhar.text import Folded

_ENDS = re.compile("[।॥?!…][\"')\\]]*$|\\.{3}$|[।॥?!][\"')\\]]* *[\"')\\]]$")
_ENDED = re.compile("[।॥?!](?=[\"')\\] ]|$)")
_RANK = re.compile("[(\\[#]?\\d{1,3}[.)\\]।]?$")
_CLOCK = re.compile("(?:\\d{1,2} ?[:.] ?\\d{2}(?: ?[apAP]\\.?[mM]\\.?)?)$")
_BAR = re.compile("[|›»>]")
_DOTTED = "(?:[A-Z]|[\u0985-\u09b9][\u0981-\u0983\u09be-\u09cd]*)"
_BENGALI = re.compile("[\u0985-\u09b9]")
_DIGIT = re.compile("[0-9]")
_DATE = re.compile("(?:[0-9][^0-9]*+){4}")
_STEM = 5
_MOST_STEMS = 50_000
_ENOUGH = 10
_INTERVIEW, _TOGETHER = 3, 0.1
_LONGEST_STAMP = 160
_LONGEST_AGE = 40
_LONGEST_NAME = 8
_MOST_RESTARTS = 8
_TOLD, _NEAR, _RESTATED, _SUMMARIES = 3, 0.06, 0.3, 4
STRANGE = -1.0
"""The bond of a summary of another story."""


class View(Struct):
    """A line with its measures. `prose` and `title` are scores: how much it reads like running text, like a title;
    `kin` is the share of its rarer words that other running text of the page has too, and
    `bond` how far that is above what unrelated texts share by chance; `apart` marks the lines of an appended story;
    `runs` says that a line is running text, met for the first time."""

    line: Line
    low: int
    high: int
    text: str
    words: list[str]
    hits: list[CueHit]
    moments: list[Moment]
    ends: bool
    finite: bool
    prose: float
    title: float
    rank: bool
    initials: bool
    bars: int
    stamp: bool
    bengali: bool
    name: bool
    kin: float = 0.0
    bond: float = 0.0
    twin: int | None = None
    apart: bool = False
    runs: bool = False


class _Stems(dict[str, str]):
    """Word → its first letters, by which a line is kin to another; "" for short and for common words."""

    def __init__(self, common: frozenset[str]) -> None:
        super().__init__()
        self._common = common

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        stem = word[:_STEM]
        self[word] = stem if len(word) >= 3 and stem not in self._common else ""
        return self[word]


class _Words(Struct, frozen=True):
    finite: tuple[str, ...]
    negations: frozenset[str]
    stem_of: Callable[[str], str]
    initials: re.Pattern[str]
    names: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.toml("page/prose")
    common = frozenset(word[:_STEM] for word in fold_words(table["common"]))
    letters = "|".join(sorted(map(re.escape, fold_words(table["letters"])), key=len, reverse=True))
    part = f"(?:(?:{letters}){{1,5}}|[A-Z]{{1,5}}|{_DOTTED}(?:\\.{_DOTTED})*)\\.?"
    alone = f"(?:(?:{letters}){{2,5}}|[A-Z]{{2,4}}|{_DOTTED}(?:\\.{_DOTTED})+)\\.?"
    initials = re.compile(f'["(\\[/-]*(?:{part}(?: ?[/|-] ?{part})+|{alone})[")\\]]*$')
    names = frozenset(
        word.lower() for word in fold_words([row["form"] for row in language.rows("names/persons")])
    )
    negations = frozenset(fold_words(table["negations"]))
    return _Words(tuple(fold_words(table["finite"])), negations, _Stems(common).__getitem__, initials, names)


def views(lines: list[Line], copy: Folded, language: Language, region: str) -> list[View]:
    """The measures of all lines of a page."""
    found = []
    for line in lines:
        low, high = copy.to_copy(line.start), copy.to_copy(line.end)
        text = copy.text[low:high]
        measure = _measured if high - low > _LONGEST_STAMP else _remembered
        found.append(View(line, low, high, text, *measure(text, language, region)))
    _relate(found, language)
    return found


def _measured(text: str, language: Language, region: str) -> tuple[Any, ...]:
    """The fields of a View from `words` to `name`: all that a line says by itself, whatever stands around it."""
    words = tokens(text)
    size = sum(1 for word in words if len(word) > 1 or word.isalnum())
    ends = bool(_ENDS.search(text[-8:]))
    ended = len(_ENDED.findall(text))
    finite = bool(words) and _finite(words, _words(language))
    hits = cue_book(language).hits(words)
    stamp, dates = _stamp(text, hits, ended, language, region)
    return (
        words,
        hits,
        dates,
        ends,
        finite,
        _prose(size, ends, ended, finite, text),
        _title(size, ends, ended, text),
        bool(_RANK.match(text)),
        size <= 8 and len(text) <= 60 and bool(_words(language).initials.match(text)),
        _bars(text, size),
        stamp,
        bool(_BENGALI.search(text)),
        2 <= len(words) <= _LONGEST_NAME and _name(words, _words(language).names),
    )


_remembered = lru_cache(maxsize=4096)(_measured)
"""Short lines come again on page after page of an outlet: menus, stamps, the headlines of a sidebar."""


def _stamp(
    text: str, hits: list[CueHit], ended: int, language: Language, region: str
) -> tuple[bool, list[Moment]]:
    """Whether a line is a stamp, and its dates: little else than dates, or dates behind a label, or a clock or an age
    alone. Dates cost most of all measures, and are read only where one can be."""
    if len(text) > _LONGEST_STAMP or not _DIGIT.search(text):
        return False, []
    if not ended and _DATE.search(text):
        dates = moments(text, language, region)
        covered = sum(moment.end - moment.start for moment in dates)
        if dates and (covered > 0.55 * len(text) or any(hit.cue.role == "stamp" for hit in hits)):
            return True, dates
    alone = _CLOCK.match(text) or (len(text) < _LONGEST_AGE and age(text, language))
    return bool(alone), moments(text, language, region) if alone else []


def _bars(text: str, size: int) -> int:
    """How many bars part the line into pieces of at most four words: a menu or a breadcrumb; else 0."""
    count = len(_BAR.findall(text))
    return count if size <= 4 * (count + 1) else 0


def _finite(words: list[str], known: _Words) -> bool:
    for word in reversed(words[-4:]):
        if len(word) > 1 and word not in known.negations:
            return word.endswith(known.finite)
    return False


def _name(words: list[str], names: frozenset[str]) -> bool:
    """Whether a line is a person's name, with a place or an office behind a comma: all words but one bear names."""
    if "," in words:
        words = words[: words.index(",")]
    known = sum(1 for word in words if word in names)
    return known >= 1 and known >= len(words) - 1 and len(words) <= 4


def _prose(size: int, ends: bool, ended: int, finite: bool, text: str) -> float:
    score = 2.0 if ends and text[-1] not in "?!" else 1.0 if ends else 0.0
    score += min(ended - ends, 3) if ended > ends else 0
    score += 0.8 if finite else 0.0
    score += 1.5 if size >= 25 else 0.5 if size >= 14 else -0.5 if size > 6 else -1.5 if size > 3 else -2.5
    return score


def _title(size: int, ends: bool, ended: int, text: str) -> float:
    score = 1.5 if not ends else 1.0 if text[-1] in "?!\"'" else -2.0
    score -= 1.5 * max(0, ended - ends)
    score += 1.0 if 3 <= size <= 14 else 0.0 if size <= 20 else -2.0 if size <= 30 else -4.0
    return score


def _relate(found: list[View], language: Language) -> None:
    """Sets `kin` and `twin`: which lines share their rarer words with running text, and which stood before."""
    first: dict[str, int] = {}
    stem_of = _words(language).stem_of
    stems: list[set[str]] = []
    running: list[bool] = []
    spread: Counter[str] = Counter()
    for index, view in enumerate(found):
        before = first.setdefault(view.text, index)
        view.twin = before if before != index else None
        own = set(map(stem_of, view.words))
        own.discard("")
        stems.append(own)
        view.runs = _runs(view)
        running.append(view.runs)
        if running[-1]:
            spread.update(own)
    company = sum(running)
    usual = chance(company) if company >= 3 else None
    shared = ({stem for stem, count in spread.items() if count >= 2}, spread.keys())
    for view, own, runs in zip(found, stems, running, strict=True):
        if own:
            view.kin = len(own & shared[0] if runs else own & shared[1]) / len(own)
            view.bond = (view.kin - usual) * min(1.0, len(own) / _ENOUGH) if usual else 0.0
    _part_summaries(found, stems, running)
    dated = [index for index, view in enumerate(found) if view.stamp and view.moments]
    plain = [view.runs and view.title <= 0 for view in found]
    if dated and (begins := next_story(stems, plain, dated[-_MOST_RESTARTS:])):
        for view in found[begins:]:
            view.apart = True
    _join_questions(found)


def _part_summaries(found: list[View], stems: list[set[str]], running: list[bool]) -> None:
    """Lowers the bond of running lines that restate the title above them: behind a text, where they are hardly kin to
    the page, and everywhere, where the page goes on so: they are summaries of other stories."""
    pairs = [
        at
        for at in range(1, len(found))
        if running[at]
        and not running[at - 1]
        and found[at - 1].title > 0
        and len(stems[at] & stems[at - 1]) >= max(1, _RESTATED * len(stems[at - 1]))
    ]
    for at in pairs:
        if len(pairs) >= _SUMMARIES or (found[at].bond < _NEAR and sum(running[:at]) >= _TOLD):
            found[at].bond = STRANGE


def _join_questions(found: list[View]) -> None:
    """Questions with their answers belong together, however few words they share: three of them are an interview."""
    pairs = [
        (asked, answer)
        for asked, answer in pairwise(found)
        if asked.text.endswith("?") and answer.prose > 0 and not answer.text.endswith("?")
    ]
    if len(pairs) >= _INTERVIEW:
        for view in chain.from_iterable(pairs):
            view.bond = max(view.bond, _TOGETHER)
            view.title -= 1.5


def _runs(view: View) -> bool:
    """Whether a line is running text, met for the first time."""
    return view.twin is None and (view.prose >= 1.5 or (view.ends and len(view.words) > 4))
