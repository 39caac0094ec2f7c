"""Who a phrase means: names, titles of persons that the page names, pronouns, capitals that stand for countries.

A pronoun or a dropped subject means the last subject of the page that agrees with it; a subject inside what another
says does not count.
"""

from __future__ import annotations

from sutradhar.knowledge import AGENCY_TYPES, Knowledge
from sutradhar.layers.attribution.drafts import Draft
from sutradhar.layers.attribution.page import Page, Range
from sutradhar.layers.attribution.phrases import can_speak, name_behind
from sutradhar.model import Entity
from sutradhar.translit import slug

_NEAR = 64
"""How many subjects or names back an antecedent is looked for."""
_PERSON = frozenset(("PER",))


class Speakers:
    """Resolves the speakers of one page in the order of its statements."""

    def __init__(self, page: Page, knowledge: Knowledge) -> None:
        self._page = page
        self._knowledge = knowledge
        self._subjects: list[tuple[int, Entity, Range]] = []
        """Subjects so far: where, who, which phrase."""
        self._seen = 0
        self._holders: dict[str, list[int]] = {}
        """The mentions of persons by the word before them."""
        for index, mention in enumerate(page.mentions):
            first = page.reach[index][0]
            while mention.kind == "PER" and first > 0 and self._stem(first - 1) in page.lexicon.titles:
                first -= 1
                self._holders.setdefault(self._stem(first), []).append(index)

    def resolve(self, phrase: Range, before: int | None = None) -> Entity:
        """The entity, or entities, of a source phrase; an antecedent stands left of the token `before`."""
        page = self._page
        before = phrase[0] if before is None else before
        only = phrase[1] - phrase[0] == 1
        if only and page.is_(phrase[0], "nobody"):
            return None
        if only and page.is_(phrase[0], "singular"):
            return self._antecedent(before, plural=False)
        if only and (page.is_(phrase[0], "plural") or page.is_(phrase[0], "that_body")):
            return self._antecedent(before, plural=True)
        parts = self._conjuncts(phrase)
        if len(parts) > 1 and self._named_person(parts[-1]):
            # Offices before the name of the one who holds them all: পরিচালক ও কমিশনার | আব্দুর রহমান.
            parts = [part for part in parts if not self._is_title(part)]
        found = [who for part in parts if (who := self._one(part)) is not None]
        flat = list(dict.fromkeys(found))
        return flat[0] if len(flat) == 1 else flat or None

    def _named_person(self, part: Range) -> bool:
        head = part[1] - 1
        return head in self._page.named and self._page.mentions[self._page.named[head]].kind == "PER"

    def _is_title(self, part: Range) -> bool:
        head = part[1] - 1
        return head not in self._page.named and self._stem(head) in self._page.lexicon.titles

    def remember(self, phrase: Range, who: Entity) -> None:
        """Notes a speaker, so that what follows may mean him."""
        if who is not None:
            self._subjects.append((phrase[0], who, phrase))

    def pass_by(self, token: int, contents: list[Range]) -> None:
        """Notes the subjects of the page's own voice up to a token."""
        page = self._page
        for index in range(self._seen, len(page.mentions)):
            first, last = page.reach[index]
            if first >= token:
                break
            self._seen = index + 1
            inside = any(low <= first < high for low, high in contents)
            if inside or page.quoted(first) or page.mentions[index].kind not in ("PER", "ORG"):
                continue
            after = page.words[last] if last < len(page.tokens) else None
            if can_speak(page, last - 1) and not (after and after.pos == "ADP"):
                self._subjects.append((first, self._stands_for(page.mentions[index].entity), (first, last)))

    def last_subject(self, token: int) -> tuple[Entity, Range] | None:
        """The last subject before a token: whose words go on where no subject stands."""
        for at, who, phrase in reversed(self._subjects[-_NEAR:]):
            if at < token and who is not None:
                return who, phrase
        return None

    def is_agency(self, who: Entity) -> bool:
        """Whether the speaker is a medium: then its words are a report."""
        if not isinstance(who, str):
            return False
        entity = self._knowledge.entity(who)
        return entity is not None and entity.type in AGENCY_TYPES

    def _antecedent(self, token: int, *, plural: bool) -> Entity:
        for at, who, _ in reversed(self._subjects[-_NEAR:]):
            if at < token and self._agrees(who, plural=plural):
                return who
        if plural:
            return None
        for index in range(self._seen - 1, max(self._seen - _NEAR, -1), -1):
            mention = self._page.mentions[index]
            if mention.kind == "PER" and self._page.reach[index][0] < token:
                return mention.entity
        return None

    def _agrees(self, who: Entity, *, plural: bool) -> bool:
        if isinstance(who, list):
            return plural
        row = self._page.entities.get(who) if who else None
        if row is None:
            return who is not None and not plural
        return (row.kind != "PER") if plural else row.kind in _PERSON

    def _conjuncts(self, phrase: Range) -> list[Range]:
        """The parts of a phrase that are speakers of their own."""
        page, parts, first = self._page, [], phrase[0]
        depth = 0
        for at in range(phrase[0], phrase[1]):
            form = page.tokens.forms[at]
            depth += (form == "(") - (form == ")")
            splits = page.is_(at, "joins") or form == ","
            if splits and not depth and at > first and at not in page.named and self._speaks(first, at):
                parts.append((first, at))
                first = at + 1
        return [*parts, (first, phrase[1])] if first < phrase[1] else parts

    def _speaks(self, first: int, last: int) -> bool:
        head = last - 1
        if self._page.tokens.forms[head] == ")":
            return True
        return can_speak(self._page, head)

    def _one(self, part: Range) -> str | None:
        """The entity of a single phrase."""
        page = self._page
        part = self._without_bracket(part)
        head = part[1] - 1
        if head in page.named:
            mention = page.mentions[page.named[head]]
            return self._stands_for(mention.entity)
        for token in range(head, part[0] - 1, -1):
            if token in page.named and page.mentions[page.named[token]].kind == "PER" and page.bare(token):
                return page.mentions[page.named[token]].entity
        return self._titled(part) or self._common(part)

    def _without_bracket(self, part: Range) -> Range:
        first, last = part
        forms = self._page.tokens.forms
        if forms[last - 1] == ")":
            for at in range(last - 2, first, -1):
                if forms[at] == "(":
                    return (first, at)
        return part

    def _stands_for(self, entity: str | None) -> str | None:
        """A capital stands for its country."""
        return (self._knowledge.government(entity) or entity) if entity else None

    def _titled(self, part: Range) -> str | None:
        """The person whom the page names with the title of this phrase: উত্তর কোরিয়ার নেতা."""
        page = self._page
        title = self._stem(part[1] - 1)
        if title not in page.lexicon.titles:
            return None
        places = {page.mentions[page.named[at]].entity for at in range(*part) if at in page.named}
        best: str | None = None
        for index in self._holders.get(title, ())[:_NEAR]:
            mention, (first, last) = page.mentions[index], page.reach[index]
            if first == part[1] and not page.bare(last - 1):
                # A case ending says that the name is of what is said, not of the one who says it.
                continue
            near = {
                page.mentions[page.named[at]].entity
                for at in range(max(first - 5, 0), first)
                if at in page.named
            }
            if places <= near or not places:
                best = mention.entity
                if first > part[0]:
                    break
        return best

    def _stem(self, token: int) -> str:
        """The word without what its case adds."""
        word = self._page.words[token]
        return word.lemma if word.case in ("GEN", "OBJ", "LOC") else self._page.tokens.forms[token]

    def _behind_title(self, part: Range) -> int | None:
        """Where a name that no list has begins behind the title of its bearer."""
        for at in range(part[1] - 2, part[0] - 1, -1):
            if self._stem(at) in self._page.lexicon.titles:
                return at + 1 if name_behind(self._page, at, part[1]) == part[1] else None
        return None

    def _common(self, part: Range) -> str | None:
        """The local id of a speaker without a name; None where the phrase keeps him unknown."""
        page, lists = self._page, self._page.lexicon.words
        forms = page.tokens.forms[part[0] : part[1]]
        if any(form in lists["words"] for form in forms):
            return None
        name = self._behind_title(part)
        if name is not None:
            return f"sd:{slug(' '.join(page.tokens.forms[name : part[1]]))}"
        head = self._stem(part[1] - 1)
        gloss = page.lexicon.speakers.get(" ".join((*forms[:-1], head))) or page.lexicon.speakers.get(head)
        whose = [
            page.mentions[page.named[at]].entity
            for at in range(*part)
            if at in page.named and page.reach[page.named[at]][0] == at
        ]
        owner = "".join(f"{_slug_of(page, who)}-" for who in whose[:1] if who)
        return f"sd:{owner}{gloss or slug(head)}"


def _slug_of(page: Page, entity: str) -> str:
    row = page.entities.get(entity)
    return slug(row.name_en or row.name) if row else entity.removeprefix("sd:").lower()


def drop_subject(draft: Draft, speakers: Speakers) -> tuple[Entity, Range] | None:
    """The speaker of a clause without one, unless none is meant."""
    return None if draft.impersonal else speakers.last_subject(draft.cue[0])
