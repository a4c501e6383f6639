"""Records: frozen, slotted dataclasses that cost next to nothing to define.

`@dataclass` generates and compiles code for every class, which for all records takes longer than
reading a file with them. `@record` gives the same from one base class; to `dataclasses`, pydantic
and type checkers a record is a dataclass, whose field objects are made when somebody asks.
"""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, field
from typing import Any, ClassVar, NoReturn, TypeVar, cast, dataclass_transform


class _LazyDataclass:
    """A class attribute that dataclasses would have set, taken from a twin when it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _instance: object, owner: type[Record]) -> Any:
        if owner is Record:  # no fields of its own, and what is kept here all records would inherit
            raise AttributeError(self._name)
        ns: dict[str, Any] = {"__annotations__": dict(owner.__annotations__), "__module__": owner.__module__}
        ns.update(owner.__record_defaults__)
        twin: Any = dataclasses.dataclass(frozen=True, kw_only=True)(type(owner.__name__, (), ns))
        for name in ("__dataclass_fields__", "__dataclass_params__"):
            setattr(owner, name, getattr(twin, name))
        return getattr(twin, self._name)


class Record:
    """The base of all records: equality by value, no field can be set, unknown fields are refused."""

    __slots__: ClassVar[tuple[str, ...]] = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    __record_defaults__: ClassVar[dict[str, Any]] = {}
    __dataclass_fields__: ClassVar[Any] = _LazyDataclass("__dataclass_fields__")
    __dataclass_params__: ClassVar[Any] = _LazyDataclass("__dataclass_params__")

    def __init__(self, **values: Any) -> None:
        defaults = self.__record_defaults__
        for name in self.__slots__:
            value: Any
            if name in values:
                value = values.pop(name)
            elif name in defaults:
                value = _made(defaults[name])
            else:
                raise TypeError(f"{type(self).__name__} needs {name}")
            object.__setattr__(self, name, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete {name}")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        parts = (f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({', '.join(parts)})"

    def __getstate__(self) -> tuple[Any, ...]:
        return self._values()

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        for name, value in zip(self.__slots__, state, strict=True):
            object.__setattr__(self, name, value)


def _made(default: Any) -> Any:
    """Return a default value, made afresh where the field says how."""
    return default.default_factory() if hasattr(default, "default_factory") else default


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """Make a class of annotated fields a frozen, slotted record; all its fields are keywords."""
    ns = dict(cls.__dict__)
    names = tuple(ns.get("__annotations__", {}))
    ns["__record_defaults__"] = {name: ns.pop(name) for name in names if name in ns}
    ns["__slots__"] = names
    for unwanted in ("__dict__", "__weakref__"):
        ns.pop(unwanted, None)
    made: Any = type(cls.__name__, cls.__bases__, ns)
    return cast("type[R]", made)
