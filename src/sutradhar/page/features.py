"""What is measured of each line before its role is decided."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain, pairwise
from math import log10

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.language import folded as fold_words
from sutradhar.page.blocks import Line
from sutradhar.page.cues import CueHit, cue_book, tokens
from sutradhar.page.stamps import Moment, is_age, moments
from sutradhar.text import Folded

_ENDS = re.compile("[।॥?!…][\"')\\]]*$|\\.{3}$|[।॥?!][\"')\\]]* *[\"')\\]]$")
_ENDED = re.compile("[।॥?!](?=[\"')\\] ]|$)")
_RANK = re.compile("[(\\[#]?\\d{1,3}[.)\\]।]?$")
_CLOCK = re.compile("(?:\\d{1,2} ?[:.] ?\\d{2}(?: ?[apAP]\\.?[mM]\\.?)?)$")
_BAR = re.compile(" ?[|›»>] ?")
_DOTTED = "(?:[A-Z]|[\u0985-\u09b9][\u0981-\u0983\u09be-\u09cd]*)"
_BENGALI = re.compile("[\u0985-\u09b9]")
_DIGIT = re.compile("[0-9]")
_STEM = 5
_ENOUGH = 10
_INTERVIEW, _TOGETHER = 3, 0.1
_LONGEST_STAMP = 160


class View(Struct):
    """A line with its measures. `prose` and `title` are scores: how much it reads like running text, like a title;
    `kin` is the share of its rarer words that other running text of the page has too, and
    `bond` how far that is above what unrelated texts share by chance."""

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
    kin: float = 0.0
    bond: float = 0.0
    twin: int | None = None


class _Words(Struct, frozen=True):
    finite: tuple[str, ...]
    common: frozenset[str]
    initials: re.Pattern[str]


@cache
def _words(language: Language) -> _Words:
    table = language.toml("page/prose")
    common = frozenset(word[:_STEM] for word in fold_words(table["common"]))
    letters = "|".join(sorted(map(re.escape, fold_words(table["letters"])), key=len, reverse=True))
    part = f"(?:(?:{letters}){{1,5}}|[A-Z]{{1,5}}|{_DOTTED}(?:\\.{_DOTTED})*)\\.?"
    alone = f"(?:(?:{letters}){{2,5}}|[A-Z]{{2,4}}|{_DOTTED}(?:\\.{_DOTTED})+)\\.?"
    initials = re.compile(f'["(\\[/-]*(?:{part}(?: ?[/|-] ?{part})+|{alone})[")\\]]*$')
    return _Words(tuple(fold_words(table["finite"])), common, initials)


def views(lines: list[Line], copy: Folded, language: Language, region: str) -> list[View]:
    """The measures of all lines of a page."""
    found = [_view(line, copy, language, region) for line in lines]
    _relate(found, _words(language).common)
    return found


def _view(line: Line, copy: Folded, language: Language, region: str) -> View:
    low, high = copy.to_copy(line.start), copy.to_copy(line.end)
    text = copy.text[low:high]
    words = tokens(text)
    size = sum(1 for word in words if len(word) > 1 or word.isalnum())
    ends = bool(_ENDS.search(text[-8:]))
    ended = len(_ENDED.findall(text))
    finite = bool(words) and _finite(words, _words(language).finite)
    dated = len(text) <= _LONGEST_STAMP and _DIGIT.search(text)
    dates = moments(copy, low, high, language, region) if dated else []
    covered = sum(moment.end - moment.start for moment in dates)
    hits = cue_book(language).hits(words)
    labelled = any(hit.cue.role == "stamp" for hit in hits)
    stamp = bool(dates) and not ended and (labelled or covered > 0.55 * len(text))
    stamp = stamp or bool(_CLOCK.match(text)) or (len(text) < 40 and is_age(text, language))
    prose, title = _prose(size, ends, ended, finite, text), _title(size, ends, ended, text)
    return View(
        line,
        low,
        high,
        text,
        words,
        hits,
        dates if stamp else [],
        ends,
        finite,
        prose,
        title,
        rank=bool(_RANK.match(text)),
        initials=size <= 8 and len(text) <= 60 and bool(_words(language).initials.match(text)),
        bars=_bars(text, size),
        stamp=stamp,
        bengali=bool(_BENGALI.search(text)),
    )


def _bars(text: str, size: int) -> int:
    """How many bars part the line into pieces of at most four words: a menu or a breadcrumb; else 0."""
    count = len(_BAR.findall(text))
    return count if size <= 4 * (count + 1) else 0


def _finite(words: list[str], endings: tuple[str, ...]) -> bool:
    for word in reversed(words[-4:]):
        if len(word) > 1:
            return word.endswith(endings)
    return False


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


def _relate(found: list[View], common: frozenset[str]) -> None:
    """Sets `kin` and `twin`: which lines share their rarer words with running text, and which stood before."""
    first: dict[str, int] = {}
    stems: list[set[str]] = []
    spread: Counter[str] = Counter()
    for index, view in enumerate(found):
        view.twin = first.setdefault(view.text, index)
        if view.twin == index:
            view.twin = None
        own = {word[:_STEM] for word in view.words if len(word) >= 3} - common
        stems.append(own)
        if _runs(view):
            spread.update(own)
    company = sum(map(_runs, found))
    chance = 0.08 + 0.1 * log10(company) if company >= 3 else None
    for view, own in zip(found, stems, strict=True):
        least = 2 if _runs(view) else 1
        if own:
            view.kin = sum(1 for stem in own if spread[stem] >= least) / len(own)
            view.bond = (view.kin - chance) * min(1.0, len(own) / _ENOUGH) if chance else 0.0

    _join_questions(found)


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
