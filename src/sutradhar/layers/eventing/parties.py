"""Who stands in a sentence, and in which case: names, bodies of a country, people, pronouns, and lists of them.

A party is found at its head. Its slot is its case, or what the postposition behind it says.
"""

from __future__ import annotations

from msgspec import Struct

from sutradhar.layers.eventing.page import Page
from sutradhar.model import Entity, Named, Span

_KINDS = frozenset(("PER", "ORG", "GPE", "NORP", "LOC"))
_CASES = {"GEN": "gen", "OBJ": "obj", "LOC": "loc", "NOM": "nom", None: "nom"}


class Party(Struct, frozen=True):
    """Tokens `first..last` name it, `after` is the token behind its postposition; `kind` is that of its name, or
    organ, people, pronoun, two."""

    first: int
    last: int
    after: int
    slot: str
    kind: str
    who: list[Named]
    plural: bool = False


def parties_of(page: Page, low: int, high: int) -> list[Party]:
    """The parties of a sentence, lists joined, in order."""
    found: list[Party] = []
    at = low
    while at < high:
        party = _party(page, at, high)
        if party is None:
            at += 1
            continue
        found.append(party)
        at = max(party.last, at + 1)
    return _joined(page, _absorbed(page, found))


def _party(page: Page, at: int, high: int) -> Party | None:
    if at in page.counted and page.counted[at] <= high:
        return _number(page, at, page.counted[at], high)
    if at in page.named:
        return _name(page, at, high)
    if page.is_(at, "singular") or page.is_(at, "plural"):
        return _finish(page, at, at + 1, high, "pronoun", None, plural=page.is_(at, "plural"))
    if page.is_(at, "two") and at + 1 < high and page.is_(at + 1, "two_kinds"):
        return _finish(page, at, at + 2, high, "two", None, plural=True)
    word = page.words[at]
    if word.form.endswith("."):
        return None
    if word.pos in ("NOUN", "PROPN", "ADJ", "ADV") and (
        page.is_(at, "people") or page.stem(at) in page.lexicon.titles
    ):
        last = at + 2 if at + 1 < high and page.is_(at + 1, "institutions") else at + 1
        return _finish(page, at, last, high, "people", None)
    if (word.pos == "PROPN" and word.case in ("OBJ", "GEN")) or (word.pos == "NOUN" and word.case == "OBJ"):
        return _finish(page, at, at + 1, high, "people" if word.pos == "PROPN" else "thing", None)
    if word.pos == "NOUN" and word.number == "PL" and word.classifier is None and word.case in ("NOM", "OBJ"):
        return _finish(page, at, at + 1, high, "people", None)
    return None


def _number(page: Page, at: int, last: int, high: int) -> Party:
    """A number of persons: নয়জন, ছয় বাংলাদেশি."""
    named = page.named.get(last - 1)
    entity = (
        page.mentions[named].entity if named is not None and page.mentions[named].kind == "NORP" else None
    )
    if named is None and last < high and page.is_(last, "people") and last not in page.counted:
        last += 1
    return _finish(page, at, last, high, "number", entity, plural=True)


def _name(page: Page, at: int, high: int) -> Party | None:
    index = page.named[at]
    mention = page.mentions[index]
    last = min(page.reach[index][1], high)
    if mention.kind not in _KINDS:
        return Party(at, last, last, "none", mention.kind, [])
    if mention.kind in ("GPE", "NORP", "LOC") and last < high:
        for name, kind in (("organs", "organ"), ("sites", "site")):
            end = last
            while end < high and page.is_(end, name) and _common(page, end):
                end += 1
            if end > last and _case(page, last - 1, at) in ("nom", "gen"):
                return _finish(page, at, end, high, kind, mention.entity)
    return _finish(page, at, last, high, mention.kind, mention.entity)


def _common(page: Page, token: int) -> bool:
    """Whether a token is no part of a longer name: ইউক্রেনের | বন্দরে, though a place is called so."""
    first, last = page.reach[page.named[token]] if token in page.named else (token, token + 1)
    return last - first == 1


def _case(page: Page, head: int, at: int) -> str:
    """The case of a head as a slot; of a name by what is written behind it."""
    if head in page.named:
        mention = page.mentions[page.named[head]]
        ending = page.article.text[mention.end : page.tokens.ends[head]]
        case = page.words[head].case
        if not ending:
            return "obj" if case == "OBJ" else "nom"
        case = page.lexicon.endings.get(ending, case)
        return _CASES[case] if case in ("GEN", "OBJ", "LOC") else "none"
    word = page.words[head]
    if word.verb is not None or word.form.endswith(tuple(page.lexicon.lists["besides"])):
        return "none"
    return _CASES.get(word.case, "none")


