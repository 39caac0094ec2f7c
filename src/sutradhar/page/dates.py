"""`published` and `updated` of a page, from what is written on it: metadata, the caller, stamps, the address.

Each value names its basis and its rule. What contradicts is told apart: a print stamp is the time of the capture, a
clock of metadata that repeats the stamp's clock under another zone is mislabelled, a stamp of a list dates its item,
and a relative age counts only where no date stands. Where metadata and stamp, or the parts of a stamp, name different
days, the rule says so (`+conflict`, `+stamp-differs`) and the evidence shows the stamp. What no line says is left to
the argument of `dating.py`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from sutradhar.language import Language
from sutradhar.model import Dated, Span
from sutradhar.page.features import View
from sutradhar.page.metadata import Said, moment_of
from sutradhar.page.outlets import ZONES
from sutradhar.page.stamps import GREGORIAN, PRINTED, PUBLISHED, UPDATED, Moment, age
from sutradhar.text import Folded

VERSION = 1
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_LISTED = frozenset({"list_heading", "list_item", "list_rank"})
_DAY_LENGTH = len("2025-12-27")
_DAY_MINUTES = 24 * 60
_OLDEST = 400 * _DAY_MINUTES
"""Ages beyond this are "years ago" in other words, and date nothing."""
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


class Clock(Struct, frozen=True):
    """The offset by which an outlet's stamps run ("+06:00"), and how it is known: outlet, address or default."""

    region: str
    basis: str

    @property
    def zone(self) -> str:
        """The offset from UTC as ISO 8601 writes it."""
        return ZONES.get(self.region, "+06:00")


def stamped(views: list[View], roles: list[str], copy: Folded, clock: Clock) -> dict[str, Dated]:
    """What the stamps of the article say, by `published`, `updated` and `printed`.

    A date without a label is the publication, where no label says so: rather one below the headline than one above it,
    which may be the day of the visit that an outlet prints over each page.
    """
    found: dict[str, Dated] = {}
    bare: list[tuple[bool, Dated]] = []
    top = roles.index("headline") if "headline" in roles else 0
    head = views[top].low if views else 0
    for view in _of_article(views, roles):
        for moment in view.moments:
            dated = _of_stamp(moment, view.low, copy, clock)
            if moment.label:
                found.setdefault(moment.label, dated)
            elif not found.keys() & {PUBLISHED, UPDATED}:
                bare.append((view.low < head, dated))
    bare = [(above, dated) for above, dated in bare if not (above and _is_of_visit(dated, found))]
    if PUBLISHED not in found and bare:
        found[PUBLISHED] = min(bare, key=itemgetter(0))[1]
    return found


def _is_of_visit(over_page: Dated, found: dict[str, Dated]) -> bool:
    """Whether a date over the page is that of the visit: that of the print stamp, or later than the update."""
    day, printed, updated = over_page.latest or "", found.get(PRINTED), found.get(UPDATED)
    return bool((printed and printed.latest == day) or (updated and (updated.latest or day) < day))


def _of_article(views: list[View], roles: list[str]) -> list[View]:
    """The stamps of the article: not those within a list, nor any behind the first list that follows the text."""
    last_body = max((index for index, role in enumerate(roles) if role == "body"), default=len(roles))
    stop = next((i for i in range(last_body, len(roles)) if roles[i] in _LISTED), len(roles))
    return [
        views[index]
        for index in range(stop)
        if roles[index] == "stamp"
        and roles[max(0, index - 1) : index + 2] != ["list_item", "stamp", "list_item"]
    ]


def in_order(published: Dated | None, updated: Dated | None) -> tuple[Dated | None, Dated | None]:
    """Both dates. An update before the publication contradicts it, and says so; a page that gives its update alone was
    published no later."""
    if updated and updated.latest and published is None:
        rule = f"page/not-after-update@{VERSION}"
        published = Dated(None, None, updated.latest, updated.basis, rule, updated.evidence)
    elif published and updated and published.earliest and (updated.latest or "~") < published.earliest:
        updated = _remarked(updated, "conflict")
    return published, updated


def _remarked(dated: Dated, remark: str) -> Dated:
    """The date with a remark on its rule."""
    name, _, version = dated.rule.partition("@")
    return replace(dated, rule=f"{name}+{remark}@{version}")


def _of_stamp(moment: Moment, low: int, copy: Folded, clock: Clock) -> Dated:
    value = moment.day.isoformat()
    if moment.clock:
        value += f"T{moment.clock[0]:02}:{moment.clock[1]:02}{clock.zone}"
    evidence = Span(copy.to_text(low + moment.start), copy.to_text(low + moment.end))
    label = f"{moment.label or 'bare'}{'' if moment.calendar == GREGORIAN else '-' + moment.calendar}"
    dated = Dated(
        None if moment.slack else value,
        (moment.day - timedelta(moment.slack)).isoformat(),
        (moment.day + timedelta(moment.slack)).isoformat(),
        "stamp",
        f"page/stamp-{label}-{clock.basis}@{VERSION}",
        [evidence],
    )
    return _remarked(dated, "conflict") if moment.conflict else dated


