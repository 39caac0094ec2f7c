"""Who did it and to whom, by the slots of the frame."""

from __future__ import annotations

from msgspec import Struct

from sutradhar.layers.eventing.page import Page, Range
from sutradhar.layers.eventing.parties import Party
from sutradhar.layers.eventing.slots import in_slot
from sutradhar.layers.eventing.triggers import Trigger
from sutradhar.model import Entity, Named, Statement

_OWN = frozenset(("admit", "deny", "promise", "threaten"))
_NEAR = 16
"""How many parties back one is looked for."""
_PLACES = frozenset(("GPE", "LOC", "site"))


class Cast(Struct):
    """The sides of an event and its place."""

    actors: list[Named]
    targets: list[Named]
    place: Named | None
    person: bool = False

    def meets(self, page: Page, needs: tuple[str, ...]) -> bool:
        """Whether everyone is found whom the frame cannot do without; `a|b` is one of them."""
        found = {
            "actor": bool(self.actors),
            "target": bool(self.targets),
            "place": self.place is not None,
            "person": self.person,
            "patient": any(page.is_person(one) or one.entity is None for one in self.targets),
            "two": len({str(one.entity or one.start) for one in self.actors}) > 1,
        }
        return all(any(found[name] for name in need.split("|")) for need in needs)


def cast_of(
    page: Page, trigger: Trigger, clause: Range, parties: list[Party], memory: Memory, said_in: int | None
) -> Cast:
    """The roles of a trigger among the parties of its sentence."""
    frame = trigger.frame
    near = [
        party
        for party in parties
        if clause[0] <= party.first
        and party.last <= clause[1]
        and (party.last <= trigger.first or party.first >= trigger.last)
        and not (party.kind in ("people", "number") and page.stem(party.last - 1) in frame.objects)
    ]
    actor_slots, target_slots = frame.roles[trigger.voice]
    went = in_slot(page, trigger, near, "bare-place") if "bare-place" in target_slots else None
    near = [party for party in near if party is not went]
    cue = _cue(page, trigger) if frame.speech else None
    if cue is not None and cue.source is not None:
        actors = _said_by(page, cue) if _is_party(page, cue.source, parties) else []
    else:
        actors = _sides(page, trigger, near, actor_slots, memory)
        if trigger.voice == "active" and "nom" in actor_slots:
            actors = memory.carried(page, trigger, clause, actors) or _own_act(page, trigger, said_in)
    targets = went.who if went is not None else _fill(page, trigger, near, target_slots, memory, taken=actors)
    if not frame.mutual:
        acting = [one.entity for one in actors if one.entity is not None]
        targets = [one for one in targets if one.entity not in acting]
    place = _place(near, trigger)
    if frame.mutual and len(actors) > 1:
        memory.pair(actors)
    if frame.mutual and len(actors + targets) > 1:
        both = actors + [one for one in targets if one not in actors]
        actors = targets = both
    return Cast(actors, targets, place, any(page.is_person(one) for one in actors))


def _cue(page: Page, trigger: Trigger) -> Statement | None:
    """The statement whose cue the trigger is."""
    index = page.cues.get(trigger.last - 1, page.cues.get(trigger.verb) if trigger.verb is not None else None)
    row = page.statements[index] if index is not None else None
    return None if row is None or row.mode == "credit" else row


def _is_party(page: Page, source: Named, parties: list[Party]) -> bool:
    """Whether the one who speaks is a party of the sentence, so that no mere noun is taken for one who acts."""
    starts = page.tokens.starts
    return any(starts[p.first] < source.end and source.start < page.tokens.ends[p.last - 1] for p in parties)


def _said_by(page: Page, row: Statement) -> list[Named]:
    assert row.source is not None
    who = row.source.entity
    return [Named(row.source.start, row.source.end, _acts_for(page, who))]


def _own_act(page: Page, trigger: Trigger, said_in: int | None) -> list[Named]:
    """The speaker who admits, denies or promises an act without a subject: it is his own."""
    row = page.statements[said_in] if said_in is not None else None
    bare = trigger.tense is not None and page.words[trigger.tense].verb in ("VN", "INF")
    if row is None or row.source is None or row.stance not in _OWN or not bare:
        return []
    return _said_by(page, row)


def _acts_for(page: Page, who: Entity) -> Entity:
    """The country of a capital; anyone else as he is."""
    if isinstance(who, str):
        return page.knowledge.government(who) or who
    return who


