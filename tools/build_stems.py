"""Builds `data/bn/words/stems.tsv` and `data/bn/words/cuts.tsv` from counts of word forms over news text.

A stem is a form that carries endings itself, or that no other stem and ending explain. The evidence is the paradigm:
সরকার is a stem because সরকারের and সরকারকে occur and সরকা does not; ঢাকার is not, because ঢাকা, ঢাকায় and ঢাকাকে occur
and ঢাকারকে does not. Only counts are taken from the text. Tails of words (cuts.tsv) say how forms of the same look
were decided.

    python tools/build_stems.py ../shared
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sutradhar.language import Language, folded, load_language
from sutradhar.morphology.endings import endings, fits
from sutradhar.morphology.lexicon import STEM_LIKE, Lexicon
from sutradhar.morphology.splitting import LETTERS
from sutradhar.morphology.verbs import verbs
from sutradhar.text import fold

OUT = Path(__file__).parents[1] / "src/sutradhar/data/bn/words"
NEWS = ("articles-2025-12", "articles-2026-05", "headlines-20-publishers", "jugantor-leads")
FIELDS = ("title", "body", "lead")
LEAST = 3  # a form seen less often is no evidence of a stem of its own
SURE, LIKELY = 0.75, 0.6  # the share of words of one tail that must agree on a cut, and on none
RARE = 0.02  # a bare stem that is this much rarer than its supposed inflection is no stem
FIRM = (
    "\u09c7\u09b0",
    "\u09a6\u09b0",
    "\u0995\u09c7",
)  # the rim of endings that few words end in: -er, -der, -ke
HASANTA = "\u09cd"
E_SIGN = "\u09c7"
E_TAILS = (E_SIGN, E_SIGN + "\u09b0")  # a name listed with them and never met may bear an ending


def count_forms(shared: Path) -> Counter[str]:
    """How often each folded form of Bengali letters occurs in the news corpora."""
    word = re.compile(f"[{LETTERS}]+")
    counts: Counter[str] = Counter()
    for name in NEWS:
        with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for field in FIELDS:
                    counts.update(word.findall(fold(row.get(field) or "").text))
    return counts


class Miner:
    """Decides for every form whether it is a stem or an inflection of one."""

    def __init__(self, counts: Counter[str], language: Language, nouns: set[str]) -> None:
        words = Lexicon.closed_words(language)
        self.counts = counts
        self._open = {form for form, word in words.items() if word.pos in STEM_LIKE}
        self._endings = endings(language)
        self._longest = max(map(len, self._endings))
        self._verbs = verbs(language)
        self._emphatics = tuple(folded(language.toml("words/endings")["emphatic"]))
        table = language.toml("words/endings")
        self.counters = tuple(folded([row[0] for kind in ("plural", "classifier") for row in table[kind]]))
        self._negatives = tuple(folded(language.toml("words/endings")["negative"]))
        self.attested: dict[str, dict[str, int]] = defaultdict(dict)
        self.verbal = {form for form in counts if self.is_verb(form)} - nouns
        for form, n in counts.items():
            if form not in self.verbal:
                for stem, tail in self.splits(form):
                    self.attested[stem][tail] = n
        self.closed = {*words, *(form + emphatic for form in words for emphatic in self._emphatics)}
        short = folded(language.toml("words/sentences")["abbreviations"])
        self.closed.update(form for form in short if len(form) < 3)
        self._open.update(
            *(folded(words.split()) for words in language.toml("words/closed")["stems"].values())
        )
        self.stems = set(self._open)
        self.inflected: dict[str, tuple[str, str]] = {}

    def is_verb(self, form: str) -> bool:
        bare = [form, *(form[: -len(e)] for e in self._emphatics if form.endswith(e) and len(form) > 2)]
        finite = [form.removesuffix(negative) for negative in self._negatives if form.endswith(negative)]
        return any(self._verbs.read(b) for b in bare) or any(
            reading.feature.verb == "FIN" and reading.feature.tense != "IMP"
            for b in finite
            for reading in self._verbs.read(b)
        )

    def splits(self, form: str) -> Iterator[tuple[str, str]]:
        """Every cut of a form into something and a chain of endings that fits it, longest stem first."""
        for cut in range(len(form) - 1, max(0, len(form) - self._longest) - 1, -1):
            chains = self._endings.get(form[cut:], ())
            if cut and any(fits(form[:cut], chain.after) for chain in chains):
                yield form[:cut], form[cut:]

    def evidence(self, form: str) -> tuple[int, int]:
        """How many endings the form carries that no shorter stem explains, and how often."""
        shorter = [(stem, tail) for stem, tail in self.splits(form) if len(stem) > 1]
        kinds = mass = 0
        for ending, n in self.attested.get(form, {}).items():
            explained = any(
                fits(stem, chain.after)
                for stem, tail in shorter
                for chain in self._endings.get(tail + ending, ())
            )
            if ending not in self._emphatics and not explained:
                kinds, mass = kinds + 1, mass + n
        return kinds, mass

    def run(self) -> None:
        """Decide all forms, the shorter first."""
        for form in sorted(self.counts, key=lambda word: (len(word), word)):
            if len(form) > 1 and form not in self.closed and form not in self.verbal:
                self._decide(form)
        self.stems -= {stem for stem in self.stems if self._is_half_cut(stem)}

    def _is_half_cut(self, stem: str) -> bool:
        """A stem with a piece of an ending on it: all its forms are those of a shorter stem (জুলাইয়-ে, জুলাই-য়ে)."""
        forms = {ending: n for ending, n in self.attested[stem].items() if ending not in self._emphatics}
        if not forms or self.counts[stem] > max(5, 0.1 * sum(forms.values())):
            return False
        return any(
            stem[:-piece] in self.stems and all(stem[-piece:] + ending in self._endings for ending in forms)
            for piece in range(1, min(4, len(stem) - 1))
        )

    def _decide(self, form: str) -> None:
        n = self.counts[form]
        kinds, mass = self.evidence(form)
        best = max(((self._score(stem, tail), stem, tail) for stem, tail in self.splits(form)), default=None)
        if best is None or best[0] < 4:
            carries = kinds > 1 and mass >= LEAST
            if carries or (n >= LEAST and not self._would_be_cut(form)):
                self.stems.add(form)
            return
        _, stem, tail = best
        if self._is_whole(form, stem, tail) or (kinds > 1 and mass >= max(LEAST, 0.05 * n)):
            self.stems.add(form)
        else:
            self.inflected[form] = (stem, tail)
            if stem not in self.inflected:
                self.stems.add(stem)

    def _score(self, stem: str, tail: str) -> int:
        if len(stem) < 2 and stem not in self.stems:
            return -1
        others = sum(1 for e in self.attested[stem] if e != tail and e not in self._emphatics)
        known = 4 * (stem in self.stems or stem in self._verbs.lemmas)
        if stem in self.closed and stem not in self._open:
            return -1
        return known + min(others, 4) + 2 * (self.counts[stem] > 1)

    def _is_whole(self, form: str, stem: str, tail: str) -> bool:
        """Signs that the cut is none: a stem that ends in a hasanta, or that hardly occurs by itself."""
        n, bare = self.counts[form], self.counts[stem]
        others = self.attested[stem]
        if stem.endswith(HASANTA):
            return True
        if not tail.startswith(E_SIGN) and not tail.startswith(("\u0995", "\u09a6", "\u0997")):
            return bare < RARE * n and len(others) < 12
        only_e = all(other.startswith(E_SIGN) for other in others)
        return form.endswith(E_SIGN) and bare == 0 and n > LEAST and only_e

    def _would_be_cut(self, form: str) -> bool:
        """Whether an ending stands there that a name unseen otherwise may bear: such a form is left to the guess."""
        tails = [tail for stem, tail in self.splits(form) if len(stem) > 2 and not stem.endswith(HASANTA)]
        if any(len(tail) > 1 and tail[:1] + tail[-1:] in FIRM for tail in tails):
            return True
        return self.counts[form] < 40 and any(tail not in self._emphatics for tail in tails)


def tails(miner: Miner) -> dict[str, int]:
    """How much to cut from a word of a given tail: the longest tail that a word ends in decides."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    cases = [(form, len(tail)) for form, (_, tail) in miner.inflected.items() if miner.counts[form] > 1]
    cases += [(form, 0) for form in miner.stems if miner.counts[form] > 1]
    for form, cut in cases:
        for length in range(1, min(7, len(form))):
            votes[form[-length:]][cut] += 1
    chosen: dict[str, int] = {}
    for tail in sorted(votes, key=lambda t: (len(t), t)):
        (cut, most), total = votes[tail].most_common(1)[0], votes[tail].total()
        parent = next((chosen[tail[i:]] for i in range(1, len(tail)) if tail[i:] in chosen), None)
        if total >= LEAST and most >= (SURE if cut else LIKELY) * total and cut != parent:
            chosen[tail] = cut
    return chosen


