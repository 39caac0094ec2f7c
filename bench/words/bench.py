"""Words measured: endings off names, whole words damaged, verb lemmas, sentence ends, speed; beside the rivals.

    python bench/words/bench.py [--rivals PYTHON]

PYTHON is an interpreter in which `indic-nlp-library`, `spacy` and `bangla-stemmer` are installed; without it only our
figures are printed. The names and lemmas are read from `../shared` (lemma-bnlp is measured on, never learnt from).
Names are split by their sha256: a third is held out, and of it only the counts are looked at. `unknown` takes the
stems of the names that are asked out of the lexicon first, so that the guess alone answers.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tomli

from sutradhar.language import load_language
from sutradhar.layers import sentences, tokens, words
from sutradhar.model import Article, Block, Source
from sutradhar.morphology.analysis import Analyser, analyser
from sutradhar.text import fold

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CASES = ROOT / "tests" / "cases"
Stem = Callable[[str], str]


def names() -> Iterator[tuple[str, str, bool, bool]]:
    """Last words of names: bare, as found, whether an ending was seen, whether held out."""
    with gzip.open(SHARED / "kb/case_suffix_counts.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            held = int(hashlib.sha256(row["name_bn"].encode()).hexdigest(), 16) % 3 == 0
            if row["suffix"] != "-":
                bare, found = (fold(row[key]).text.split(" ")[-1] for key in ("name_bn", "form"))
                yield bare, found, row["suffix"] != "∅", held


def score_names(stem: Stem, held: bool) -> str:
    rows = [(bare, found, ends) for bare, found, ends, out in names() if out == held]
    off = [stem(found) == bare for bare, found, ends in rows if ends]
    damaged = [stem(found) != found for _, found, ends in rows if not ends]
    return (
        f"endings off {sum(off)}/{len(off)} = {sum(off) / len(off):.4f}   "
        f"whole names damaged {sum(damaged)}/{len(damaged)} = {sum(damaged) / len(damaged):.4f}"
    )


def lemmas(part: str) -> list[tuple[str, str]]:
    with gzip.open(SHARED / f"corpora/lemma-bnlp-{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        text = json.loads(lines.readline())["text"]
    pairs = [line.split("\t")[:2] for line in text.split("\n") if "\t" in line]
    return [(fold(form.strip()).text, fold(lemma.strip()).text) for form, lemma in pairs if form and lemma]


def score_lemmas(lemma: Stem, part: str) -> str:
    known = analyser(load_language())
    pairs = [(form, gold) for form, gold in lemmas(part) if form and gold]
    verbs = [lemma(form) == gold for form, gold in pairs if gold in known.verb_lemmas and form != gold]
    everything = [lemma(form) == gold for form, gold in pairs]
    return (
        f"verb lemma {sum(verbs)}/{len(verbs)} = {sum(verbs) / len(verbs):.4f}   "
        f"every word {sum(everything)}/{len(everything)} = {sum(everything) / len(everything):.4f}"
    )


def cases() -> list[list[str]]:
    table = tomli.loads((CASES / "sentences.toml").read_text(encoding="utf-8"))
    return [[piece.strip() for piece in case.split("¦") if piece.strip()] for case in table["cases"]]


def texts() -> list[str]:
    return [
        case.replace("¦", "") for case in tomli.loads((CASES / "sentences.toml").read_text("utf-8"))["cases"]
    ]


def score_sentences(split: list[list[str]]) -> str:
    right = sum(found == gold for found, gold in zip(split, cases(), strict=True))
    return f"sentence ends {right}/{len(split)} hard cases right"


def article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), "body"))
        start += len(line) + 1
    return Article(id="x", source=Source("x", "text/plain"), text=text, blocks=blocks)


def our_sentences(text: str) -> list[str]:
    page = Article(id="x", source=Source("x", "t"), text=text, blocks=[Block(0, len(text), "body")])
    rows = sentences.annotate(page, load_language(), folded=fold(text))
    return [page.surface(row) for row in rows]


def speed() -> str:
    with gzip.open(SHARED / "corpora/articles-2025-12.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line, _ in zip(lines, range(400), strict=False)]
    language, size = load_language(), sum(len(body.encode()) for body in bodies) / 1e6
    units = sum(len(body.split()) for body in bodies) / 300
    took: dict[str, float] = {}
    for _ in range(3):
        for page in map(article, bodies):
            marks = [time.perf_counter()]
            copy = fold(page.text)
            marks.append(time.perf_counter())
            rows = sentences.annotate(page, language, folded=copy)
            marks.append(time.perf_counter())
            found = tokens.annotate(page, language, folded=copy, sentences=rows)
            marks.append(time.perf_counter())
            words.annotate(page, language, tokens=found)
            marks.append(time.perf_counter())
            for name, first, last in zip(
                ("fold", "sentences", "tokens", "words"), marks, marks[1:], strict=False
            ):
                took[name] = took.get(name, 0.0) + (last - first) / 3
    parts = ", ".join(f"{name} {1000 * seconds / units:.3f} ms" for name, seconds in took.items())
    rate = f"{units / sum(took.values()):.0f} articles of 300 words a second"
    return f"{parts}; together {rate}; fold {size / took['fold']:.0f} MB/s"


def without(held: bool) -> Stem:
    """The analyser that has never heard of the names that are asked."""
    blind = Analyser(load_language(), unknown={bare for bare, _, _, out in names() if out == held})
    return lambda form: form[: blind.known[form].stem_end]


def rivals(python: str) -> None:
    """What the rivals make of the same forms and texts, in their own interpreter."""
    forms = sorted({found for _, found, _, _ in names()} | {form for form, _ in lemmas("dev")})
    job = json.dumps({"forms": forms, "texts": texts()})
    script = Path(__file__).with_name("rivals.py")
    run = subprocess.run([python, str(script)], input=job, stdout=subprocess.PIPE, text=True, check=True)
    answer = json.loads(run.stdout)
    for name, stems in answer["stems"].items():
        stem = dict(zip(forms, (fold(found).text for found in stems), strict=True)).__getitem__
        print(f"{name:24} held-out  {score_names(stem, True)}\n{'':24} dev       {score_lemmas(stem, 'dev')}")
    for name, split in answer["sentences"].items():
        print(f"{name:24} {score_sentences(split)}")
    for name, rate in answer["speed"].items():
        print(f"{name:24} {rate:.0f} articles of 300 words a second, tokens alone")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rivals", metavar="PYTHON")
    chosen = options.parse_args()
    if not SHARED.exists():
        sys.exit(f"{SHARED}: not there; the figures need its names, lemmas and news text")
    known = analyser(load_language()).known
    for label, held in (("dev", False), ("held-out", True)):
        print(f"ours, {label:9} {score_names(lambda form: form[: known[form].stem_end], held)}")
        print(f"  unknown       {score_names(without(held), held)}")
    print(f"ours, dev       {score_lemmas(lambda form: known[form].lemma, 'dev')}")
    print(f"ours            {score_sentences([our_sentences(text) for text in texts()])}")
    print(f"ours            {speed()}")
    if chosen.rivals:
        rivals(chosen.rivals)


if __name__ == "__main__":
    main()
