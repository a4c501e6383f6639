"""JSON for machines: stable keys, ISO dates, exact numbers where they are whole."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Turn records, decimals, dates and tuples into what JSON has."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    return value


def dumps(value: Any) -> str:
    """Return JSON text, two spaces deep; only ASCII, so that any encoding carries it."""
    return json.dumps(plain(value), indent=2, ensure_ascii=True)
