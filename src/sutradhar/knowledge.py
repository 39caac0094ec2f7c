"""What the reader knows of the world: persons, bodies, places, peoples, their forms, and who held which office when.

The tables are `data/bn/names/*.tsv`, built by `tools/build_names.py`, each fact with its source and licence. They load
in some ten milliseconds into plain dictionaries of strings; an `Entity` is made when it is asked for. A form is a
sequence of atoms (see `atoms`), so that spaces, hyphens, points and apostrophes in a name do not matter.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

from msgspec import Struct

from sutradhar.errors import DamagedData
from sutradhar.language import Language
from sutradhar.text import fold
from sutradhar.translit import slug

_ATOM = re.compile(r"[\u0980-\u09fea-zA-Z0-9\u00c0-\u024f]+")

KIND_OF_TYPE = {
    **dict.fromkeys(("country", "capital", "city", "state", "division", "district", "upazila"), "GPE"),
    **dict.fromkeys(
        (
            "region",
            "continent",
            "water",
            "river",
            "island",
            "structure",
            "monument",
            "place",
            "neighbourhood",
        ),
        "LOC",
    ),
    "religious_site": "LOC",
    "people": "NORP",
    "person": "PER",
    "event": "EVT",
    "competition": "EVT",
    "work": "WRK",
}
"""The kind of a mention by the type of its entity; every other type is a body, `ORG`."""

AGENCY_TYPES = frozenset(("news_agency", "broadcaster", "newspaper", "site"))


class Entity(Struct, frozen=True):
    """One known entity. `id` is a Wikidata id where a source gives one, else `sd:<slug>`; `country` is a Wikidata
    id."""

    id: str
    type: str
    name: str
    name_en: str
    country: str | None

    @property
    def kind(self) -> str:
        """The kind of a mention that names it in full."""
        return KIND_OF_TYPE.get(self.type, "ORG")

    @property
    def wikidata(self) -> str | None:
        """The Wikidata id, where the entity has one."""
        return self.id if self.id.startswith("Q") else None


class Bearer(Struct, frozen=True):
    """An entity that bears a form. A weak form counts only beside other evidence."""

    id: str
    kind: str
    weak: bool


class Tenure(Struct, frozen=True):
    """Who held an office. `start` and `end` are ISO dates at the precision that is known, or None; `over` says that the
    term has ended, though perhaps on a day that is not known; `basis` says how the days are known, `evidence` by
    what."""

    office: str
    office_bn: str
    country: str | None
    holder: str
    start: str | None
    end: str | None
    over: bool
    basis: str
    evidence: str


def atoms(form: str) -> list[str]:
    """The pieces of a name between spaces, hyphens, points and apostrophes, folded."""
    return _ATOM.findall(fold(form).text)


class Knowledge:
    """The knowledge base of one language. Use `load_knowledge`."""

    def __init__(self, language: Language) -> None:
        self._entities = _by_first_field(certified_lines(language, "entities"))
        self.forms = _by_first_field(certified_lines(language, "forms"))
        self._outlets = dict(line.split("\t") for line in certified_lines(language, "outlets"))
        self.prefixes = _prefixes(self.forms)
        self._offices = [line.split("\t") for line in certified_lines(language, "offices")]

    def entity(self, identity: str) -> Entity | None:
        """The entity of a Wikidata id or a local id."""
        line = self._entities.get(identity)
        if line is None:
            return None
        kind, name, name_en, country, *_ = line.split("\t")
        return Entity(identity, kind, name, name_en, country or None)

    def bearers(self, key: str) -> list[Bearer]:
        """Who bears a form that is given as atoms with spaces between, the likeliest first."""
        found = []
        for bearer in self.forms.get(key, "").split():
            identity, kind = bearer.rstrip("?").rsplit("/", 1)
            found.append(Bearer(identity, kind, bearer.endswith("?")))
        return found

    def lookup(self, name: str) -> list[Bearer]:
        """Who bears a Bengali name as it is written, without case ending."""
        return self.bearers(" ".join(atoms(name)))

    def outlet(self, domain: str) -> Entity | None:
        """The publisher whose site has a domain, or whose domain ends with it."""
        identity = self._outlets.get(domain.lower().removeprefix("www."))
        return None if identity is None else self.entity(identity)

    def agency(self, name: str) -> Entity | None:
        """The news agency, newspaper, broadcaster or site of a Bengali or English name."""
        candidates = [bearer.id for bearer in self.lookup(name)] or self.english(name)
        for identity in candidates:
            entity = self.entity(identity)
            if entity is not None and entity.type in AGENCY_TYPES:
                return entity
        return None

    def english(self, name: str) -> list[str]:
        """The ids that bear an English name, whole ones before those that share its last word."""
        wanted = slug(name)
        whole, by_word = self._english
        return whole.get(wanted) or by_word.get(wanted, [])

    @property
    def _english(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        return _english_index(self)

    def government(self, identity: str) -> str | None:
        """The country for which a capital stands when it acts; None where the entity is no capital."""
        entity = self.entity(identity)
        return entity.country if entity is not None and entity.type == "capital" else None

    def tenures(self, holder: str) -> list[Tenure]:
        """Every office that a person held."""
        return [_tenure(row) for row in self._offices if row[3] == holder]

    def holders(self, office: str, country: str | None) -> list[Tenure]:
        """Everyone who held an office, named in Bengali or English, in a country (a Wikidata id)."""
        wanted = fold(office).text
        return [
            _tenure(row)
            for name, row in _office_names(self)
            if (not country or row[2] == country)
            and (row[0] == office or name == wanted or name.endswith(" " + wanted))
        ]

    def holder(self, office: str, country: str | None, date: str) -> tuple[str, str] | None:
        """Who held an office on a day (ISO), and the reason in words; None where no dated term covers the day, or
        two do."""
        found = [term for term in self.holders(office, country) if _covers(term, date)]
        if len({term.holder for term in found}) != 1:
            return None
        term = found[0]
        return term.holder, f"{term.office}: {term.start} to {term.end or 'now'} ({term.basis})"


def _covers(term: Tenure, date: str) -> bool:
    """Whether a dated term holds a day. A start that is not known covers nothing."""
    if term.start is None or term.start > date[: len(term.start)]:
        return False
    return not term.over if term.end is None else date[: len(term.end)] <= term.end


def _tenure(row: list[str]) -> Tenure:
    office, office_bn, country, holder, start, end, basis, evidence = row
    known_end = None if end in ("", "?") else end
    return Tenure(
        office, office_bn, country or None, holder, start or None, known_end, bool(end), basis, evidence
    )


def _by_first_field(lines: list[str]) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in lines)


def _prefixes(forms: dict[str, str]) -> frozenset[str]:
    """Every proper beginning, in whole atoms, of a form of several atoms."""
    found = set()
    for form in forms:
        at = form.find(" ")
        while at >= 0:
            found.add(form[:at])
            at = form.find(" ", at + 1)
    return frozenset(found)


def certified_lines(language: Language, name: str) -> list[str]:
    """The lines of a table of `names/` without its header. Raises `DamagedData` where it is not the certified one."""
    text = language.text(f"names/{name}.tsv")
    if sha256(text.encode()).hexdigest() != language.toml("names/certificate")["sha256"].get(name):
        raise DamagedData(f"names/{name}.tsv: differs from its certificate; reinstall sutradhar")
    return text.splitlines()[1:]


@cache
def _english_index(knowledge: Knowledge) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    whole: dict[str, list[str]] = {}
    by_word: dict[str, list[str]] = {}
    for identity, line in knowledge._entities.items():
        _, _, name_en, _ = line.split("\t")[:4]
        spelled = slug(name_en)
        whole.setdefault(spelled, []).append(identity)
        for word in spelled.split("-")[-1:]:
            by_word.setdefault(word, []).append(identity)
    return whole, by_word


@cache
def _office_names(knowledge: Knowledge) -> list[tuple[str, list[str]]]:
    """The Bengali name of each office without what stands in parentheses, folded, with its row."""
    return [(fold(row[1].split("(")[0].strip()).text, row) for row in knowledge._offices]


@cache
def load_knowledge(language: Language) -> Knowledge:
    """The knowledge base of a language, loaded once a process."""
    return Knowledge(language)
