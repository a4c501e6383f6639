"""Entries of a log that both sides changed past recognition, or added against each other.

An entry has no id. One that is gone on a side where another of its day is new, or one that agrees in
most, was corrected there. Corrected on both sides, or corrected here and deleted there, it is
contested: keeping both versions would count one thing twice. A new entry that is merely at its place corrects
it only if the other side has one as well: deleting an entry and appending another is not a correction. Two
new entries contest each other if they say different things for one day in a log whose newest entry is the
state: which of them is newest would be chance.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kamctl.merge.kinds import Path
from kamctl.model.walk import of_all_kinds
from kamctl.yaml.tree import Data

#: Logs whose newest entry says what holds, with the field that says it.
IN_FORCE = {steps[0]: field for walk in of_all_kinds() for steps, field in walk.holds}
Uid = tuple[str, int]
#: Entries that agree in most are found by trying each pair: not where there are more than this.
MAX_PAIRS = 100_000
_NONE: Iterator[int] = iter(())


def canonical(data: Data) -> str:
    """Return data as text that is equal for equal data, whatever the order of its keys."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False)


def similar(one: Data, other: Data) -> bool:
    """Tell whether two entries of a list may be two versions of one, to be merged field by field.

    Half of their fields agree; more than half, or all but the date, where the date is another: an
    entry may also have been deleted, and one of another day added that has the same author and the
    same figure.
    """
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    agreeing = sum(1 for key, value in one.items() if key in other and other[key] == value)
    fields = max(len(one), len(other))
    half = agreeing * 2 >= fields
    return half and (one.get("date") == other.get("date") or agreeing * 2 > fields or agreeing == fields - 1)


class Aligned(NamedTuple):
    """The entries of one version of a list, and what each is: `("base", 2)`, or new on its side."""

    data: Sequence[Data]
    uids: list[Uid]


def stated(path: Path, entry: Data) -> tuple[str, Data] | None:
    """Return for when (and for whom) an entry of the log at `path` says what; None where it says nothing."""
    if not path or not isinstance(entry, dict) or not isinstance(entry.get("date"), str):
        return None
    if len(path) == 2 and path[0] == "ratings":
        return f"{entry['date']} {entry.get('by')}", entry.get("rating")
    field = IN_FORCE.get(str(path[-1])) if len(path) == 1 else None
    return (str(entry["date"]), entry.get(field)) if field else None


def pair_contested(path: Path, base: Sequence[Data], ours: Aligned, theirs: Aligned) -> set[Uid]:
    """Give entries that contest each other one uid, in place; returns those uids."""
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
    """An entry of a side that stands for one of base: akin to it, or just at its place."""

    at: int
    akin: bool


def _corrections(
    base: Sequence[Data], changed: Sequence[int], kept: set[int], side: Aligned, other: Aligned
) -> dict[int, _Correction]:
    """Return what may stand on a side for each of the changed entries of base that are gone there."""
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
    """Return the indices by what each is, to be taken one after the other."""
    groups: dict[Hashable, list[int]] = {}
    for index in indices:
        groups.setdefault(by(index), []).append(index)
    return {key: iter(group) for key, group in groups.items()}


def _new(side: Aligned, other: Aligned) -> list[int]:
    """Return the indices of the entries that this side alone added."""
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
    """Return the last new statement of one side alone for each day, with the index of its entry."""
    told = ((j, stated(path, side.data[j])) for j in _new(side, other))
    return {found[0]: (j, found[1]) for j, found in told if found is not None}


def _unchanged(base: Sequence[Data], side: Aligned) -> set[int]:
    pairs = zip(side.uids, side.data, strict=True)
    return {i for (of, i), data in pairs if of == "base" and data == base[i]}


def _places(uids: Sequence[Uid], kept: set[int]) -> list[int]:
    """Return for each entry how many of those that both sides kept stand before it."""
    return [0, *accumulate(of == "base" and i in kept for of, i in uids)][:-1]


def _day(entry: Data) -> str:
    date = entry.get("date") if isinstance(entry, dict) else None
    return date if isinstance(date, str) else ""
