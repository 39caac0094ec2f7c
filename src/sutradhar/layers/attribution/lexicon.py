"""The words of attribution, compiled once a language from `statements/*.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from sutradhar.knowledge import certified_lines
from sutradhar.language import Language
from sutradhar.language import folded as fold_words


class Act(Struct, frozen=True):
    """A kind of saying. `takes` is clause, noun or both: what its content looks like."""

    id: str
    stance: str
    takes: str
    impersonal: bool


class NounCue(Struct, frozen=True):
    """A noun that attributes without a verb; the flags are explained in `statements/cues.toml`."""

    id: str
    stance: str
    after: bool
    comma: bool
    agency: bool
    bare: bool
    self_named: bool
    mode: str | None


class Lexicon(Struct, frozen=True):
    """Everything is keyed by folded forms."""

    verbs: dict[str, Act]
    light: dict[str, dict[str, Act]]
    """Light verb lemma, then the noun before it, of up to three words."""
    nouns: dict[str, NounCue]
    noun_starts: frozenset[str]
    credits: dict[str, str]
    words: dict[str, frozenset[str]]
    """The lists of `statements/words.toml` by name."""
    speakers: dict[str, str]
    titles: frozenset[str]
    persons: frozenset[str]
    """Words of persons' names."""
    common: frozenset[str]
    """Forms that are common in running text, so that alone they show no name."""
    adverb_endings: tuple[str, ...]
    first_person: tuple[str, ...]
    """Endings of verb forms that only the first person has."""
    anonymous: tuple[tuple[str, ...], ...]
    """Phrases, word by word, by which a speaker stays without a name."""


def _words(values: list[str]) -> frozenset[str]:
    return frozenset(fold_words(values))


def _acts(rules: list[dict[str, Any]]) -> tuple[dict[str, Act], dict[str, dict[str, Act]]]:
    verbs: dict[str, Act] = {}
    light: dict[str, dict[str, Act]] = {}
    for rule in rules:
        act = Act(rule["id"], rule["stance"], rule["takes"], rule.get("impersonal", False))
        for verb in fold_words(rule.get("verbs", [])):
            verbs[verb] = act
        for verb in fold_words(rule.get("light", [])):
            light.setdefault(verb, {}).update(
                (noun, act) for noun in fold_words(rule["nouns"]) if noun not in light.get(verb, {})
            )
    return verbs, light


def _nouns(rules: list[dict[str, Any]]) -> dict[str, NounCue]:
    found: dict[str, NounCue] = {}
    for rule in rules:
        after, comma, agency, bare, self_named = (
            bool(rule.get(name)) for name in ("after", "comma", "agency", "bare", "self")
        )
        cue = NounCue(rule["id"], rule["stance"], after, comma, agency, bare, self_named, rule.get("mode"))
        found.update((form, cue) for form in fold_words(rule["forms"]))
    return found


@cache
def lexicon(language: Language) -> Lexicon:
    """The words of attribution of a language."""
    cues, words = language.toml("statements/cues"), language.toml("statements/words")
    verbs, light = _acts(cues["rule"])
    nouns = _nouns(cues["noun"])
    lists = {name: _words(value) for name, value in words.items() if isinstance(value, list)}
    lists |= {name: _words(value) for name, value in words["indefinite"].items()}
    speakers = dict(zip(fold_words(list(words["speakers"])), words["speakers"].values(), strict=True))
    titles = _words([row["form"] for row in language.rows("names/titles")])
    credit = cues["credit"]
    return Lexicon(
        verbs,
        light,
        nouns,
        frozenset(form.split(" ")[0] for form in nouns),
        dict.fromkeys(fold_words(credit["forms"]), credit["id"]),
        lists,
        speakers,
        titles,
        _words(certified_lines(language, "persons")),
        _words([line.split("\t")[0] for line in certified_lines(language, "common")]),
        tuple(fold_words(words["adverb_endings"])),
        tuple(fold_words(words["first_person_endings"])),
        tuple(tuple(phrase.split(" ")) for phrase in fold_words(words["indefinite"]["anonymous"])),
    )
