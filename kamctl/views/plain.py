"""Records to plain data: what a template or another process may be given.

A template must never meet an object with methods that do something. Plain data is None, bool,
int, str, Decimal, date, and lists and dicts (with text keys) of these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from kamctl.model.shape import record_fields

_DAY, _NUMBER = "$day", "$number"


def plain(value: Any, text: Callable[[str], str] = str) -> Any:
    """Return records, tuples and mappings as plain data; `text` is applied to every text value.

    Raises:
        TypeError: something in it is neither a record nor plain.
    """
    if value is None or isinstance(value, (bool, int, Decimal)):
        return value
    if isinstance(value, str):
        return text(value)
    if type(value) is dt.date:
        return value
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return [plain(v, text) for v in value]
    if isinstance(value, Mapping):
        return {str(k): plain(v, text) for k, v in value.items()}
    if names := record_fields(value):
        return {name: plain(getattr(value, name), text) for name in names}
    raise TypeError(type(value).__name__)


def pack(value: Any) -> Any:
    """Return plain data as JSON can carry it without loss."""
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    if isinstance(value, list):
        return [pack(v) for v in value]
    if isinstance(value, dict):
        return {k: pack(v) for k, v in value.items()}
    return value


def unpack(value: Any) -> Any:
    """Undo `pack`."""
    if isinstance(value, list):
        return [unpack(v) for v in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {_NUMBER}:
        return Decimal(value[_NUMBER])
    if value.keys() == {_DAY}:
        return dt.date.fromisoformat(value[_DAY])
    return {k: unpack(v) for k, v in value.items()}
