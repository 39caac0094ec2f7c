"""The words of events, compiled once a language from `events/*.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from sutradhar.language import Language, folded
from sutradhar.model import Word

_DEFAULTS = {
    "active": (("nom",), ("obj",)),
    "passive": (("by",), ("nom", "obj")),
    "noun": (("gen", "last"), ("upon", "against")),
}
_LEADS = {"active": "", "passive": "passive_", "noun": "noun_"}


class Frame(Struct, frozen=True):
    """One rule of `frames.toml`. `roles` gives, by voice, the slots of the actor and those of the target."""

    id: str
    type: str
    mode: str | None
    light: frozenset[str]
    passive: frozenset[str]
    objects: frozenset[str]
    counts: frozenset[str]
    roles: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    alone: bool = False
    mutual: bool = False
    speech: bool = False
    vow: bool = False
    needs: tuple[str, ...] = ()
    within: str | None = None


class Lexicon(Struct, frozen=True):
    """Everything is keyed by folded forms. `nouns` holds, by the last word of a trigger, its words before that."""

    nouns: dict[str, list[tuple[tuple[str, ...], Frame]]]
    verbs: dict[str, list[Frame]]
    slots: dict[str, str]
    endings: dict[str, str]
    lists: dict[str, frozenset[str]]
    titles: frozenset[str]
    finite: dict[str, Word]
    """Forms that are a conjunction and a finite verb alike, as the verb."""


def _frame(rule: dict[str, Any]) -> Frame:
    roles = {}
    for voice, lead in _LEADS.items():
        actor, target = _DEFAULTS[voice]
        roles[voice] = (tuple(rule.get(f"{lead}actor", actor)), tuple(rule.get(f"{lead}target", target)))

    def words(name: str) -> frozenset[str]:
        return frozenset(folded(rule.get(name, [])))

    return Frame(
        id=rule["id"],
        type=rule["type"],
        mode=rule.get("mode"),
        light=words("light"),
        passive=words("passive"),
        objects=words("objects"),
        counts=frozenset(rule.get("counts", [])),
        roles=roles,
        alone=rule.get("alone", False),
        mutual=rule.get("mutual", False),
        speech=rule.get("speech", False),
        vow=rule.get("vow", False),
        needs=tuple(rule.get("needs", ())),
        within=rule.get("within"),
    )


@cache
def lexicon(language: Language) -> Lexicon:
    """The words of events of a language."""
    words = language.toml("events/words")
    nouns: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    verbs: dict[str, list[Frame]] = {}
    for rule in language.toml("events/frames")["rule"]:
        frame = _frame(rule)
        for noun in folded(rule.get("nouns", [])):
            *before, last = noun.split(" ")
            nouns.setdefault(last, []).append((tuple(before), frame))
        for verb in folded(rule.get("verbs", [])):
            verbs.setdefault(verb, []).append(frame)
    for rows in nouns.values():
        rows.sort(key=lambda row: -len(row[0]))
    return Lexicon(
        nouns,
        verbs,
        _inverted(words["slots"]),
        _inverted(words["endings"]),
        {name: frozenset(folded(value)) for name, value in words["lists"].items()},
        frozenset(folded([row["form"] for row in language.rows("names/titles")])),
        {
            form: Word(form, lemma, "VERB", len(form), verb="FIN", tense="PRES", reason="lexicon")
            for form, lemma in zip(
                folded(list(words["finite"])), folded(list(words["finite"].values())), strict=True
            )
        },
    )


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in folded(forms)}
