"""What somebody typed for a field, as the value that the file will hold.

Nothing is judged here: what does not fit the field is passed on as typed, so that `kamctl check` words the
refusal.
"""

from __future__ import annotations

import re
from typing import Any

from kamctl.errors import KamctlError
from kamctl.model import relative_days, shape
from kamctl.model.entries import Slot
from kamctl.model.relative_days import Calendar
from kamctl.model.types import Scalar
from kamctl.wording import listed
from kamctl.yaml.edit_ops import Plain, Value


class NotOneValueError(KamctlError):
    """A field that holds fields of its own was given a text."""

    def __init__(self, name: str, fields: tuple[str, ...]) -> None:
        first = f"{name}.{fields[0]}" if fields else f"{name}[0]"
        inside = f": {listed(fields)}" if fields else ""
        super().__init__(
            f"`{name}` does not hold a single value", f"Name a field in it, such as {first}{inside}."
        )


class NotAPairError(KamctlError):
    """A value by key was given without its key."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' does not say what it is of", "Write KEY=VALUE, such as 2026-Q4=60.")


def value_at(name: str, annotation: Any, text: str, calendar: Calendar, *, past: bool = False) -> Value:
    """Return what a text becomes in the field called `name`, which has this annotation.

    Raises:
        NotOneValueError: the field holds more than a text can say.
    """
    here = shape.bare(annotation)
    if shape.is_list(here) and (shape.scalar_of(inner := shape.bare(shape.entry_of(here))) is not None):
        return [_scalar(shape.scalar_of(inner), part, calendar, past=past) for part in parts(text)]
    marker = shape.scalar_of(here)
    if marker is not None or shape.choices_of(here):
        return _scalar(marker, text, calendar, past=past)
    is_record = isinstance(here, type)
    raise NotOneValueError(name, tuple(shape.fields_of(here)) if is_record else ())


def value_of_slot(slot: Slot, texts: list[str], calendar: Calendar) -> Value:
    """Return what the texts given for an option become.

    Raises:
        NotAPairError: a value by key has no key.
    """
    if slot.holds == "list":
        return [_of(slot, part, calendar) for text in texts for part in parts(text)]
    if slot.holds == "value":
        return _of(slot, texts[-1], calendar)
    found: dict[str, Value] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise NotAPairError(text)
        found[key.strip()] = _of(slot, value.strip(), calendar)
    return found


def parts(text: str) -> list[str]:
    """Return the values of a list given as one text, separated by commas."""
    return [part for one in text.split(",") if (part := one.strip())]


def understood(annotation: Any, text: str, calendar: Calendar, *, past: bool = False) -> str:
    """Return a note on the day that a spoken date means; empty if it was written as a date."""
    marker = shape.scalar_of(shape.bare(annotation))
    if marker is None or marker.kind != "date":
        return ""
    return relative_days.understood(text, calendar.day(text, past=past))


def _of(slot: Slot, text: str, calendar: Calendar) -> Value:
    return _scalar(slot.scalar, text, calendar, past=slot.past)


def _scalar(marker: Scalar | None, text: str, calendar: Calendar, *, past: bool) -> Value:
    if marker is None or marker.kind == "text":
        return text
    if marker.kind == "date" and (day := calendar.day(text, past=past)) is not None:
        return Plain(day.isoformat())
    if marker.kind == "bool":
        return Plain({"yes": "true", "no": "false"}.get(text.lower(), text))
    return Plain(text) if re.match(marker.pattern, text) else text
