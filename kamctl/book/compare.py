"""What people changed in a workbook: compares each row as exported with the row as it came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kamctl.book.cells import Cell, CellError, plain, understood
from kamctl.book.edits import EMPTY, RowChange
from kamctl.book.layout import Column, Page
from kamctl.book.origin import Origin
from kamctl.book.read import Found, Line
from kamctl.book.rows import Path, Row, row_hash, rows_of
from kamctl.book.write import cell_name
from kamctl.model.kinds import KINDS
from kamctl.model.walk import ENTRIES, VALUES
from kamctl.wording import listed
from kamctl.workspace import paths
from kamctl.workspace.record_edits import new_id

#: The number of characters of a text that are shown.
_LONG = 60


class Problem(NamedTuple):
    """A change that cannot be taken over, and its place in the workbook."""

    sheet: str
    cell: str
    message: str
    help: str = ""

    @property
    def place(self) -> str:
        """The sheet and the cell as a spreadsheet writes them: `actions!F12`."""
        name = f"'{self.sheet}'" if " " in self.sheet else self.sheet
        return f"{name}!{self.cell}" if self.cell else name


class RowError(Exception):
    """A row cannot be taken over."""

    def __init__(self, found: Found, line: Line, heading: str, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.problem = Problem(found.name, cell_name(line.at, found.places.get(heading, 0)), message, help)


class Asked(NamedTuple):
    """A row of a workbook that differs from the export: changed, new, or gone."""

    found: Found
    line: Line | None
    key: str
    file_keys: tuple[str, ...]


class Sides(NamedTuple):
    """A file as exported and as it is now; `was` is None if the exported version is lost."""

    path: str
    was: Any
    now: Any


def asked(found: Found, origin: Origin) -> Iterator[Asked | Problem]:
    """Yield the rows of a sheet that differ from the export, and problems."""
    page = found.page
    if found.merged:
        line, at = found.merged[0]
        yield Problem(found.name, cell_name(line, at), "cells are merged here", "Take the merging back.")
        return
    fixed = len(KINDS[page.kind].keys)
    wanted = [heading for heading in origin.headings[page.name] if heading not in {k.name for k in page.keys}]
    whole = all(name in found.places for name in wanted)
    seen: dict[tuple[str, ...], int] = {}
    for row in found.lines:
        file_keys, key = row.keys[:fixed], "\t".join(row.keys[fixed:])
        known = _hashes(origin, page, file_keys)
        if row.keys in seen and (key in known or page.steps == ()):
            message = f"{_named(page, row.keys)} is already in line {seen[row.keys] + 1}"
            own = page.keys[-1].name
            yield RowError(found, row, own, message, f"Empty its {own} to make a new row of it.").problem
            continue
        seen[row.keys] = row.at
        if key not in known or not whole or row_hash([row.cells.get(n) for n in wanted]) != known[key]:
            yield Asked(found, row, key, file_keys)
    for path, file in origin.files.items():
        place = paths.place(path)
        if place is None or place.kind != page.kind:
            continue
        for key in file.hashes.get(page.name, {}):
            if (*place.keys, *(key.split("\t") if key else ())) not in seen:
                yield Asked(found, None, key, place.keys)


def _hashes(origin: Origin, page: Page, file_keys: Sequence[str]) -> Mapping[str, str]:
    if not all(file_keys):
        return {}
    file = origin.files.get(paths.path_of(page.kind, *file_keys))
    return file.hashes.get(page.name, {}) if file is not None else {}


class Compared(NamedTuple):
    """A row's change, and the cells that are empty now: a formula without a value looks the same."""

    change: RowChange
    emptied: tuple[int, ...] = ()


def compared(
    one: Asked, sides: Sides, rows: Callable[[Page, Any], Mapping[str, Row]], made: set[tuple[str, ...]]
) -> Compared | None:
    """Return the change of a row; None if nothing changed after all.

    `rows` gives a record's rows of a sheet by key; `made` holds the keys of the rows that are new.

    Raises:
        RowError: the change cannot be taken over.
    """
    page, found, line = one.found.page, one.found, one.line
    base = rows(page, sides.was).get(one.key) if sides.was is not None else None
    if line is None:
        gone = base and RowChange(page, found.name, 0, base.path, gone=True, keys=base.keys)
        return Compared(gone) if gone else None
    if base is None:
        return _new(one, line, sides, rows, made) if page.steps else None
    was = {column.name: cell for column, cell in zip(page.columns, base.cells, strict=True)}
    changed = {
        column: text
        for column, text in _understood(found, line, was).items()
        if text != _meant(was[column.name], column)
    }
    if sides.now is not sides.was and ENTRIES not in page.steps:
        changed = _uncontested(one, line, changed, was, rows(page, sides.now).get(one.key))
    if not changed:
        return None
    values = {column.name: text for column, text in changed.items()}
    change = RowChange(page, found.name, line.at, base.path, values, keys=base.keys)
    return Compared(change, tuple(found.places[name] for name, text in values.items() if text == EMPTY))


