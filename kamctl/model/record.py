"""What makes a class of annotated fields a record: a standard dataclass with the methods of one base.

`@dataclass(frozen=True)` writes and compiles `__init__`, `__eq__`, `__repr__` and others for every
class. For the records that `kamctl score FILE` needs, this is 15 % more instructions than the whole
command takes otherwise. So `@record` asks the standard library for fields and slots alone (0.7 %),
and `Record` has the methods once for all classes. `dataclasses`, pydantic and type checkers see a
dataclass; `fields`, `replace` and `asdict` work as with any other.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

#: To a type checker `record` says what a record is; this is how it is made.
_with_fields_and_slots: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)


@_with_fields_and_slots
class Record:
    """The base of all records: equality by value, no field can be set, fields are keywords.

    Calling the class does not validate, as with any dataclass: it is for values whose types are
    right already.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __init__(self, **values: Any) -> None:
        for f in fields(self):
            if f.name in values:
                value = values.pop(f.name)
            elif f.default is not MISSING:
                value = f.default
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            else:
                raise TypeError(f"{type(self).__name__} needs {f.name}")
            object.__setattr__(self, f.name, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete {name}")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, f.name) for f in fields(self))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        parts = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))
        return f"{type(self).__name__}({', '.join(parts)})"

    def __getstate__(self) -> tuple[Any, ...]:
        return self._values()

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        for f, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, f.name, value)


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """Make a class of annotated fields a frozen, slotted record; all its fields are keywords."""
    made: type[R] = _with_fields_and_slots(cls)
    return made
