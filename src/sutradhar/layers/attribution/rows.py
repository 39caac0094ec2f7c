"""From drafts to statements: quotations, mode, nesting, and the code points of each range."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from sutradhar.layers.attribution.cues import cues_of
from sutradhar.layers.attribution.drafts import Draft
from sutradhar.layers.attribution.page import Page, Range
from sutradhar.layers.attribution.speakers import Speakers, drop_subject
from sutradhar.model import Cue, Entity, Named, Span, Statement

_NEAR = 64
"""How many statements away one that stands inside another is looked for."""


class Rows:
    """Collects the statements of one page."""

    def __init__(self, page: Page, speakers: Speakers, version: int) -> None:
        self._page = page
        self._speakers = speakers
        self._version = version
        self._rows: list[Statement] = []
        self._contents: list[Range] = []
        self._tellers: dict[int, int] = {}
        """Where the cue of a source begins, and where that of the one who may be citing it does."""

    def add(self, draft: Draft) -> None:
        """Makes a statement of a draft, if its content holds words."""
        speakers = self._speakers
        first = draft.source[0] if draft.source else draft.cue[0]
        if draft.source and draft.content and draft.content[1] <= first:
            # Whom the content names is no antecedent of the pronoun behind it: কিম এসেছেন বলে জানান | তিনি.
            first = draft.content[0]
        speakers.pass_by(first, self._contents[-_NEAR:])
        source, entity = draft.source, None
        if source is not None:
            entity = speakers.resolve(source, first)
            speakers.remember(source, entity)
        elif not draft.impersonal:
            dropped = drop_subject(draft, speakers)
            if dropped is not None:
                entity, source = dropped
        content = self._without_rim(self._carried(draft))
        if content is None or (source is None and not draft.impersonal):
            return
        self._contents.append(content)
        if draft.teller is not None:
            self._tellers[self._page.span(draft.cue).start] = self._page.span(draft.teller).start
        self._rows.append(self._row(draft, source, entity, content))

    def finish(self) -> list[Statement]:
        """The statements in the order of their cues, each with the one that it stands inside."""
        rows = sorted(self._rows, key=lambda row: (row.cue.start, row.cue.end))
        cited_by = self._cite(rows)
        inside = [_holder(rows, index) for index in range(len(rows))]
        for cited, teller in cited_by.items():
            inside[cited] = teller
        return [
            replace(row, inside=inside[index], quotes=_own_quotes(rows, inside, index))
            for index, row in enumerate(rows)
        ]

    def _cite(self, rows: list[Statement]) -> dict[int, int]:
        """The rows of sources that a medium cites, with that medium's row; what it tells is what they said.

        Where no medium tells (রয়টার্স অনুযায়ী, পুলিশ জানায় …) the source is the outer one, as its content holds the other.
        """
        at_cue = {row.cue.start: index for index, row in enumerate(rows)}
        found: dict[int, int] = {}
        for cue, telling in sorted(self._tellers.items(), reverse=True):
            cited, teller = at_cue[cue], at_cue.get(telling)
            told = rows[teller] if teller is not None else None
            if teller is None or told is None or told.content is None or told.stance != "report":
                continue
            rows[cited] = replace(
                rows[cited],
                end=max(rows[cited].cue.end, told.content.end),
                content=told.content,
                quotes=told.quotes,
            )
            found[cited] = teller
        return found

    def _row(self, draft: Draft, source: Range | None, entity: Entity, content: Range) -> Statement:
        page = self._page
        quotes = self._quotes(content)
        whole = [page.span(phrase) for phrase in (source, draft.cue, content) if phrase is not None]
        agency = self._speakers.is_agency(entity)
        cue = page.span(draft.cue)
        return Statement(
            min(span.start for span in whole),
            max(span.end for span in whole),
            "credit" if agency else draft.mode or self._mode(content, quotes),
            self._named(source, entity),
            Cue(cue.start, cue.end, draft.lemma),
            "report" if agency else draft.stance,
            page.span(content),
            quotes,
            self._named(draft.addressee, None),
            None,
            "negative" if draft.negative else "positive",
            f"statements/{draft.rule}@{self._version}",
        )

    def _named(self, phrase: Range | None, entity: Entity) -> Named | None:
        if phrase is None:
            return None
        span = self._page.span(phrase)
        return Named(span.start, span.end, entity if entity is not None else self._speakers.resolve(phrase))

    def _without_rim(self, content: Range | None) -> Range | None:
        page = self._page
        if content is None:
            return None
        first, last = content
        if first in page.opens and page.opens[first] == last - 1:
            return page.trim((first + 1, last - 1)) and (first + 1, last - 1)
        return (first, last)

    def _carried(self, draft: Draft) -> Range | None:
        """The content with the sentences behind it that go on in the first person without a cue of their own."""
        page = self._page
        if draft.content is None or not draft.rule.endswith("-clause") or draft.negative:
            return draft.content
        first, last = draft.content
        sentence = page.tokens.sentence[last - 1]
        if first in page.opens or page.trim((last, page.tokens.bounds[sentence][1])) is not None:
            return draft.content
        block = page.sentences[sentence].block
        for after in range(sentence + 1, len(page.sentences)):
            low, high = page.tokens.bounds[after]
            own = page.sentences[after].block == block and _first_person(page, low, high)
            trimmed = page.trim((low, high)) if own and not cues_of(page, low, high) else None
            if trimmed is None:
                break
            last = trimmed[1]
        return (first, last)

    def _quotes(self, content: Range) -> list[Span]:
        """The words inside quote marks; a term in quotes that is named as one is none."""
        page = self._page
        first, last = content
        if first - 1 in page.opens and page.opens[first - 1] == last:
            return [page.span(content)]
        spans = []
        for low, high in page.quotes[bisect_left(page.quotes, (first, 0)) :]:
            if low >= last:
                break
            after = high if high < len(page.tokens) else high - 1
            if first <= low and high <= last and high - low > 2 and not page.is_(after, "names_a_term"):
                spans.append(page.span((low + 1, high - 1)))
        return spans

    def _mode(self, content: Range, quotes: list[Span]) -> str:
        page = self._page
        if quotes and len(quotes) == 1 and quotes[0] == page.span(content):
            return "direct"
        if quotes:
            return "mixed"
        return "direct" if _first_person(page, *content) else "indirect"


def _first_person(page: Page, low: int, high: int) -> bool:
    """Whether the words speak of the one who says them: a pronoun, or a verb that has no other reading."""
    endings = page.lexicon.first_person
    for at in range(low, high):
        word = page.words[at]
        if word.person != "1" or page.quoted(at):
            continue
        if word.pos == "PRON" or (word.verb == "FIN" and word.form.endswith(endings)):
            return True
    return False


def _holder(rows: list[Statement], index: int) -> int | None:
    """The statement of the smallest content that holds the cue and the content of another."""
    row = rows[index]
    best: int | None = None
    size = 0
    for other in range(max(index - _NEAR, 0), min(index + _NEAR, len(rows))):
        content = rows[other].content
        if other == index or content is None or row.content is None:
            continue
        low, high = min(row.cue.start, row.content.start), max(row.cue.end, row.content.end)
        if content.start <= low and high <= content.end:
            length = content.end - content.start
            if best is None or length < size:
                best, size = other, length
    return best


def _own_quotes(rows: list[Statement], inside: list[int | None], index: int) -> list[Span]:
    """The quotations of a statement that are not words of one inside it."""
    if not rows[index].quotes:
        return []
    near = range(max(index - _NEAR, 0), min(index + _NEAR, len(rows)))
    inner = [content for at in near if inside[at] == index and (content := rows[at].content)]
    return [
        quote
        for quote in rows[index].quotes
        if not any(content.start <= quote.start and quote.end <= content.end for content in inner)
    ]
