"""Builds `src/sutradhar/data/bn/names/` from the sources of names and from the hand-written lists of `tools/names/`.

    python tools/build_names.py [../shared/kb] [src/sutradhar/data/bn/names]

The sources are gzip TSV files whose rows carry their origin and licence. A Wikidata id is taken from the `qid` column
of a source, or from its list of confirmed ids, and from nowhere else; a name without one gets the local id
`sd:<slug of the English name>`. All forms are folded as `text.py` folds a page, and split into atoms as the names
layer splits tokens. The result is the same for the same input, to the byte.
"""

from __future__ import annotations

import csv
import gzip
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from msgspec import Struct, field

from sutradhar.knowledge import atoms
from sutradhar.translit import latin, slug

HAND = Path(__file__).parent / "names"
HAND_SOURCE = ("spellings by hand", "Apache-2.0")
UNVERIFIED = "general knowledge, unverified"

KIND = {
    **dict.fromkeys(("country", "capital", "city", "state", "division", "district", "upazila"), "GPE"),
    **dict.fromkeys(
        ("region", "continent", "water", "river", "island", "structure", "monument", "place"), "LOC"
    ),
    **dict.fromkeys(("neighbourhood", "religious_site"), "LOC"),
    "people": "NORP",
    "person": "PER",
    "event": "EVT",
    "competition": "EVT",
    "work": "WRK",
}
"""The kind of a mention by the type of its entity; every other type is a body (ORG)."""

ORDER = (
    "country",
    "capital",
    "state",
    "city",
    "division",
    "district",
    "continent",
    "region",
    "upazila",
    "person",
)
"""Which of several bearers of one form stands first: the first type listed, then the others."""

NO_BODY = {"convenience", "park", "shoes", "pastry"}
TYPE = {"intergovernmental": "igo", "military": "force", "branch": "parliament", "team": "club"}
BIG_CITY = 900_000


class Item(Struct):
    """An entity under construction. `forms` maps a form as written to whether it is weak."""

    id: str
    type: str
    name_en: str
    country: str = ""
    forms: dict[str, bool] = field(default_factory=dict)
    peoples: dict[str, bool] = field(default_factory=dict)
    sources: set[tuple[str, str]] = field(default_factory=set)
    unfit: ClassVar[frozenset[str]] = frozenset()

    def add(self, form: str, source: tuple[str, str], *, weak: bool = False) -> None:
        """One more form; a form once strong stays strong."""
        form = clean(form)
        if form and form not in self.unfit:
            self.forms[form] = self.forms.get(form, True) and weak
            self.sources.add(source)


class Names:
    """All entities, found again by id, and by type-free key of their English name."""

    def __init__(self, kb: Path) -> None:
        self.kb = kb
        self.items: dict[str, Item] = {}
        self.country_of: dict[str, str] = {"INT": "", "EU": "Q458", "": "", "-": ""}
        self.qids: dict[str, str] = {}
        Item.unfit = frozenset(clean(row["form"]) for row in hand("unfit"))
        self.titles = {row["form"] for row in hand("titles")}
        self.weak = {clean(row["form"]) for row in hand("weak")}

    def country_named(self, name: str) -> str:
        """The Wikidata id of a country by its English name."""
        countries = (item for item in self.items.values() if item.type == "country")
        return next((item.id for item in countries if key(item.name_en) == key(name)), "")

    def untitled(self, name: str) -> str:
        """A name without the titles before it."""
        first, _, rest = name.partition(" ")
        return self.untitled(rest) if rest and first in self.titles else name

    def item(self, kind: str, name_en: str, country: str, qid: str = "") -> Item:
        """The entity of that name, made if it is new."""
        identity = qid or "sd:" + slug(name_en)
        if identity not in self.items:
            self.items[identity] = Item(identity, kind, name_en, country)
        return self.items[identity]


