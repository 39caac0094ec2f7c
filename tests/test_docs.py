"""Documentation that fails the build: each field, command, option, layer and role is in the docs."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main
from contract import ROLES

from sutradhar.cli import app
from sutradhar.layers import LAYERS
from sutradhar.model import Article

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("field", Article.__struct_fields__)
def test_each_field_of_the_record_is_documented(field: str) -> None:
    assert f"`{field}`" in (DOCS / "record.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_is_documented(role: str) -> None:
    assert f"`{role}`" in (DOCS / "record.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_each_layer_is_documented(layer: object) -> None:
    assert f"`{layer.name}`" in (DOCS / "layers.md").read_text(encoding="utf-8")  # type: ignore[attr-defined]


def test_each_command_and_option_is_documented() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"## {name}" in text, f"docs/cli.md says nothing of `sutradhar {name}`"
        for option in command.params:
            for flag in option.opts:
                if flag.startswith("--") and flag != "--help":
                    assert f"`{flag}`" in text, f"docs/cli.md says nothing of {name} {flag}"
