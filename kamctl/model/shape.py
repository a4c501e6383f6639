"""The shape of a record, as its types define it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from kamctl.model.record import Record
from kamctl.model.types import LINE, TEXT, Doc, Key, Ref, Scalar, Visibility


@dataclass(frozen=True)
class Field:
    """A field of a record: its annotation, its description, and whether it is required."""

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


class Spot(NamedTuple):
    """A place in a record: the steps to it, its bare annotation, and the marks on the way to it."""

    steps: tuple[str, ...]
    annotation: Any
    marks: tuple[Any, ...]

    @property
    def origin(self) -> Any:
        """`dict` or `tuple` if this is a mapping or a list."""
        return get_origin(self.annotation)

    @property
    def record(self) -> type[Record] | None:
        """The record class of this place."""
        here = self.annotation
        return here if isinstance(here, type) and issubclass(here, Record) else None

    @property
    def is_text(self) -> bool:
        """Whether this is a text."""
        return self.annotation is str

    @property
    def is_free_text(self) -> bool:
        """Whether this is free text, on one line or more."""
        scalars = (mark for mark in self.marks if isinstance(mark, Scalar))
        return self.is_text and any(one.pattern in (TEXT, LINE) for one in scalars)

    @property
    def is_day(self) -> bool:
        """Whether this is a day."""
        return self.annotation is dt.date

    def has(self, mark: type) -> bool:
        """Tell whether it has a mark of a class."""
        return any(isinstance(one, mark) for one in self.marks)


def spots_of(record: type[Record]) -> Iterator[Spot]:
    """Yield every place in a record class; `{}`, `{key}` and `[]` are the contents of mappings and lists.

    A reference mark on the field of a list or a mapping of names applies to each entry or key.
    """
    return _spots(record, (), ())


def _spots(annotation: Any, steps: tuple[str, ...], marks: tuple[Any, ...]) -> Iterator[Spot]:
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        if get_origin(annotation) is Annotated:
            marks = (*marks, *annotation.__metadata__)
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    spot = Spot(steps, annotation, marks)
    yield spot
    refs = tuple(mark for mark in marks if isinstance(mark, Ref))
    if spot.record is not None:
        for name, field in fields_of(spot.record).items():
            yield from _spots(field.annotation, (*steps, name), ())
    elif spot.origin is dict:
        key, value = get_args(annotation)
        yield from _spots(key, (*steps, "{key}"), refs)
        yield from _spots(value, (*steps, "{}"), ())
    elif spot.origin is tuple:
        yield from _spots(get_args(annotation)[0], (*steps, "[]"), refs)


def words(record: type[Record]) -> str:
    """Return the name of one record of a class: `stage entry`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", record.__name__).lower()


def has_mark(record: type[Record], field: str, mark: type) -> bool:
    """Tell whether a field has a mark of a class."""
    return any(spot.steps == (field,) and spot.has(mark) for spot in spots_of(record))


def keys_of(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that identify an entry of a list, besides its day and author."""
    found: tuple[str, ...] = _keys_of(record)  # type: ignore[arg-type]
    return found


@cache
def _keys_of(record: Any) -> tuple[str, ...]:
    spots = (spot for spot in spots_of(record) if len(spot.steps) == 1)
    return tuple(spot.steps[0] for spot in spots if spot.has(Key))


def record_fields(value: Any) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass or a NamedTuple; none for anything else."""
    if isinstance(value, tuple):
        names: tuple[str, ...] = getattr(value, "_fields", ())
        return names
    is_record = dataclasses.is_dataclass(value) and not isinstance(value, type)
    return tuple(field.name for field in dataclasses.fields(value)) if is_record else ()


def visibility(cls: type) -> Mapping[str, Visibility]:
    """Return what the customer edition shows of a dataclass, by field; nothing for other types."""
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
    """Return the annotation at `path` into a record, without `None` and descriptions; None if none is."""
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
    """Return the record class at `path`, or None if something else is there."""
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
    """Strip descriptions and `| None`, but keep the marker of a scalar."""
    while True:
        if get_origin(annotation) is Annotated and scalar_of(annotation) is None:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation
