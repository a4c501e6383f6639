"""Validation of the file kinds: their shape, then contradictions in records.

The shape is validated by the compiled schemas where the installed pydantic accepts them. A contradiction does
not make a record unreadable, so contradictions are looked for separately, where the records' walks say that
there may be some.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from kamctl.model.kinds import Kind
from kamctl.model.pydantic_core import SchemaError, SchemaValidator
from kamctl.model.record import Contradiction, Record
from kamctl.model.walk import places, values, walks


@cache
def validator(kind: Kind) -> SchemaValidator:
    """Return the validator that turns a file's data into its record."""
    try:
        return SchemaValidator(import_module(f"kamctl.model.generated.{kind}").SCHEMA)
    except SchemaError:
        from kamctl.model.compile import build_schema

        return SchemaValidator(build_schema(kind))


def contradictions(kind: Kind, record: Record) -> Iterator[Contradiction]:
    """Yield the contradictions in a file's record; `where` leads there from the file's root."""
    for steps in walks(type(record)).contradictable:
        if not any(next(part.contradictions(), None) for part in values(record, steps)):
            continue  # nearly all files: paths are only worked out where there is something to tell
        for place, part in places(record, steps):
            for found in part.contradictions():
                message = found.said_of(str(place[-1]) if place else kind)
                yield found._replace(where=(*place, *found.where), message=message)
