"""Turns the records into pydantic schemas, ahead of time.

Building pydantic's schemas at run time takes longer than all else a command does. So each file
kind's core schema is generated once, by `python -m kamctl.model.compile`, into `generated/`, and
a test holds it against the records. Where the installed pydantic-core does not take the stored
schema, it is built from the records: slower, and the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from kamctl.model import shape
from kamctl.model.kinds import KINDS, Kind, record_class
from kamctl.model.record import Record


def build_schema(kind: Kind) -> dict[str, Any]:
    """Return the core schema of a file kind, built from its record."""
    from pydantic import TypeAdapter

    schema: dict[str, Any] = _plain(dict(TypeAdapter(record_class(kind)).core_schema))
    return schema


def contradictable(cls: type[Record]) -> Iterator[tuple[str, ...]]:
    """Yield the routes from a record to all in it that can contradict themselves."""
    if cls.contradictions is not Record.contradictions:
        yield ()
    for name, field in shape.fields_of(cls).items():
        route: tuple[str, ...] = (name,)
        here = shape.bare(field.annotation)
        while shape.is_mapping(here) or shape.is_list(here):
            here = shape.bare(shape.entry_of(here))
            route = (*route, "*")
        if isinstance(here, type) and issubclass(here, Record):
            yield from ((*route, *rest) for rest in contradictable(here))


def _plain(value: Any) -> Any:
    """Drop what no file needs: values of Python, what contradicts itself, what only JSON Schemas show."""
    if isinstance(value, dict) and value.get("type") in ("function-before", "function-after"):
        reference = {"ref": value["ref"]} if "ref" in value else {}
        return _plain({**value["schema"], **reference})
    if isinstance(value, dict):
        return {k: _reference(k, _plain(v)) for k, v in value.items() if k != "metadata"}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


def _reference(key: str, value: Any) -> Any:
    if key in ("ref", "schema_ref") and isinstance(value, str):
        return value.rsplit(":", 1)[0].rsplit(".", 1)[-1]
    return value


def source(kind: Kind) -> str:
    """Return the Python source of a compiled schema."""
    classes: set[type] = set()
    body = _literal(build_schema(kind), classes, 0)
    imports = sorted(
        f"from {c.__module__} import {c.__name__}" for c in classes if c.__module__ != "builtins"
    )
    routes = "".join(f" {route!r},\n" for route in contradictable(record_class(kind)))
    head = f'"""Generated from `{kind}` by `python -m kamctl.model.compile`; do not edit."""\n'
    found = f"CONTRADICTABLE = (\n{routes})\n"
    return f"{head}\n" + "\n".join(imports) + f"\n\n{found}\nSCHEMA = {body}\n"


def _literal(value: Any, classes: set[type], depth: int) -> str:
    pad = " " * (depth + 1)
    if isinstance(value, dict):
        rows = [f"{pad}{k!r}: {_literal(v, classes, depth + 1)},\n" for k, v in value.items()]
        return "{\n" + "".join(rows) + " " * depth + "}" if rows else "{}"
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        rows = [f"{pad}{_literal(v, classes, depth + 1)},\n" for v in value]
        return "[\n" + "".join(rows) + " " * depth + "]"
    if isinstance(value, type):
        classes.add(value)
        return value.__name__
    if isinstance(value, Decimal):
        classes.add(Decimal)
    return repr(value)


def write(folder: Path) -> None:
    """Write the compiled schema of every file kind into `folder`."""
    for kind in KINDS:
        (folder / f"{kind}.py").write_text(source(kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "generated")