def _uncontested(
    one: Asked, line: Line, changed: Mapping[Column, str], was: Mapping[str, Cell], now: Row | None
) -> dict[Column, str]:
    """Return the changes of a row that the files do not contain yet.

    Raises:
        RowError: since the export, the value has changed in the files, or the row is gone.
    """
    if now is None:
        at = next(iter(changed), one.found.page.columns[0]).name
        said = "changed here, and gone from the files since the export"
        raise RowError(one.found, line, at, said, "Clear its row, or add it as a new one.")
    theirs = dict(zip((column.name for column in one.found.page.columns), now.cells, strict=True))
    left = {}
    for column, text in changed.items():
        there = _meant(theirs[column.name], column)
        if there == text:
            continue
        if there != _meant(was[column.name], column) and not column.many:
            said = (
                f"changed here and in the files since the export: {_shown(there)} there, {_shown(text)} here"
            )
            raise RowError(
                one.found, line, column.name, said, "Nothing of this row is written: decide which."
            )
        left[column] = text
    return left


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return "nothing" if not flat else flat if len(flat) <= _LONG else f"{flat[:_LONG]}…"


def _understood(found: Found, line: Line, was: Mapping[str, Cell]) -> dict[Column, str]:
    """Return the values of a row's changed cells."""
    values = {}
    for column in found.page.columns:
        if column.name in found.places and plain(line.cells[column.name]) != plain(was.get(column.name)):
            try:
                values[column] = understood(line.cells[column.name], column)
            except CellError as error:
                raise RowError(found, line, column.name, error.message, error.help) from error
    return values


def _meant(cell: Cell, column: Column) -> str:
    try:
        return understood(cell, column)
    except CellError:
        return plain(cell)


def _new(
    one: Asked,
    line: Line,
    sides: Sides,
    rows: Callable[[Page, Any], Mapping[str, Row]],
    made: set[tuple[str, ...]],
) -> Compared | None:
    page, found, keys = one.found.page, one.found, line.keys
    values = {column.name: text for column, text in _understood(found, line, {}).items()}
    if not values:
        return None
    own = page.keys[-1].name
    for column, key in zip(page.keys[:-1], keys, strict=False):
        if not key:
            raise RowError(found, line, column.name, f"the row is new, but names no {column.name}")
    group = _group(page, keys[len(KINDS[page.kind].keys) : -1])
    if not _is_there(page, group, line, sides, made):
        raise RowError(found, line, page.keys[-2].name, f"there is no {_named(page, keys[:-1])}")
    if page.is_log:
        if keys[-1]:
            said = f"the log has no entry {keys[-1]}"
            raise RowError(found, line, own, said, "Leave the number of a new entry empty.")
        return Compared(RowChange(page, found.name, line.at, group, values, new=True, keys=keys))
    name = keys[-1]
    if not name and own != "id":
        raise RowError(found, line, own, f"the row is new, but names no {own}")
    if not name:
        taken = {key.split("\t")[-1] for record in (sides.was, sides.now) for key in rows(page, record)}
        name = new_id(page.name[0], taken | {known[-1] for known in made})
    made.add((page.name, *keys[:-1], name))
    change = RowChange(page, found.name, line.at, group, values, new=True, key=name, keys=(*keys[:-1], name))
    return Compared(change)


def _group(page: Page, parents: Sequence[str]) -> Path:
    """Return the path to the mapping or log that a new row belongs to."""
    waiting = list(parents)
    path: list[str | int] = []
    for step in page.steps[:-1]:
        if step == VALUES:
            path.append(waiting.pop(0))
        elif step == ENTRIES:
            number = waiting.pop(0)
            path.append(int(number) - 1 if number.isdigit() else -1)
        else:
            path.append(step)
    return tuple(path)


def _is_there(page: Page, group: Path, line: Line, sides: Sides, made: set[tuple[str, ...]]) -> bool:
    """Tell whether the parent of a new row is in the file, or is new itself."""
    depth = max((i for i, step in enumerate(page.steps[:-1]) if step in (VALUES, ENTRIES)), default=-1)
    if depth < 0 or any(line.keys[:-1] == keys[1:] for keys in made):
        return True
    here = sides.was
    for step in group[: depth + 1]:
        if isinstance(step, int):
            if not 0 <= step < len(here or ()):
                return False
            here = here[step]
        else:
            here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, None)
        if here is None:
            return False
    return True


def by_key(page: Page, place: paths.Place, record: Any) -> dict[str, Row]:
    """Return a record's rows of a sheet by their keys in the file."""
    if record is None:
        return {}
    return {"\t".join(row.keys[len(place.keys) :]): row for row in rows_of(page, place.keys, record)}


def _named(page: Page, keys: Sequence[str]) -> str:
    """Return the name of a row from its keys: `account acme, id a-7k2q`."""
    return listed(f"{key.name} `{text}`" for key, text in zip(page.keys, keys, strict=False) if text)
