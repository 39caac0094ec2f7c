"""Quantities measured: `python bench/quantities/bench.py [--rivals PYTHON] [--errors]`.

Labelled sentences of real news (`labels.jsonl`), two thirds development, a third held out. A label is met when value,
low, high, unit and `what` are all the same (a unit of `*` is left open). Beside us every run of digits, and, where
`PYTHON` has it, quantulum3 on the sentence in ASCII digits: of these the number alone is asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import regex

sys.path.insert(0, str(Path(__file__).parents[1]))
from labelled import Error, Found, Sentence, Tally, score, sentences

from sutradhar.text import fold

DIGITS = regex.compile(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")
RIVAL = """
import json, sys
from quantulum3 import parser
for line in sys.stdin:
    try:
        print(json.dumps([(*each.span, each.value) for each in parser.parse(json.loads(line))]))
    except Exception:
        print("[]")
"""


def ours(sentence: Sentence) -> list[Found]:
    """Our rows in a sentence."""
    rows = [row for row in sentence.article.quantities if sentence.start <= row.start < sentence.end]
    return [Found(row.start, row.end, (row.value, row.low, row.high, row.unit, row.what)) for row in rows]


def agrees(found: Found, label: dict[str, Any]) -> bool:
    """Whether all fields are the same. A bound that repeats the value (at least nine) need not be labelled."""
    value, low, high, unit, what = found.answer
    if value != label["value"] or what != label["what"]:
        return False
    bounds = (low, high) == (label["low"], label["high"]) or value is not None
    return bounds and (label["unit"] == "*" or fold(unit or "").text == fold(label["unit"]).text)


def same_number(found: Found, label: dict[str, Any]) -> bool:
    """Whether the number alone is the same."""
    return found.answer in (label["value"], label["low"], label["high"])


def halves() -> dict[str, tuple[Tally, Tally, list[Error]]]:
    """Tally in full, tally of the numbers alone, and errors, of development and of what is held out."""
    found: dict[str, tuple[Tally, Tally, list[Error]]] = {
        half: (Tally(), Tally(), []) for half in ("dev", "held_out")
    }
    for sentence in sentences("quantities"):
        full, numbers, errors = found["held_out" if sentence.held else "dev"]
        rows = ours(sentence)
        errors.extend(score(full, sentence, rows, agrees))
        bare = [Found(row.start, row.end, _number(row.answer)) for row in rows]
        score(numbers, sentence, bare, same_number)
    return found


def _number(answer: tuple[Any, ...]) -> Any:
    return next((field for field in answer[:3] if field is not None), None)


def measure() -> dict[str, float]:
    """The figures that floors hold. Raises `FileNotFoundError` where `../shared` is absent."""
    figures = {}
    for half, (full, numbers, _) in halves().items():
        figures[f"{half}.value_f1"] = numbers.f1(numbers.right)
        figures[f"{half}.full_f1"] = full.f1(full.right)
        figures[f"{half}.span_f1"] = full.f1(full.exact)
    return figures


def digits(sentence: Sentence) -> list[Found]:
    """Every run of digits, with its number."""
    text = fold(sentence.surface)
    return [
        Found(
            sentence.start + text.to_text(match.start()),
            sentence.start + text.to_text(match.end()),
            float(match[0].replace(",", "")),
        )
        for match in DIGITS.finditer(text.text)
    ]


def rivals(python: str | None) -> dict[str, Tally]:
    """Tallies of the digit pattern and of quantulum3 over all sentences."""
    asked = list(sentences("quantities"))
    tallies = {"digits": Tally()}
    for sentence in asked:
        score(tallies["digits"], sentence, digits(sentence), same_number)
    if python is None:
        return tallies
    folds = [fold(each.surface) for each in asked]
    lines = "\n".join(json.dumps(each.text) for each in folds)
    done = subprocess.run([python, "-c", RIVAL], input=lines, capture_output=True, text=True, check=True)
    tallies["quantulum3"] = Tally()
    for sentence, text, answer in zip(asked, folds, done.stdout.splitlines(), strict=True):
        found = [
            Found(sentence.start + text.to_text(start), sentence.start + text.to_text(end), value)
            for start, end, value in json.loads(answer)
        ]
        score(tallies["quantulum3"], sentence, found, same_number)
    return tallies


def main() -> None:
    """Print our figures, the rivals', and on demand the errors of development."""
    try:
        found = halves()
    except FileNotFoundError as absent:
        sys.exit(f"bench/quantities: {absent}")
    for half, (full, numbers, _) in found.items():
        print(f"sutradhar   {half:9} all fields: {full.line()}")
        print(f"sutradhar   {half:9} number:     {numbers.line()}")
    if "--rivals" in sys.argv:
        for name, tally in rivals(sys.argv[sys.argv.index("--rivals") + 1]).items():
            print(f"{name:11} all       number:     {tally.line()}")
    if "--errors" in sys.argv:
        for error in found["dev"][2]:
            print(*error, sep="\n    ")


if __name__ == "__main__":
    main()
