"""What a merge should give, worked out on plain data and apart from the product.

It knows which entry of a log was corrected by an id that no file holds, where the product has to guess.
"""

from __future__ import annotations

import copy
import json
from typing import Any, Literal, NamedTuple

from tests.merge.merge_triples import ID, LOGS, MAPS, RATED, section

Data = dict[str, Any]
GONE = object()

#: Logs in which one day has one answer, and (of ratings) one for each person.
ANSWERS = {"decisions": ("date", "outcome"), "receivables": ("date", "balance")}
RATING = ("date", "by", "rating")


class ClashError(Exception):
    """Both sides changed one thing differently."""


class Wanted(NamedTuple):
    """The data of the merge; `doubtful` where a conflict is as right as that."""

    data: Data
    doubtful: bool


Verdict = Literal["right", "wrong", "clash", "missed", "doubtful", "false"]


def judge(versions: list[Data], result: Data | None) -> Verdict:
    """Judge what base, ours and theirs were merged to: data, or None for a conflict.

    A clash is a conflict that has to be, a missed one was merged all the same; a doubtful one may
    be or not, a false one should not be.
    """
    readings = [_reading(said) for said in (versions, by_looks(versions))]
    clear = [reading for reading in readings if reading is not None]
    if result is not None:
        right = any(result == reading.data for reading in clear)
        return "right" if right else "missed" if readings[0] is None else "wrong"
    if readings[0] is None:
        return "clash"
    return "doubtful" if len(clear) < len(readings) or any(one.doubtful for one in clear) else "false"


def _reading(versions: list[Data]) -> Wanted | None:
    try:
        return expected(*versions)
    except ClashError:
        return None


def by_looks(versions: list[Data]) -> list[Data]:
    """Read the entries of logs by what they say, as who knows no id has to.

    An entry of a side is the one of base with which it shares most fields, of the same day, at the same
    place or most of it the same. What was deleted and put again is thus corrected.
    """
    base, *sides = copy.deepcopy(versions)
    for side in sides:
        for name in LOGS:
            free = section(base, name)[:]
            for entry in section(side, name):
                entry[ID] += " anew"
            pairs = [
                (was, now)
                for i, was in enumerate(section(base, name))
                for j, now in enumerate(section(side, name))
                if i == j or is_akin(bare(was), bare(now))
            ]
            for was, now in sorted(pairs, key=lambda pair: -shared(*map(bare, pair))):
                if was in free and now[ID].endswith(" anew"):
                    free.remove(was)
                    now[ID] = was[ID]
    return [base, *sides]


def is_akin(was: Data, now: Data) -> bool:
    return was["date"] == now["date"] or recognised(was, now)


def expected(base: Data, ours: Data, theirs: Data) -> Wanted:
    """Return the merged file's data, empty containers left out. Raises ClashError."""
    versions = (base, ours, theirs)
    merged: Data = {field: pick(*(side[field] for side in versions)) for field in ("name", "segment")}
    for name in MAPS:
        sections = [side[name] for side in versions]
        emptied(*sections)
        merged[name] = records(*sections)
    emptied(*(any(side["ratings"].values()) and side["ratings"] for side in versions))
    logs = {name: log(name, *(section(side, name) for side in versions)) for name in LOGS}
    merged["ratings"] = {name: logs[name].data for name in RATED}
    merged |= {name: logs[name].data for name in LOGS if name not in RATED}
    return Wanted(without_empty(merged), any(found.doubtful for found in logs.values()))


def pick(base: Any, ours: Any, theirs: Any) -> Any:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    raise ClashError


def emptied(base: Any, ours: Any, theirs: Any) -> None:
    """One side says that there is nothing of the kind, the other that there is more."""
    for side, other in ((ours, theirs), (theirs, ours)):
        if base and not side and other and other != base:
            raise ClashError


def records(base: Data, ours: Data, theirs: Data) -> Data:
    merged = {}
    for key in {**base, **ours, **theirs}:
        versions = [side.get(key, GONE) for side in (base, ours, theirs)]
        one = pick(*versions) if GONE in versions else record(*versions)
        if one is not GONE:
            merged[key] = one
    return merged


