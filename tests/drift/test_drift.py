"""The repository holds what the code generates."""

from __future__ import annotations

import ast
import importlib
import re

import pydantic
import pytest
import typer

from kamctl.checks.registry import RULES
from kamctl.cli.command_table import COMMANDS
from kamctl.model.compile import build_schema, source
from kamctl.model.kinds import KINDS, Kind
from tests.drift.generate import ROOT, generated, minimal

#: The versions that what is committed was generated with: others write the same thing in other words.
PYDANTIC = "2.14"
TYPER = "0.28"
COMPILED = "kamctl/model/generated/"
FROM_PYDANTIC = (COMPILED, "templates/schemas/", "examples/minimal/.kamctl/schemas/")
GENERATED = generated() | minimal()
is_generating_version = pydantic.VERSION.startswith(f"{PYDANTIC}.")


@pytest.mark.parametrize("path", GENERATED)
def test_a_generated_file_is_up_to_date(path: str) -> None:
    if path.startswith(FROM_PYDANTIC) and not is_generating_version:
        pytest.skip(f"written by pydantic {PYDANTIC}, this is {pydantic.VERSION}; compared by behaviour")
    if path == "docs/commands.md" and not typer.__version__.startswith(f"{TYPER}."):
        pytest.skip(f"laid out by Typer {TYPER}, this is {typer.__version__}")
    assert (ROOT / path).read_text("utf-8") == GENERATED[path], "run python -m tests.drift.generate"


def test_the_schemas_that_init_ships_are_those_of_all_file_kinds() -> None:
    assert {p.stem for p in (ROOT / "templates/schemas").glob("*.json")} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_compiled_schema_reads_what_one_built_from_the_records_reads(kind: Kind) -> None:
    from pydantic_core import SchemaValidator, ValidationError

    compiled = SchemaValidator(importlib.import_module(f"kamctl.model.generated.{kind}").SCHEMA)
    built = SchemaValidator(build_schema(kind))
    for data in _data(kind):
        results = []
        for validator in (compiled, built):
            try:
                results.append(validator.validate_python(data))
            except ValidationError as error:
                results.append([(e["type"], e["loc"], e["msg"]) for e in error.errors(include_url=False)])
        assert results[0] == results[1]


def _data(kind: Kind) -> list[object]:
    """Return the data of all example files of a kind, and each with one field gone, doubled in number or wrong."""
    from kamctl.workspace.paths import place
    from kamctl.yaml.reader import read

    found: list[object] = [{}, {"nonsense": "x"}]
    for folder in (ROOT / "examples/adventure-works", ROOT / "tests/checks/rules/base"):
        for file in sorted(folder.rglob("*.yaml")):
            where = place(file.relative_to(folder).as_posix())
            document = read(file.read_text("utf-8"))[0]
            if where is None or where.kind != kind or document is None:
                continue
            data = document.data
            assert isinstance(data, dict)
            found.append(data)
            for key in data:
                found.append({k: v for k, v in data.items() if k != key})
                found.extend(
                    data | {key: wrong} for wrong in ("x", None, [], {}, {"x": "y"}, [{"date": "1"}])
                )
    return found


def test_a_compiled_schema_is_python_without_surprises() -> None:
    for kind in KINDS:
        tree = ast.parse(source(kind))
        assert {type(node) for node in tree.body} <= {ast.Expr, ast.ImportFrom, ast.Assign}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_line_in_the_help_is_the_first_of_its_docstring(name: str) -> None:
    from typer.main import get_command

    from kamctl.cli.main import app

    command = get_command(app).get_command(None, name)  # type: ignore[attr-defined]
    assert command is not None
    assert COMMANDS[name].line == (command.help or "").partition("\n")[0].strip()


def test_every_rule_has_its_place_in_the_reference() -> None:
    text = (ROOT / "docs/rules.md").read_text("utf-8")
    assert re.findall(r"^\| (KAM\d{3}) \|", text, re.MULTILINE) == [rule.code for rule in RULES]
