"""Checks a merge after the fact, from the data alone: every change of each side is there, nothing else.

Knows nothing of how the merge was made. An empty mapping, an empty list and an empty value are the
same here as nothing at all, as they are to the reader of the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from kamctl.merge.kinds import Kind, Path, child_kind, coupled, splits
from kamctl.merge.order import canonical, similar
from kamctl.yaml.tree import Data


class Versions(NamedTuple):
    """One place of the data in the three versions and in their merge."""

    base: Data
    ours: Data
    theirs: Data
    merged: Data


# Entries of one list that both sides edited: more are not paired by trying, the check fails.
_MAX_EDITED = 6


def lost(base: Data, ours: Data, theirs: Data, merged: Data) -> list[Path]:
    """Return the paths at which the merged data is not what the two changes make of base."""
    return list(_lost((), Versions(base, ours, theirs, merged), "record"))


def lost_comments(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], merged: Sequence[str]
) -> list[str]:
    """Return the comments that a side added or deleted and the merged text does not."""
    was, mine, yours, now = Counter(base), Counter(ours), Counter(theirs), Counter(merged)
    wrong = []
    for comment in was | mine | yours | now:
        b, o, t, n = was[comment], mine[comment], yours[comment], now[comment]
        if b in (o, t):
            low = high = t if o == b else o
        else:
            low, high = min(o, t), max(o, t, o + t - b)
        if not low <= n <= high:
            wrong.append(comment)
    return wrong


def _lost(path: Path, versions: Versions, kind: Kind) -> Iterator[Path]:
    base, ours, theirs, merged = (value or None for value in versions)
    if ours in (base, theirs) or theirs == base:
        if merged != (theirs if ours == base else ours):
            yield path
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        yield from _lost_fields(path, versions, kind)
    elif isinstance(ours, list) and isinstance(theirs, list):
        if not _list_holds(*(value if isinstance(value, list) else [] for value in versions)):
            yield path
    else:
        yield path


def _lost_fields(path: Path, versions: Versions, kind: Kind) -> Iterator[Path]:
    was, mine, yours, now = (value if isinstance(value, dict) else {} for value in versions)
    started = not isinstance(versions.base, dict)
    whole = kind == "unit" or (started and path and kind != "ids")
    if whole or any(splits(group, was, mine, yours) for group in coupled(path)):
        yield path
    else:
        for key in {**was, **mine, **yours, **now}:
            fields = Versions(*(side.get(key) for side in (was, mine, yours, now)))
            yield from _lost((*path, key), fields, child_kind(kind, key))


def _list_holds(base: list[Any], ours: list[Any], theirs: list[Any], merged: list[Any]) -> bool:
    if all(isinstance(value, str) for value in (*base, *ours, *theirs)) and all(
        len(set(side)) == len(side) for side in (base, ours, theirs)
    ):
        was, mine, yours = set(base), set(ours), set(theirs)
        return Counter(merged) == Counter((mine & yours) | (mine - was) | (yours - was))
    return _entries_hold(base, ours, theirs, merged) and _order_holds(base, ours, theirs, merged)


def _entries_hold(base: list[Any], ours: list[Any], theirs: list[Any], merged: list[Any]) -> bool:
    data = {canonical(value): value for value in (*base, *ours, *theirs, *merged)}
    was, mine, yours, now = (Counter(canonical(v) for v in side) for side in (base, ours, theirs, merged))
    gone_mine, gone_yours = was - mine, was - yours
    new_mine, new_yours = mine - was, yours - was
    kept = was - (gone_mine | gone_yours)
    if kept - now:
        return False
    edited = list((gone_mine & gone_yours).elements())
    if len(edited) > _MAX_EDITED:
        return False
    return _explained(edited, new_mine, new_yours, now - kept, data)


def _explained(
    edited: list[str], mine: Counter[str], yours: Counter[str], now: Counter[str], data: dict[str, Any]
) -> bool:
    """Tell whether `now` is what both added, and the entries that both edited, merged."""
    if not edited:
        return now == mine | yours
    first, *rest = edited
    versions_mine = [v for v in mine if similar(data[first], data[v])]
    versions_yours = [v for v in yours if similar(data[first], data[v])]
    for one, other, result in product(versions_mine, versions_yours, now):
        if _is_merge(data[first], data[one], data[other], data[result]):
            left = (mine - Counter([one]), yours - Counter([other]), now - Counter([result]))
            if _explained(rest, *left, data):
                return True
    # Both deleted it; or one did, and the other's version of it cannot be told from an addition.
    return not (versions_mine and versions_yours) and _explained(rest, mine, yours, now, data)


def _is_merge(base: Data, ours: Data, theirs: Data, merged: Data) -> bool:
    return not list(_lost(("",), Versions(base, ours, theirs, merged), "record"))


def _order_holds(base: list[Any], ours: list[Any], theirs: list[Any], merged: list[Any]) -> bool:
    """Tell whether each side's entries stand in its order, and a log is still sorted by date.

    Where one side alone put entries into another order, that order is the one to keep.
    """
    was, mine, yours, now = ([canonical(value) for value in side] for side in (base, ours, theirs, merged))
    for side, other in ((mine, yours), (yours, mine)):
        common = set(side) & set(now)
        here, there = [v for v in side if v in common], [v for v in now if v in common]
        if len(here) == len(there) and here != there and _moved(was, side) >= _moved(was, other):
            return False
    return _is_log(merged) or not (_is_log(ours) and _is_log(theirs))


def _moved(base: list[str], side: list[str]) -> bool:
    """Tell whether a side put the entries of base into another order."""
    common = set(base) & set(side)
    return [v for v in base if v in common] != [v for v in side if v in common]


def _is_log(entries: list[Any]) -> bool:
    dates = [entry.get("date") if isinstance(entry, dict) else None for entry in entries]
    days = [date for date in dates if isinstance(date, str)]
    return len(days) == len(entries) and days == sorted(days)
