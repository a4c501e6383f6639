"""JSON Schemas of the results, read from the types of their records.

A schema describes what `kamctl.formats.data` writes: a record's fields, or the promised shape of its class.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from importlib import import_module
from operator import or_
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from kamctl.formats.data import schema_name
from kamctl.formats.results import RESULTS
from kamctl.formats.shapes import Field, shape_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBERS = (Decimal, Fraction, float)
_PLAIN: dict[str, Any] = {"str": str, "int": int, "Decimal": Decimal, "date": dt.date}


def result_schema(name: str, *, strict: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of a command's result; a `strict` one allows no further keys.

    Raises:
        KeyError: no command gives that result.
    """
    made = _Schema(strict)
    held = RESULTS[name]
    keys: dict[str, Any] = {"schema": {"const": schema_name(name)}}
    required = ["schema"]
    for key, written in ({"...": held} if isinstance(held, str) else held).items():
        if key == "...":
            made.partial = written.endswith("~")
            whole = made.object_of(_type(written.removesuffix("~")))
            keys |= {name: one for name, one in whole["properties"].items() if name not in keys}
            required += whole.get("required", ())
        else:
            keys[key.rstrip("?")] = made.written(written)
            required += [] if key.endswith("?") else [key]
    made.partial = False
    found = made.object(keys, list(dict.fromkeys(required)))
    return {"$schema": _DIALECT, "title": name, **found, "$defs": made.definitions}


def _type(written: str) -> Any:
    """Return a type from its name below `kamctl`."""
    if written in _PLAIN:
        return _PLAIN[written]
    module, _, name = written.rpartition(".")
    return getattr(import_module(f"kamctl.{module}"), name)


