"""Time expressions measured: `python bench/times/bench.py [--rivals PYTHON] [--errors]`.

Two golds: sentences of our own (`../shared/gold`, development), and labelled sentences of real news (`labels.jsonl`,
two thirds development, a third held out). `PYTHON` is an interpreter in which dateparser is installed; without
it our figures stand alone. dateparser is asked for dates alone, at the precision of the label.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from labelled import Error, Found, Sentence, Tally, score, sentences
from test_times_rules import read

GOLD = Path(__file__).parents[3] / "shared" / "gold"
RIVAL = """
import json, sys, datetime
from dateparser.search import search_dates
for line in sys.stdin:
    row = json.loads(line)
    base = datetime.datetime.fromisoformat(row["published"][:16])
    try:
        found = search_dates(row["text"], languages=["bn"], settings={"RELATIVE_BASE": base}) or []
    except Exception:
        found = []
    print(json.dumps([(words, when.isoformat()) for words, when in found]))
"""


def ours(sentence: Sentence) -> list[Found]:
    """Our rows in a sentence."""
    rows = [row for row in sentence.article.times if sentence.start <= row.start < sentence.end]
    return [Found(row.start, row.end, row.value) for row in rows]


def agrees(found: Found, label: dict[str, Any]) -> bool:
    """Whether the TIMEX3 values are the same."""
    return bool(found.answer == label["value"])


def wrong_year(found: Found, label: dict[str, Any]) -> bool:
    """Whether two values name years and not the same."""
    one, other = str(found.answer)[:4], str(label["value"])[:4]
    return one.isdigit() and other.isdigit() and one != other


def measure() -> dict[str, float]:
    """The figures that floors hold. Raises `FileNotFoundError` where `../shared` is absent."""
    figures = {}
    for half, (tally, years, _) in halves().items():
        figures[f"{half}.value_f1"] = tally.f1(tally.right)
        figures[f"{half}.span_f1"] = tally.f1(tally.exact)
        figures[f"{half}.wrong_years"] = float(years)
        figures[f"{half}.false_per_1000"] = 1000 * tally.false / tally.sentences
    right, wanted, _ = own_sentences()
    return figures | {"gold.value": right / wanted, "gold.anchored_f1": anchored()}


def halves() -> dict[str, tuple[Tally, int, list[Error]]]:
    """Tally, wrong years and errors of the development and the held-out sentences."""
    tallies = {"dev": Tally(), "held_out": Tally()}
    years = dict.fromkeys(tallies, 0)
    errors: dict[str, list[Error]] = {half: [] for half in tallies}
    for sentence in sentences("times"):
        half, found = "held_out" if sentence.held else "dev", ours(sentence)
        errors[half].extend(score(tallies[half], sentence, found, agrees))
        years[half] += sum(
            wrong_year(each, label)
            for label in sentence.rows
            for each in found
            if each.start < label["end"] and label["start"] < each.end and not label.get("optional")
        )
    return {half: (tallies[half], years[half], errors[half]) for half in tallies}


def own_sentences() -> tuple[int, int, list[tuple[str, str, list[str | None]]]]:
    """(right, all, errors) of the development gold of one expression a sentence: value and mod."""
    path = GOLD / "times.jsonl"
    if not path.exists():
        raise FileNotFoundError("../shared/gold/times.jsonl is not here: nothing to measure")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right, errors = 0, []
    for row in rows:
        start = row["sentence"].index(row["expr"])
        _, times, _ = read(row["sentence"], row["ref"] + "T08:35+06:00")
        near = [time for time in times if time.start < start + len(row["expr"]) and time.end > start]
        if any(time.value == row["value"] and time.mod == row.get("mod") for time in near):
            right += 1
        else:
            errors.append((row["expr"], row["value"], [time.value for time in near]))
    return right, len(rows), errors


def anchored() -> float:
    """F1 of exact range and value on the hard texts."""
    hits = found = wanted = 0
    for line in (GOLD / "times-anchored.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        _, times, _ = read(row["text"], row["dct"] + "T08:35+06:00" if row["dct"] else None)
        gold = {(each["start"], each["end"], each["value"]) for each in row["timex"]}
        given = {(each.start, each.end, each.value) for each in times}
        hits, found, wanted = hits + len(gold & given), found + len(given), wanted + len(gold)
    return 2 * hits / (found + wanted)


def rival(python: str) -> dict[str, Tally]:
    """dateparser's search in the same sentences."""
    asked = list(sentences("times"))
    lines = "\n".join(json.dumps({"text": each.surface, "published": each.published}) for each in asked)
    done = subprocess.run([python, "-c", RIVAL], input=lines, capture_output=True, text=True, check=True)
    tallies = {"dev": Tally(), "held_out": Tally()}
    for sentence, answer in zip(asked, done.stdout.splitlines(), strict=True):
        found, at = [], 0
        for words, when in json.loads(answer):
            at = max(at, sentence.surface.find(words, at))
            found.append(Found(sentence.start + at, sentence.start + at + len(words), when))
        score(tallies["held_out" if sentence.held else "dev"], sentence, found, _same_date)
    return tallies


def _same_date(found: Found, label: dict[str, Any]) -> bool:
    value = str(label["value"])
    day = value[:10] if "T" in value and not value[11:12].isdigit() else value
    return found.answer.startswith(day)


def main() -> None:
    """Print our figures, the rival's where it is there, and on demand the errors of development."""
    try:
        found = halves()
        right, wanted, errors = own_sentences()
    except FileNotFoundError as absent:
        sys.exit(f"bench/times: {absent}")
    for half, (tally, years, _) in found.items():
        print(f"sutradhar   {half:9} {tally.line()}  wrong years {years}")
    if "--rivals" in sys.argv:
        for half, tally in rival(sys.argv[sys.argv.index("--rivals") + 1]).items():
            print(f"dateparser  {half:9} {tally.line()}")
    print(f"sutradhar   own sentences {right}/{wanted}, hard texts F1 {anchored():.3f} (range and value)")
    if "--errors" in sys.argv:
        for error in [*found["dev"][2], *errors]:
            print(*error, sep="\n    ")


if __name__ == "__main__":
    main()
