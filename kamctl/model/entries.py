"""What commands can write: the kinds of entries that files hold, and the fields of each.

A kind is a record class that a list or a mapping of some file holds; its name comes from the class:
`flight-risk` is an entry of the account's `flight_risk`. Nothing is listed here: a log, a mapping or a field
that is added to a record can be written at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from importlib import import_module
from typing import Any, Literal, NamedTuple, get_args

from kamctl.model import shape
from kamctl.model.kinds import KINDS, Kind, record_class
from kamctl.model.record import Record
from kamctl.model.types import ID, Past, Ref, Scalar
from kamctl.model.walk import ENTRIES, KEYS, VALUES, Steps


class EntryKind(NamedTuple):
    """A kind of entry: its name, the file kind and the place that hold it, its record class.

    The last of `steps` is `[]` for an entry of a list, `{}` for one with an id in a mapping.
    """

    name: str
    kind: Kind
    steps: Steps
    module: str

    @property
    def is_listed(self) -> bool:
        """Whether it is an entry of a list, without an id."""
        return self.steps[-1] == ENTRIES

    @property
    def field(self) -> str:
        """The field of the file that holds entries of this kind."""
        return [step for step in self.steps if step not in (VALUES, ENTRIES)][-1]

    @property
    def record(self) -> type[Record]:
        """The record class."""
        module, name = self.module.split(":")
        found: type[Record] = getattr(import_module(module), name)
        return found

    @property
    def about(self) -> str:
        """A sentence that says what an entry of this kind is."""
        return (self.record.__doc__ or "").partition("\n")[0].strip()


class Slot(NamedTuple):
    """A field of an entry as a command writes it.

    `path` leads there from the record; `holds` is one value, a list of values or values by key. `needed` says
    that the record at the path's parent must have it. `refs` are the kinds of things it names, `words` the
    words it allows. `past` marks a day on which something happened.
    """

    path: tuple[str, ...]
    holds: Literal["value", "list", "mapping"]
    annotation: Any
    doc: str
    needed: bool
    refs: tuple[str, ...]
    words: tuple[str, ...]
    scalar: Scalar | None
    past: bool

    @property
    def option(self) -> str:
        """The option of a command that takes it."""
        return "--" + "-".join(self.path).replace("_", "-")

    @property
    def is_day(self) -> bool:
        """Whether it holds a day."""
        return self.scalar is not None and self.scalar.kind == "date"


def offered(words: tuple[str, ...], refs: tuple[str, ...], scalar: Scalar | None) -> tuple[str, ...]:
    """Return what can be offered for a field: the words it allows, or kinds of things (`@contact`)."""
    if words or refs:
        return words or tuple(f"@{kind}" for kind in refs)
    kind = scalar.kind if scalar is not None else ""
    return {"bool": ("true", "false"), "date": ("@day",)}.get(kind, ())


def slots(record: type[Record]) -> tuple[Slot, ...]:
    """Return the fields of a record that can be given as options, including those of records in it.

    Lists and mappings of records are left out: their entries are kinds of their own.
    """
    found: tuple[Slot, ...] = _slots(record)  # type: ignore[arg-type]
    return found


@cache
def _slots(record: Any) -> tuple[Slot, ...]:
    spots = {spot.steps: spot for spot in shape.spots_of(record)}
    found = []
    for steps, spot in spots.items():
        if not steps or spot.record or any(step in (VALUES, KEYS, ENTRIES) for step in steps):
            continue
        holds: Literal["value", "list", "mapping"] = "value"
        value = spot
        if spot.origin is tuple or spot.origin is dict:
            holds = "list" if spot.origin is tuple else "mapping"
            value = spots[(*steps, ENTRIES if holds == "list" else VALUES)]
        if value.record or (value is not spot and value.origin in (tuple, dict)):
            continue
        found.append(_slot(record, steps, holds, value, spots.get((*steps, KEYS))))
    return tuple(found)


def _slot(record: type[Record], steps: Steps, holds: Any, value: shape.Spot, key: shape.Spot | None) -> Slot:
    parent = shape.record_at(record, steps[:-1])
    assert parent is not None
    field = shape.fields_of(parent)[steps[-1]]
    refs = [mark for spot in (value, key) if spot is not None for mark in spot.marks if isinstance(mark, Ref)]
    scalars = [mark for mark in value.marks if isinstance(mark, Scalar)]
    return Slot(
        steps,
        holds,
        value.annotation,
        field.doc,
        field.required,
        tuple(refs[0]) if refs else (),
        get_args(value.annotation) if value.origin is Literal else (),
        scalars[-1] if scalars else None,
        value.is_day and (steps[-1] == "date" or value.has(Past)),
    )


def missing(record: type[Record], given: Collection[tuple[str, ...]]) -> list[Slot]:
    """Return the fields that a record lacks if these are given.

    A field of a nested record is lacking only if that record is required, or another field of it is given.
    """

    def begun(path: tuple[str, ...]) -> bool:
        return _required(record, path) or any(other[: len(path)] == path for other in given)

    return [
        slot
        for slot in slots(record)
        if slot.needed
        and slot.path not in given
        and all(begun(slot.path[:depth]) for depth in range(1, len(slot.path)))
    ]


def _required(record: type[Record], path: tuple[str, ...]) -> bool:
    parent = shape.record_at(record, path[:-1])
    return parent is not None and shape.fields_of(parent)[path[-1]].required


class Holder(NamedTuple):
    """A mapping above an entry, with the option that says which of its entries is meant."""

    steps: Steps
    name: str

    @property
    def option(self) -> str:
        """The option that names the entry's id."""
        return f"--{self.name}"


