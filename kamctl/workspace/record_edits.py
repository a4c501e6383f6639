"""Changes of records, as edits of the file that holds them.

Values are records of `kamctl.model` or what their fields hold; the edits are for
`kamctl.yaml.edits.apply`. What happened is appended at the end of its log; what exists is added
under a new id.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any, Protocol

from kamctl.model.record import Record
from kamctl.model.types import written as as_text
from kamctl.yaml.edit_ops import Add, Append, Edit, Plain, Set, Value
from kamctl.yaml.tree import Path

#: Digits and letters that are not confused when read out or typed.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_DRAWS = 20
#: Length of an id that follows from a text.
_DERIVED = 6


class Chooser(Protocol):
    """A source of random choices: the module `secrets`, or a `random.Random` in a test."""

    def choice(self, seq: str, /) -> str: ...


def new_id(prefix: str, taken: Container[str], rng: Chooser | None = None) -> str:
    """Return a new id such as `a-7k2q`: `prefix`, a dash and four random characters.

    Random, so that two branches never make the same one. If it is taken, another is drawn; where most are
    taken, the id grows. `rng` is the system's randomness unless a test brings its own.
    """
    if rng is None:
        import secrets

        rng = secrets
    length = 4
    while True:
        for _ in range(_DRAWS):
            made = f"{prefix}-{''.join(rng.choice(ALPHABET) for _ in range(length))}"
            if made not in taken:
                return made
        length += 1


def derived_id(prefix: str, source: str, taken: Container[str]) -> str:
    """Return the id that follows from a text, such as `a-7k2q9c`, the same everywhere.

    If something else has it, the id grows.
    """
    from hashlib import sha256

    number = int.from_bytes(sha256(source.encode()).digest(), "big")
    letters = ""
    while True:
        number, at = divmod(number, len(ALPHABET))
        letters += ALPHABET[at]
        if len(letters) >= _DERIVED and f"{prefix}-{letters}" not in taken:
            return f"{prefix}-{letters}"


def value_of(thing: Any) -> Value:
    """Return a record or a field's value as it is written.

    Numbers, dates and yes/no are plain, fields that are absent or at their default are left out, and a record
    is written in its short form where that says all.

    Raises:
        TypeError: the value is a float, or anything else that no field holds.
    """
    if isinstance(thing, Record):
        held = ((field, getattr(thing, field.name)) for field in fields(thing))
        written = {field.name: value_of(value) for field, value in held if not _left_out(value, field)}
        return written[thing.SHORT] if list(written) == [thing.SHORT] else written
    if isinstance(thing, Mapping):
        return {str(key): value_of(value) for key, value in thing.items() if value is not None}
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        return [value_of(part) for part in thing]
    return _scalar(thing)


def _scalar(thing: Any) -> str:
    if isinstance(thing, str):
        return thing
    text = as_text(thing)
    if text is None:
        raise TypeError(f"{type(thing).__name__} is in no file")
    return Plain(text)


def _left_out(value: Any, field: Field[Any]) -> bool:
    return value is None or value == field.default or (field.default_factory is not MISSING and not value)


def append_log(log: Path, entry: Any) -> tuple[Edit, ...]:
    """Append an entry to the log at `log`, which is made if it is missing."""
    return (Append(log, value_of(entry)),)


def add_record(group: Path, name: str, record: Any, *, lines: bool = False) -> tuple[Edit, ...]:
    """Add a record under a new id.

    `apply` raises EditRefusedError where the id is taken. With `lines` it gets lines of its own, as it will
    be changed again.
    """
    return (Add(group, name, value_of(record), lines=lines),)


def set_value(field: Path, value: Any) -> tuple[Edit, ...]:
    """Set a field, replacing what is there."""
    return (Set(field, value_of(value)),)