def record(base: Data, ours: Data, theirs: Data) -> Data:
    end = [
        {field: side[field] for field in ("done", "dropped") if field in side}
        for side in (base, ours, theirs)
    ]
    if any("dropped" in side for side in end):
        pick(*end)  # done and dropped exclude each other
    merged = {}
    for field in {**base, **ours, **theirs}:
        values = [side.get(field, GONE) for side in (base, ours, theirs)]
        if field == "helps":
            was, mine, yours = map(set, values)
            value: Any = sorted((mine & yours) | (mine - was) | (yours - was))
        elif field == "worth" and GONE not in values and isinstance(values[0], dict):
            value = {
                key: pick(*(side.get(key, GONE) for side in values))
                for key in {**values[0], **values[1], **values[2]}
            }
        else:
            value = pick(*values)
        if value is not GONE:
            merged[field] = value
    return merged


class Log(NamedTuple):
    """The merged entries; `doubtful` as in `Wanted`."""

    data: list[Data]
    doubtful: bool


def log(name: str, *sides: list[Data]) -> Log:
    """Return the entries of a log. What each side added is told apart by what it says."""
    emptied(*sides)
    known = {entry[ID] for entry in sides[0]}
    base, ours, theirs = ({key(entry, known): bare(entry) for entry in side} for side in sides)
    merged = records(base, ours, theirs)
    doubtful = any(is_doubtful(*(side.get(one) for side in (base, ours, theirs))) for one in known)
    if fields := RATING if name in RATED else ANSWERS.get(name):
        new = [
            answers(fields, [entry for one, entry in side.items() if one not in {**base, **other}])
            for side, other in ((ours, theirs), (theirs, ours))
        ]
        if differ(*new):
            raise ClashError
        touched = [
            answers(
                fields, [entry for one, entry in side.items() if entry not in (base.get(one), other.get(one))]
            )
            for side, other in ((ours, theirs), (theirs, ours))
        ]
        doubtful |= differ(*touched)
    return Log(list(merged.values()), doubtful or is_put_anew(base, ours, theirs))


def is_put_anew(base: Data, ours: Data, theirs: Data) -> bool:
    """Tell whether an entry was corrected here into what the other added, or deleted by both, who added each one."""
    both = ((ours, theirs), (theirs, ours))
    corrected = [
        [side[one] for one in base.keys() & side.keys() if side[one] != base[one]] for side, _ in both
    ]
    added = [[entry for one, entry in side.items() if one not in {**base, **other}] for side, other in both]
    gone = base.keys() - ours.keys() - theirs.keys()
    alike = any(entry in added[1 - at] for at in (0, 1) for entry in corrected[at])
    return alike or bool(gone and all(added))


def answers(fields: tuple[str, ...], entries: list[Data]) -> Data:
    """Return what entries say, by day (and person)."""
    return {" ".join(entry[field] for field in fields[:-1]): entry[fields[-1]] for entry in entries}


def differ(ours: Data, theirs: Data) -> bool:
    return any(theirs.get(day, said) != said for day, said in ours.items())


def is_doubtful(base: Data | None, ours: Data | None, theirs: Data | None) -> bool:
    """Tell whether an entry that both changed cannot be known again by what it says, or by its day."""
    assert base is not None
    if base in (ours, theirs) or ours == theirs:
        return False
    return any(
        side is None or side["date"] != base["date"] or not recognised(base, side) for side in (ours, theirs)
    )


def key(entry: Data, known: set[str]) -> str:
    return entry[ID] if entry[ID] in known else json.dumps(bare(entry), sort_keys=True)


def bare(entry: Data) -> Data:
    return {field: value for field, value in entry.items() if field != ID}


def recognised(was: Data, now: Data) -> bool:
    """Tell whether most of an entry is still what it was."""
    return shared(was, now) > max(len(was), len(now)) / 2


def shared(was: Data, now: Data) -> int:
    return sum(1 for field, value in was.items() if now.get(field) == value)


def without_empty(data: Any) -> Any:
    """Leave out what is the same as nothing, and sort what has no order."""
    if isinstance(data, dict):
        found = {key: without_empty(value) for key, value in data.items()}
        return {key: value for key, value in found.items() if value not in ({}, [], None, "")}
    if isinstance(data, list) and all(isinstance(value, str) for value in data):
        return sorted(data)
    if isinstance(data, list):
        entries = [without_empty(value) for value in data]
        return sorted(entries, key=lambda entry: json.dumps(entry, sort_keys=True))
    return data
