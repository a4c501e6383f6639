"""The shape of a record, asked for when something in a file does not fit it."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from kamctl.model.record import Record
from kamctl.model.types import Doc, Scalar, Visibility


@dataclass(frozen=True)
class Field:
    """A field of a record: its annotation, description, and whether a file must have it."""

    annotation: Any
    doc: str
    required: bool


def fields_of(record: type[Record]) -> dict[str, Field]:
    """Return the fields of a record class by name."""
    found: dict[str, Field] = _fields_of(record)  # type: ignore[arg-type]
    return found


@cache
def _fields_of(record: Any) -> dict[str, Field]:
    hints = get_type_hints(record, include_extras=True)
    found = {}
    for field in dataclasses.fields(record):
        hint = hints[field.name]
        docs = [m.text for m in getattr(hint, "__metadata__", ()) if isinstance(m, Doc)]
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        found[field.name] = Field(hint, docs[0] if docs else "", required)
    return found


def record_fields(value: Any) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass or a NamedTuple; none of anything else."""
    if isinstance(value, tuple):
        names: tuple[str, ...] = getattr(value, "_fields", ())
        return names
    is_record = dataclasses.is_dataclass(value) and not isinstance(value, type)
    return tuple(field.name for field in dataclasses.fields(value)) if is_record else ()


def visibility(cls: type) -> Mapping[str, Visibility]:
    """Return what the customer edition takes of a dataclass, by field; of others it takes nothing."""
    found: Mapping[str, Visibility] = _visibility(cls)
    return found


@cache
def _visibility(cls: Any) -> Mapping[str, Visibility]:
    hints = get_type_hints(cls, include_extras=True)
    return {
        name: marker
        for name, hint in hints.items()
        for marker in getattr(hint, "__metadata__", ())
        if isinstance(marker, Visibility)
    }


def at(record: type[Record], path: tuple[str | int, ...]) -> Any:
    """Return the annotation at `path` into a record, bare of `None` and descriptions; None if none is."""
    here: Any = record
    for step in path:
        here = bare(here)
        if isinstance(here, type) and issubclass(here, Record):
            field = fields_of(here).get(str(step))
            if field is None:
                return None
            here = field.annotation
        elif is_mapping(here) or is_list(here):
            here = entry_of(here)
        else:
            return None
    return bare(here)


def record_at(record: type[Record], path: tuple[str | int, ...]) -> type[Record] | None:
    """Return the record class at `path`, or None where something else stands there."""
    here = at(record, path)
    return here if isinstance(here, type) and issubclass(here, Record) else None


def scalar_of(annotation: Any) -> Scalar | None:
    """Return the scalar type that an annotation carries."""
    for marker in getattr(annotation, "__metadata__", ()):
        if isinstance(marker, Scalar):
            return marker
    return None


def choices_of(annotation: Any) -> tuple[str, ...]:
    """Return the words that an annotation allows; empty unless it is a choice of words."""
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def is_mapping(annotation: Any) -> bool:
    """Tell whether an annotation is a mapping keyed by id, period or number."""
    return get_origin(annotation) is dict


def entry_of(annotation: Any) -> Any:
    """Return the annotation of what a mapping or a list holds."""
    return get_args(annotation)[1 if is_mapping(annotation) else 0]


def is_list(annotation: Any) -> bool:
    """Tell whether an annotation is a list."""
    return get_origin(annotation) is tuple


def bare(annotation: Any) -> Any:
    """Strip descriptions and `| None`, keep the marker of a scalar."""
    while True:
        if get_origin(annotation) is Annotated and scalar_of(annotation) is None:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation
