"""Times as TIMEX3, in two steps: `recognise` finds expressions and their facts, `resolve` anchors them once
`page/dating.py` has dated the page.

The words and patterns are `data/bn/times.toml` and `calendars.toml`; extents and values follow the record.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec.structs import replace

from sutradhar.calendars import BANGLADESH, INDIA
from sutradhar.language import Language, folded
from sutradhar.layers.timing.anchoring import answer
from sutradhar.layers.timing.answers import Answer, Past
from sutradhar.layers.timing.days import Scene
from sutradhar.model import Article, Dated, Expression, Mention, Time, Tokens, Word
from sutradhar.text import fold
from sutradhar.timex.cells import Cells, layout
from sutradhar.timex.grammar import Hit, grammar
from sutradhar.timex.reading import facts_of
from sutradhar.timex.stamps import pieces

VERSION = 1

_TENSES = {"FUT": "future", "IMP": "future", "PROG": "present"}
_REACH = 60
"""Tokens on either side in which the verb of an expression is sought."""
_SILENT = frozenset(("none", "stamp"))
"""Shapes of traps, and of what counts in stamp lines alone."""
_NAMES = frozenset(("EVT", "WRK", "ORG", "PER"))


def lay(article: Article, language: Language, *, tokens: Tokens) -> Cells:
    """The sentences as a row of cells, on which `recognise` and the quantities stand."""
    starts, ends = tokens.starts, tokens.ends
    glued = [False, *(start == end for start, end in zip(starts[1:], ends, strict=False))]
    return layout(language).lay(tokens.forms, tokens.sentence, glued)


def recognise(
    article: Article,
    language: Language,
    *,
    tokens: Tokens,
    words: list[Word],
    cells: Cells,
    mentions: list[Mention],
) -> list[Expression]:
    """Every time expression of the sentences and of the stamp lines, in order of the text, not yet anchored."""
    found = [
        _expression(hit, cells, tokens, words, language)
        for hit in grammar(language).hits(cells.codes)
        if hit.rule.shape not in _SILENT and not _ends_name(hit, cells, tokens)
    ]
    names = [mention for mention in mentions if mention.kind in _NAMES]
    if names:
        found = [each for each in found if not _inside_name(each, names)]
    found.extend(_stamped(article, language))
    found.sort(key=lambda each: (each.start, each.end))
    return found


def _ends_name(hit: Hit, cells: Cells, tokens: Tokens) -> bool:
    """Whether a year hangs on a word by a hyphen, as in the titles of laws and fairs (অধ্যাদেশ-২০২৫)."""
    at = cells.first[hit.start]
    if hit.rule.id != "year" or at < 2 or tokens.forms[at - 1] != "-" or tokens.kinds[at - 2] != "word":
        return False
    return tokens.starts[at] == tokens.ends[at - 1] and tokens.starts[at - 1] == tokens.ends[at - 2]


def _inside_name(expression: Expression, names: list[Mention]) -> bool:
    if expression.shape == "named":
        return False
    return any(name.start <= expression.start and expression.end <= name.end + 3 for name in names)


def _expression(hit: Hit, cells: Cells, tokens: Tokens, words: list[Word], language: Language) -> Expression:
    first, last = hit.start, hit.end - 1
    facts, until = facts_of(hit, cells, language)
    token = cells.first[first]
    tense = _tense(tokens, words, token, cells.last[last], language)
    if hit.rule.id == "hence" and tense != "future":
        last -= 1  # counted from an event: a duration, whose extent leaves পর out
    shape = hit.rule.shape
    if hit.rule.id == "ago" and token and words[token - 1].verb == "VN" and words[token - 1].case == "GEN":
        shape, last = "duration", last - 1  # likewise, of আগে
    if first and cells.atoms[first - 1].kind == "ABOUT" and facts.mod is None:
        facts = replace(facts, mod="APPROX")
    elif last + 1 < len(cells.atoms) and cells.atoms[last + 1].kind in ("MORE", "LESS") and facts.amounts:
        facts = replace(facts, mod=cells.atoms[last + 1].value)
    start = tokens.starts[token] + cells.atoms[first].start
    end_token, end = cells.last[last], cells.atoms[last].end
    stop = tokens.ends[end_token]
    if end < len(tokens.forms[end_token]):
        stop = min(stop, tokens.starts[end_token] + end)
    return Expression(
        start,
        max(stop, start + 1),
        shape,
        facts,
        until,
        tense,
        tokens.sentence[token],
        token,
        f"times/{hit.rule.id}@{VERSION}",
    )


def _tense(tokens: Tokens, words: list[Word], first: int, last: int, language: Language) -> str | None:
    """The tense of the verb that an expression belongs to: the next finite one of its sentence, else the last before.
    A verbal noun with কথা (to be due) is future."""
    low, high = tokens.bounds[tokens.sentence[first]]
    low, high = max(low, first - _REACH), min(high, last + 1 + _REACH)
    plans, may = _plans(language), _may(language)
    stop = next((index for index in range(last + 1, high) if tokens.forms[index] == ";"), high)
    low = next((index + 1 for index in range(first - 1, low - 1, -1) if tokens.forms[index] == ";"), low)
    for index in range(last + 1, stop):
        word = words[index]
        if _tells(words, index, stop):
            return "future" if word.form in may else _TENSES.get(word.tense or "", "past")
        if word.verb == "VN" and word.case == "GEN" and index + 1 < stop and tokens.forms[index + 1] in plans:
            return "future"
    for index in range(first - 1, low - 1, -1):
        if _tells(words, index, high):
            return _TENSES.get(words[index].tense or "", "past")
    due = _due(language)
    return "future" if any(tokens.forms[index] in due for index in range(low, stop)) else None


def _tells(words: list[Word], index: int, stop: int) -> bool:
    """Whether a word is a finite verb that tells the tense. News gives no orders, and what looks like a bare present
    right before another finite verb is the noun of a light verb (সই করবেন)."""
    word = words[index]
    if word.verb != "FIN" or word.tense in (None, "IMP"):
        return False
    return word.tense != "PRES" or index + 1 >= stop or words[index + 1].verb != "FIN"


@cache
def _plans(language: Language) -> frozenset[str]:
    return frozenset(folded(language.toml("times")["plans"]))


@cache
def _may(language: Language) -> frozenset[str]:
    return frozenset(folded(language.toml("times")["may"]))


@cache
def _due(language: Language) -> frozenset[str]:
    return frozenset(folded(language.toml("times")["due"]))


def _stamped(article: Article, language: Language) -> list[Expression]:
    """The expressions of stamp lines, which no sentence holds."""
    found = []
    for block in article.blocks:
        if block.role == "stamp":
            line = fold(article.surface(block))
            for piece in pieces(line.text, language):
                start = block.start + line.to_text(piece.start)
                end = max(block.start + line.to_text(piece.end), start + 1)
                rule = f"times/{piece.rule}@{VERSION}"
                found.append(
                    Expression(start, end, piece.shape, piece.facts, piece.until, None, None, None, rule)
                )
    return found


def resolve(
    article: Article,
    language: Language,
    *,
    tokens: Tokens,
    words: list[Word],
    expressions: list[Expression],
    published: Dated | None,
) -> list[Time]:
    """The rows of `times`: each expression with its value, seen from the day of publication, where that is known."""
    scene = _scene(language, published)
    rows: list[Time] = []
    history: list[Past] = []
    for index, expression in enumerate(expressions):
        given = answer(expression, scene, history)
        rows.append(_row(expression, given))
        if given.found is not None and expression.sentence is not None:
            hanging = expression.shape in ("anaphora", "clock", "ago")
            history.append(Past(index, given.found, hanging, expression.sentence))
    return rows


def _scene(language: Language, published: Dated | None) -> Scene:
    value = published.value if published else None
    if value is None or len(value) < 10:
        return Scene(language, None)
    region = INDIA if value.endswith("+05:30") else BANGLADESH
    try:
        return Scene(language, date.fromisoformat(value[:10]), value[11:16] or None, region)
    except ValueError:
        return Scene(language, None)


def _row(expression: Expression, given: Answer) -> Time:
    earliest = latest = None
    if given.found is not None and given.found.slack and given.value:
        day = given.found.start.toordinal()
        earliest = date.fromordinal(day - given.found.slack).isoformat()
        latest = date.fromordinal(day + given.found.slack).isoformat()
    rule = expression.rule + given.note
    return Time(
        expression.start,
        expression.end,
        given.kind,
        given.value,
        earliest,
        latest,
        given.mod,
        given.anchor,
        rule,
    )
