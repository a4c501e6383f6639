"""Finds entries of a list on which the two sides contradict each other.

Entries have no ids. An entry counts as corrected on a side where it is gone and a new one has its date or
most of its fields. If it was corrected on both sides, or corrected on one and deleted on the other, it is
contested: keeping both versions would count one thing twice. A new entry that merely stands in its place
corrects it only if the other side has one there too, since deleting an entry and appending another is not a
correction. Two new entries contest each other if they say different things about the same day in a log whose
newest entry is in force: chance would decide which is the newest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kamctl.merge.kinds import Path
from kamctl.model.walk import of_all_kinds
from kamctl.yaml.tree import Data

#: Logs whose newest entry is in force, with the field that says what holds.
IN_FORCE = {steps[0]: field for walk in of_all_kinds() for steps, field in walk.holds}
Uid = tuple[str, int]
#: Similar entries are found by trying each pair, unless there are more pairs than this.
MAX_PAIRS = 100_000
_NONE: Iterator[int] = iter(())


def canonical(data: Data) -> str:
    """Return data as text that is equal for equal data, whatever the order of its keys."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False)


def similar(one: Data, other: Data) -> bool:
    """Tell whether two entries of a list may be versions of the same entry, to be merged field by field.

    At least half of their fields must agree. If the dates differ, more than half or all other fields must:
    the entry may have been deleted, and one by the same author with the same figure added for another day.
    """
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    agreeing = sum(1 for key, value in one.items() if key in other and other[key] == value)
    fields = max(len(one), len(other))
    half = agreeing * 2 >= fields
    return half and (one.get("date") == other.get("date") or agreeing * 2 > fields or agreeing == fields - 1)


class Aligned(NamedTuple):
    """The entries of one version of a list, and the identity of each: `("base", 2)`, or new on its side."""

    data: Sequence[Data]
    uids: list[Uid]


def stated(path: Path, entry: Data) -> tuple[str, Data] | None:
    """Return the day (and author) and the statement of an entry of the log at `path`; None without one."""
    if not path or not isinstance(entry, dict) or not isinstance(entry.get("date"), str):
        return None
    if len(path) == 2 and path[0] == "ratings":
        return f"{entry['date']} {entry.get('by')}", entry.get("rating")
    field = IN_FORCE.get(str(path[-1])) if len(path) == 1 else None
    return (str(entry["date"]), entry.get(field)) if field else None


def pair_contested(path: Path, base: Sequence[Data], ours: Aligned, theirs: Aligned) -> set[Uid]:
    """Give entries that contest each other the same uid, in place, and return those uids."""
    return _pair_corrected(base, ours, theirs) | _pair_stated(path, ours, theirs)


def _pair_corrected(base: Sequence[Data], ours: Aligned, theirs: Aligned) -> set[Uid]:
    unchanged = [_unchanged(base, side) for side in (ours, theirs)]
    changed = [i for i in range(len(base)) if i not in unchanged[0] | unchanged[1]]
    if not changed:
        return set()
    kept = unchanged[0] & unchanged[1]
    present = {*ours.uids, *theirs.uids}
    pairs = [_corrections(base, changed, kept, *sides) for sides in ((ours, theirs), (theirs, ours))]
    found: set[Uid] = set()
    for i in changed:
        versions = [side.get(i) for side in pairs]
        if ("base", i) not in present and None in versions and not any(one and one.akin for one in versions):
            continue
        for side, one in zip((ours, theirs), versions, strict=True):
            if one is not None:
                side.uids[one.at] = ("base", i)
                found.add(("base", i))
    return found


class _Correction(NamedTuple):
    """An entry of a side that may correct one of base: `akin` to it, or merely in its place."""

    at: int
    akin: bool


def _corrections(
    base: Sequence[Data], changed: Sequence[int], kept: set[int], side: Aligned, other: Aligned
) -> dict[int, _Correction]:
    """Return the possible correction, on a side, of each changed entry of base that is gone there."""
    present = set(side.uids)
    gone = [i for i in changed if ("base", i) not in present]
    free = dict.fromkeys(j for j in _new(side, other) if isinstance(side.data[j], dict))
    was = _places([("base", i) for i in range(len(base))], kept)
    now = _places(side.uids, kept)
    found: dict[int, _Correction] = {}

    def take(i: int, j: int | None, *, akin: bool) -> None:
        if j is not None:
            found[i] = _Correction(j, akin)
            del free[j]

    def left() -> list[int]:
        return [i for i in gone if i not in found]

    of_day = _grouped(free, lambda j: _day(side.data[j]))
    for i in left():
        take(i, next(of_day.get(_day(base[i]) or None, _NONE), None), akin=True)
    if len(left()) * len(free) <= MAX_PAIRS:
        for i in left():
            take(i, next((j for j in free if similar(base[i], side.data[j])), None), akin=True)
    at_place = _grouped(free, lambda j: now[j])
    for i in left():
        take(i, next(at_place.get(was[i], _NONE), None), akin=False)
    return found


def _grouped(indices: Iterable[int], by: Callable[[int], Hashable]) -> dict[Hashable, Iterator[int]]:
    """Group indices by a key, each group to be taken one after the other."""
    groups: dict[Hashable, list[int]] = {}
    for index in indices:
        groups.setdefault(by(index), []).append(index)
    return {key: iter(group) for key, group in groups.items()}


def _new(side: Aligned, other: Aligned) -> list[int]:
    """Return the indices of the entries that only this side added."""
    theirs = set(other.uids)
    return [j for j, uid in enumerate(side.uids) if uid[0] != "base" and uid not in theirs]


def _pair_stated(path: Path, ours: Aligned, theirs: Aligned) -> set[Uid]:
    mine = _statements(path, ours, theirs)
    found: set[Uid] = set()
    for day, (k, said) in _statements(path, theirs, ours).items():
        if day in mine and mine[day][1] != said:
            theirs.uids[k] = ours.uids[mine[day][0]]
            found.add(theirs.uids[k])
    return found


def _statements(path: Path, side: Aligned, other: Aligned) -> dict[str, tuple[int, Data]]:
    """Return the last statement for each day that only this side added, with the index of its entry."""
    told = ((j, stated(path, side.data[j])) for j in _new(side, other))
    return {found[0]: (j, found[1]) for j, found in told if found is not None}


def _unchanged(base: Sequence[Data], side: Aligned) -> set[int]:
    pairs = zip(side.uids, side.data, strict=True)
    return {i for (of, i), data in pairs if of == "base" and data == base[i]}


def _places(uids: Sequence[Uid], kept: set[int]) -> list[int]:
    """Return, for each entry, how many of the entries that both sides kept precede it."""
    return [0, *accumulate(of == "base" and i in kept for of, i in uids)][:-1]


def _day(entry: Data) -> str:
    date = entry.get("date") if isinstance(entry, dict) else None
    return date if isinstance(date, str) else ""
