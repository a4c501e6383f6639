"""Validation of the file kinds: of their shape, then of what contradicts itself in a record.

The shape is validated by the compiled schemas where the installed pydantic takes them. What
contradicts itself does not make a record unreadable, so it is looked for apart, where the compiled
module says that there is something to look for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from pydantic_core import SchemaError, SchemaValidator

from kamctl.model.kinds import Kind
from kamctl.model.record import Contradiction, Record


@cache
def validator(kind: Kind) -> SchemaValidator:
    """Return the validator that turns a file's data into its record."""
    try:
        return SchemaValidator(import_module(f"kamctl.model.generated.{kind}").SCHEMA)
    except SchemaError:
        from kamctl.model.compile import build_schema

        return SchemaValidator(build_schema(kind))


def contradictions(kind: Kind, record: Record) -> Iterator[Contradiction]:
    """Yield what contradicts itself in a file's record; `where` leads there from the file's root."""
    for route in import_module(f"kamctl.model.generated.{kind}").CONTRADICTABLE:
        for place, part in _parts(record, route):
            for found in part.contradictions():
                message = found.said_of(str(place[-1]) if place else kind)
                yield found._replace(where=(*place, *found.where), message=message)


def _parts(whole: Any, route: tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], Record]]:
    """Yield the records that a route leads to, each with its place; `*` is every key or entry."""
    if not route:
        yield (), whole
        return
    step, rest = route[0], route[1:]
    parts: list[tuple[Any, Any]] = [(step, getattr(whole, step))] if step != "*" else _entries(whole)
    for key, part in parts:
        if part is not None:
            for place, record in _parts(part, rest):
                yield (key, *place), record


def _entries(whole: Any) -> list[tuple[Any, Any]]:
    return list(whole.items() if isinstance(whole, dict) else enumerate(whole))
