"""Events of many pages to the entries of a timeline: reports of one act become one entry with all its
sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sutradhar.language import Language
from sutradhar.model import Article, Event, Span
from sutradhar.stories.company import Company, ids
from sutradhar.stories.dating import When, when
from sutradhar.stories.gist import gist
from sutradhar.stories.rows import Cited, Dating, Entry, Part, Placed, Quote
from sutradhar.stories.sources import Groups
from sutradhar.stories.wording import lemmas

HAPPENED = {"asserted": "happened", "historical": "happened", "claimed": "happened", "planned": "planned"}
"""What may be one act: what happened and what is claimed to have; the rest of the statuses stand for
themselves."""


class Report(Struct, frozen=True):
    """One event row of one page, with its date."""

    article: Article
    event: Event
    when: When | None


class Setting(Struct, frozen=True):
    """What entries are made with: who is who, where pages belong, and which pages are one source."""

    company: Company
    placed: Mapping[str, Placed]
    groups: Mapping[str, int]
    language: Language


def reports(article: Article, events: Sequence[Event], language: Language) -> list[Report]:
    """The events of a page with their dates."""
    return [Report(article, event, when(article, event, language)) for event in events]


def timeline(
    found: Sequence[Report], setting: Setting
) -> tuple[list[Entry], list[Entry], dict[tuple[str, int], str]]:
    """Entries by date, the entries without one, and for each report (page, start of its trigger) the id of
    its entry."""
    order = sorted(range(len(found)), key=lambda index: _order(found[index]))
    groups: Groups[int] = Groups(order)
    for position, one in enumerate(order):
        for other in order[:position]:
            if groups.find(one) != groups.find(other) and _one_act(found[other], found[one], setting):
                groups.join(other, one)
    acts = [[found[index] for index in group] for group in groups.groups()]
    entries = [_entry(act, setting) for act in acts]
    entry_of = {
        (report.article.id, report.event.trigger.start): entry.id
        for act, entry in zip(acts, entries, strict=True)
        for report in act
    }
    dated = [entry for entry in entries if entry.date is not None]
    dated.sort(key=lambda entry: (entry.earliest or "", entry.latest or "", _place(entry.quote)))
    undated = [entry for entry in entries if entry.date is None]
    undated.sort(key=lambda entry: _place(entry.quote))
    return dated, undated, entry_of


def _order(report: Report) -> tuple[str, str, int]:
    published = report.article.published
    return (
        published.value if published and published.value else "9",
        report.article.id,
        report.event.trigger.start,
    )


def _place(quote: Quote) -> tuple[str, int]:
    return (quote.article, quote.start)


def _one_act(one: Report, other: Report, setting: Setting) -> bool:
    """Whether two rows report the same act: same kind, same sides, and dates that agree; without two dates,
    only within one page or one event cluster, where both name the act by the same word or both come from
    the same speaker."""
    if (one.event.type, _kind(one)) != (other.event.type, _kind(other)):
        return False
    if not _same_parts(one, other, setting.company):
        return False
    if one.when and other.when:
        return one.when.date == other.when.date
    return _together(one, other, setting) and (_named_alike(one, other) or _same_speaker(one, other))


def _kind(report: Report) -> str:
    return HAPPENED.get(report.event.status, report.event.status)


def _same_parts(one: Report, other: Report, company: Company) -> bool:
    """Whether the sides agree; a side that one row leaves open agrees with any."""
    for mine, yours in (
        (one.event.actors, other.event.actors),
        (one.event.targets, other.event.targets),
    ):
        left = {stand for row in mine for stand in company.stands_for(row.entity)}
        right = {stand for row in yours for stand in company.stands_for(row.entity)}
        if left and right and not left & right:
            return False
    return True


def _together(one: Report, other: Report, setting: Setting) -> bool:
    """Whether two rows stand in one page, or in pages of one event cluster."""
    if one.article.id == other.article.id:
        return True
    mine, yours = setting.placed.get(one.article.id), setting.placed.get(other.article.id)
    return bool(mine and yours and mine.event and mine.event == yours.event)


def _named_alike(one: Report, other: Report) -> bool:
    return bool(_trigger(one) & _trigger(other))


def _trigger(report: Report) -> set[str]:
    """The lemmas of the words that name the act."""
    return set(lemmas(report.article.surface(report.event.trigger)))


def _same_speaker(one: Report, other: Report) -> bool:
    """Whether both acts are known from the same speaker."""
    return bool(_speakers(one) & _speakers(other))


def _speakers(report: Report) -> set[str]:
    index = report.event.said_in
    source = report.article.statements[index].source if index is not None else None
    return set(ids(source.entity)) if source else set()


def _entry(group: Sequence[Report], setting: Setting) -> Entry:
    """One entry from the reports of one act: what most of them agree on, and the words that say it best."""
    best = min(group, key=_worth)
    dating = next((report for report in sorted(group, key=_worth) if report.when), None)
    date = dating.when if dating else None
    placed = setting.placed.get(best.article.id)
    actors, targets = _parts(group, "actors", setting), _parts(group, "targets", setting)
    status = _status(group)
    chains = [setting.company.chain(report.article, report.event.chain) for report in group]
    return Entry(
        id=_id(group),
        date=date.date if date else None,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        type=best.event.type,
        mode=best.event.mode,
        status=status,
        actors=actors,
        targets=targets,
        place=next(iter(_parts(group, "place", setting)), None),
        quote=_quote(best),
        sources=[
            Cited(report.article.id, report.article.source.uri, report.event.start, report.event.end, chain)
            for report, chain in zip(group, chains, strict=True)
        ],
        independent_sources=len({setting.groups[report.article.id] for report in group}),
        event=placed.event if placed else None,
        story=placed.story if placed else None,
        gist_en=gist(best.event.type, actors, targets, status, date.date if date else None, setting.language),
        dated=_dating(dating) if dating else None,
    )


def _id(group: Sequence[Report]) -> str:
    """A stable id: that of the earliest report of the act."""
    first = min(group, key=_order)
    return f"act:{first.article.id[:12]}:{first.event.trigger.start}"


def _worth(report: Report) -> tuple[int, int, int, tuple[str, str, int]]:
    """The best words come first: with all who take part, with a date, in the body, not the headline."""
    event, article = report.event, report.article
    missing = (not event.actors) + (not event.targets) + (event.time is None)
    headline = article.headline is not None and article.headline.start <= event.start < article.headline.end
    return (missing, int(headline), int(report.when is None), _order(report))


def _status(group: Sequence[Report]) -> str:
    """What some page says in its own voice outweighs what another only reports as claimed."""
    counts = Counter(report.event.status for report in group)
    return next((status for status in ("asserted", "historical") if status in counts), group[0].event.status)


def _parts(group: Sequence[Report], role: str, setting: Setting) -> list[Part]:
    """Those who take part, known entities before bare words, each once."""
    found: dict[str, Part] = {}
    for report in sorted(group, key=_worth):
        value = getattr(report.event, role)
        rows = value if isinstance(value, list) else [value] if value else []
        parts = setting.company.parts(report.article, rows)
        if role == "place" or not found:
            found.update({part.entity or part.name: part for part in parts})
    return list(found.values())


def _quote(report: Report) -> Quote:
    """The sentence of the trigger."""
    article, trigger = report.article, report.event.trigger
    sentence: Span = next(
        (row for row in article.sentences if row.start <= trigger.start and trigger.end <= row.end),
        report.event,
    )
    return Quote(article.id, sentence.start, sentence.end, article.surface(sentence))


def _dating(report: Report) -> Dating | None:
    date = report.when
    if date is None:
        return None
    time = date.time
    return Dating(
        date.basis, report.article.id, time.start, time.end, report.article.surface(time), date.rule
    )
