"""Measures what `floors.toml` names and fails where a figure has fallen below its floor.

    python -m bench.floors

A bench is a module with `measure() -> dict[str, float]`; it raises `FileNotFoundError` where the corpora that it reads
are absent, and is then skipped with its own message. Lowering a floor is a visible act: say why in the commit.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import tomli

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """Prints each figure beside its floor or ceiling; 1 where one is passed the wrong way."""
    passed = 0
    for name, table in tomli.loads(FLOORS.read_text(encoding="utf-8")).items():
        try:
            figures = import_module(f"bench.{table['module']}").measure()
        except FileNotFoundError as absent:
            print(f"{name}: skipped, {absent}")
            continue
        for kind, sign in (("floor", 1), ("ceiling", -1)):
            for figure, bound in table.get(kind, {}).items():
                wrong = sign * figures[figure] < sign * bound
                passed += wrong
                print(
                    f"{name:12} {figure:28} {figures[figure]:8.4f}  {kind} {bound}{'  PASSED' if wrong else ''}"
                )
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