def holders(entry: EntryKind) -> tuple[Holder, ...]:
    """Return the mappings above an entry's own list or mapping, outermost first."""
    root = record_class(entry.kind)
    spots = {spot.steps: spot for spot in shape.spots_of(root)}
    taken = {slot.option for slot in slots(entry.record)}
    found = []
    for depth in range(1, len(entry.steps)):
        if entry.steps[depth - 1] != VALUES:
            continue
        steps = entry.steps[:depth]
        refs = [m for m in spots[(*steps[:-1], KEYS)].marks if isinstance(m, Ref)]
        inside = spots[steps].record
        name = refs[0][0] if refs else shape.words(inside) if inside else steps[-2]
        name = name.replace(" ", "-").replace("_", "-")
        found.append(Holder(steps, f"{name}-id" if f"--{name}" in taken else name))
    return tuple(found)


def is_named_by_hand(entry: EntryKind) -> bool:
    """Tell whether an entry's key means something by itself: a period, or the name of another thing."""
    spot = next(s for s in shape.spots_of(record_class(entry.kind)) if s.steps == (*entry.steps[:-1], KEYS))
    scalars = [mark for mark in spot.marks if isinstance(mark, Scalar)]
    return spot.has(Ref) or not scalars or scalars[-1].pattern != ID


@cache
def entry_kinds() -> dict[str, EntryKind]:
    """Return every kind of entry by name."""
    from kamctl.model.generated.walks import ENTRY_KINDS

    return {name: EntryKind(name, *where) for name, where in ENTRY_KINDS.items()}


def build_entry_kinds() -> dict[str, tuple[Kind, Steps, str]]:
    """Find the kinds of entries in the types of all file kinds."""
    found: dict[str, tuple[Kind, Steps, str]] = {}
    for row in KINDS.values():
        if row.is_taken:  # nobody writes it entry by entry
            continue
        for spot in shape.spots_of(record_class(row.name)):
            if spot.record is None or spot.steps[-1:] not in ((ENTRIES,), (VALUES,)):
                continue
            if ENTRIES in spot.steps[:-1]:  # inside a log entry, which does not change
                continue
            name = next(name for name in _names(row.name, spot) if name not in found)
            found[name] = (row.name, spot.steps, f"{spot.record.__module__}:{spot.record.__qualname__}")
    return found


def _names(kind: Kind, spot: shape.Spot) -> Iterator[str]:
    """Yield names for a kind: from its record, else its field, else its file as well."""
    assert spot.record is not None
    yield shape.words(spot.record).replace(" ", "-")
    fields = "-".join(step for step in spot.steps if step not in (VALUES, ENTRIES)).replace("_", "-")
    yield fields
    yield f"{kind}-{fields}"
