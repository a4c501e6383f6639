"""Results as plain data, and as JSON: one mapper for all of them.

A record is an object of its fields, in order. Where a different shape was promised, `shapes` defines it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kamctl.formats.json_text import indented
from kamctl.formats.shapes import Field, shape_of
from kamctl.model.shape import record_fields

#: Names the fields of a class of records that may be shown; None shows all.
Shown = Callable[[type], Container[str]] | None


def data(value: Any, shown: Shown = None) -> Any:
    """Return a result as plain data: None, bool, int, text, Decimal, date, and lists and dicts of these.

    Raises:
        TypeError: something in it is neither a record nor plain.
    """
    if value is None or isinstance(value, (str, bool, int, float, Decimal, dt.date)):
        return value
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, Mapping):
        return {str(k): data(v, shown) for k, v in value.items()}
    kind = value.__class__
    if names := record_fields(value):
        shape = shape_of(kind)
        return _record(value, names, shown) if shape is None else _shaped(value, shape, shown)
    if isinstance(value, (list, tuple)):
        return [data(v, shown) for v in value]
    raise TypeError(kind.__name__)


def dumps(name: str, value: Any) -> str:
    """Return the result of a command as JSON, starting with the name of its schema."""
    return indented({"schema": schema_name(name), **data(value)})


def schema_name(name: str) -> str:
    """Return the name of a result's schema: `kamctl/score/1`."""
    return f"kamctl/{name}/1"


def _record(value: Any, names: tuple[str, ...], shown: Shown) -> dict[str, Any]:
    allowed = names if shown is None else shown(value.__class__)
    return {name: data(getattr(value, name), shown) for name in names if name in allowed}


def _shaped(value: Any, shape: tuple[Field, ...], shown: Shown) -> Any:
    """Return a record, or each of a list of them, as a shape has it."""
    if value is None:
        return None
    kind = value.__class__
    names = record_fields(value)
    if not names:
        return [_shaped(v, shape, shown) for v in value]
    found: dict[str, Any] = {}
    for field in shape:
        if field.key == "...":
            found |= _rest(value, names, shape, shown)
        elif shown is None or field.path[0] in shown(kind):
            part = _at(value, field.path)
            if part is not None or not field.optional:
                found[field.key] = _shaped(part, field.shape, shown) if field.shape else data(part, shown)
    return found


def _rest(value: Any, names: tuple[str, ...], shape: tuple[Field, ...], shown: Shown) -> Any:
    """Return what `...` stands for: in a record's own shape its other fields, elsewhere its own shape."""
    if shape is not shape_of(value.__class__):
        return data(value, shown)
    listed = {field.path[0] for field in shape}
    return _record(value, tuple(name for name in names if name not in listed), shown)


def _at(value: Any, path: tuple[str, ...]) -> Any:
    """Return what a path leads to: None where something on the way is, a list where one is on the way."""
    for i, name in enumerate(path):
        if value is None:
            return None
        if isinstance(value, (list, tuple)) and not record_fields(value):
            return [_at(v, path[i:]) for v in value]
        value = getattr(value, name)
    return value