def name_words(shared: Path) -> set[str]:
    """The words of personal names, countries and districts that `kb` gives under an open licence."""
    words: set[str] = set()
    for file, keep in (("given_names", {}), ("places", {"kind": ("country", "district", "upazila")})):
        with gzip.open(shared / "kb" / f"{file}.tsv.gz", "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if all(row[key] in values for key, values in keep.items()):
                    words.update(word for word in fold(row.get("bn") or "").text.split() if len(word) > 2)
    return {word for word in words if re.fullmatch(f"[{LETTERS}]+", word)}


def part_of_speech(stem: str, miner: Miner, names: set[str], shapes: dict[str, list[str]]) -> str:
    """PROPN for a word of names that is not counted or pluralised, ADV and ADJ by their suffix, else NOUN."""
    counted = sum(n for ending, n in miner.attested[stem].items() if ending.startswith(miner.counters))
    if stem in names and counted < max(3, 0.01 * miner.counts[stem]):
        return "PROPN"
    for pos, suffixes in shapes.items():
        if any(stem.endswith(suffix) and len(stem) > len(suffix) + 1 for suffix in suffixes):
            return pos
    return "NOUN"


def main() -> None:
    shared = Path(sys.argv[1])
    language = load_language()
    counts = count_forms(shared)
    alike = {
        kind: {
            form
            for row in language.rows("words/homographs")
            if row["kind"] == kind
            for form in folded(row["forms"].split())
        }
        for kind in ("whole", "never")
    }
    whole = alike["whole"]
    miner = Miner(counts, language, whole)
    miner.run()
    names = {
        word
        for word in name_words(shared)
        if word not in miner.inflected
        and (word in whole or not miner.is_verb(word))
        and (counts[word] or not word.endswith(E_TAILS))
    }
    shapes = {
        pos: folded(language.toml("words/shapes")[key])
        for pos, key in (("ADV", "adverbs"), ("ADJ", "adjectives"))
    }
    by_pos: dict[str, list[str]] = defaultdict(list)
    for stem in sorted((miner.stems - miner.closed - miner.verbal | names | whole) - alike["never"]):
        by_pos[part_of_speech(stem, miner, names, shapes)].append(stem)
    with (OUT / "stems.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# Stems, folded, mined from counts of word forms in news text: tools/build_stems.py.\npos\tstems\n"
        )
        for pos, stems in sorted(by_pos.items()):
            out.writelines(f"{pos}\t{' '.join(stems[i : i + 1000])}\n" for i in range(0, len(stems), 1000))
    with (OUT / "cuts.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# How much of a word's tail is an ending, by its looks: tools/build_stems.py.\ncut\ttails\n"
        )
        chosen = tails(miner)
        for cut in sorted(set(chosen.values())):
            out.write(f"{cut}\t{' '.join(sorted(tail for tail in chosen if chosen[tail] == cut))}\n")
    print({pos: len(stems) for pos, stems in by_pos.items()}, len(chosen), "tails")


if __name__ == "__main__":
    main()
