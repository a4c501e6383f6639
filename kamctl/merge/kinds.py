"""What the file formats say about merging: which mappings are keyed by id, and what belongs together.

All of it is read from the types of the records. A field's name means the same in every record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from kamctl.model.walk import ENTRIES, VALUES, Steps, of_all_kinds

#: A `record` merges field by field. `ids` is a mapping by id, which merges entry by entry and which both
#: sides may start; `maps` is one whose entries are such mappings. A `list` is a log, a set of ids or an
#: ordered list. A `unit` is always taken whole, and so is each entry of `units`.
Kind = Literal["record", "ids", "maps", "units", "unit", "list"]
#: Collections that both sides may start, each with entries of its own.
STARTED = ("ids", "maps", "units")

_WALKS = of_all_kinds()
#: Fields that hold a mapping keyed by id, by period or by level.
ID_MAPS = frozenset(steps[-1] for walk in _WALKS for steps, _ in walk.mappings) - {VALUES}
#: Those of them whose entries are themselves keyed by id.
NESTED = frozenset(
    steps[-2] for walk in _WALKS for steps, _ in walk.mappings if steps[-1] == VALUES and len(steps) > 1
)
#: Records of a single statement or decision, which must not mix both sides.
UNITS = frozenset(steps[-1] for walk in _WALKS for steps in walk.units) - {VALUES}
#: Fields that hold a mapping of such records.
UNIT_MAPS = frozenset(steps[-2] for walk in _WALKS for steps in walk.units if steps[-1] == VALUES)
#: Groups of fields that only mean something together, by the place of their records.
COUPLED: dict[Steps, tuple[tuple[str, ...], ...]] = {
    steps: groups for walk in _WALKS for steps, groups in walk.together
}
#: Lists without dates, with the fields that identify their entries.
KEYED_LISTS: dict[str, tuple[str, ...]] = {
    steps[-1]: fields for walk in _WALKS for steps, fields in walk.keys if steps not in walk.logs
}

Path = tuple[str | int, ...]


def child_kind(parent: Kind, key: str | int) -> Kind:
    """Return the kind of a mapping found at `key` of a mapping or list of kind `parent`."""
    if parent == "maps":
        return "ids"
    if parent == "record" and key in ID_MAPS:
        return "units" if key in UNIT_MAPS else "maps" if key in NESTED else "ids"
    if parent == "units" or (parent == "record" and key in UNITS):
        return "unit"
    return "record"


def coupled(path: Path) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of the record at `path` that must come from the same side."""
    return COUPLED.get(tuple(_steps(path)), ())


def _steps(path: Path) -> Iterator[str]:
    ids = 0  # how many of the next steps are ids
    for step in path:
        yield VALUES if ids else ENTRIES if isinstance(step, int) else step
        ids = ids - 1 if ids else (step in ID_MAPS) + (step in NESTED)


def splits(
    group: tuple[str, ...], base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> bool:
    """Tell whether merging field by field would take parts of a group from both sides.

    A field that both changed is a conflict of that field rather than of the group.
    """
    was, mine, yours = ([side.get(field) for field in group] for side in (base, ours, theirs))
    touched = sum(1 for values in zip(was, mine, yours, strict=True) if len({repr(v) for v in values}) > 1)
    return touched > 1 and mine not in (was, yours) and yours != was
