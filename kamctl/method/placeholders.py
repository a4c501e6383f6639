"""Texts that nobody has written yet: those of the starters, and bare ellipses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from kamctl.model.record import Record
from kamctl.model.shape import visibility
from kamctl.model.types import SHOWN

R = TypeVar("R", bound=Record)

#: What the starters of `init` and `new` write where somebody has to put a text.
_STARTER = re.compile(
    r"Where .+ and we want to stand on \d{4}-\d\d-\d\d|Name of (an?|your) .+|Where you know it from"
    r"|What will be true then|What the rating rests on|In their words|…|\.\.\.",
    re.DOTALL,
)


def is_placeholder(text: str) -> bool:
    """Tell whether a text still is what a starter wrote."""
    return _STARTER.fullmatch(text.strip()) is not None


def without_placeholders(record: R) -> R:
    """Return a record without what an agenda would show of it and nobody has written yet.

    A text that may be absent is; an entry whose text may not be is left out of its log or mapping;
    where the record itself cannot do without, the text is empty.
    """
    return replace(record, **{f.name: _written(getattr(record, f.name), f) for f in fields(record)})


def _written(value: Any, field: Any) -> Any:
    if isinstance(value, str) and is_placeholder(value):
        return "" if field.default is MISSING else field.default
    if isinstance(value, Record):
        return without_placeholders(value)
    if isinstance(value, tuple):
        return tuple(_entry(one) for one in value if not _is_unwritten(one))
    if isinstance(value, Mapping):
        return {key: _entry(one) for key, one in value.items() if not _is_unwritten(one)}
    return value


def _entry(value: Any) -> Any:
    return without_placeholders(value) if isinstance(value, Record) else value


def _is_unwritten(value: Any) -> bool:
    """Tell whether an entry lacks a text that it must have and an agenda would show."""
    if not isinstance(value, Record):
        return isinstance(value, str) and is_placeholder(value)
    seen = visibility(type(value))
    texts = (
        getattr(value, f.name) for f in fields(value) if f.default is MISSING and seen.get(f.name) == SHOWN
    )
    return any(isinstance(text, str) and is_placeholder(text) for text in texts)
