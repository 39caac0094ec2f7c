"""The rules of the house that a machine can hold: import directions, bare regular expressions, sizes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sutradhar"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each room may import from its own level (but layers not from one another) and from any level below it.
LEVELS = (
    ("model", "errors"),
    ("text",),
    ("language",),
    ("calendars", "numerals", "timex", "morphology", "translit", "labels"),
    ("knowledge",),
    ("provenance",),
    ("gather",),
    ("layers", "page", "stories"),
    ("archive",),
    ("exports",),
    ("flow",),
    ("scale",),
    ("web",),
    ("cli",),
)


def room(module: str) -> str:
    """`sutradhar.layers.names` → `layers`."""
    return module.split(".")[1] if "." in module else "sutradhar"


def level(name: str) -> int:
    found = [index for index, rooms in enumerate(LEVELS) if name in rooms]
    assert found, f"{name}: a room that tests/test_architecture.py does not know; give it a level"
    return found[0]


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sutradhar"):
            if node.module == "sutradhar":
                names.extend(f"sutradhar.{alias.name}" for alias in node.names)
            elif node.module:
                names.append(node.module)
        elif isinstance(node, ast.Import):
            names.extend(alias.name for alias in node.names if alias.name.startswith("sutradhar"))
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here == "__init__":
        return
    for module in imported(path):
        if module != "sutradhar.__version__":
            assert level(room(module)) <= level(here), f"{here} imports {module}, which lies above it"


def test_layers_do_not_import_one_another() -> None:
    """A layer may be a module, or a module with a folder of parts; the list of layers alone sees them all."""
    for path in sorted((PACKAGE / "layers").rglob("*.py")):
        if path.name == "__init__.py" and path.parent.name == "layers":
            continue
        own = layer_of(path.relative_to(PACKAGE / "layers").parts[0].removesuffix(".py"))
        others = {m.split(".")[2] for m in imported(path) if m.startswith("sutradhar.layers.")}
        assert {layer_of(other) for other in others} <= {own}, f"{path.name} imports {others}"


def layer_of(part: str) -> str:
    """The layer that a folder of parts belongs to."""
    folders = {
        "attribution": "statements",
        "counting": "quantities",
        "eventing": "events",
        "naming": "names",
        "timing": "times",
    }
    return folders.get(part, part)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_bare_word_classes_of_re(path: Path) -> None:
    """`re`'s \\w and \\b split Bengali words at vowel signs; use `regex` or explicit classes."""
    source = path.read_text(encoding="utf-8")
    if any(
        isinstance(node, ast.Import) and any(a.name == "re" for a in node.names)
        for node in ast.walk(ast.parse(source))
    ):
        assert "\\w" not in source and "\\b" not in source and "\\W" not in source, path.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_keep_their_size(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 450, f"{path.name}: split it by meaning"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < 70, f"{path.name}: {node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_bengali_words_in_code(path: Path) -> None:
    """Words are data. Docstrings and comments may show an example; string constants may not hold a word."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            outside_classes = regex.sub(r"\[[^\]]*\]", "", node.value)
            letters = [c for c in outside_classes if "\u0985" <= c <= "\u09b9"]
            assert len(letters) < 3, f"{path.name}:{node.lineno}: {node.value!r} belongs in data/bn"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_clock_below_the_command_line(path: Path) -> None:
    if path.name == "cli.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        clocks = isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow")
        if clocks and isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime"):
            raise AssertionError(f"{path.name}:{node.lineno} reads the clock")
