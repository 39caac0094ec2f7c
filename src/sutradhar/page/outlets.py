"""Outlets: who publishes under which name and address, and by which clock its stamps run.

The table is `data/bn/page/outlets.tsv`. An outlet that is not in it is taken by its own words (metadata,
byline, imprint);
its clock is then told from its address, else from Bangladesh, where nearly all Bengali outlets are, and the
rule of the
date says so.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from msgspec import Struct

from sutradhar.calendars import BANGLADESH, INDIA
from sutradhar.language import Language
from sutradhar.text import fold

ZONES = {BANGLADESH: "+06:00", INDIA: "+05:30"}
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|bangla|bengali|online|epaper|en)\.")


class Outlet(Struct, frozen=True):
    """A row of the table: its name as printed, its first domain, its region (ISO 3166)."""

    name: str
    domain: str | None
    region: str


class Outlets(Struct, frozen=True):
    """The outlets by folded name and by domain."""

    by_name: dict[str, Outlet]
    by_domain: dict[str, Outlet]

    def of_domain(self, domain: str | None) -> Outlet | None:
        """The outlet of a host: of the host itself, or of the domain above it."""
        while domain and "." in domain:
            if domain in self.by_domain:
                return self.by_domain[domain]
            domain = domain.partition(".")[2]
        return None

    def of_name(self, name: str) -> Outlet | None:
        """The outlet of a printed name, whatever its spelling of digits and joiners."""
        return self.by_name.get(key(name))


def key(name: str) -> str:
    """A name as the table is asked for it."""
    return " ".join(fold(name).text.lower().split())


@cache
def outlets(language: Language) -> Outlets:
    """The compiled table."""
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for row in language.rows("page/outlets"):
        domains = [one for one in row["domains"].split("|") if one]
        outlet = Outlet(row["name"], domains[0] if domains else None, row["region"])
        by_domain.update(dict.fromkeys(domains, outlet))
        for name in [row["name"], row["en"], *row["aliases"].split("|")]:
            if name:
                by_name.setdefault(key(name), outlet)
    return Outlets(by_name, by_domain)


def domain_of(uri: str) -> str | None:
    """The host of an address without `www.` and its kin; None where there is none."""
    if "://" not in uri[:12]:
        return None
    try:
        host = (urlsplit(uri).hostname or "").lower()
    except ValueError:
        return None
    bare = _PREFIX.sub("", host)
    return (bare if "." in bare else host) or None


def region_of(outlet: Outlet | None, domain: str | None) -> tuple[str, str]:
    """The region whose clock holds, and how it is known: outlet, address or default."""
    if outlet:
        return outlet.region, "outlet"
    if domain and domain.endswith(".in"):
        return INDIA, "address"
    if domain and domain.endswith(".bd"):
        return BANGLADESH, "address"
    return BANGLADESH, "default"