class _Schema:
    """A schema being made, and the definitions of the records in it."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.partial = False
        self.definitions: dict[str, Any] = {}

    def written(self, text: str) -> dict[str, Any]:
        """Return the schema of a type as `kamctl.formats.results` writes it."""
        if text.endswith("?"):
            return {"anyOf": [self.written(text[:-1]), {"type": "null"}]}
        if text.endswith("[]"):
            return {"type": "array", "items": self.written(text[:-2])}
        if " | " in text:
            return {"anyOf": [self.written(one) for one in text.split(" | ")]}
        kinds = [_type(one) for one in text.split(" & ")]
        if len(kinds) == 1:
            return self.of(kinds[0])
        each = [self.object_of(kind) for kind in kinds]
        properties = {name: held for one in each for name, held in one["properties"].items()}
        return self.object(properties, [name for one in each for name in one.get("required", ())])

    def of(self, annotation: Any) -> dict[str, Any]:
        """Return the schema of what a type becomes."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.of(arguments[0])
        if origin in (Union, types.UnionType):
            return self._any_of(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (tuple, list, frozenset, Sequence):
            return self._list(arguments)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        return self._plain(annotation)

    def _any_of(self, arguments: Sequence[Any]) -> dict[str, Any]:
        each = [self.of(one) for one in arguments]
        distinct = [one for i, one in enumerate(each) if one not in each[:i]]
        return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}

    def _list(self, arguments: Sequence[Any]) -> dict[str, Any]:
        if not arguments:
            return {"type": "array"}
        kinds = [one for one in arguments if one is not ...]
        return {"type": "array", "items": self._any_of(kinds)}

    def _plain(self, kind: Any) -> dict[str, Any]:
        for types_, written in (
            (bool, {"type": "boolean"}), (int, {"type": "integer"}), (str, {"type": "string"}),
            (_NUMBERS, {"type": "number"}), (dt.datetime, {"type": "string", "format": "date-time"}),
            (dt.date, {"type": "string", "format": "date"}), (type(None), {"type": "null"}),
        ):  # fmt: skip
            if isinstance(kind, type) and issubclass(kind, types_):
                return written
        if isinstance(kind, type) and _hints(kind):
            return self._record(kind)
        return {}

    def _record(self, kind: type) -> dict[str, Any]:
        name = f"{kind.__module__.removeprefix('kamctl.')}.{kind.__name__}"
        if name not in self.definitions:
            self.definitions[name] = {}  # a record may hold its own kind
            self.definitions[name] = self.object_of(kind)
        return {"$ref": f"#/$defs/{name}"}

    def object_of(self, kind: type) -> dict[str, Any]:
        """Return the schema of a record: of its fields, or of the shape of its class."""
        shape = shape_of(kind)
        if shape is not None:
            return self._shaped(kind, shape)
        hints = _hints(kind)
        return self.object({name: self.of(hint) for name, hint in hints.items()}, list(hints))

    def object(self, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
        """Return the schema of an object."""
        closed = {"additionalProperties": False} if self.strict else {}
        needed = {} if self.partial else {"required": required}
        return {"type": "object", "properties": properties, **needed, **closed}

    def _shaped(self, kind: type, shape: tuple[Field, ...]) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        required: list[str] = []
        for field in shape:
            if field.key == "...":
                rest = self._rest(kind, shape)
                properties |= rest
                required += rest
                continue
            properties[field.key] = self._at(kind, field)
            required += [] if field.optional else [field.key]
        return self.object(properties, required)

    def _rest(self, kind: type, shape: tuple[Field, ...]) -> dict[str, Any]:
        own = shape_of(kind)
        if own is not None and own is not shape:
            return dict(self._shaped(kind, own)["properties"])
        listed = {field.path[0] for field in shape}
        return {name: self.of(hint) for name, hint in _hints(kind).items() if name not in listed}

    def _at(self, kind: Any, field: Field) -> dict[str, Any]:
        """Return the schema of what a path leads to, in lists and nothing on the way included."""
        lists = nothing = False
        here = kind
        for step in field.path:
            here = _member(here, step)
            here, is_list, may_be_none = _peeled(here)
            lists, nothing = lists or is_list, nothing or may_be_none
        found = self._shaped_or_plain(here, field)
        if lists:
            found = {"type": "array", "items": found}
        return {"anyOf": [found, {"type": "null"}]} if nothing else found

    def _shaped_or_plain(self, kind: Any, field: Field) -> dict[str, Any]:
        return self._shaped(kind, field.shape) if field.shape else self.of(kind)


def _hints(kind: type) -> dict[str, Any]:
    """Return the fields of a record with their types."""
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else getattr(kind, "_fields", ())
    hints = _types(kind)
    return {name: hints[name] for name in names}


def _types(thing: Any) -> dict[str, Any]:
    """Return the annotations of a class or a function, with names imported for types alone."""
    return get_type_hints(thing, localns=_imported_for_types(thing.__module__))


@cache
def _imported_for_types(module: str) -> dict[str, Any]:
    import ast
    from inspect import getsource

    blocks = [node for node in ast.parse(getsource(import_module(module))).body if isinstance(node, ast.If)]
    imports = [one for block in blocks for one in block.body if isinstance(one, ast.ImportFrom)]
    return {
        name.asname or name.name: getattr(import_module(one.module or ""), name.name)
        for one in imports
        for name in one.names
    }


def _member(kind: Any, name: str) -> Any:
    """Return the type of a field or a property."""
    found = getattr(kind, name, None)
    if isinstance(found, property):
        return _types(found.fget)["return"]
    return _types(kind)[name]


def _peeled(annotation: Any) -> tuple[Any, bool, bool]:
    """Return a type without list and None around it, and which of the two were there."""
    is_list = may_be_none = False
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            annotation = arguments[0]
        elif origin in (Union, types.UnionType) and type(None) in arguments:
            rest = [one for one in arguments if one is not type(None)]
            may_be_none = True
            if len(rest) > 1:
                return reduce(or_, rest), is_list, may_be_none
            annotation = rest[0]
        elif origin in (tuple, list) and arguments[1:] == (...,):
            annotation, is_list = arguments[0], True
        else:
            return annotation, is_list, may_be_none
