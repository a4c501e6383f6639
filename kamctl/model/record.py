"""Makes a class of annotated fields a record: a standard dataclass with methods from one base.

`@dataclass(frozen=True)` writes and compiles `__init__`, `__eq__`, `__repr__` and others for every class. For
the records that `kamctl score FILE` needs, this adds a fifth to the command's instructions. So `@record` uses
only the standard library's fields and slots (2 %), and `Record` has the methods once for all classes.
`dataclasses`, pydantic and type checkers see a
dataclass; `fields`, `replace` and `asdict` work as with any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    NoReturn,
    Self,
    TypeVar,
    dataclass_transform,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema


class Contradiction(NamedTuple):
    """Values of one record that contradict each other.

    `where` leads from the record to the value at fault; with `key`, its key is meant. `rule` is the
    rule of `kamctl check` that reports it. With `of_record`, the sentence begins with the record's name, its
    key in the mapping that holds it.
    """

    where: tuple[str | int, ...]
    message: str
    help: str
    rule: str = "invalid-value"
    key: bool = False
    of_record: bool = False

    def said_of(self, name: str) -> str:
        """Return the message, about the record called `name`."""
        return f"`{name}` {self.message}" if self.of_record else self.message


#: `record` describes a record to type checkers; this is how it is made.
_with_fields_and_slots: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)


@_with_fields_and_slots
class Record:
    """The base of all records: equality by value, immutable fields, keywords only.

    Calling the class does not validate, as with any dataclass: it is for values whose types are already
    right. `model_validate` does.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "revalidate_instances": "always"}
    #: The field that a file may write in place of the record, if it has no other.
    SHORT: ClassVar[str] = ""
    #: What JSON Schema can express of `contradictions`.
    EXPRESSED: ClassVar[dict[str, Any]] = {}

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

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """Return the record that `data` holds: mappings, lists, and values as text or Python objects.

        A number, a date or yes/no may be the text that a file holds (`"4"`, `"2026-02-03"`, `"true"`) or a
        value (`4`, `Decimal("4.5")`, `date(2026, 2, 3)`, `True`). Contradictions are refused; references are
        for `kamctl check`.

        Raises:
            pydantic.ValidationError: with every fault of the data.
        """
        found: Self = _adapter(cls).validate_python(data)  # type: ignore[arg-type]
        return found

    def model_dump(self, *, mode: Literal["python", "json"] = "python", **options: Any) -> dict[str, Any]:
        """Return the fields as a dict, as pydantic's models do; `options` are pydantic's."""
        adapter: TypeAdapter[Any] = _adapter(type(self))  # type: ignore[arg-type]
        data: dict[str, Any] = adapter.dump_python(self, mode=mode, **options)
        return data

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield values of this record that contradict each other, though each is valid by itself.

        This covers only the record's own fields: nested records yield theirs. Validation by pydantic refuses
        a record that yields any; `kamctl check` reports each at its place in the file.
        """
        return iter(())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema as c

        schema: Any = handler(source)
        if cls.SHORT:
            inner = dict(schema)
            schema = c.no_info_before_validator_function(cls.spelt_out, inner, ref=inner.pop("ref"))
        if cls.contradictions is not Record.contradictions:
            inner = dict(schema)
            schema = c.no_info_after_validator_function(_refuse_contradictions, inner, ref=inner.pop("ref"))
        return schema  # type: ignore[no-any-return]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        out = dict(handler(schema))
        handler.resolve_ref_schema(out).update(cls.EXPRESSED)
        if not cls.SHORT:
            return out
        short = handler.resolve_ref_schema(out)["properties"][cls.SHORT]
        return {"anyOf": [short, out]}

    @classmethod
    def spelt_out(cls, data: Any) -> Any:
        """Return the fields that a text means, where a file wrote `SHORT` in place of the record."""
        return {cls.SHORT: data} if cls.SHORT and isinstance(data, str) else data

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


def stated(*fields: str) -> dict[str, Any]:
    """Return the JSON Schema of a record in which all of these fields have a value."""
    return {"required": [*fields], "properties": {name: {"not": {"type": "null"}} for name in fields}}


def _refuse_contradictions(record: Record) -> Record:
    """Raise all contradictions in a record as one pydantic error, each with its place."""
    found = list(record.contradictions())
    if found:
        from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

        name = type(record).__name__
        errors: list[InitErrorDetails] = []
        for one in found:
            kind = PydanticCustomError(one.rule.replace("-", "_"), f"{one.said_of(name)}. {one.help}")
            errors.append({"type": kind, "loc": one.where, "input": record})
        raise ValidationError.from_exception_data(name, errors)
    return record


@cache
def _adapter(cls: type[Record]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """Make a class of annotated fields a frozen, slotted record; all its fields are keywords."""
    made: type[R] = _with_fields_and_slots(cls)
    return made
