"""When an act was: by the expression of its own clause, or by a sentence that takes the act up and dates it.

The day of publication is never used. Three ways, tried in order, each recorded with the range it rests on:
`event`, the time that the event row itself has; `taken_up`, a later sentence with a demonstrative and the
noun of the act («… এক বার্তায় …», then «শনিবার এই বার্তা প্রকাশ করে»); `statement`, for an act that is done by
saying it (a pledge, a threat): the time of the saying, in its own sentence or in one that takes the saying
up («শুক্রবার … এ মন্তব্য করেন»).
"""

from __future__ import annotations

from calendar import monthrange
from functools import cache

import regex
from msgspec import Struct

from sutradhar.language import Language, folded
from sutradhar.model import Article, Event, Span, Statement, Time
from sutradhar.morphology import analyse
from sutradhar.stories.wording import forms, lemmas

VERBAL = frozenset(("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""The categories of PLOVER whose acts are words."""

REACH = 3
"""How many sentences on an act may be taken up."""

_DAY = regex.compile(r"[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


class When(Struct, frozen=True):
    """A date with its bounds, and the expression that it rests on. `basis` as in `rows.Dating`."""

    date: str
    earliest: str
    latest: str
    basis: str
    time: Time
    rule: str


class _TakingUp(Struct, frozen=True):
    demonstratives: frozenset[str]
    speech: frozenset[str]


@cache
def _taking_up(language: Language) -> _TakingUp:
    table = language.toml("stories")
    return _TakingUp(frozenset(folded(table["demonstratives"])), frozenset(folded(table["speech"])))


def when(article: Article, event: Event, language: Language) -> When | None:
    """The date of an event, or None where the page does not give one."""
    if event.time is not None:
        own = _at(article.times[event.time], "event", "stories/own-time@1")
        if own is not None:
            return own
    if event.status in ("asserted", "historical", "claimed", "denied"):
        taken = _act_taken_up(article, event, language)
        if taken is not None:
            return taken
    # A pledge is made, and an act of words is done, when it is said; what is only told of is not.
    verbal = event.type in VERBAL and event.status in ("claimed", "asserted")
    if event.said_in is not None and (event.status == "planned" or verbal):
        return said_on(article, event.said_in, language)
    return None


def said_on(article: Article, index: int, language: Language) -> When | None:
    """The date on which statement `index` was made, or None."""
    statement = article.statements[index]
    if statement.inside is not None:
        return said_on(article, statement.inside, language)
    sentence = _sentence_of(article, statement.cue)
    for time in article.times:
        if (
            sentence
            and _within(time, sentence)
            and not (statement.content and _within(time, statement.content))
        ):
            own = _at(time, "statement", "stories/said-in-sentence@1")
            if own is not None:
                return own
    return _saying_taken_up(article, statement, language)


def _at(time: Time, basis: str, rule: str) -> When | None:
    """A resolved date; durations, sets, seasons and vague references are none."""
    if time.kind not in ("DATE", "TIME") or not time.value:
        return None
    match = _DAY.match(time.value)
    if match is None:
        return None
    rest = time.value[match.end() :]
    if rest and rest[0] not in "T/":
        return None
    last = _DAY.match(rest[1:]) if rest.startswith("/") else match
    if last is None:
        return None
    earliest = time.earliest or _bounds(match.group())[0]
    latest = time.latest or _bounds(last.group())[1]
    date = time.value if last is not match else match.group()
    return When(date, earliest[:10], latest[:10], basis, time, rule)


def _bounds(date: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day in ISO 8601."""
    if len(date) == 4:
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-01", f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date, date


def _act_taken_up(article: Article, event: Event, language: Language) -> When | None:
    """A later sentence that names the act again with a demonstrative, and has a date of its own."""
    wanted = set(lemmas(article.surface(event.trigger)))
    for sentence in _following(article, event.trigger):
        if wanted & _demonstrated(article, sentence, language):
            return _dated_sentence(article, sentence, "taken_up", "stories/act-taken-up@1")
    return None


def _saying_taken_up(article: Article, statement: Statement, language: Language) -> When | None:
    """A later sentence that takes up what was said, with nobody else speaking in between."""
    speech = _taking_up(language).speech
    for sentence in _following(article, statement.cue):
        others = [row for row in article.statements if _within(row.cue, sentence)]
        if any(not _same_speaker(row, statement) for row in others):
            return None
        if speech & _demonstrated(article, sentence, language):
            return _dated_sentence(article, sentence, "statement", "stories/saying-taken-up@1")
    return None


def _dated_sentence(article: Article, sentence: Span, basis: str, rule: str) -> When | None:
    """The date of a sentence: that of an event in it, else of an expression outside what is said in it."""
    for event in article.events:
        if event.time is not None and _within(event.trigger, sentence):
            found = _at(article.times[event.time], basis, rule)
            if found is not None:
                return found
    contents = [row.content for row in article.statements if row.content and _within(row.cue, sentence)]
    for time in article.times:
        if _within(time, sentence) and not any(_within(time, content) for content in contents):
            found = _at(time, basis, rule)
            if found is not None:
                return found
    return None


def _following(article: Article, row: Span) -> list[Span]:
    """The next sentences after the one that holds `row`. A headline is followed by the first sentences of the
    body."""
    here = next((index for index, sentence in enumerate(article.sentences) if _within(row, sentence)), None)
    if here is None:
        return []
    following = article.sentences[here + 1 : here + 1 + REACH]
    return [sentence for sentence in following if article.blocks[sentence.block].role == "body"]


def _demonstrated(article: Article, sentence: Span, language: Language) -> set[str]:
    """Lemmas of the nouns behind a demonstrative, one adjective or name between them at most."""
    demonstratives = _taking_up(language).demonstratives
    words = forms(article.surface(sentence))
    found: set[str] = set()
    for index, word in enumerate(words):
        if word in demonstratives:
            found.update(analyse(other).lemma for other in words[index + 1 : index + 3])
    return found


def _sentence_of(article: Article, row: Span) -> Span | None:
    return next((sentence for sentence in article.sentences if _within(row, sentence)), None)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _same_speaker(one: Statement, other: Statement) -> bool:
    if one.source is None or other.source is None:
        return one.source is other.source
    return one.source.entity == other.source.entity