def _finish(
    page: Page, first: int, last: int, high: int, kind: str, entity: Entity, *, plural: bool = False
) -> Party:
    slot = _case(page, last - 1, first)
    after = last
    if after < high and slot in ("gen", "nom", "obj"):
        opened = page.lexicon.slots.get(page.tokens.forms[after])
        if slot == "nom" and (called := _called(page, after, high)):
            slot, after = "called", called
        if opened is not None:
            slot, after = opened, after + 1
            if (
                slot == "toward"
                and after < high
                and page.lexicon.slots.get(page.tokens.forms[after]) == "source"
            ):
                slot, after = "source", after + 1
    if kind == "NORP" and slot == "nom":
        slot = "adj"
    span = page.span((first, last)) if page.words[last - 1].pos != "NUM" else _whole(page, first, last)
    if kind in _KINDS:
        mention = page.mentions[page.named[last - 1]]
        span = Named(mention.start, mention.end)
    many = plural or page.words[last - 1].number == "PL"
    return Party(first, last, after, slot, kind, [Named(span.start, span.end, entity)], many)


def _called(page: Page, after: int, high: int) -> int | None:
    """The token behind নামের, if it follows a name, also behind an age in brackets: করিম (৩৬) নামের | এক যুবক."""
    if page.tokens.forms[after] == "(":
        closed = (at for at in range(after + 1, min(after + 5, high)) if page.tokens.forms[at] == ")")
        after = next(closed, after) + 1
    return after + 1 if after < high and page.tokens.forms[after] in page.lexicon.lists["called"] else None


def _whole(page: Page, first: int, last: int) -> Span:
    return Span(page.tokens.starts[first], page.tokens.ends[last - 1])


def _absorbed(page: Page, found: list[Party]) -> list[Party]:
    """Without the country of a person: রাশিয়ার প্রতিরক্ষামন্ত্রী | বেলুসভ; a title alone keeps its country as entity."""
    kept: list[Party] = []
    for party in found:
        while (
            kept
            and party.kind in ("PER", "ORG", "people", "thing", "number")
            and _belongs(page, kept[-1], party)
        ):
            before = kept.pop()
            if party.kind in ("people", "thing", "number") and (
                before.kind != "PER" or before.slot == "called"
            ):
                own = before.who[0].entity if _stands_for(page, before, party) else None
                who = Named(before.who[0].start, party.who[0].end, party.who[0].entity or own)
                party = Party(
                    before.first, party.last, party.after, party.slot, party.kind, [who], party.plural
                )
            else:
                party = Party(
                    before.first, party.last, party.after, party.slot, party.kind, party.who, party.plural
                )
        kept.append(party)
    return kept


def _stands_for(page: Page, before: Party, party: Party) -> bool:
    """Whether a country is meant by what is its own: an office, a body, a thing that is done something to; or a body
    by its members."""
    head = party.last - 1
    if before.slot == "called":
        return True
    if before.kind == "ORG":
        return page.is_(head, "members")
    if before.kind not in ("GPE", "NORP"):
        return False
    return party.kind == "thing" or page.stem(head) in page.lexicon.titles or page.is_(head, "organs")


def _belongs(page: Page, before: Party, party: Party) -> bool:
    """Whether a party is a modifier of the next one: nothing but titles stands between."""
    if before.slot == "called":
        return bool(before.who) and party.kind in ("people", "number") and party.first - before.after < 4
    if before.last != before.after or not before.who:
        return False
    if (
        before.kind == "people"
        and before.slot == "nom"
        and before.last == party.first
        and party.kind != "PER"
    ):
        # করিমের ছেলে | রহিমকে; উপদেষ্টা পরিষদ | কমিটির
        return page.is_(before.last - 1, "kin") or (party.kind == "people" and party.slot == "gen")
    if before.kind in ("GPE", "NORP", "ORG", "LOC", "organ") and before.slot not in ("gen", "adj", "nom"):
        return False
    if before.kind == "people" and (before.slot != "nom" or party.kind != "PER"):
        return False
    if before.kind in ("PER", "pronoun", "two", "site", "number", "thing"):
        return False
    between = range(before.last, party.first)
    if before.slot == "nom" and before.kind != "people" and not between:
        return party.kind == "people"
    if before.slot == "nom" and before.kind != "people":
        return False
    return all(
        page.stem(at) in page.lexicon.titles or page.words[at].pos in ("ADJ", "NUM", "DET") for at in between
    )


def _joined(page: Page, found: list[Party]) -> list[Party]:
    """Lists of bare parties take the case of the last one."""
    joined: list[Party] = []
    for party in reversed(found):
        if joined:
            nxt = joined[-1]
            between = page.tokens.forms[party.after : nxt.first]
            link = len(between) == 1 and (
                between[0] in page.lexicon.lists["joins"] or (between[0] in (",", "-") and len(nxt.who) > 1)
            )
            dash = between == ["-"] and party.kind == nxt.kind and party.kind in ("GPE", "PER", "people")
            same = party.kind == nxt.kind or {party.kind, nxt.kind} <= {
                "GPE",
                "NORP",
                "ORG",
                "organ",
                "PER",
                "people",
                "number",
            }
            if (link or dash) and party.slot in ("nom", "adj", nxt.slot) and same and party.who and nxt.who:
                joined[-1] = Party(
                    party.first, nxt.last, nxt.after, nxt.slot, nxt.kind, party.who + nxt.who, True
                )
                continue
        joined.append(party)
    return joined[::-1]
