"""The base of all records."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, ClassVar


class Record:
    """A frozen, slotted dataclass whose unknown fields pydantic refuses.

    Equality is by value. Subclasses pass `repr=False`: the one below serves them all, which
    keeps the start of a command short.
    """

    __slots__ = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __repr__(self) -> str:
        parts = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))  # type: ignore[arg-type]
        return f"{type(self).__name__}({', '.join(parts)})"
