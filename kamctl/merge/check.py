"""Checks a finished merge from the data alone: it must hold every change of each side, and nothing else.

It does not know how the merge was made or which entries were paired. Empty mappings, lists and values count
as absent, as they do when records are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from kamctl.merge.contested import canonical, stated
from kamctl.merge.kinds import STARTED, Kind, Path, child_kind, coupled, splits
from kamctl.yaml.tree import Data


class Versions(NamedTuple):
    """The data at one path in the three versions and in their merge."""

    base: Data
    ours: Data
    theirs: Data
    merged: Data


# With more entries of one list edited on both sides, the check fails instead of trying all pairs.
_MAX_EDITED = 6
_MAX_TRIED = 10_000


def lost(base: Data, ours: Data, theirs: Data, merged: Data) -> list[Path]:
    """Return the paths at which the merged data is not the result of both changes to base."""
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
        if not _list_holds(path, *(value if isinstance(value, list) else [] for value in versions)):
            yield path
    else:
        yield path


def _lost_fields(path: Path, versions: Versions, kind: Kind) -> Iterator[Path]:
    was, mine, yours, now = (value if isinstance(value, dict) else {} for value in versions)
    started = not isinstance(versions.base, dict)
    whole = kind == "unit" or (started and path and kind not in STARTED)
    if whole or any(splits(group, was, mine, yours) for group in coupled(path)):
        yield path
    else:
        for key in {**was, **mine, **yours, **now}:
            fields = Versions(*(side.get(key) for side in (was, mine, yours, now)))
            yield from _lost((*path, key), fields, child_kind(kind, key))


def _list_holds(path: Path, base: list[Any], ours: list[Any], theirs: list[Any], merged: list[Any]) -> bool:
    if all(isinstance(value, str) for value in (*base, *ours, *theirs)) and all(
        len(set(side)) == len(side) for side in (base, ours, theirs)
    ):
        was, mine, yours = set(base), set(ours), set(theirs)
        return Counter(merged) == Counter((mine & yours) | (mine - was) | (yours - was))
    return _Entries(path, base, ours, theirs, merged).hold() and _order_holds(base, ours, theirs, merged)


class _Entries:
    """The entries of one list in the three versions and in their merge, counted by content."""

    def __init__(self, path: Path, *versions: list[Any]) -> None:
        self.path = path
        self.data = {canonical(value): value for side in versions for value in side}
        was, mine, yours, now = (Counter(canonical(value) for value in side) for side in versions)
        self.kept = was - ((was - mine) | (was - yours))
        self.edited = list(((was - mine) & (was - yours)).elements())
        self.new = (mine - was, yours - was, now - self.kept)
        self.lacking = self.kept - now
        # An entry's place is the number of entries before it that neither side touched.
        self.places: dict[str, set[int]] = {}
        for side in versions[:3]:
            before = 0
            for text in map(canonical, side):
                self.places.setdefault(text, set()).add(before)
                before += text in self.kept

    def hold(self) -> bool:
        if self.lacking or len(self.edited) > _MAX_EDITED:
            return False
        return self._explained(self.edited, *self.new, deleted=[])

    def _explained(
        self,
        edited: list[str],
        mine: Counter[str],
        yours: Counter[str],
        now: Counter[str],
        deleted: list[str],
    ) -> bool:
        """Tell whether `now` consists of what either side added and of the merged entries that both edited.

        An entry that is gone on both sides counts as `deleted` by both, unless one side alone has a possible
        correction of it.
        """
        if not edited:
            alone = (mine - yours, yours - mine)
            settled = not any(self._is_contested(entry, *alone) for entry in deleted)
            return now == mine | yours and settled and not self._contradict(*alone)
        first, *rest = edited
        versions = [[v for v in side if self._may_correct(first, v)] for side in (mine, yours)]
        if len(versions[0]) * len(versions[1]) * len(now) > _MAX_TRIED:
            return False
        for one, other, result in product(*versions, now):
            known = self._is_akin(one, other) or (self._is_akin(first, one) and self._is_akin(first, other))
            if known and _is_merge(*(self.data[text] for text in (first, one, other, result))):
                left = (mine - Counter([one]), yours - Counter([other]), now - Counter([result]))
                if self._explained(rest, *left, deleted):
                    return True
        return self._explained(rest, mine, yours, now, [*deleted, first])

    def _is_contested(self, entry: str, mine: Counter[str], yours: Counter[str]) -> bool:
        """Tell whether an entry may have been corrected: one side has one akin to it, or both one there."""
        sides = [[one for one in side if self._may_correct(entry, one)] for side in (mine, yours)]
        return all(sides) or any(self._is_akin(entry, one) for side in sides for one in side)

    def _may_correct(self, entry: str, new: str) -> bool:
        is_record = isinstance(self.data[new], dict)
        return self._is_akin(entry, new) or (is_record and bool(self.places[entry] & self.places[new]))

    def _is_akin(self, entry: str, new: str) -> bool:
        """Tell whether two entries share their date, a sentence, most fields, or all fields but one."""
        was, now = self.data[entry], self.data[new]
        if not isinstance(was, dict) or not isinstance(now, dict):
            return False
        alike = [key for key in was.keys() & now.keys() if was[key] == now[key]]
        fields, dated = max(len(was), len(now)), "date" in was or "date" in now
        moved = 0 < len(alike) == fields - 1
        told = any(_is_sentence(was[key]) for key in alike)
        return "date" in alike or told or moved or 2 * len(alike) >= fields + dated

    def _contradict(self, mine: Counter[str], yours: Counter[str]) -> bool:
        """Tell whether the sides' new entries say different things about the same day."""
        said = [[stated(self.path, self.data[text]) for text in side] for side in (mine, yours)]
        days = dict(found for found in said[0] if found is not None)
        return any(found is not None and days.get(found[0], found[1]) != found[1] for found in said[1])


def _is_sentence(value: Data) -> bool:
    """Tell whether a value has three words or more, and so is unlikely to occur twice by chance."""
    return isinstance(value, str) and len(value.split()) > 2


def _is_merge(base: Data, ours: Data, theirs: Data, merged: Data) -> bool:
    return not list(_lost(("",), Versions(base, ours, theirs, merged), "record"))


def _order_holds(base: list[Any], ours: list[Any], theirs: list[Any], merged: list[Any]) -> bool:
    """Tell whether each side's entries keep their order, and a log is still sorted by date.

    If only one side reordered entries, its order is kept.
    """
    was, mine, yours, now = ([canonical(value) for value in side] for side in (base, ours, theirs, merged))
    for side, other in ((mine, yours), (yours, mine)):
        common = set(side) & set(now)
        here, there = [v for v in side if v in common], [v for v in now if v in common]
        if len(here) == len(there) and here != there and _moved(was, side) >= _moved(was, other):
            return False
    return _is_log(merged) or not (_is_log(ours) and _is_log(theirs))


def _moved(base: list[str], side: list[str]) -> bool:
    """Tell whether a side reordered the entries of base."""
    common = set(base) & set(side)
    return [v for v in base if v in common] != [v for v in side if v in common]


def _is_log(entries: list[Any]) -> bool:
    dates = [entry.get("date") if isinstance(entry, dict) else None for entry in entries]
    days = [date for date in dates if isinstance(date, str)]
    return len(days) == len(entries) and days == sorted(days)
