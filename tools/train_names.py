"""Trains the tagger of names and writes its weights, with their certificate, into `data/bn/names/`.

    python tools/train_names.py [../shared/corpora] [src/sutradhar/data/bn/names]

Needs `python-crfsuite`, which the package does not: the weights of its linear-chain CRF are plain numbers, and
`layers/naming/tagger.py` adds them up itself. Trained on Rifat1493/Bengali-NER (MIT) and
banglakit/bengali-ner-data (CC0) alone. The seed is the order of the files; there is no randomness.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pycrfsuite
import regex
from build_names import write_certified

from sutradhar.language import load_language
from sutradhar.layers import sentences, tokens, words
from sutradhar.layers.naming.gazetteer import known_names
from sutradhar.layers.naming.merging import with_patterns
from sutradhar.layers.naming.page import Page
from sutradhar.layers.naming.patterns import unknown_names
from sutradhar.layers.naming.shape import shapes
from sutradhar.layers.naming.tagger import sentence_attributes
from sutradhar.model import Article, Block, Source
from sutradhar.text import fold

LABELS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
PUNCTUATED = regex.compile(r"[^\s\u0964,;:?!()\[\]\"“”‘’'\-–—]+|[\u0964,;:?!()\[\]\"“”‘’'\-–—]")
SETTINGS = {"c1": 0.3, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 2}

Spans = list[tuple[int, int, str]]


def banglakit(path: Path) -> Iterator[tuple[str, Spans]]:
    """Sentences with their names as code points, from token labels; a sentence that does not align is left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text, tags = json.loads(line)
            found = list(PUNCTUATED.finditer(text))
            if len(found) == len(tags):
                yield text, spans([match.span() for match in found], tags)


def rifat(path: Path) -> Iterator[tuple[str, Spans]]:
    """Sentences joined from labelled tokens."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        table = [line.split("\t") for row in lines for line in (*json.loads(row)["conll"].split("\n"), "")]
    sentence: list[list[str]] = []
    for line in table:
        if len(line) == 2 and line[0].strip():
            sentence.append(line)
        elif sentence:
            at, places = 0, []
            for word, _ in sentence:
                places.append((at, at + len(word)))
                at += len(word) + 1
            yield " ".join(word for word, _ in sentence), spans(places, [tag for _, tag in sentence])
            sentence = []


def spans(places: list[tuple[int, int]], tags: list[str]) -> Spans:
    """BIO or BILOU labels as spans of the kinds that are learnt."""
    found: Spans = []
    open_kind = ""
    for (start, end), tag in zip(places, tags, strict=True):
        mark, _, name = tag.partition("-")
        kind = LABELS.get(name, "")
        if kind and mark in "IL" and open_kind == kind:
            found[-1] = (found[-1][0], end, kind)
        elif kind:
            found.append((start, end, kind))
        open_kind = kind
    return found


def labelled(text: str, names: Spans) -> tuple[list[list[str]], list[str]] | None:
    """The attributes and labels of the tokens of one sentence."""
    language = load_language()
    article = Article(id="", source=Source("", "text/plain"), text=text, blocks=[Block(0, len(text), "body")])
    folded = fold(text)
    rows = sentences.annotate(article, language, folded=folded)
    cut = tokens.annotate(article, language, folded=folded, sentences=rows)
    if not len(cut):
        return None
    analysed = words.annotate(article, language, tokens=cut)
    page = Page(text, folded, cut, analysed, [end for _, end in cut.bounds])
    known = known_names(page, language)
    found = with_patterns(known, unknown_names(page, known, language), shapes(language))
    attributes = sentence_attributes(page, found, 0, len(cut), language)
    labels = []
    for start in cut.starts:
        name = next(((low, kind) for low, high, kind in names if low <= start < high), None)
        labels.append("O" if name is None else f"{'B' if start <= name[0] else 'I'}-{name[1]}")
    return attributes, labels


def main(corpora: Path, target: Path) -> None:
    """Trains, prunes, writes."""
    sources = {
        "ner-banglakit": banglakit(corpora / "ner-banglakit.jsonl.gz"),
        "ner-rifat-train": rifat(corpora / "ner-rifat-train.jsonl.gz"),
    }
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    counts = dict.fromkeys(sources, 0)
    for name, rows in sources.items():
        for text, names in rows:
            pair = labelled(text, names)
            if pair is not None:
                trainer.append(*pair)
                counts[name] += 1
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    lines = [f"T\t{a}\t{b}\t{weight:.2f}" for (a, b), weight in sorted(info.transitions.items())]
    lines += [
        f"S\t{attribute}\t{label}\t{weight:.2f}"
        for (attribute, label), weight in sorted(info.state_features.items())
        if abs(weight) >= 0.05
    ]
    write_certified(target, {"tagger": ("what\tattribute\tlabel\tweight", lines)})
    certificate(corpora, target, counts)


def certificate(corpora: Path, target: Path, counts: dict[str, int]) -> None:
    """What the weights were made from."""
    licences = {
        "ner-banglakit": ("CC0-1.0", "banglakit/bengali-ner-data"),
        "ner-rifat-train": ("MIT", "Rifat1493/Bengali-NER"),
    }
    parts = [
        "format = 1",
        f"settings = {json.dumps(SETTINGS)!r}",
        'method = "linear-chain CRF, L-BFGS (crfsuite)"',
        "seed = 0",
    ]
    for name, sentences_used in counts.items():
        licence, origin = licences[name]
        digest = sha256((corpora / f"{name}.jsonl.gz").read_bytes()).hexdigest()
        parts += ["", "[[trained_on]]", f'origin = "{origin}"', f'licence = "{licence}"']
        parts += [f"sentences = {sentences_used}", f'sha256 = "{digest}"']
    (target / "tagger.certificate.toml").write_text("\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*given, *(Path("../shared/corpora"), Path("src/sutradhar/data/bn/names"))[len(given) :])