def aged(
    views: list[View], roles: list[str], copy: Folded, clock: Clock, retrieved: str | None, language: Language
) -> dict[str, Dated]:
    """What relative ages of the article ("2 hours ago") say against the retrieval, by `published` and `updated`.

    Pages round ages down. Minutes and hours leave a stretch of time, and the day is known where all of it lies within
    one; so many days ago is a day, the one before it not excluded; weeks only bound.
    """
    found: dict[str, Dated] = {}
    then = moment_of(retrieved) if retrieved else None
    if then is None:
        return found
    then = then.astimezone(_zone(clock)) if then.tzinfo else then
    exact = len(retrieved or "") > _DAY_LENGTH
    for view in _of_article(views, roles):
        said = None if view.moments else age(view.text, language)
        if said is None or said.minutes > _OLDEST or (said.label or PUBLISHED) in found:
            continue
        earliest, latest = (
            then - timedelta(minutes=count) for count in (said.minutes + said.unit, said.minutes)
        )
        if not exact and said.unit < _DAY_MINUTES:
            latest += timedelta(minutes=_DAY_MINUTES - 1)
        first, last = earliest.date().isoformat(), latest.date().isoformat()
        known = last if first == last or said.unit == _DAY_MINUTES else None
        evidence = Span(copy.to_text(view.low + said.start), copy.to_text(view.low + said.end))
        rule = f"page/stamp-age+retrieved@{VERSION}"
        found[said.label or PUBLISHED] = Dated(known, first, last, "stamp", rule, [evidence])
    return found


def from_metadata(said: Said | None, clock: Clock, stamp: Dated | None) -> Dated | None:
    """A date of the metadata in the outlet's own time. Metadata whose clock is the stamp's but whose zone is not are
    mislabelled, and the stamp's zone holds."""
    moment = moment_of(said.value) if said else None
    if said is None or moment is None:
        return None
    rule = f"page/{said.by}@{VERSION}"
    if moment.tzinfo is None and len(said.value.strip()) <= _DAY_LENGTH:
        return beside(_dated(moment.date().isoformat(), moment.date(), "metadata", rule, []), stamp)
    zone = _zone(clock)
    if stamp and stamp.value and moment.strftime("%Y-%m-%dT%H:%M") == stamp.value[:16]:
        local = moment.replace(tzinfo=zone)
    else:
        local = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return beside(_dated(_written(local), local.date(), "metadata", rule, []), stamp)


def beside(dated: Dated, stamp: Dated | None) -> Dated:
    """The date with the stamp of the page as evidence, and a remark where they differ: by a day, or on the clock.

    A stamp that calls an earlier day its publication outranks metadata: some outlets make these anew with each change
    of a page. Nothing outranks the caller.
    """
    if stamp is None or stamp.value is None or dated.value is None:
        return dated
    mine, theirs = dated.value[:16], stamp.value[:16]
    shown = replace(dated, evidence=stamp.evidence)
    if mine.startswith(theirs) or theirs.startswith(mine):
        return shown
    earlier = theirs[:_DAY_LENGTH] < mine[:_DAY_LENGTH] and "stamp-published" in stamp.rule
    earlier = earlier and dated.basis == "metadata"
    source = dated.rule.removeprefix("page/").partition("@")[0]
    return _remarked(stamp, f"{source}-differs") if earlier else _remarked(shown, "stamp-differs")


def given_by_caller(value: str | None, clock: Clock, stamp: Dated | None) -> Dated | None:
    """The caller's date, at the caller's precision; None for what is no date."""
    if not value:
        return None
    partial = _ISO.match(value.strip())
    rule = f"page/given@{VERSION}"
    if partial and not partial[3]:
        return _partial(partial, rule)
    moment = moment_of(value)
    if moment is None:
        return None
    if len(value.strip()) <= _DAY_LENGTH:
        return beside(_dated(moment.date().isoformat(), moment.date(), "given", rule, []), stamp)
    local = moment if moment.tzinfo else moment.replace(tzinfo=_zone(clock))
    return beside(_dated(_written(local), local.date(), "given", rule, []), stamp)


def _partial(match: re.Match[str], rule: str) -> Dated | None:
    year, month = int(match[1]), int(match[2] or 0)
    if month > 12 or year < 1:
        return None
    first = date(year, month or 1, 1)
    last = date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1) - timedelta(1)
    return Dated(match[0], first.isoformat(), last.isoformat(), "given", rule)


def from_address(uri: str) -> Dated | None:
    """The day in an address such as /2025/12/27/."""
    match = _IN_ADDRESS.search(uri)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return _dated(day.isoformat(), day, "uri", f"page/address@{VERSION}", [])


def _dated(value: str, day: date, basis: str, rule: str, evidence: list[Span]) -> Dated:
    return Dated(value, day.isoformat(), day.isoformat(), basis, rule, evidence)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _zone(clock: Clock) -> timezone:
    hours, _, minutes = clock.zone[1:].partition(":")
    return timezone(timedelta(hours=int(hours), minutes=int(minutes)))


__all__ = [
    "PRINTED",
    "PUBLISHED",
    "UPDATED",
    "Clock",
    "aged",
    "beside",
    "from_address",
    "from_metadata",
    "given_by_caller",
    "in_order",
    "stamped",
]
