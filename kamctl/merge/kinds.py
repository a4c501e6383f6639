"""What the file formats say about merging: which mappings are keyed by id, what belongs together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

#: A record's fields merge one by one; an id map's entries do as well, and both sides may start
#: one; a list is a log, a set of ids or an ordered list; a unit is only ever taken whole.
Kind = Literal["record", "ids", "unit", "list"]

#: Fields that hold a mapping keyed by id, by period or by level.
ID_MAPS = frozenset(
    {
        "actions",
        "anchors",
        "capacity",
        "contact_every_days",
        "contacts",
        "criteria",
        "initiatives",
        "milestones",
        "needs",
        "objectives",
        "obligations",
        "obstacles",
        "people",
        "pressures",
        "ratings",
        "results",
        "roles",
        "rules",
        "team",
        "waived",
    }
)
#: Records that state one thing that somebody said or decided: half of it from each side is neither's.
UNITS = frozenset({"accepted", "approved", "confirmed", "dropped", "scale"})
#: Fields that mean something together, by the id map whose records hold them.
COUPLED: dict[str, tuple[tuple[str, ...], ...]] = {
    "actions": (("done", "dropped"), ("due", "moved")),
    "obligations": (("every", "due"),),
}
#: Lists without dates whose entries are told apart by these fields.
KEYED_LISTS: dict[str, tuple[str, ...]] = {"resources": ("role", "quarter")}

Path = tuple[str | int, ...]


def child_kind(parent: Kind, key: str | int) -> Kind:
    """Return the kind of a mapping found at `key` of a mapping or list of kind `parent`."""
    if parent == "record" and key in ID_MAPS:
        return "ids"
    if parent == "record" and key in UNITS:
        return "unit"
    return "record"


def coupled(path: Path) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of the record at `path` that are taken from one side together."""
    return COUPLED.get(str(path[0]), ()) if len(path) == 2 else ()


def splits(
    group: tuple[str, ...], base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> bool:
    """Tell whether merging field by field would take parts of a group from both sides.

    One field that both changed is a conflict of that field, and no matter of the group.
    """
    was, mine, yours = ([side.get(field) for field in group] for side in (base, ours, theirs))
    touched = sum(1 for values in zip(was, mine, yours, strict=True) if len({repr(v) for v in values}) > 1)
    return touched > 1 and mine not in (was, yours) and yours != was
