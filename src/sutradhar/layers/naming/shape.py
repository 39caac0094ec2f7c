"""What a token's form shows of itself: the attributes that the tagger's weights are about."""

from __future__ import annotations

from functools import cache

from sutradhar.knowledge import certified_lines
from sutradhar.language import Language, folded
from sutradhar.layers.naming.endings import cuts


class Shapes:
    """The attributes of forms in one language."""

    def __init__(self, language: Language) -> None:
        self._cuts = cuts(language)
        self.persons = frozenset(certified_lines(language, "persons"))
        self.titles = frozenset(certified_lines(language, "titles"))
        self.common = dict(line.split("\t") for line in certified_lines(language, "common"))
        self.org_heads = frozenset(folded(language.toml("names/rules")["beside"]["org_heads"]))

    def stems(self, form: str) -> tuple[str, ...]:
        """The candidates for the bare word, the form itself first."""
        return self._cuts[form]

    def attributes(self, form: str) -> list[str]:
        """The attributes of a form: itself, its stem, its rims, the lists that hold it, how common it is."""
        if not "\u0980" <= form[0] <= "\u09ff":
            return [f"w={form}" if len(form) < 3 else "latin" if form[0].isalpha() else "other"]
        stems = self._cuts[form.rstrip(".")]
        found = [
            f"w={form}",
            f"f={self.common.get(form, '-')}",
            f"p2={form[:2]}",
            f"p3={form[:3]}",
            f"s2={form[-2:]}",
            f"s3={form[-3:]}",
            f"s4={form[-4:]}",
            f"n={min(len(form), 9)}",
        ]
        if len(stems) > 1:
            found += [f"st={stems[-1]}", f"e={form[len(stems[-1]) :]}", f"t3={stems[-1][-3:]}"]
        if form.endswith("."):
            found.append("dot")
        lists = (("person", self.persons), ("title", self.titles), ("head", self.org_heads))
        found += [name for name, words in lists if any(stem in words for stem in stems)]
        return found


@cache
def shapes(language: Language) -> Shapes:
    """The shapes of a language, compiled once."""
    return Shapes(language)
