"""Words measured: endings off names, whole words damaged, verb lemmas, sentence ends, token cuts, speed; and rivals.

    python bench/words/bench.py [--rivals PYTHON]

PYTHON is an interpreter in which `indic-nlp-library`, `spacy` and `bangla-stemmer` are installed; without it only our
figures are printed. The names and lemmas are read from `../shared` (lemma-bnlp is measured on, never learnt from).
Names are split by their sha256: a third is held out, and of it only the counts are looked at. `unknown` takes the
stems of the names that are asked out of the lexicon first, so that the guess alone answers. `excluded.tsv` lists the
rows of the development golds that are wrong, each with the reason: the figures are given with and without them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import tomli
from msgspec import Struct

sys.path.insert(0, str(Path(__file__).parent))
from speed import bodies, speed
from windows import score_windows

from sutradhar.language import folded, load_language
from sutradhar.layers import sentences
from sutradhar.model import Article, Block, Source
from sutradhar.morphology.analysis import Analyser, analyser
from sutradhar.text import fold

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CASES = ROOT / "tests" / "cases"
LEMMA_PARTS = {"dev": "dev", "held_out": "train"}
"""Which part of lemma-bnlp stands for which half: of its `train` only the counts are looked at."""
Stem = Callable[[str], str]


def names() -> Iterator[tuple[str, str, bool, bool]]:
    """Last words of names: bare, as found, whether an ending was seen, whether held out."""
    with gzip.open(SHARED / "kb/case_suffix_counts.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            held = int(hashlib.sha256(row["name_bn"].encode()).hexdigest(), 16) % 3 == 0
            if row["suffix"] != "-":
                bare, found = (fold(row[key]).text.split(" ")[-1] for key in ("name_bn", "form"))
                yield bare, found, row["suffix"] != "∅", held


def excluded(kind: str) -> set[tuple[str, str]]:
    """The rows (form, gold) of a development gold that are wrong (`excluded.tsv`)."""
    lines = Path(__file__).with_name("excluded.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(fold(form).text, fold(gold).text) for found, form, gold, _ in rows if found == kind}


class Share(Struct, frozen=True):
    """So many of so many."""

    part: int
    whole: int

    @classmethod
    def of(cls, answers: list[bool]) -> Share:
        return cls(sum(answers), len(answers))

    @property
    def value(self) -> float:
        return self.part / self.whole

    def __str__(self) -> str:
        return f"{self.part}/{self.whole} = {self.value:.4f}"


def score_names(stem: Stem, held: bool, wrong: Collection[tuple[str, str]] = ()) -> dict[str, Share]:
    """Endings taken off, and whole names damaged, without the rows of the gold that are `wrong`."""
    rows = [(bare, found, ends) for bare, found, ends, out in names() if out == held]
    return {
        "endings off": Share.of([stem(found) == bare for bare, found, ends in rows if ends]),
        "whole names damaged": Share.of(
            [stem(found) != found for bare, found, ends in rows if not ends and (found, bare) not in wrong]
        ),
    }


def lemmas(part: str) -> list[tuple[str, str]]:
    with gzip.open(SHARED / f"corpora/lemma-bnlp-{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        text = json.loads(lines.readline())["text"]
    pairs = [line.split("\t")[:2] for line in text.split("\n") if "\t" in line]
    return [(fold(form.strip()).text, fold(lemma.strip()).text) for form, lemma in pairs if form and lemma]


def score_lemmas(lemma: Stem, part: str, wrong: Collection[tuple[str, str]] = ()) -> dict[str, Share]:
    """Lemmas of inflected verbs, and of every word, without the rows of the gold that are `wrong`."""
    language = load_language()
    verbs = {*analyser(language).verb_lemmas, *folded(list(language.toml("words/verbs")["standard"]))}
    pairs = [pair for pair in lemmas(part) if all(pair) and pair not in wrong]
    return {
        "verb lemma": Share.of(
            [lemma(form) == gold for form, gold in pairs if gold in verbs and form != gold]
        ),
        "every word": Share.of([lemma(form) == gold for form, gold in pairs]),
    }


def told(shares: dict[str, Share]) -> str:
    return "   ".join(f"{name} {share}" for name, share in shares.items())


def cases() -> list[list[str]]:
    table = tomli.loads((CASES / "sentences.toml").read_text(encoding="utf-8"))
    return [[piece.strip() for piece in case.split("¦") if piece.strip()] for case in table["cases"]]


def texts() -> list[str]:
    return [
        case.replace("¦", "") for case in tomli.loads((CASES / "sentences.toml").read_text("utf-8"))["cases"]
    ]


def score_cases(split: list[list[str]]) -> Share:
    """The hard cases of sentence ends that are split as they should be."""
    return Share.of([found == gold for found, gold in zip(split, cases(), strict=True)])


def our_sentences(text: str) -> list[str]:
    page = Article(id="x", source=Source("x", "t"), text=text, blocks=[Block(0, len(text), "body")])
    rows = sentences.annotate(page, load_language(), folded=fold(text))
    return [page.surface(row) for row in rows]


def without(held: bool) -> Stem:
    """The analyser that has never heard of the names that are asked."""
    blind = Analyser(load_language(), unknown={bare for bare, _, _, out in names() if out == held})
    return lambda form: form[: blind.known[form].stem_end]


def measure() -> dict[str, float]:
    """The figures that floors hold, development and held-out apart, with all rows of the golds.

    Raises `FileNotFoundError` where `../shared` is absent.
    """
    if not SHARED.exists():
        raise FileNotFoundError(f"{SHARED}: not there; the figures need its names, lemmas and news text")
    known = analyser(load_language()).known
    figures: dict[str, float] = {}
    for half, held in (("dev", False), ("held_out", True)):
        for scope, stem in (("", lambda form: form[: known[form].stem_end]), ("unknown_", without(held))):
            shares = score_names(stem, held)
            figures[f"{half}.{scope}endings_off"] = shares["endings off"].value
            figures[f"{half}.{scope}names_damaged"] = shares["whole names damaged"].value
    for half, part in LEMMA_PARTS.items():
        shares = score_lemmas(lambda form: known[form].lemma, part)
        figures[f"{half}.verb_lemma"] = shares["verb lemma"].value
    figures["dev.sentence_cases"] = score_cases([our_sentences(text) for text in texts()]).value
    for half, (ends, cuts) in score_windows().items():
        figures[f"{half}.sentence_ends_f1"], figures[f"{half}.token_cuts_f1"] = ends.f1, cuts.f1
    return figures


def rivals(python: str, ours: float) -> None:
    """What the rivals make of the same forms and texts, in their own interpreter; `ours` is our rate of articles."""
    forms = sorted({found for _, found, _, _ in names()} | {form for form, _ in lemmas("dev")})
    job = json.dumps({"forms": forms, "texts": texts(), "bodies": bodies()})
    script = Path(__file__).with_name("rivals.py")
    run = subprocess.run([python, str(script)], input=job, stdout=subprocess.PIPE, text=True, check=True)
    answer = json.loads(run.stdout)
    for name, stems in answer["stems"].items():
        stem = dict(zip(forms, (fold(found).text for found in stems), strict=True)).__getitem__
        print(f"{name:24} held-out  {told(score_names(stem, True))}")
        print(f"{'':24} dev       {told(score_lemmas(stem, 'dev'))}")
    for name, split in answer["sentences"].items():
        print(f"{name:24} sentence ends, hard cases {score_cases(split)}")
    for name, rate in answer["speed"].items():
        print(f"{name:24} {rate:.0f} articles of 300 words a second, tokens alone")
        print(f"{'':24} ours, all layers together, is {ours / rate:.2f} times as fast")


def print_ours() -> float:
    """Prints our figures; returns our rate, articles of 300 words a second."""
    known = analyser(load_language()).known
    for half, held in (("dev", False), ("held-out", True)):
        stem: Stem = lambda form: form[: known[form].stem_end]  # noqa: E731
        print(f"ours, {half:9} {told(score_names(stem, held))}")
        if not held:
            print(f"  without gold errors   {told(score_names(stem, held, excluded('name')))}")
        print(f"  unknown       {told(score_names(without(held), held))}")
    for label, part, wrong in (
        ("ours, dev", "dev", ()),
        ("  without gold errors", "dev", excluded("lemma")),
        ("ours, held-out", LEMMA_PARTS["held_out"], ()),
    ):
        print(f"{label:15} {told(score_lemmas(lambda form: known[form].lemma, part, wrong))}")
    print(
        f"ours            sentence ends, hard cases {score_cases([our_sentences(text) for text in texts()])}"
    )
    for half, (ends, cuts) in score_windows().items():
        print(f"ours, {half:9} sentence ends of real news {ends}   token cuts {cuts}")
    took = speed(bodies())
    rate = 1 / sum(took.values())
    parts = ", ".join(f"{name} {1000 * seconds:.3f}" for name, seconds in took.items())
    print(f"ours            ms an article: {parts}; together {rate:.0f} articles of 300 words a second")
    return rate


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rivals", metavar="PYTHON")
    chosen = options.parse_args()
    if not SHARED.exists():
        sys.exit(f"{SHARED}: not there; the figures need its names, lemmas and news text")
    rate = print_ours()
    if chosen.rivals:
        rivals(chosen.rivals, rate)


if __name__ == "__main__":
    main()
