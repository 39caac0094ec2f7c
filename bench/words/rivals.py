"""Runs in the rivals' interpreter: reads forms and texts as JSON, writes what each installed rival makes of them."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import sys
import time
from typing import Any


def main() -> None:
    job = json.load(sys.stdin)
    answer: dict[str, Any] = {"stems": {}, "sentences": {}, "speed": {}}
    for run in (bangla_stemmer, indic, spacy):
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # one of them prints what it does
                run(job, answer)
        except ImportError as error:
            print(f"{run.__name__}: {error}", file=sys.stderr)
    json.dump(answer, sys.stdout)


def bangla_stemmer(job: dict[str, list[str]], answer: dict[str, Any]) -> None:
    stem = importlib.import_module("bangla_stemmer.stemmer.stemmer").BanglaStemmer().stem
    answer["stems"]["bangla-stemmer"] = [safely(stem, form) for form in job["forms"]]


def safely(stem: Any, form: str) -> str:
    """The rival's stem, or the form where it gives none or fails."""
    try:
        return str(stem(form) or form)
    except (IndexError, TypeError, ValueError):
        return form


def indic(job: dict[str, list[str]], answer: dict[str, Any]) -> None:
    split = importlib.import_module("indicnlp.tokenize.sentence_tokenize").sentence_split
    answer["sentences"]["indic-nlp-library"] = [[s.strip() for s in split(t, "bn")] for t in job["texts"]]


def spacy(job: dict[str, list[str]], answer: dict[str, Any]) -> None:
    blank = importlib.import_module("spacy").blank("bn")
    blank.add_pipe("sentencizer")
    answer["sentences"]["spaCy blank bn"] = [[s.text.strip() for s in blank(t).sents] for t in job["texts"]]
    bodies = job["bodies"]
    words, start = sum(len(body.split()) for body in bodies), time.perf_counter()
    for body in bodies:
        blank.make_doc(body)
    answer["speed"]["spaCy blank bn"] = words / 300 / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
