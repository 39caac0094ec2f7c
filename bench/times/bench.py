"""Time expressions against the development gold: `python bench/times/bench.py [--rivals PYTHON]`.

`PYTHON` is an interpreter in which dateparser is installed; without it our figures stand alone. Values are compared
by any overlapping row. Development figures.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from test_times_rules import read

GOLD = Path(__file__).parents[3] / "shared" / "gold"
RIVAL = """
import json, sys, datetime, dateparser
for line in sys.stdin:
    row = json.loads(line)
    base = datetime.datetime.fromisoformat(row["ref"] + "T08:35")
    try:
        found = dateparser.parse(row["expr"], languages=["bn", "en"], settings={"RELATIVE_BASE": base})
    except Exception:
        found = None
    print(found.isoformat() if found else "")
"""


def main() -> None:
    """Print our figures, the rival's where it is there, and the errors."""
    if not GOLD.exists():
        sys.exit("bench/times: ../shared/gold is not here; nothing to measure")
    rows = [json.loads(line) for line in (GOLD / "times.jsonl").read_text(encoding="utf-8").splitlines()]
    right, started = 0, perf_counter()
    for row in rows:
        start = row["sentence"].index(row["expr"])
        _, times, _ = read(row["sentence"], row["ref"] + "T08:35+06:00")
        near = [time for time in times if time.start < start + len(row["expr"]) and time.end > start]
        if any(time.value == row["value"] and time.mod == row.get("mod") for time in near):
            right += 1
        else:
            print("missed:", row["id"], row["expr"], row["value"], [time.value for time in near])
    print(
        f"sutradhar  times.jsonl {right}/{len(rows)}  {perf_counter() - started:.2f} s with all layers before"
    )
    anchored()
    if "--rivals" in sys.argv:
        rival(rows, sys.argv[sys.argv.index("--rivals") + 1])


def anchored() -> None:
    """The hard texts: exact span and value."""
    hits = found = wanted = 0
    for line in (GOLD / "times-anchored.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        _, times, _ = read(row["text"], row["dct"] + "T08:35+06:00" if row["dct"] else None)
        gold = {(each["start"], each["end"], each["value"]) for each in row["timex"]}
        ours = {(each.start, each.end, each.value) for each in times}
        hits, found, wanted = hits + len(gold & ours), found + len(ours), wanted + len(gold)
    print(
        f"sutradhar  times-anchored.jsonl P {hits / found:.3f} R {hits / wanted:.3f} (span and value exact)"
    )


def rival(rows: list[dict[str, str]], python: str) -> None:
    """dateparser on the bare expression, which is easier than the sentence."""
    lines = "\n".join(json.dumps({"expr": row["expr"], "ref": row["ref"]}) for row in rows)
    done = subprocess.run([python, "-c", RIVAL], input=lines, capture_output=True, text=True, check=True)
    answers = done.stdout.splitlines()
    right = sum(
        answer[: len(row["value"])] == row["value"]
        for answer, row in zip(answers, rows, strict=False)
        if answer
    )
    print(f"dateparser times.jsonl {right}/{len(rows)}")


if __name__ == "__main__":
    main()
