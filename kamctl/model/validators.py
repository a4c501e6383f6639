"""Validators of the file kinds, from the compiled schemas where the installed pydantic takes them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from pydantic_core import SchemaError, SchemaValidator

from kamctl.model.kinds import Kind


@cache
def validator(kind: Kind) -> SchemaValidator:
    """Return the validator that turns a file's data into its record."""
    try:
        return SchemaValidator(import_module(f"kamctl.model.generated.{kind}").SCHEMA)
    except SchemaError:
        from kamctl.model.compile import build_schema

        return SchemaValidator(build_schema(kind))
