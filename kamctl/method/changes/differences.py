"""Differences between two records of one class, by id and not by line.

The order of ids and of log entries, and the wrapping of texts, are not differences. Fields are found in the
records themselves: new ones are compared without a change here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal, NamedTuple

from kamctl.method.logs import newest
from kamctl.model.record import Record
from kamctl.model.shape import keys_of

Kind = Literal["changed", "added", "removed"]


class Difference(NamedTuple):
    """One thing that differs.

    `path` names fields and ids below the record. `before` is None if it was `added`, `after` if it was
    `removed`; a field that was added or removed is `changed`. `before_parent` and `after_parent` are the
    records that hold the last field named, `root` is the class in which the path begins.
    """

    path: tuple[str, ...]
    kind: Kind
    before: Any
    after: Any
    before_parent: Record
    after_parent: Record
    root: type[Record]


def differences(before: Record, after: Record) -> Iterator[Difference]:
    """Yield the differences between two records of one class, in the order of its fields."""
    for found in _differences(before, after, ()):
        yield Difference(*found, type(after))


#: A difference without the class of the compared records.
_Found = tuple[tuple[str, ...], Kind, Any, Any, Record, Record]


def _differences(before: Record, after: Record, path: tuple[str, ...]) -> Iterator[_Found]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if same(old, new):
            continue
        here = (*path, field.name)
        if isinstance(old, Record) and isinstance(new, Record):
            yield from _differences(old, new, here)
        elif isinstance(old, Mapping):
            yield from _mappings(old, new, here, before, after)
        elif isinstance(old, tuple) and _is_log(old, new):
            yield from _logs(old, new, here, before, after)
        else:
            yield here, "changed", old, new, before, after


def same(old: Any, new: Any) -> bool:
    """Tell whether two values are the same apart from the wrapping of texts."""
    if old == new:
        return True
    if isinstance(old, str) and isinstance(new, str):
        return old.split() == new.split()
    if isinstance(old, tuple) and isinstance(new, tuple) and not _is_log(old, new):
        ordered = any(isinstance(entry, Record) for entry in (*old, *new))
        return not ordered and sorted(old) == sorted(new)
    return False


def _is_log(old: Sequence[Any], new: Sequence[Any]) -> bool:
    """Tell whether entries are identified by a day or a key; otherwise their order matters."""
    return any(isinstance(e, Record) and (hasattr(e, "date") or keys_of(type(e))) for e in (*old, *new))


def _differing(one: Record, other: Record) -> list[str]:
    """Return the fields in which two records differ."""
    names = (field.name for field in fields(one))
    return [name for name in names if not same(getattr(one, name), getattr(other, name))]


def _mappings(
    old: Mapping[Any, Any], new: Mapping[Any, Any], path: tuple[str, ...], before: Record, after: Record
) -> Iterator[_Found]:
    for key in (*old, *(k for k in new if k not in old)):
        here = (*path, str(key))
        if key not in new:
            if old[key] != ():
                yield from _whole(here, old[key], None, before, after)
        elif key not in old:
            if new[key] != ():
                yield from _whole(here, None, new[key], before, after)
        elif same(old[key], new[key]):
            continue
        elif isinstance(old[key], Record):
            yield from _differences(old[key], new[key], here)
        elif isinstance(old[key], Mapping):
            yield from _mappings(old[key], new[key], here, before, after)
        elif isinstance(old[key], tuple) and _is_log(old[key], new[key]):
            yield from _logs(old[key], new[key], here, before, after)
        else:
            yield here, "changed", old[key], new[key], before, after


def _whole(path: tuple[str, ...], old: Any, new: Any, before: Record, after: Record) -> Iterator[_Found]:
    if isinstance(old or new, tuple) and _is_log(old or (), new or ()):
        yield from _logs(old or (), new or (), path, before, after)
    elif isinstance(old or new, Mapping):
        yield from _mappings(old or {}, new or {}, path, before, after)
    else:
        yield path, "added" if old is None else "removed", old, new, before, after


def _logs(
    old: Sequence[Any], new: Sequence[Any], path: tuple[str, ...], before: Record, after: Record
) -> Iterator[_Found]:
    """Compare as multisets; entries of one day and one author are one entry that was changed."""
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        if _last(old) != _last(new):
            yield path, "changed", _last(old), _last(new), before, after
        return
    for entry in gone:
        twin = next((e for e in come if _mark(e) == _mark(entry)), None)
        if twin is None and len(gone) == len(come) == 1 and len(_differing(entry, come[0])) == 1:
            twin = come[0]
        if twin is None:
            yield path, "removed", entry, None, before, after
        else:
            come.remove(twin)
            yield from _differences(entry, twin, (*path, " ".join(filter(None, _mark(entry)))))
    for entry in come:
        yield path, "added", None, entry, before, after


def _without(log: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    rest = list(other)
    left = []
    for entry in log:
        twin = next((e for e in rest if e == entry or not _differing(e, entry)), None)
        if twin is None:
            left.append(entry)
        else:
            rest.remove(twin)
    return left


def _last(log: Sequence[Any]) -> Any:
    return newest(log, dt.date.max) if log and hasattr(log[0], "date") else None


def _mark(entry: Any) -> tuple[str, ...]:
    day = str(getattr(entry, "date", ""))
    by = (str(entry.by),) if getattr(entry, "by", None) is not None else ()
    keys = (getattr(entry, name) for name in sorted(keys_of(type(entry))))
    return (day, *by, *(_told(key) for key in keys if key is not None))


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
