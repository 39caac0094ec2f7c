"""Pages with hand-made rows, for the tests of stories: rows are found by their words in sentences of our own."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sutradhar.model import (
    Article,
    Block,
    Cue,
    Dated,
    EntityRow,
    Event,
    Mention,
    Named,
    Publisher,
    Quantity,
    Sentence,
    Source,
    Span,
    Statement,
    Time,
)

NORTH, RUSSIA, KIM, PUTIN, SEOUL, KCNA = "Q423", "Q159", "Q56226", "Q7747", "Q884", "sd:kcna"
ENTITIES = {
    NORTH: EntityRow(NORTH, "GPE", "উত্তর কোরিয়া", "North Korea", NORTH, NORTH),
    RUSSIA: EntityRow(RUSSIA, "GPE", "রাশিয়া", "Russia", RUSSIA, RUSSIA),
    KIM: EntityRow(KIM, "PER", "কিম জং উন", "Kim Jong Un", KIM, NORTH),
    PUTIN: EntityRow(PUTIN, "PER", "পুতিন", "Vladimir Putin", PUTIN, RUSSIA),
    SEOUL: EntityRow(SEOUL, "GPE", "দক্ষিণ কোরিয়া", "South Korea", SEOUL, SEOUL),
    KCNA: EntityRow(KCNA, "ORG", "কেসিএনএ", "KCNA", None, NORTH),
}
NAMES = {
    "উত্তর কোরিয়া": NORTH,
    "রাশিয়া": RUSSIA,
    "কিম": KIM,
    "পুতিন": PUTIN,
    "দক্ষিণ কোরিয়া": SEOUL,
    "কেসিএনএ": KCNA,
}


class Page:
    """A page under construction: the first line is the headline. `span` finds words, the `nth` time they occur."""

    def __init__(
        self, text: str, uri: str = "a.txt", published: str | None = None, publisher: str | None = None
    ) -> None:
        self.text = text
        self.fields: dict[str, Any] = {"uri": uri, "published": published, "publisher": publisher}
        self.times: list[Time] = []
        self.statements: list[Statement] = []
        self.quantities: list[Quantity] = []
        self.events: list[Event] = []
        self.credits: list[Named] = []

    def span(self, words: str, nth: int = 0) -> Span:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def named(self, words: str, entity: Any, nth: int = 0) -> Named:
        span = self.span(words, nth)
        return Named(span.start, span.end, entity)

    def time(self, words: str, value: str | None) -> int:
        span = self.span(words)
        self.times.append(Time(span.start, span.end, "DATE", value))
        return len(self.times) - 1

    def count(self, words: str, what: str, nth: int = 0, **amount: Any) -> int:
        span = self.span(words, nth)
        self.quantities.append(Quantity(span.start, span.end, unit="person", what=what, **amount))
        return len(self.quantities) - 1

    def said(
        self, source: str, entity: Any, cue: str, content: str, stance: str = "say", nth: int = 0, **rest: Any
    ) -> int:
        who, how, what = self.named(source, entity, nth), self.span(cue), self.span(content)
        rim = (min(who.start, how.start, what.start), max(who.end, how.end, what.end))
        self.statements.append(
            Statement(
                *rim, rest.pop("mode", "indirect"), who, Cue(how.start, how.end, cue), stance, what, **rest
            )
        )
        return len(self.statements) - 1

    def event(
        self, type: str, trigger: str, actors: list[Named], targets: list[Named], nth: int = 0, **rest: Any
    ) -> None:
        span = self.span(trigger, nth)
        status = rest.pop("status", "asserted")
        self.events.append(Event(span.start, span.end, type, span, status, None, actors, targets, **rest))

    def article(self) -> Article:
        blocks, sentences, at = [], [], 0
        for index, line in enumerate(self.text.split("\n")):
            if line:
                blocks.append(Block(at, at + len(line), "body" if index else "headline"))
                start = at
                for offset in range(at, at + len(line)):
                    if self.text[offset] == "।" or offset + 1 == at + len(line):
                        sentences.append(Sentence(start, offset + 1, len(blocks) - 1))
                        start = min(offset + 2, at + len(line))
            at += len(line) + 1
        mentions = [
            Mention(start, start + len(name), ENTITIES[entity].kind, entity)
            for name, entity in NAMES.items()
            for start in range(len(self.text))
            if self.text.startswith(name, start)
        ]
        published, publisher = self.fields["published"], self.fields["publisher"]
        digest = sha256(self.text.encode()).hexdigest()
        return Article(
            id=digest,
            source=Source(self.fields["uri"], "text/plain"),
            text=self.text,
            text_sha256=digest,
            blocks=blocks,
            headline=Span(blocks[0].start, blocks[0].end) if blocks else None,
            publisher=Publisher(publisher, "text") if publisher else None,
            published=Dated(published, published[:10], published[:10], "stamp", "") if published else None,
            sentences=sentences,
            mentions=mentions,
            entities=[ENTITIES[entity] for entity in sorted({m.entity for m in mentions if m.entity})],
            times=self.times,
            statements=self.statements,
            quantities=self.quantities,
            events=self.events,
            credits=self.credits,
        )
