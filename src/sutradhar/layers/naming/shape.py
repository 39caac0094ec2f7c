"""What a token's form shows of itself: the attributes that the tagger's weights are about."""

from __future__ import annotations

from functools import cache

from sutradhar.knowledge import certified_lines
from sutradhar.language import Language, folded
from sutradhar.layers.naming.endings import cuts

LIMIT = 200_000
"""How many forms a table keeps before it begins anew."""


class Shapes:
    """The attributes of forms in one language."""

    def __init__(self, language: Language) -> None:
        self._cuts = cuts(language)
        self._unfamiliar: dict[str, bool] = {}
        self.persons = frozenset(certified_lines(language, "persons"))
        self.titles = frozenset(certified_lines(language, "titles"))
        self.common = dict(line.split("\t") for line in certified_lines(language, "common"))
        beside = language.toml("names/rules")["beside"]
        self.org_heads = frozenset(folded(beside["org_heads"]))
        self.no_names = frozenset(folded(beside["no_names"]))
        self.place_heads = frozenset(folded(beside["inner_heads"]))

    def stems(self, form: str) -> tuple[str, ...]:
        """The candidates for the bare word, the form itself first."""
        return self._cuts[form]

    def unfamiliar(self, form: str) -> bool:
        """Whether a form, and every stem that it may have, is no common word: it could be of an unknown name."""
        answer = self._unfamiliar.get(form)
        if answer is None:
            if len(self._unfamiliar) >= LIMIT:
                self._unfamiliar.clear()
            answer = form in self.persons or not any(stem in self.common for stem in self._cuts[form])
            self._unfamiliar[form] = answer
        return answer

    def compounded(self, form: str) -> bool:
        """Whether a form is a name compounded with a word."""
        return form.endswith(self._cuts.compounds) and form not in self._cuts.compounds

    def cased(self, ending: str) -> bool:
        """Whether an ending is a case ending, which shows that a listed stem is meant and no longer word."""
        return ending in self._cuts.cased

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
