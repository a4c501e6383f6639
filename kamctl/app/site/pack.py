"""Packs results of the method as JSON, to keep them from one build to the next, and unpacks them."""

from __future__ import annotations

import datetime as dt
import hashlib
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def pack(value: Any) -> Any:
    """Return a result as JSON values: tuples become lists, amounts and dates texts."""
    if isinstance(value, tuple):
        return [pack(one) for one in value]
    if isinstance(value, Mapping):
        return {key: pack(one) for key, one in value.items()}
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def unpack(kind: type[T], packed: Any) -> T:
    """Return the result, a NamedTuple of a class, that `pack` packed."""
    made: Any = kind  # a cached function takes only hashable arguments
    found: T = _reader(made)(packed)
    return found


def digest(*texts: str) -> str:
    """Return a hash of texts."""
    made = hashlib.blake2b(digest_size=12)
    for text in texts:
        made.update(text.encode("utf-8", "surrogateescape"))
        made.update(b"\0")
    return made.hexdigest()


@cache
def _reader(kind: Any) -> Reader:  # noqa: PLR0911 - one answer a kind of type
    """Return the function that makes a value of a type from JSON."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        read = _reader(inner)
        return read if read is _same else lambda value: None if value is None else read(value)
    if origin is tuple:
        if parts[1:] == (...,):
            each = _reader(parts[0])
            return lambda value: tuple(map(each, value))
        readers = [_reader(part) for part in parts]
        return lambda value: tuple(read(one) for read, one in zip(readers, value, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        read_value = _reader(parts[1])
        return lambda value: {key: read_value(one) for key, one in value.items()}
    if kind is Decimal:
        return Decimal
    if kind is dt.date:
        return dt.date.fromisoformat
    if hasattr(kind, "_make"):
        readers = [_reader(hint) for hint in get_type_hints(kind).values()]
        changed = [(i, reader) for i, reader in enumerate(readers) if reader is not _same]

        def record(value: Any) -> Any:
            parts = list(value)
            for i, reader in changed:
                parts[i] = reader(parts[i])
            return kind._make(parts)

        return record
    return _same


def _same(value: Any) -> Any:
    return value
