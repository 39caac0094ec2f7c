"""What is said: for each cue its subject, content and addressee, by the order in which they stand.

The orders are tried in this one: content, complementiser, cue · subject, cue, content · content, cue, subject ·
subject, noun phrase, cue.
"""

from __future__ import annotations

from sutradhar.layers.attribution.cues import Cue
from sutradhar.layers.attribution.drafts import Draft, clause_start, draft_of, reach_of, strip_lead
from sutradhar.layers.attribution.nouns import by_noun
from sutradhar.layers.attribution.page import DASHES, Page, Range
from sutradhar.layers.attribution.phrases import (
    addressee_in,
    first_subject,
    goes_on,
    subject_after,
    subject_before,
)


def drafts_of(page: Page, cues: list[Cue], low: int, high: int) -> list[Draft]:
    """The statements of the sentence `low..high` whose cues are given, in the order of the cues."""
    drafts: list[Draft] = []
    floor = low
    for cue in cues:
        draft = by_noun(page, cue, floor, high) if cue.noun is not None else _by_verb(page, cue, floor, high)
        if draft is not None:
            if drafts:
                _relay(drafts[-1], draft)
            inner = _alleged(page, draft)
            drafts.extend([inner, draft] if inner is not None else [draft])
            floor = cue.last
    return drafts


def _relay(cited: Draft, teller: Draft) -> None:
    """Notes on a cited source whose cue its content opens with: রয়টার্সের বরাত দিয়ে | এনডিটিভি জানায়, …"""
    whole = cited.content
    if cited.rule != "by-agency-noun" or whole is None or teller.source is None or teller.content is None:
        return
    if min(teller.source[0], teller.content[0]) == whole[0] and teller.cue[1] <= whole[1]:
        cited.teller = teller.cue


def _alleged(page: Page, draft: Draft) -> Draft | None:
    """The allegation that a denial takes up, whose speaker is not named: ঘুষ নেওয়ার অভিযোগ | অস্বীকার করেছে."""
    if draft.stance != "deny" or draft.content is None:
        return None
    first, head = draft.content[0], draft.content[1] - 1
    noun = page.lexicon.nouns.get(page.tokens.forms[head])
    if noun is None or not noun.comma or noun.stance == "say":
        return None
    if head == first or page.words[head - 1].case != "GEN":
        return None
    name = page.tokens.forms[head]
    return Draft(
        f"{noun.id}-inner", noun.stance, name, (head, head + 1), (first, head), impersonal=True
    )  # fmt: skip


def _by_verb(page: Page, cue: Cue, floor: int, high: int) -> Draft | None:
    complementiser = _complementiser(page, cue, floor)
    if complementiser is not None:
        return _content_first(page, cue, complementiser, floor, high)
    if not _governs_noun(page, cue, floor):
        ahead = _content_ahead(page, cue, high)
        if ahead is not None:
            return _content_last(page, cue, ahead, floor)
        behind = _content_behind(page, cue, floor)
        if behind is not None:
            return _content_then_verb(page, cue, behind, high)
    return _noun_content(page, cue, floor, high)


def _governs_noun(page: Page, cue: Cue, floor: int) -> bool:
    """Whether a noun phrase in the genitive stands before the cue, as its content: হামলার | নিন্দা করেন."""
    at = cue.first - 1
    if cue.takes == "clause" or at < floor:
        return False
    if at in page.closes:
        at -= 1
    return page.words[at].case == "GEN" and page.words[at].number != "PL"


def _complementiser(page: Page, cue: Cue, floor: int) -> int | None:
    """The token of বলে or মর্মে that hands a content to the cue, with nothing but subject and frame between."""
    for token in range(cue.first - 1, max(floor, cue.first - 14), -1):
        if page.tokens.forms[token] in (",", ";") or page.is_quote(token):
            return None
        if page.is_(token, "complementisers"):
            return token
        if page.words[token].verb in ("FIN", "COND"):
            return None
    return None


def _content_first(page: Page, cue: Cue, that: int, floor: int, high: int) -> Draft | None:
    """content বলে [subject] cue [subject]; a subject may also open the sentence."""
    content = strip_lead(page, (floor, that))
    inner = subject_before(page, that + 1, cue.first)
    source = subject_after(page, cue.last, high) if inner is None and not cue.passive else inner
    if source is None and not cue.passive and content is not None:
        source, content = _opening_subject(page, content)
    if content is None:
        return None
    first = that if that + 1 == cue.first else None
    draft = draft_of(cue, "that", content, source, first)
    draft.addressee = addressee_in(page, that + 1, cue.first)
    return draft


def _opening_subject(page: Page, content: Range) -> tuple[Range | None, Range | None]:
    """The subject that opens the sentence and the content behind it: তিনি | একে ‘অটুট’ | বলে উল্লেখ করেন."""
    first, last = content
    if page.is_quote(first):
        return None, content
    for head in range(first, min(first + 8, last)):
        if page.words[head].verb or page.tokens.forms[head] == "," or page.is_quote(head):
            break
        subject = subject_before(page, first, head + 1)
        if subject is None or subject[1] != head + 1:
            continue
        after = page.words[head + 1] if head + 1 < last else None
        rest = strip_lead(page, (head + 1, last))
        if (
            rest is None
            or after is None
            or after.pos == "ADP"
            or ((head + 1) in page.named and after.case is None)
        ):
            return None, content
        if goes_on(page, head, last):
            continue
        return subject, rest
    return None, content


def _content_ahead(page: Page, cue: Cue, high: int) -> Range | None:
    """The content behind a cue that a comma, colon, dash, যে or a quotation opens."""
    at = cue.last
    if at >= high:
        return None
    form = page.tokens.forms[at]
    if page.is_(at, "that"):
        at += 1
        if at < high and page.tokens.forms[at] == ",":
            at += 1
    elif form == "," or set(form) <= DASHES:
        at += 1
    elif at not in page.opens:
        return None
    return reach_of(page, at, high)


def _content_last(page: Page, cue: Cue, content: Range, floor: int) -> Draft | None:
    start = clause_start(page, floor, cue.first)
    if any(page.is_(at, "relatives") for at in range(start, cue.first)):
        return None
    source = None if cue.passive else subject_before(page, start, cue.first)
    if source is None and start > floor and not cue.passive:
        source = subject_before(page, floor, cue.first)
    last = cue.last + 1 if page.is_(cue.last, "that") else cue.last
    draft = draft_of(cue, "clause", content, source)
    draft.cue = (cue.first, last)
    if cue.passive:
        draft.source, draft.mode = _document(page, floor, cue.first)
    draft.addressee = addressee_in(page, source[1] if source else floor, cue.first)
    if draft.addressee is None and source:
        draft.addressee = addressee_in(page, floor, source[0])
    return draft


def _document(page: Page, floor: int, first: int) -> tuple[Range | None, str | None]:
    """The document that a passive quotes from: প্রতিবেদনে | বলা হয়."""
    for at in range(first - 1, floor - 1, -1):
        if page.is_(at, "documents"):
            start = at
            while start > floor and _describes(page, start - 1):
                start -= 1
            return (start, at + 1), "credit"
    return None, None


def _describes(page: Page, token: int) -> bool:
    """Whether a word before a document belongs to its phrase: whose it is, where it was sent."""
    word = page.words[token]
    if page.is_(token, "times") or page.is_(token, "lead_ins"):
        return False
    if token in page.named or word.verb == "VN":
        return True
    return word.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP") and (
        word.case != "LOC" or page.words[token + 1].verb == "VN"
    )


def _content_behind(page: Page, cue: Cue, low: int) -> Range | None:
    """The content before a cue that a closing quote, comma or dash ends; one spoken to may stand between."""
    at = cue.first
    while at > low and (page.is_(at - 1, "adverbs") or page.is_(at - 1, "addressees")):
        at -= 1
    taken = at
    while (
        taken > low
        and at - taken < 3
        and (
            page.is_(taken - 1, "taken_up")
            or page.is_(taken - 1, "taken_up_by")
            or page.is_(taken - 1, "nobody")
        )
    ):
        taken -= 1
    if taken > low and page.tokens.forms[taken - 1] == "-":
        at = taken
    while at > low and page.tokens.forms[at - 1] in (",", "-"):
        at -= 1
        if at - 1 in page.closes:
            return (page.closes[at - 1], at)
        return page.trim((low, at))
    if at - 1 in page.closes:
        return (page.closes[at - 1], at)
    return None


def _content_then_verb(page: Page, cue: Cue, content: Range, high: int) -> Draft | None:
    source = subject_after(page, cue.last, high) or subject_before(page, content[1], cue.first)
    lead = strip_lead(page, content)
    if lead is None:
        return None
    if source is None and not page.is_quote(content[1] - 1):
        return None
    draft = draft_of(cue, "after", lead, source)
    draft.addressee = addressee_in(page, content[1], cue.first)
    return draft


def _noun_content(page: Page, cue: Cue, floor: int, high: int) -> Draft | None:
    """A noun phrase before the cue, or the word that takes a content up: এ কথা জানান."""
    up = _taken_up(page, cue, floor)
    start = clause_start(page, floor, cue.first)
    source = subject_before(page, start, up[0]) if up else first_subject(page, start, cue.first)
    after = subject_after(page, cue.last, high)
    if cue.joined is not None:
        after = subject_before(page, cue.last, cue.joined)
    if cue.passive:
        source, mode = _document(page, floor, cue.first)
        return _told_by(page, cue, up, source, mode)
    if up is not None:
        if " " in cue.lemma and cue.takes == "clause":
            return None
        draft = draft_of(cue, "word", up, after or source)
        draft.addressee = addressee_in(page, source[1] if source else start, up[0])
        return draft
    if cue.takes == "clause":
        return None
    start = source[1] if source else floor
    content = _phrase_content(page, start, cue)
    if content is None or not _can_be_said(page, cue, content):
        return None
    draft = draft_of(cue, "noun", content, after or source)
    draft.addressee = addressee_in(page, start, content[0])
    if draft.addressee is None:
        draft.addressee = addressee_in(page, content[0], content[1])
        if draft.addressee is not None and draft.addressee[0] == content[0]:
            rest = strip_lead(page, (draft.addressee[1], content[1]))
            draft.content = rest or content
    return draft


def _told_by(page: Page, cue: Cue, up: Range | None, source: Range | None, mode: str | None) -> Draft | None:
    """What a document tells in the passive: এক বার্তায় | এ তথ্য | জানানো হয়."""
    behind = source[1] if source else max(cue.first - 6, 0)
    content = up or (None if cue.takes == "clause" else _phrase_content(page, behind, cue))
    if content is None or not _can_be_said(page, cue, content):
        return None
    draft = draft_of(cue, "word" if up else "noun", content, source)
    draft.mode = mode
    return draft


def _can_be_said(page: Page, cue: Cue, content: Range) -> bool:
    """Whether a phrase is a content: not a clause, not a bare এই, and before a weak cue something that can be told."""
    first, last = content
    if page.words[first].verb == "FIN" or all(page.is_(at, "taken_up_by") for at in range(first, last)):
        return False
    if cue.id != "announce":
        return True
    word = page.words[last - 1]
    return word.case == "GEN" or word.verb == "INF" or page.is_(last - 1, "tellable")


def _taken_up(page: Page, cue: Cue, floor: int) -> Range | None:
    at = cue.first
    if at - 1 >= floor and page.is_(at - 1, "taken_up_alone"):
        owned = at - 2 >= floor and page.words[at - 2].case == "GEN"
        return None if owned else (at - 1, at)
    if at - 2 >= floor and page.is_(at - 1, "taken_up") and page.is_(at - 2, "taken_up_by"):
        return (at - 2, at)
    return None


def _phrase_content(page: Page, start: int, cue: Cue) -> Range | None:
    """The noun phrase that is said: behind subject, frame and adverbs, and without those of the cue."""
    first, last = start, cue.first
    for at in range(cue.first - 1, start - 1, -1):
        if page.is_(at, "relatives"):
            return None
        if page.is_(at, "venues") or page.words[at].verb in ("FIN", "COND") or page.tokens.forms[at] == ";":
            first = at + 1
            break
    while last > first and page.is_(last - 1, "adverbs"):
        last -= 1
    return strip_lead(page, (first, last))
