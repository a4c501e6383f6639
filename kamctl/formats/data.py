"""Results as plain data, and as JSON: one mapper for all of them.

A record is an object of its fields, in their order. Where machines were promised something else,
`shapes` says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from kamctl.formats.json_text import indented
from kamctl.formats.shapes import Field, shape_of


def data(value: Any) -> Any:
    """Return a result as plain data: None, bool, int, text, Decimal, date, and lists and dicts of these.

    Raises:
        TypeError: something in it is neither a record nor plain.
    """
    if value is None or isinstance(value, (str, bool, int, float, Decimal, dt.date)):
        return value
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, Mapping):
        return {str(k): data(v) for k, v in value.items()}
    shape = shape_of(value.__class__)
    if shape is not None:
        return _shaped(value, shape)
    if names := _fields(value.__class__):
        return {name: data(getattr(value, name)) for name in names}
    if isinstance(value, (list, tuple)):
        return [data(v) for v in value]
    raise TypeError(type(value).__name__)


def dumps(value: Any) -> str:
    """Return a result as JSON."""
    return indented(data(value))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a record's fields; none for what is no record."""
    names: tuple[str, ...] = getattr(kind, "_fields", ()) if issubclass(kind, tuple) else ()
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else names


def _shaped(value: Any, shape: tuple[Field, ...]) -> Any:
    """Return a record, or each of a list of them, as a shape has it."""
    if value is None:
        return None
    if isinstance(value, (list, tuple)) and not _fields(value.__class__):
        return [_shaped(v, shape) for v in value]
    found: dict[str, Any] = {}
    for field in shape:
        if field.key == "...":
            found |= data(value)
            continue
        part = _at(value, field.path)
        if part is not None or not field.optional:
            found[field.key] = _shaped(part, field.shape) if field.shape else data(part)
    return found


def _at(value: Any, path: tuple[str, ...]) -> Any:
    """Return what a path leads to: None where something on the way is, a list where one is on the way."""
    for i, name in enumerate(path):
        if value is None:
            return None
        if isinstance(value, (list, tuple)) and not _fields(value.__class__):
            return [_at(v, path[i:]) for v in value]
        value = getattr(value, name)
    return value