def clean(text: str) -> str:
    """NFC, single spaces, nothing in parentheses behind the name."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a gzip TSV file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def hand(name: str) -> Iterator[dict[str, str]]:
    """The rows of a hand-written list; its header is the line that follows the comments, or is known by its name."""
    lines = [
        line for line in (HAND / f"{name}.tsv").read_text("utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    header = HEADERS.get(name)
    if header is None:
        header, lines = lines[0].split("\t"), lines[1:]
    for line in lines:
        yield dict(zip(header, line.split("\t"), strict=False))


HEADERS = {
    "countries": ["name_en", "forms"],
    "people": ["name_en", "country", "forms"],
    "demonyms": ["country", "name_en", "forms"],
    **{
        name: ["name_en", "type", "country", "forms"]
        for name in ("places", "lands", "bangladesh", "bodies", "events")
    },
}


def key(name: str) -> str:
    """English names that differ only in marks, hyphens, case or a parenthesis are one."""
    return slug(name.split("(")[0]).replace("-", "")


def forms_of(cell: str) -> Iterator[tuple[str, bool]]:
    """The forms of a cell; one that starts with ? is weak."""
    for form in cell.split(";"):
        form = form.strip()
        yield form.removeprefix("?"), form.startswith("?")


def countries(names: Names) -> None:
    """Countries with a Wikidata id, the spellings of the sources, and those of newspapers."""
    by_key: dict[str, Item] = {}
    table = [row for row in rows(names.kb / "places.tsv.gz") if row["kind"] == "country" and row["qid"]]
    for row in table:
        names.country_of[row["country"]] = row["qid"]
        by_key[key(row["en"])] = names.item("country", row["en"], row["qid"], row["qid"])
    listed = set()
    for row in hand("countries"):
        shown, _, known = row["name_en"].partition("|")
        item = by_key[key(shown)] = by_key[key(known or shown)]
        item.name_en = shown
        for form, weak in forms_of(row["forms"]):
            item.add(form, HAND_SOURCE, weak=weak)
            listed.add(clean(form))
    for row in table:
        if "(" not in row["bn"] and len(atoms(row["bn"])) < 4 and clean(row["bn"]) not in listed:
            weak = clean(row["bn"]) in names.weak or row["en"] in ("US", "UK")
            names.items[row["qid"]].add(row["bn"], (row["source"], row["licence"]), weak=weak)
    for row in hand("demonyms"):
        bloc = row["country"] == "-"
        item = names.item("people", row["name_en"], "") if bloc else by_key[key(row["country"])]
        for form, weak in forms_of(row["forms"]):
            item.peoples[clean(form)] = weak
            item.sources.add(HAND_SOURCE)
    known = {form for item in names.items.values() for form in item.peoples}
    for row in rows(names.kb / "demonyms.tsv.gz"):
        form = clean(row["bn"])
        if row["country_qid"] in names.items and form not in known and form not in Item.unfit:
            names.items[row["country_qid"]].peoples[form] = form in names.weak


def places(names: Names) -> None:
    """Cities and regions of the hand-written lists, Bangladesh's units, and cities of 900,000 people."""
    table = [r for r in rows(names.kb / "places.tsv.gz") if r["kind"] not in ("country", "union") and r["bn"]]
    by_name: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in table:
        by_name.setdefault((key(row["en"]), row["country"]), []).append(row)
    for name in ("places", "lands", "bangladesh"):
        for row in hand(name):
            found = best_place(by_name.get((key(row["name_en"]), row["country"]), []), row["type"])
            country = names.country_of[row["country"]]
            item = names.item(row["type"], row["name_en"], country, found["qid"] if found else "")
            item.type, item.name_en = row["type"], row["name_en"]
            if found:
                item.sources.add((found["source"], found["licence"]))
            for form, weak in forms_of(row["forms"]):
                item.add(form, HAND_SOURCE, weak=weak)
    for row in table:
        if wanted(row):
            place(names, row)


def wanted(row: dict[str, str]) -> bool:
    """Whether a place of the sources is one that newspapers name without saying where it is."""
    if row["country"] == "BD":
        return row["kind"] in ("division", "district", "upazila") and row["source"].startswith("nuhil")
    people = int(row["population"]) if row["population"].isdigit() else 0
    return row["kind"] in ("city", "locality") and people >= BIG_CITY and "(" not in row["bn"]


def place(names: Names, row: dict[str, str]) -> None:
    """One place of the sources; a spelling that a listed place already has is not taken again."""
    form, source = clean(row["bn"]), (row["source"], row["licence"])
    kind = row["kind"] if row["country"] == "BD" else "city"
    if any(form in item.forms and item.type != "upazila" for item in names.items.values()):
        return
    item = names.item(kind, row["en"], names.country_of[row["country"]], row["qid"])
    item.add(form, source, weak=form in names.weak)


