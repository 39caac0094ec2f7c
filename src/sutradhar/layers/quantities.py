"""Quantities: numbers with their unit, their bounds, and what became of the persons they count.

Numbers are cells of the layout (`timex/cells.py`); `numerals.py` says what they are worth. The words are
`data/bn/quantities.toml`; extents are the number with multiplier, classifier and unit noun, bound words stay outside.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sutradhar.language import Language
from sutradhar.layers.counting.lexicon import PERSON, lexicon
from sutradhar.layers.counting.persons import Fates
from sutradhar.model import Article, Mention, Quantity, Time, Tokens, Word
from sutradhar.numerals import BOUND, CLASSIFIER, DOUBTFUL, MULTIPLIER, NUMBER, OCLOCK, SHARE, number_lexicon
from sutradhar.timex.cells import Cells

VERSION = 1

_NUMBERS = frozenset(("NUMBER", MULTIPLIER, BOUND))
_PLAIN = frozenset((NUMBER, DOUBTFUL))
_NOUNS = frozenset(("NOUN", "PROPN"))
_TIME_UNITS = frozenset(
    ("DAYU", "WEEKU", "MONTHU", "YEARU", "CLOCKU", "MINU", "DECADE", "AGES", "CENTURY", "AGEWORD", "QUARTER")
)
_GLUE = ("-", "/", ":", ".")


class Amount(Struct):
    """A quantity in the making: its cells `first`..`last`, its numbers, its unit."""

    first: int
    last: int
    value: float | int | None
    low: float | int | None = None
    high: float | int | None = None
    rule: str = "count"
    unit: str | None = None
    token: int = 0
    things: bool = False


class Reader:
    """Reads the quantities of one article; holds what every step looks at."""

    def __init__(self, language: Language, tokens: Tokens, words: list[Word], cells: Cells) -> None:
        self.lexicon = lexicon(language)
        self.fates = Fates(self.lexicon, tokens, words)
        self.numbers = number_lexicon(language)
        self.known_units = frozenset(self.lexicon.units.values())
        self.tokens, self.words, self.cells = tokens, words, cells

    def kind(self, cell: int) -> str:
        """The kind of a cell, empty outside the text."""
        return self.cells.atoms[cell].kind if 0 <= cell < len(self.cells.atoms) else ""

    def amount(self, cell: int) -> Amount | None:
        """The number that starts at a cell, as a range, a vague plural, a lower bound or a plain count."""
        atom, kind = self.cells.atoms[cell], self.kind(cell)
        if kind == MULTIPLIER:
            twin = self.kind(cell + 1) == MULTIPLIER and self.cells.atoms[cell + 1].value == atom.value
            return Amount(cell, cell + 1, None, 2 * atom.value, None, "many") if twin else None
        if kind == BOUND:
            return Amount(cell, cell, None, atom.value, None, "more-than")
        if self.kind(cell + 1) == BOUND and self.adjacent(cell):
            return Amount(
                cell, cell + 1, None, atom.value * self.cells.atoms[cell + 1].value, None, "more-than"
            )
        if self.kind(cell + 1) == SHARE or (self.kind(cell + 1) == "DASH" and self.kind(cell + 2) == SHARE):
            last = cell + 1 + (self.kind(cell + 1) == "DASH")
            return Amount(cell, last, round(atom.value * self.cells.atoms[last].value, 4), rule="share")
        return self._range(cell) or Amount(cell, cell, atom.value)

    def _range(self, cell: int) -> Amount | None:
        middle = cell + 1
        if self.kind(middle) in (CLASSIFIER, OCLOCK):
            middle += 1
        if self.kind(middle) not in ("DASH", "FROM"):
            return None
        other = middle + 1
        if self.kind(other) and self.tokens.forms[self.cells.first[other]] in self.lexicon.before:
            other += 1
        if self.kind(other) != "NUMBER":
            return None
        low, high = self.cells.atoms[cell].value, self.cells.atoms[other].value
        if middle == cell + 1 and low < high and high >= 1000:
            low = self._scaled(cell, other, low, high)
        return Amount(cell, other, None, low, high, "range") if low < high else None

    def _scaled(self, cell: int, other: int, low: float, high: float) -> float:
        """৩০ থেকে ৪০ লাখ: the multiplier of the second number is the first one's too."""
        parts = self.numbers.parts(self.tokens.forms[self.cells.first[other]])
        plain = parts[0].value if len(parts) == 1 and parts[0].kind in _PLAIN else None
        if not plain or self.cells.first[other] == self.cells.last[other]:
            return low
        scale = high / plain
        scaled = low * scale
        return (int(scaled) if scaled == int(scaled) else scaled) if low < plain and scale >= 1000 else low

    def adjacent(self, cell: int) -> bool:
        """Whether the next cell belongs to the same sentence."""
        owners = self.cells.first
        return self.tokens.sentence[owners[cell]] == self.tokens.sentence[owners[cell + 1]]

    def measure(self, amount: Amount) -> bool:
        """Find the unit behind (or a currency sign before) the number; False where this is no quantity."""
        cell = amount.last + 1
        amount.token = self.cells.last[amount.last]
        ending = self.cells.atoms[amount.last]
        if self.kind(cell) in (CLASSIFIER, OCLOCK) and self.adjacent(amount.last):
            what = self.cells.atoms[cell].value
            amount.last, amount.token = cell, self.cells.last[cell]
            if what == PERSON:
                self._person_noun(amount)
                amount.unit = PERSON
                return True
            if what == "time":
                return False
            amount.things = self.kind(cell) == CLASSIFIER
            return self._noun(amount) or amount.things
        if amount.first and self.tokens.forms[self.cells.first[amount.first] - 1] in self.lexicon.units:
            sign = self.tokens.forms[self.cells.first[amount.first] - 1]
            if len(sign) == 1:
                amount.unit, amount.first = self.lexicon.units[sign], amount.first - 1
                return True
        if self._noun(amount):
            return True
        return ending.kind in (MULTIPLIER, BOUND) or (
            amount.rule in ("share", "many", "range") and amount.unit is not None
        )

    def _person_noun(self, amount: Amount) -> None:
        """Take in the noun of persons right behind জন: ১১ জন জেলে, but ১১ জনের মৃত্যু."""
        at = amount.token + 1
        if at < len(self.tokens) and self.words[amount.token].case in (None, "NOM"):
            known = self._known(at)
            same = self.tokens.sentence[at] == self.tokens.sentence[amount.token]
            if same and known and known[0] == PERSON and not self.fates.told(at):
                amount.token = known[1]

    def _noun(self, amount: Amount) -> bool:
        """The unit noun right behind: a known one by its stem, else any noun."""
        at = amount.token + 1
        if at >= len(self.tokens) or self.tokens.sentence[at] != self.tokens.sentence[amount.token]:
            return False
        known = self._known(at)
        if known and known[1] == at and self._qualifies(at):
            known = self._known(at + 1) or (self.words[at + 1].lemma, at + 1)
        elif known and self._other_noun(amount, *known):
            known = (self.words[at].lemma, at)
        elif known is None and self._before_persons(at):
            known = (PERSON, at + 1)
        elif amount.things and self.fates.told(at) and self._is_noun(at + 1):
            known = (self.words[at + 1].lemma, at + 1)
        if known:
            amount.unit, amount.token = known
            return True
        if self.lexicon.after.get(self.tokens.forms[at]) or self.words[at].pos == "ADJ":
            return self._noun_beyond(amount, at)
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or word.pos not in _NOUNS or word.form in self.lexicon.what:
            return False
        if word.form in self.lexicon.numbered or word.lemma in self.lexicon.numbered:
            return False
        if self.tokens.starts[at] == self.tokens.ends[at - 1]:
            return False
        amount.unit, amount.token = word.lemma, at
        return True

    def _qualifies(self, at: int) -> bool:
        """Whether an adjective of persons stands before the noun that is counted: সাতটি ভারতীয় জাহাজ."""
        beyond = at + 1
        if self.tokens.forms[at] not in self.lexicon.adjectives or beyond >= len(self.tokens):
            return False
        word = self.words[beyond]
        noun = self.tokens.kinds[beyond] == "word" and word.pos in (*_NOUNS, "ADJ") and word.case != "LOC"
        return noun and not {word.form, word.lemma} & self.lexicon.what.keys()

    def _other_noun(self, amount: Amount, unit: str, at: int) -> bool:
        """Whether a measure is the noun that it is too: after a classifier of things, a bound, or in a place."""
        placed = amount.rule in ("more-than", "many") or self.words[at].case == "LOC"
        return unit in self.lexicon.measures and (
            (amount.things and unit != "%") or (unit in self.lexicon.ambiguous and placed)
        )

    def _before_persons(self, at: int) -> bool:
        """Whether a word stands before the persons that are counted: শত শত ক্ষুধার্ত মানুষ."""
        if not self._is_noun(at) or not self._is_noun(at + 1) or self.words[at].case not in (None, "NOM"):
            return False
        following = self._known(at + 1)
        return following is not None and following[0] == PERSON and not self.fates.told(at)

    def _is_noun(self, at: int) -> bool:
        """Whether a token is a noun of the same sentence as the one before it."""
        if at >= len(self.tokens) or self.tokens.sentence[at] != self.tokens.sentence[at - 1]:
            return False
        return self.tokens.kinds[at] == "word" and self.words[at].pos in _NOUNS

    def _noun_beyond(self, amount: Amount, at: int) -> bool:
        """The unit noun behind an adjective, or behind বেশি, which stays outside the extent with what follows it."""
        last = amount.token
        amount.token = at
        found = at + 1 < len(self.tokens) and self.words[at + 1].pos != "ADJ" and self._noun(amount)
        if not found or self.lexicon.after.get(self.tokens.forms[at]):
            amount.token = last
        return found

    def _known(self, at: int) -> tuple[str, int] | None:
        """(unit, last token) of a known unit noun of one or two words, with or without its ending."""
        forms, words, units = self.tokens.forms, self.words, self.lexicon.units
        if at + 1 < len(forms):
            pair = f"{forms[at]} {words[at + 1].lemma}"
            unit = units.get(pair) or units.get(f"{forms[at]} {forms[at + 1]}")
            if unit:
                return unit, at + 1
        turn = self.lexicon.turns.get(forms[at])
        if turn and at + 1 < len(forms) and self.tokens.kinds[at + 1] == "number":
            return turn, at
        unit = (
            units.get(forms[at])
            or units.get(words[at].lemma)
            or units.get(words[at].form[: words[at].stem_end])
        )
        return (unit, at) if unit else None

    def bounded(self, amount: Amount) -> None:
        """Bounds from the words before (অন্তত, সর্বোচ্চ, প্রায়) and behind (বেশি, কম)."""
        first = self.cells.first[amount.first]
        before = self.lexicon.before.get(self.tokens.forms[first - 1]) if first else None
        behind = None
        for index in range(amount.token + 1, min(amount.token + 3, len(self.tokens))):
            behind = behind or self.lexicon.after.get(self.tokens.forms[index])
            if self.tokens.kinds[index] == "punct":
                break
        genitive = self.words[amount.token].case == "GEN" or self.cells.atoms[amount.last].case == "GEN"
        if amount.value is None:
            pass
        elif behind and genitive:
            bound = amount.value
            amount.value = None
            amount.low, amount.high = (bound, None) if behind == "low" else (None, bound)
        elif before == "low":
            amount.low = amount.value
        elif before == "high":
            amount.high = amount.value
        elif before == "approx":
            amount.rule += "-approx"

    def fate(self, amount: Amount) -> str | None:
        """What became of the persons of an amount."""
        return self.fates.of(self.cells.first[amount.first], amount.token)

    def _only_named(self, amount: Amount) -> bool:
        """A number word that counts nothing: শূন্য সহনশীলতা, একাত্তরের চেতনা, the two of দুই পক্ষ."""
        at, alone = amount.token, amount.unit not in self.known_units
        following = self.tokens.forms[at + 1] if at + 1 < len(self.tokens) else ""
        if alone and amount.first == amount.last and self.lexicon.after.get(following) is None:
            genitive = self.cells.atoms[amount.last].case == "GEN"
            if amount.value == 0 or (genitive and amount.rule == "count"):
                return True
        word = self.words[at + 1] if at + 1 < len(self.tokens) else None
        pair = amount.value == 2 and amount.unit is None and not amount.things
        return pair and word is not None and bool({word.form, word.lemma} & self.lexicon.definite)

    def rejected(self, amount: Amount) -> bool:
        """Ages, seats, scores, the two of something known, one as an article: no quantities."""
        forms, first = self.tokens.forms, self.cells.first[amount.first]
        if forms[first - 1 : first] == ["("] and forms[amount.token + 1 : amount.token + 2] == [")"]:
            return True
        glued = first > 0 and self.tokens.starts[first] == self.tokens.ends[first - 1]
        if glued and (forms[first - 1] in _GLUE or self.tokens.kinds[first - 1] in ("word", "latin")):
            return True
        if (first and forms[first - 1] in self.lexicon.numbered) or forms[first] in self.lexicon.both:
            return True
        if not forms[first][0].isdigit() and self._only_named(amount):
            return True
        following = forms[amount.token + 1] if amount.token + 1 < len(forms) else ""
        if amount.unit is not None and following.startswith(self.lexicon.age):
            return True
        bare = amount.value in (1, 2) and not forms[first][0].isdigit()
        if bare and amount.value == 1:
            person = amount.unit == PERSON and self.fate(amount) is None
            return person or amount.unit not in self.lexicon.units.values()
        if bare and self.kind(amount.last) != CLASSIFIER:
            return (
                forms[amount.token] in self.lexicon.definite
                or self.words[amount.token].lemma in self.lexicon.definite
            )
        return False


