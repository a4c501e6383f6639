"""What the file formats say about merging: which mappings are keyed by id, what belongs together.

All of it is read from the types of the records. A field's name means the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from kamctl.model.walk import ENTRIES, VALUES, Steps, of_all_kinds

#: A record's fields merge one by one; an id map's entries do as well, and both sides may start
#: one; `maps` is an id map whose entries are id maps; a list is a log, a set of ids or an ordered list; a
#: unit is only ever taken whole, and so is each entry of `units`.
Kind = Literal["record", "ids", "maps", "units", "unit", "list"]
#: Collections that both sides may start, each with entries of its own.
STARTED = ("ids", "maps", "units")

_WALKS = of_all_kinds()
#: Fields that hold a mapping keyed by id, by period or by level.
ID_MAPS = frozenset(steps[-1] for walk in _WALKS for steps, _ in walk.mappings) - {VALUES}
#: Of these, the ones whose entries are keyed by id themselves.
NESTED = frozenset(
    steps[-2] for walk in _WALKS for steps, _ in walk.mappings if steps[-1] == VALUES and len(steps) > 1
)
#: Records of one statement or decision, which must not be mixed from both sides.
UNITS = frozenset(steps[-1] for walk in _WALKS for steps in walk.units) - {VALUES}
#: Fields that hold a mapping of such.
UNIT_MAPS = frozenset(steps[-2] for walk in _WALKS for steps in walk.units if steps[-1] == VALUES)
#: Fields that mean something together, by the place of the records that hold them.
COUPLED: dict[Steps, tuple[tuple[str, ...], ...]] = {
    steps: groups for walk in _WALKS for steps, groups in walk.together
}
#: Lists without dates whose entries are told apart by these fields.
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
    """Return the groups of fields of the record at `path` that are taken from one side together."""
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

    A field that both changed is a conflict of that field, not of the group.
    """
    was, mine, yours = ([side.get(field) for field in group] for side in (base, ours, theirs))
    touched = sum(1 for values in zip(was, mine, yours, strict=True) if len({repr(v) for v in values}) > 1)
    return touched > 1 and mine not in (was, yours) and yours != was
