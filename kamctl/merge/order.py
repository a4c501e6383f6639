"""Pairs the entries of three versions of a mapping or list, and orders them.

The order does not depend on which side is called ours, so a rebase, which swaps them, gives the same file.
Where both sides added entries in one place, those whose first id (or text) sorts lower come first.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamctl.merge.contested import MAX_PAIRS, Aligned, Uid, canonical, pair_contested, similar
from kamctl.merge.items import Item
from kamctl.merge.kinds import KEYED_LISTS, Path
from kamctl.merge.lines import matches
from kamctl.yaml.tree import Data


class AmbiguousOrderError(Exception):
    """Both sides added a first entry to a list whose order matters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in up to three versions; `name` is its key, or its index in a list.

    If it is `contested` (see that module), ours and theirs must not be merged field by field.
    """

    name: str | int
    base: Item | None
    ours: Item | None
    theirs: Item | None
    contested: bool = False


Side = dict[Hashable, Item]


def entries(base: Item | None, ours: Item, theirs: Item, path: Path) -> list[Entry]:
    """Return the entries of a container in the order of the merged file.

    Entries that only base has are left out. Raises AmbiguousOrderError.
    """
    was, mine, yours, contested = _sides(base, ours, theirs, path)
    first, second, lead = mine, yours, ours
    if _leads(was, yours, mine):
        first, second, lead = yours, mine, theirs
    after: dict[int, list[Hashable]] = {}
    log = not ours.is_mapping and _is_log(mine) and _is_log(yours)
    if any(uid not in first for uid in second):
        after = _by_date(was, first, second) if log else _by_neighbour(was, first, second, lead, path)
    uids = [*after.get(-1, ())]
    for index, uid in enumerate(first):
        uids += [uid, *after.get(index, ())]
    if log:  # an entry may have been moved to another day
        uids.sort(key=lambda uid: _merged_date(was.get(uid), mine.get(uid), yours.get(uid)))
    found = []
    for uid in uids:
        our, their = mine.get(uid), yours.get(uid)
        found.append(Entry((our or yours[uid]).key, was.get(uid), our, their, uid in contested))
    return found


def _leads(was: Side, side: Side, other: Side) -> bool:
    """Tell whether a side's order prevails because it alone moved entries of base.

    If both did, the order that sorts lower prevails, whichever side is ours.
    """
    moved, other_moved = _moved(was, side), _moved(was, other)
    return moved and (not other_moved or str(list(side)) < str(list(other)))


def _moved(was: Side, side: Side) -> bool:
    return [uid for uid in was if uid in side] != [uid for uid in side if uid in was]


def _sides(
    base: Item | None, ours: Item, theirs: Item, path: Path
) -> tuple[Side, Side, Side, Collection[Hashable]]:
    """Pair the entries of the three versions, and tell which are contested."""
    lists = [item.parts.children if item is not None else [] for item in (base, ours, theirs)]
    if ours.is_mapping:
        was, mine, yours = ([item.key for item in items] for items in lists)
        return _keyed(was, lists[0]), _keyed(mine, lists[1]), _keyed(yours, lists[2]), ()
    for fields in ((), KEYED_LISTS.get(str(path[-1]) if path else "", ())):
        named = [[_name(item.data, fields) for item in items] for items in lists]
        if all(None not in names and len(set(names)) == len(names) for names in named):
            return _keyed(named[0], lists[0]), _keyed(named[1], lists[1]), _keyed(named[2], lists[2]), ()
    return _aligned(path, *lists)


def _keyed(names: Iterable[Hashable], items: Sequence[Item]) -> Side:
    return dict(zip(names, items, strict=True))


def _name(data: Data, fields: tuple[str, ...]) -> Hashable | None:
    """Return what identifies an entry of an unordered list, or None."""
    if not fields:
        return data if isinstance(data, str) else None
    if not isinstance(data, dict):
        return None
    values = tuple(data.get(field) for field in fields)
    return values if all(isinstance(value, str) for value in values) else None


def _aligned(
    path: Path, base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]
) -> tuple[Side, Side, Side, Collection[Hashable]]:
    in_ours, in_theirs = _versions(base, ours), _versions(base, theirs)
    mine: list[Uid] = [("base", in_ours[j]) if j in in_ours else ("ours", j) for j in range(len(ours))]
    added: dict[str, list[Uid]] = {}
    for uid, item in zip(mine, ours, strict=True):
        if uid[0] == "ours":
            added.setdefault(canonical(item.data), []).append(uid)
    yours: list[Uid] = []
    for k, item in enumerate(theirs):
        same = added.get(canonical(item.data))
        if k in in_theirs:
            yours.append(("base", in_theirs[k]))
        else:  # an entry that both added alike is one entry
            yours.append(same.pop(0) if same else ("theirs", k))
    was, *sides = ([item.data for item in items] for items in (base, ours, theirs))
    contested = pair_contested(path, was, Aligned(sides[0], mine), Aligned(sides[1], yours))
    numbers = [("base", i) for i in range(len(base))]
    return _keyed(numbers, base), _keyed(mine, ours), _keyed(yours, theirs), contested


def _versions(base: Sequence[Item], side: Sequence[Item]) -> dict[int, int]:
    """Return {index in side: index in base} of entries that are equal, or edited versions of each other."""
    pairs = matches([canonical(item.data) for item in base], [canonical(item.data) for item in side])
    found = {j: i for i, j in pairs}
    at_base = at_side = 0
    for i, j in [*pairs, (len(base), len(side))]:
        free = list(range(at_side, j))
        few = (i - at_base) * len(free) <= MAX_PAIRS
        for left in range(at_base, i if few else at_base):
            match = next((k for k in free if similar(base[left].data, side[k].data)), None)
            if match is not None:
                found[match] = left
                free = [k for k in free if k > match]
        at_base, at_side = i + 1, j + 1
    return found


def _is_log(side: Mapping[Hashable, Item]) -> bool:
    dates = [_date(item) for item in side.values()]
    return all(dates) and dates == sorted(dates)


def _date(item: Item) -> str:
    date = item.data.get("date") if isinstance(item.data, dict) else None
    return date if isinstance(date, str) else ""


def _merged_date(base: Item | None, ours: Item | None, theirs: Item | None) -> str:
    dates = [_date(item) for item in (ours, theirs) if item is not None]
    changed = [date for date in dates if base is not None and date != _date(base)]
    return min(changed or dates)


def _sort_key(item: Item) -> str:
    return item.key if isinstance(item.key, str) else canonical(item.data)


def _by_neighbour(was: Side, mine: Side, yours: Side, lead: Item, path: Path) -> dict[int, list[Hashable]]:
    """Place entries that only theirs has after the entry that they follow in theirs."""
    order = list(mine)
    place = {uid: index for index, uid in enumerate(order)}
    runs: dict[int, list[Hashable]] = {}
    at = -1
    for uid in yours:
        if uid in place:
            at = place[uid]
        else:
            runs.setdefault(at, []).append(uid)
    after: dict[int, list[Hashable]] = {}
    for at, run in runs.items():
        end = at
        while end + 1 < len(order) and order[end + 1] not in was and order[end + 1] not in yours:
            end += 1
        first = at
        if end > at:
            if at == -1 and not lead.is_mapping and path and _order_matters(mine, path):
                raise AmbiguousOrderError
            if _sort_key(mine[order[at + 1]]) <= _sort_key(yours[run[0]]):
                first = end
        after.setdefault(first, []).extend(run)
    return after


def _order_matters(side: Side, path: Path) -> bool:
    return path[-1] not in KEYED_LISTS and any(isinstance(item.data, dict) for item in side.values())


def _by_date(was: Side, mine: Side, yours: Side) -> dict[int, list[Hashable]]:
    """Place entries that only theirs has after all older ones, between their neighbours in theirs."""
    order = list(mine)
    place = {uid: index for index, uid in enumerate(order)}
    first_mine = _first_of_day(
        {uid: item for uid, item in mine.items() if uid not in was and uid not in yours}
    )
    first_yours = _first_of_day({uid: item for uid, item in yours.items() if uid not in mine})
    uids = list(yours)
    after: dict[int, list[Hashable]] = {}
    at = -1
    for index, uid in enumerate(uids):
        if uid in place:
            at = max(at, place[uid])
            continue
        stop = next((place[later] for later in uids[index:] if later in place), len(order))
        day = _date(yours[uid])
        while at + 1 < stop:
            following = order[at + 1]
            other = _date(mine[following])
            added = following not in was and following not in yours
            if other > day or (other == day and added and first_mine[day] > first_yours[day]):
                break
            at += 1
        after.setdefault(at, []).append(uid)
    return after


def _first_of_day(added: Side) -> dict[str, str]:
    first: dict[str, str] = {}
    for item in added.values():
        first.setdefault(_date(item), canonical(item.data))
    return first