def annotate(
    article: Article,
    language: Language,
    *,
    tokens: Tokens,
    words: list[Word],
    cells: Cells,
    times: list[Time],
    mentions: list[Mention],
) -> list[Quantity]:
    """The quantities of the sentences, in order; what lies in a time expression or a name is none."""
    reader = Reader(language, tokens, words, cells)
    taken = _covered([(row.start, row.end) for row in times] + [(row.start, row.end) for row in mentions])
    rows: list[Quantity] = []
    amounts: list[Amount] = []
    done = -1
    for cell, atom in enumerate(cells.atoms):
        if atom.kind not in _NUMBERS or cell <= done:
            continue
        start = tokens.starts[cells.first[cell]]
        if start in taken:
            continue
        amount = reader.amount(cell)
        if amount is None:
            continue
        if reader.kind(amount.last + 1) in _TIME_UNITS:
            continue
        measured = reader.measure(amount)
        if atom.raw == DOUBTFUL and amount.unit not in reader.known_units and amount.last == cell:
            continue
        what = reader.fate(amount) if measured is False or amount.unit == PERSON else None
        if (not measured and what is None) or reader.rejected(amount):
            continue
        reader.bounded(amount)
        done = amount.last
        row = _row(amount, reader, what, measured)
        rows.append(row)
        amounts.append(amount)
    return _joined(_shared(rows, amounts, reader))