def best_place(found: list[dict[str, str]], kind: str) -> dict[str, str] | None:
    """The row with a Wikidata id whose kind fits best."""
    wish = {
        "state": ("admin1", "region"),
        "region": ("admin1", "region"),
        "district": ("district", "county", "admin1"),
        "upazila": ("upazila", "locality"),
    }.get(kind, ("city", "locality", "localadmin", "county"))
    fit = [row for row in found if row["qid"] and row["kind"] in wish]
    return min(fit, key=lambda row: wish.index(row["kind"]), default=None)


def confirmed(names: Names) -> None:
    """The Wikidata ids of bodies and persons, by the key of the English name."""
    for row in rows(names.kb / "organisations.tsv.gz"):
        if row["qid"] and row["kind"] not in NO_BODY:
            names.qids[key(row["en"])] = row["qid"]
    for row in rows(names.kb / "people.tsv.gz"):
        if row["qid"]:
            names.qids[key(row["en"])] = row["qid"]
    for row in rows(names.kb / "offices.tsv.gz"):
        if row["qid"]:
            names.qids[key(row["holder_en"])] = row["qid"]
    for row in rows(names.kb / "qid_confirmed.tsv.gz"):
        names.qids[key(row["name_en"])] = row["qid"]


def bodies(names: Names) -> None:
    """Parties, forces, agencies, courts, universities, companies, clubs; named events and works."""
    for name in ("bodies", "events"):
        for row in hand(name):
            kind = {"EVT": "event", "WRK": "work"}.get(row["type"], row["type"])
            qid = names.qids.get(key(row["name_en"]), "")
            item = names.item(kind, row["name_en"], names.country_of[row["country"]], qid)
            for form, weak in forms_of(row["forms"]):
                item.add(form, HAND_SOURCE, weak=weak)
    taken = {form for item in names.items.values() for form in item.forms}
    for row in rows(names.kb / "organisations.tsv.gz"):
        form = clean(row["bn"])
        if row["kind"] in NO_BODY or form in taken or row["en"] == "independent" or row["kind"] == "ministry":
            continue
        kind = TYPE.get(row["kind"], row["kind"])
        qid = names.qids.get(key(row["en"]), "")
        source = HAND_SOURCE if UNVERIFIED in row["source"] else (row["source"], row["licence"])
        item = names.item(kind, row["en"], names.country_of.get(row["country"], ""), qid)
        item.add(form, source, weak=form in names.weak)


def publishers(names: Names) -> list[str]:
    """Newspapers, sites and broadcasters; returns the lines of domain and entity."""
    indian = {row["form"] for row in hand("indian_outlets")}
    domains = []
    for row in rows(names.kb / "publishers.tsv.gz"):
        form = clean(row["bn"])
        known = next((item for item in names.items.values() if form in item.forms), None)
        country = "Q668" if row["domain"] in indian else "Q902"
        item = known or names.item("newspaper", row["en"], country, names.qids.get(key(row["en"]), ""))
        item.add(form, HAND_SOURCE, weak=form in names.weak)
        if row["domain"]:
            domains.append(f"{row['domain']}\t{item.id}")
    return sorted(set(domains))


def people(names: Names) -> None:
    """Leaders, ministers and members of parliament. One name of a person alone is a short form, never a weak one."""
    for row in hand("people"):
        person(names, row["name_en"], row["country"], row["forms"].split(";"), HAND_SOURCE)
    for row in rows(names.kb / "people.tsv.gz"):
        source = HAND_SOURCE if UNVERIFIED in row["source"] else (row["source"], row["licence"])
        person(names, row["en"], row["country"], [row["bn"]], source)
    for row in rows(names.kb / "offices.tsv.gz"):
        forms = [row["holder_bn"], *row["holder_bn_aliases"].split(";")]
        person(
            names, row["holder_en"], row["country"], forms, ("mined newspaper spellings", "counts of names")
        )
    for row in rows(names.kb / "qid_confirmed.tsv.gz"):
        if names.qids.get(key(row["name_en"])) in names.items:
            names.items[row["qid"]].add(row["name_bn"], (row["where_confirmed"], "CC0 (Wikidata)"))


