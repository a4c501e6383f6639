"""The JSON Schemas that editors use: complete, described, and in agreement with `check`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from kamctl.formats.schemas import json_schema
from kamctl.model.kinds import KINDS, Kind
from kamctl.workspace.paths import place

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS: dict[Kind, Any] = {kind: json.loads(json_schema(kind)) for kind in KINDS}
FOLDERS = ("examples/adventure-works", "tests/checks/rules/base")


class Core(yaml.CSafeLoader):
    """YAML 1.2's core schema, which editors use: dates are text, `no` is text, octal is not 8."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def _keys_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _keys_as_text(v) for k, v in value.items()}
    return [_keys_as_text(v) for v in value] if isinstance(value, list) else value


def core(text: str) -> Any:
    """Read YAML as an editor does; JSON has text keys alone."""
    return _keys_as_text(yaml.load(text, Core))


@cache
def validator_of(kind: Kind) -> Any:
    """Return the validator of a kind; judging a schema costs as much as judging a thousand files by it."""
    cls = jsonschema.validators.validator_for(SCHEMAS[kind])
    cls.check_schema(SCHEMAS[kind])
    return cls(SCHEMAS[kind], format_checker=cls.FORMAT_CHECKER)


def _files() -> Iterator[Any]:
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.yaml")):
            where = place(file.relative_to(ROOT / folder).as_posix())
            if where is not None:
                yield pytest.param(where.kind, file, id=f"{folder}/{file.name}")


@pytest.mark.parametrize(("kind", "file"), list(_files()))
def test_a_file_that_check_accepts_is_valid_in_an_editor(kind: Kind, file: Path) -> None:
    found = [
        f"{e.json_path}: {e.message}" for e in validator_of(kind).iter_errors(core(file.read_text("utf-8")))
    ]
    assert not found


def _objects(schema: Any) -> Iterator[Any]:
    """Yield the schemas of mappings: not the parts of conditions, which say something of one only."""
    if isinstance(schema, dict) and schema.get("type") == "object":
        yield schema
    for value in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _objects(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_description(kind: Kind) -> None:
    found = [item for schema in _objects(SCHEMAS[kind]) for item in schema.get("properties", {}).items()]
    assert found
    assert not [name for name, schema in found if not schema.get("description")]


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_fields_are_refused_at_every_level(kind: Kind) -> None:
    for schema in _objects(SCHEMAS[kind]):
        if schema.keys() & {"properties", "patternProperties"}:
            assert schema["additionalProperties"] is False


WRONG: list[tuple[Kind, str]] = [
    ("account", "naem: Acme"),
    ("account", "segment: retail"),
    ("account", "name: Acme\ncredit: {limit: 400_000, terms_days: 30}"),
    ("account", "name: Acme\ncredit: {limit: 1}"),
    ("account", "name: Acme\nreceivables: [{date: 2026-02-30, balance: 1, overdue: 0}]"),
    ("account", "name: Acme\ncontacts: {M.Lindqvist: {name: M, level: president, function: x}}"),
    ("account", "name: Acme\nbuying_reasons: [{reason: prize}]"),
    ("plan", "horizon: {start: 2026-01-01}\ndestination: x\nteam: {}"),
    ("kam", "company: A\ncurrency: euro\npeople: {}"),
    ("kam", "company: A\ncurrency: EUR\npeople: {}\npolicy: {action_window_days: 0}"),
    ("review", "held: 2026-10-08\nattendees: a\nsummary: x"),
    ("review", "held: 2026-10-08\nattendees: []\nsummary: x\nrating: 6"),
    ("resources", "roles: {engineer: {name: E, capacity: {2026-Q5: 60}}}"),
    ("criteria", "edition: '1'\nscale: {low: 0, high: 5}\nselect_at: 70\ncriteria: {}"),
]


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_what_check_refuses_an_editor_marks(kind: Kind, text: str) -> None:
    from kamctl.workspace.validate import read_record

    assert read_record(kind, "x.yaml", text).record is None
    assert not validator_of(kind).is_valid(core(text))


@pytest.mark.parametrize("word", ["NO", "012", "1:30", "1.10", "2026-01-01", "true", "5"])
def test_a_text_that_looks_like_something_else_is_text_to_both(word: str) -> None:
    from kamctl.workspace.validate import read_record

    text = f"name: {word}\n"
    record = read_record("account", "accounts/a.yaml", text).record
    assert record.name == word
    assert validator_of("account").is_valid(core(text))


def test_an_optional_field_may_be_empty_in_both() -> None:
    from kamctl.workspace.validate import read_record

    text = "name: Acme\nsegment:\nratings:\nmanager: ~\ndecisions: null\ncontacts:\n"
    assert read_record("account", "accounts/a.yaml", text).record is not None
    found = [f"{e.json_path}: {e.message}" for e in validator_of("account").iter_errors(core(text))]
    assert not found