def _shared(rows: list[Quantity], amounts: list[Amount], reader: Reader) -> list[Quantity]:
    """Persons of whom nothing is said share what became of those counted right behind them."""
    for index in range(len(rows) - 2, -1, -1):
        row, later = rows[index], rows[index + 1]
        if row.unit == later.unit == PERSON and row.what is None and later.what is not None:
            between = amounts[index].token, reader.cells.first[amounts[index + 1].first]
            if reader.fates.common(*between):
                rows[index] = replace(row, what=later.what)
    return rows


def _joined(rows: list[Quantity]) -> list[Quantity]:
    """Hundredths of a currency joined to the amount right before them, or made parts of one."""
    joined: list[Quantity] = []
    for row in rows:
        unit, _, part = (row.unit or "").partition("-")
        if part != "100" or row.value is None:
            joined.append(row)
            continue
        whole = (
            joined[-1]
            if joined and joined[-1].unit == unit and 0 <= row.start - joined[-1].end <= 1
            else None
        )
        value = round((whole.value or 0 if whole else 0) + row.value / 100, 2)
        joined.append(replace(row, start=joined.pop().start if whole else row.start, value=value, unit=unit))
    return joined


def _covered(ranges: Iterable[tuple[int, int]]) -> set[int]:
    covered: set[int] = set()
    for start, end in ranges:
        covered.update(range(start, min(end, start + 200)))
    return covered


def _row(amount: Amount, reader: Reader, what: str | None, measured: bool) -> Quantity:
    cells, tokens = reader.cells, reader.tokens
    first = cells.first[amount.first]
    start = tokens.starts[first] + cells.atoms[amount.first].start
    unit = amount.unit if measured else PERSON
    rule = f"quantities/{amount.rule}@{VERSION}"
    end = max(tokens.ends[amount.token], start + 1)
    return Quantity(
        start, end, amount.value, amount.low, amount.high, unit, what if unit == PERSON else None, rule
    )