def _fill(
    page: Page,
    trigger: Trigger,
    near: list[Party],
    slots: tuple[str, ...],
    memory: Memory,
    taken: list[Named] | None = None,
) -> list[Named]:
    """The parties in the first slot that is filled."""
    for slot in slots:
        party = in_slot(page, trigger, near, slot)
        if party is None:
            continue
        found = [
            Named(one.start, one.end, _acts_for(page, one.entity))
            for one in memory.resolved(page, party)
            if taken is None or not any(one.start == other.start for other in taken)
        ]
        if slot in ("loc", "goal"):
            found = _abroad(page, found, taken or [])
        if found:
            return found
    return []


def _abroad(page: Page, places: list[Named], actors: list[Named]) -> list[Named]:
    """The country of a place to which something is done, where those who do it are of another; else nobody."""
    homes = {_country(page, one.entity) for one in actors}
    country = _country(page, places[0].entity) if places else None
    if not homes or country is None or None in homes or country in homes:
        return []
    return [Named(places[0].start, places[0].end, country)]


def _country(page: Page, who: Entity) -> str | None:
    known = page.knowledge.entity(who) if isinstance(who, str) else None
    if known is None:
        return None
    return known.id if known.type == "country" else known.country


def _sides(
    page: Page, trigger: Trigger, near: list[Party], slots: tuple[str, ...], memory: Memory
) -> list[Named]:
    """The actors; of a mutual act the parties of one slot after the other until there are two."""
    found: list[Named] = []
    near = [party for party in near if party.kind != "number"]
    for slot in slots:
        if len(found) > 1 or (found and not trigger.frame.mutual):
            break
        found += _fill(page, trigger, near, (slot,), memory, found)
    return found


def _place(near: list[Party], trigger: Trigger) -> Named | None:
    places = [p for p in near if p.slot == "loc" and p.kind in _PLACES]
    before = [p for p in places if p.last <= trigger.first]
    best = before[-1] if before else (places[0] if places else None)
    return best.who[0] if best is not None and best.who else None


class Memory:
    """Who was spoken of: what pronouns and “the two countries” mean."""

    def __init__(self) -> None:
        self._persons: list[Named] = []
        self._bodies: list[Named] = []
        self._pairs: list[tuple[str, list[Named]]] = []
        self._subject: tuple[int, list[Named]] = (-1, [])
        """The sentence of the last act with a subject, and who it was."""

    def carried(self, page: Page, trigger: Trigger, clause: Range, actors: list[Named]) -> list[Named]:
        """The actors; where a clause that goes on from the one before has none, those of the one before."""
        sentence = page.tokens.sentence[trigger.first]
        before = clause[0] - 1
        if actors:
            self._subject = (sentence, actors)
            return actors
        finite = trigger.tense is not None and page.words[trigger.tense].verb == "FIN"
        goes_on = before >= 0 and page.is_(before, "clause_joins")
        return self._subject[1] if self._subject[0] == sentence and finite and goes_on else []

    def note(self, parties: list[Party]) -> None:
        """Remembers the parties of a sentence that has been read."""
        for party in parties:
            if party.kind == "PER" and party.slot in ("nom", "gen") and len(party.who) == 1:
                self._persons.append(party.who[0])
            if len(party.who) == 2 and (party.slot in ("nom", "between") or party.kind == "PER"):
                self._pairs.append((party.kind, party.who))

    def pair(self, who: list[Named]) -> None:
        """Remembers the two sides of an act."""
        if len(who) == 2:
            near = [person.entity for person in self._persons[-_NEAR:]]
            persons = all(one.entity in near for one in who)
            self._pairs.append(("PER" if persons else "GPE", who))

    def resolved(self, page: Page, party: Party) -> list[Named]:
        """The party, a pronoun or pair replaced by whom it means."""
        if party.kind == "pronoun":
            return self._pronoun(page, party)
        if party.kind == "two":
            return self._two(page, party)
        return party.who

    def _pronoun(self, page: Page, party: Party) -> list[Named]:
        at = party.who[0]
        if at.start in page.speakers:
            return [Named(at.start, at.end, page.speakers[at.start])]
        if party.plural:
            who = [one.entity for one in self._pairs[-1][1] if one.entity is not None] if self._pairs else []
            return [Named(at.start, at.end, entity) for entity in who] or [at]
        if not self._persons:
            return [at]
        return [Named(at.start, at.end, self._persons[-1].entity)]

    def _two(self, page: Page, party: Party) -> list[Named]:
        at = party.who[0]
        persons = (
            page.stem(party.last - 1) not in page.lexicon.lists["two_kinds"]
            or page.stem(party.last - 1) in page.lexicon.titles
        )
        for kind, pair in reversed(self._pairs[-_NEAR:]):
            if (kind == "PER") == persons:
                return [Named(at.start, at.end, one.entity) for one in pair]
        return [at]