def person(names: Names, name_en: str, country: str, forms: Iterable[str], source: tuple[str, str]) -> None:
    """One person with the spellings of the name."""
    if not name_en:
        return
    item = names.item("person", name_en, "", names.qids.get(key(name_en), ""))
    item.country = item.country or names.country_of.get(country, "") or names.country_named(country)
    for form in forms:
        item.add(names.untitled(clean(form.split("(")[0])), source)


def offices(names: Names) -> list[list[str]]:
    """Terms of office. A day counts where a public source confirms it or the headlines show it; a term that has ended
    on a day nobody confirms ends with a question mark."""
    public = {(row["office_en"], key(row["holder_en"]), row["start"][:4]): row for row in hand("terms")}
    table = []
    for row in rows(names.kb / "offices.tsv.gz"):
        if not row["holder_en"]:
            continue
        basis = row["date_basis"]
        start = "" if basis.startswith((UNVERIFIED, "start general")) or not basis else row["term_from"]
        end = "" if basis.startswith(UNVERIFIED) or not basis else row["term_to"]
        term = public.get((row["office_en"], key(row["holder_en"]), row["term_from"][:4]))
        if term is not None:
            start, end, basis = term["start"], term["end"] or end, "public source: " + term["source"]
        if row["term_to"] and not end:
            end = "?"
        holder = names.qids.get(key(row["holder_en"]), "") or "sd:" + slug(row["holder_en"])
        country = names.country_of.get(row["country"], "")
        table.append(
            [row["office_en"], row["office_bn"], country, holder, start, end, basis, row["evidence"]]
        )
    return table


def form_lines(names: Names) -> list[str]:
    """One line a form: atoms, then each bearer as id/kind, with ? where the form is weak, best bearer first."""
    bearers: dict[str, list[tuple[int, str]]] = {}
    for item in names.items.values():
        rank = ORDER.index(item.type) if item.type in ORDER else len(ORDER)
        kind = KIND.get(item.type, "ORG")
        named = [(form, kind, weak) for form, weak in item.forms.items()]
        named += [(form, "NORP", weak) for form, weak in item.peoples.items()]
        for form, shown, weak in named:
            split = " ".join(atoms(form))
            bearers.setdefault(split, []).append(
                (rank + (100 if weak else 0), f"{item.id}/{shown}{'?' * weak}")
            )
    lines = []
    for form, found in sorted(bearers.items()):
        lines.append(f"{form}\t{' '.join(dict.fromkeys(bearer for _, bearer in sorted(found)))}")
    return lines


def entity_lines(names: Names) -> list[str]:
    """One line an entity."""
    lines = []
    for item in sorted(names.items.values(), key=lambda item: item.id):
        if not item.forms and not item.peoples:
            continue
        shown = next(iter(item.forms), "") or next(iter(item.peoples), "")
        origin = ";".join(sorted({source for source, _ in item.sources}))
        licence = ";".join(sorted({licence for _, licence in item.sources}))
        english = item.name_en or latin(shown)
        lines.append("\t".join((item.id, item.type, shown, english, item.country, origin, licence)))
    return lines


def write_certified(target: Path, tables: dict[str, tuple[str, list[str]]]) -> None:
    """Writes tables, each a header and lines, and their sums into the certificate beside them."""
    target.mkdir(parents=True, exist_ok=True)
    for name, (header, lines) in tables.items():
        (target / f"{name}.tsv").write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    sums = [
        f'{path.stem} = "{sha256(path.read_bytes()).hexdigest()}"' for path in sorted(target.glob("*.tsv"))
    ]
    (target / "certificate.toml").write_text("format = 1\n\n[sha256]\n" + "\n".join(sums) + "\n", "utf-8")


def main(kb: Path, target: Path) -> None:
    """Builds every table."""
    names = Names(kb)
    for step in (confirmed, countries, places, bodies, people):
        step(names)
    domains = publishers(names)
    terms = ["\t".join(row) for row in offices(names)]
    tables = {
        "entities": ("id\ttype\tname\tname_en\tcountry\tsource\tlicence", entity_lines(names)),
        "forms": ("form\tbearers", form_lines(names)),
        "outlets": ("domain\tid", domains),
        "offices": ("office\toffice_bn\tcountry\tholder\tstart\tend\tbasis\tevidence", terms),
    }
    write_certified(target, tables)


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*given, *(Path("../shared/kb"), Path("src/sutradhar/data/bn/names"))[len(given) :])
