"""Records that a file may write as one text, spelt out as fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kamctl.model.kinds import Kind, record_class
from kamctl.model.shape import record_at
from kamctl.model.walk import ENTRIES, VALUES, Steps, walks


def spell_out(kind: Kind, data: Any) -> bool:
    """Replace, in `data` itself, texts that stand for a record by its fields; tell whether there were any."""
    cls, found = record_class(kind), False
    for steps in walks(cls).shorts:
        short = record_at(cls, steps)
        for holder, key in _slots(data, steps):
            if short is not None and isinstance(holder[key], str):
                holder[key], found = short.spelt_out(holder[key]), True
    return found


def _slots(data: Any, steps: Steps) -> Iterator[tuple[Any, Any]]:
    """Yield what holds each value at a place, and its key there."""
    first, *rest = steps
    if isinstance(data, dict):
        keys = list(data) if first == VALUES else [first] if first in data else []
    else:
        keys = list(range(len(data))) if isinstance(data, list) and first == ENTRIES else []
    for key in keys:
        if rest:
            yield from _slots(data[key], tuple(rest))
        else:
            yield data, key
