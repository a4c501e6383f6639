"""Turns a row's changes into edits of its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kamctl.book.cells import entries
from kamctl.book.layout import Column, Page
from kamctl.book.rows import Path
from kamctl.model.walk import ENTRIES
from kamctl.yaml.edit_ops import Add, Append, Edit, Plain, Remove, Set, Value

#: The value of a cell that was emptied.
EMPTY = ""


class RowChange(NamedTuple):
    """The change of a row: `path` leads to it in its file, or to the group that a new row joins.

    `values` holds the new texts by column: for a new row, all of them. `key` is the id of a new row.
    """

    page: Page
    sheet: str
    at: int
    path: Path
    values: Mapping[str, str] = {}
    new: bool = False
    gone: bool = False
    key: str = ""
    keys: tuple[str, ...] = ()

    @property
    def where(self) -> Path:
        """The row's path after the change; for an entry of a log, the log's path."""
        return (*self.path, self.key) if self.new and self.key else self.path


def edits_of(change: RowChange, data: Any) -> Iterator[Edit]:
    """Yield the edits that make a change in a file that holds `data`."""
    columns = {column.name: column for column in change.page.columns}
    if change.gone:
        yield Remove(change.path)
    elif change.new:
        given = {columns[name]: text for name, text in change.values.items() if text}
        value = _record(given)
        if change.page.steps[-1] == ENTRIES:
            yield Append(change.path, value)
        else:
            yield Add(change.path, change.key, value, lines=isinstance(value, dict) and len(value) > 3)
    else:
        here = _at(data, change.path)
        yield from _changed(change, columns, here)


def _changed(change: RowChange, columns: Mapping[str, Column], here: Any) -> Iterator[Edit]:
    """Yield a row's changed fields one by one; a nested record that is added or removed is taken whole."""
    first = change.page.columns[0]
    if isinstance(here, str) and first.steps:  # short form: the text is the record's first field
        kept = {first: here} | {columns[name]: text for name, text in change.values.items()}
        yield Set(change.path, _record({column: text for column, text in kept.items() if text}))
        return
    inner: dict[Path, dict[Column, str]] = {}
    for name, text in change.values.items():
        column = columns[name]
        if len(column.steps) > 1:
            inner.setdefault(column.steps[:-1], {})[column] = text
        else:
            yield from _field(change.path, column, text, here)
    for steps, fields in inner.items():
        there = _at(here, steps)
        if there is None:
            whole = {c._replace(steps=c.steps[len(steps) :]): text for c, text in fields.items() if text}
            if whole:
                yield Set((*change.path, *steps), _record(whole))
        elif not [key for key in there if key not in {c.steps[-1] for c, text in fields.items() if not text}]:
            yield Remove((*change.path, *steps))
        else:
            for column, text in fields.items():
                yield from _field(change.path, column, text, here)


def _field(path: Path, column: Column, text: str, here: Any) -> Iterator[Edit]:
    where = (*path, *column.steps)
    was = _at(here, column.steps) if column.steps else here
    if not text:
        if was is not None:
            yield Remove(where)
        return
    value = _value(column, text)
    if isinstance(was, list) and isinstance(value, list) and value[: len(was)] == was:
        yield from (Append(where, one) for one in value[len(was) :])
    else:
        yield Set(where, value)


def _record(given: Mapping[Column, str]) -> Value:
    """Return the record of a new row, its fields in the order of the columns."""
    found: dict[str, Value] = {}
    for column, text in given.items():
        if not column.steps:
            return _value(column, text)
        holder = found
        for step in column.steps[:-1]:
            holder = holder.setdefault(step, {})  # type: ignore[assignment]
        holder[column.steps[-1]] = _value(column, text)
    return found


def _value(column: Column, text: str) -> Value:
    if column.many:
        return [Plain(one) if column.refs else one for one in entries(text, column)]
    return Plain(text) if column.kind != "text" or column.refs or column.choices else text


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
